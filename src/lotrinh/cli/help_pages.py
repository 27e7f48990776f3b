"""Click, speaking our languages: help pages and messages about wrong arguments.

Commands and options carry their texts as `Text`; here they are said in the language that is
spoken when a page is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn

import click

from lotrinh.language import LANGUAGES, Language, Text, tr

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

LANGUAGE_VARIABLE = "LOTRINH_LANG"
_LANGUAGE_OPTION = "--lang"


def find_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language that a call asks for: `--lang`, else `LOTRINH_LANG`, else Vietnamese.

    It is looked up before the arguments are understood, so that a message about wrong arguments
    comes in that language too. What is no language counts as none; the option refuses it later.
    """
    asked = environment.get(LANGUAGE_VARIABLE, "")
    words = list(arguments)
    words = words[: words.index("--")] if "--" in words else words
    for word, following in pairwise([*words, ""]):
        if word == _LANGUAGE_OPTION:
            asked = following
        elif word.startswith(f"{_LANGUAGE_OPTION}="):
            asked = word.partition("=")[2]
    return next((language for language in LANGUAGES if language == asked), "vi")


class SpokenOption(click.Option):
    """An option whose help and metavar are said in the language that is spoken."""

    def make_metavar(self, ctx: click.Context) -> str:
        return tr(super().make_metavar(ctx))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        said = self.help or ""
        return record and (record[0], record[1].replace(said, tr(said), 1))


_LANGUAGE = SpokenOption(
    [_LANGUAGE_OPTION],
    type=click.Choice(LANGUAGES),
    envvar=LANGUAGE_VARIABLE,
    expose_value=False,
    help=Text("Ngôn ngữ của Lộ Trình: vi (mặc định) hoặc en. Cũng đặt được bằng LOTRINH_LANG."),
)
"""Every command takes it, so that it may stand anywhere; `find_language` has read it before."""


class SpokenCommand(click.Command):
    """A command whose help page is said in the language that is spoken."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", Text("[TÙY CHỌN]"))
        super().__init__(*args, **kwargs)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        params = super().get_params(ctx)
        return [*params[:-1], _LANGUAGE, *params[-1:]]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = tr("Xem trợ giúp này rồi dừng.")
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [tr(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=tr("Cách dùng: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(tr(self.help or ""))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section(tr("Tùy chọn")):
            formatter.write_dl([record for record in records if record is not None])


class SpokenGroup(SpokenCommand, click.Group):
    """A group of commands whose help page is said in the language that is spoken."""

    command_class = SpokenCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", Text("LỆNH …"))
        super().__init__(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which a person meets them."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, tr(command.short_help or "")) for name, command in commands if command]
        with formatter.section(tr("Lệnh")):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            _refuse_command(ctx, name, self.list_commands(ctx))
        return super().resolve_command(ctx, args)


class OpenGroup(SpokenGroup):
    """A group that other packages add commands to, by entry points of the group's name."""

    def __init__(self, *args: Any, entry_points: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entry_points = entry_points

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Its own, then the others' in the order of their names."""
        own = super().list_commands(ctx)
        return own + sorted(point.name for point in self._points() if point.name not in own)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Its own are found without looking further."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        for point in self._points():
            if point.name == cmd_name:
                command: click.Command = point.load()
                return command
        return None

    def _points(self) -> EntryPoints:
        from importlib.metadata import entry_points

        return entry_points(group=self.entry_points)


def say_usage_error(error: click.UsageError) -> str:
    """A message of a few lines: what is wrong with the arguments, and where help stands."""
    path = error.ctx.command_path if error.ctx is not None else "lotrinh"
    see = tr("Xem: {path} --help", path=path)
    return f"{path}: {_what_is_wrong(error)}\n{see}"


def _what_is_wrong(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return tr("không có tùy chọn {name}{question}.", name=error.option_name,
                  question=_did_you_mean(error.possibilities))  # fmt: skip
    if isinstance(error, click.MissingParameter):
        return tr("thiếu {name}.", name=_name(error.param, error.ctx))
    if isinstance(error, click.BadParameter):
        name = _name(error.param, error.ctx)
        if error.param is not None and isinstance(error.param.type, click.Choice):
            choices = ", ".join(str(choice) for choice in error.param.type.choices)
            return tr("{name} phải là một trong: {choices}.", name=name, choices=choices)
        return f"{name}: {error.message}"
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        return tr("tùy chọn {name} dùng chưa đúng (thiếu hoặc thừa giá trị).", name=name)
    return error.message


def _name(parameter: click.Parameter | None, ctx: click.Context | None) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    if parameter is None or ctx is None:
        return tr("tham số")
    return tr(parameter.make_metavar(ctx))


def _refuse_command(ctx: click.Context, name: str, known: list[str]) -> NoReturn:
    from difflib import get_close_matches

    ctx.fail(
        tr(
            "không có lệnh {name}{question}. Các lệnh: {known}.",
            name=name,
            question=_did_you_mean(get_close_matches(name, known, 1)),
            known=", ".join(known),
        )
    )


def _did_you_mean(names: Sequence[str] | None) -> str:
    return tr(" (có phải {names}?)", names=", ".join(names)) if names else ""
