"""Writing mended copies beside the documents, and saying what was mended.

Place in the flow: cli; render/fix_docx.py and render/fix_text.py make the copies.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from lotrinh.cli.checking import Checked, Fixed
from lotrinh.language import tr
from lotrinh.source.inputs import Input

if TYPE_CHECKING:
    from lotrinh.render.fix_places import Change

_ENDING: Final = "-da-soat"


def write_fixed(checked: Sequence[tuple[Input, Checked]]) -> None:
    """A copy beside each document that can be mended. What was mended goes to standard error.

    Raises `click.ClickException` where a copy cannot be written. An earlier copy is replaced; the
    document itself never is.
    """
    for document, done in checked:
        name, fixed = document.name, done.fixed
        if document.path is None or fixed is None:
            said = tr("{name}: chỉ sửa được tệp Word (.docx) và tệp văn bản.", name=name)
            click.echo(said, err=True)
        elif not fixed.is_worth_writing:
            click.echo(tr("{name}: không có gì để sửa.", name=name), err=True)
        else:
            _write(document.path, fixed)


def _write(path: Path, fixed: Fixed) -> None:
    copy = path.with_name(f"{path.stem}{_ENDING}{path.suffix}")
    try:
        copy.write_bytes(fixed.content)
    except OSError as error:
        reason = error.strerror or str(error)
        message = tr("không ghi được {path} ({reason}).", path=copy, reason=reason)
        raise click.ClickException(message) from error
    count = len(fixed.changes)
    said = tr("{path}: đã sửa {count} chỗ", path=copy, count=count)
    if fixed.comments:
        said += ", " + tr("ghi {count} bình luận", count=fixed.comments)
    click.echo(f"{said}.", err=True)
    for change in fixed.changes:
        click.echo(f"  {_say(change)}", err=True)


def _say(change: Change) -> str:
    from lotrinh.render.phrases import say_place

    return f"{say_place(change.at)}: “{change.before}” → “{change.after}” ({change.code})"
