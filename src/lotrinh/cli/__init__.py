"""The command line: `lotrinh read · text · calendar · check · compare · explain · schema`.

Place in the flow: above everything. It opens what people name, hands it to the engine, writes what
comes out, and turns every outcome into an exit code: 0 fine, 1 findings, 2 could not.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

COULD_NOT = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line, in the language asked for, and leaves with its exit code."""
    from lotrinh.cli.help_pages import find_language
    from lotrinh.language import speaking, tr

    words = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    with speaking(find_language(words, os.environ)):
        try:
            code = _run(words)
        except KeyboardInterrupt:
            code = INTERRUPTED
            print(tr("Đã dừng."), file=sys.stderr)
    sys.exit(code)


def _run(arguments: Sequence[str]) -> int:
    import click

    from lotrinh.cli.commands import lotrinh
    from lotrinh.cli.help_pages import say_usage_error
    from lotrinh.cli.output import PipeClosedError

    try:
        code: int = lotrinh.main(list(arguments), prog_name="lotrinh", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
    except click.UsageError as error:
        click.echo(say_usage_error(error), err=True)
    except click.ClickException as error:
        click.echo(f"lotrinh: {error.format_message()}", err=True)
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except PipeClosedError:
        _silence()
        return PIPE_CLOSED
    else:
        return code
    return COULD_NOT


def _speak_utf8() -> None:
    """Vietnamese needs UTF-8, also on a Windows console with an old code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and stream.encoding.lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8")


def _silence() -> None:
    """The reader of our output has gone (`lotrinh … | head`): no message, as other tools do."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
