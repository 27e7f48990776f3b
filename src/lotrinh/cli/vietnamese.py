"""Click, speaking Vietnamese: headings of help pages and messages about wrong arguments."""

from __future__ import annotations

from typing import Any, NoReturn

import click


class VietnameseCommand(click.Command):
    """A command whose help page is in Vietnamese."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[TÙY CHỌN]")
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Xem trợ giúp này rồi dừng."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, ctx, formatter)


class VietnameseGroup(click.Group):
    """A group of commands whose help page is in Vietnamese."""

    command_class = VietnameseCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[TÙY CHỌN]")
        kwargs.setdefault("subcommand_metavar", "LỆNH …")
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Xem trợ giúp này rồi dừng."
        return option

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which a person meets them."""
        return list(self.commands)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, self.commands[name].get_short_help_str(80)) for name in self.commands]
        with formatter.section("Lệnh"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            _refuse_command(ctx, name, list(self.commands))
        return super().resolve_command(ctx, args)


def say_usage_error(error: click.UsageError) -> str:
    """A message of a few lines: what is wrong with the arguments, and where help stands."""
    path = error.ctx.command_path if error.ctx is not None else "lotrinh"
    return f"{path}: {_what_is_wrong(error)}\nXem: {path} --help"


def _what_is_wrong(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f" (có phải {', '.join(error.possibilities)}?)" if error.possibilities else ""
        return f"không có tùy chọn {error.option_name}{near}."
    if isinstance(error, click.MissingParameter):
        return f"thiếu {_name(error.param, error.ctx)}."
    if isinstance(error, click.BadParameter):
        if error.param is not None and isinstance(error.param.type, click.Choice):
            choices = ", ".join(str(choice) for choice in error.param.type.choices)
            return f"{_name(error.param, error.ctx)} phải là một trong: {choices}."
        return f"{_name(error.param, error.ctx)}: {error.message}"
    if isinstance(error, click.BadOptionUsage):
        return f"tùy chọn {error.option_name} dùng chưa đúng (thiếu hoặc thừa giá trị)."
    return error.message


def _name(parameter: click.Parameter | None, ctx: click.Context | None) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    if parameter is None or ctx is None:
        return "tham số"
    return parameter.make_metavar(ctx)


def _refuse_command(ctx: click.Context, name: str, known: list[str]) -> NoReturn:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    question = f" (có phải {near[0]}?)" if near else ""
    ctx.fail(f"không có lệnh {name}{question}. Các lệnh: {', '.join(known)}.")


def _write_usage(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix="Cách dùng: ")


def _write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    options = (p for p in command.get_params(ctx) if isinstance(p, click.Option))
    records = [option.get_help_record(ctx) for option in options]
    rows = [record for record in records if record is not None]
    if rows:
        with formatter.section("Tùy chọn"):
            formatter.write_dl(rows)
