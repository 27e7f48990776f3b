"""The command line: `lotrinh read · text · calendar · check · explain · schema`.

Place in the flow: above everything. It opens what people name, hands it to the engine, writes what
comes out, and turns every outcome into an exit code: 0 fine, 1 findings, 2 could not.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

INTERRUPTED = 130
PIPE_CLOSED = 141


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line and leaves the process with its exit code."""
    import click

    from lotrinh.cli.commands import lotrinh
    from lotrinh.cli.output import PipeClosedError
    from lotrinh.cli.vietnamese import say_usage_error

    _speak_utf8()
    try:
        code = lotrinh.main(arguments, prog_name="lotrinh", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except click.UsageError as error:
        click.echo(say_usage_error(error), err=True)
        sys.exit(2)
    except click.ClickException as error:
        click.echo(f"lotrinh: {error.format_message()}", err=True)
        sys.exit(2)
    except click.Abort:
        click.echo("Đã dừng.", err=True)
        sys.exit(INTERRUPTED)
    except PipeClosedError:
        _leave_quietly()
    sys.exit(code)


def _speak_utf8() -> None:
    """Vietnamese needs UTF-8, also on a Windows console with an old code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and stream.encoding.lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8")


def _leave_quietly() -> NoReturn:
    """The reader of our output has gone (`lotrinh … | head`): no message, as other tools do."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(PIPE_CLOSED)
