"""What several commands share: exit codes, options, and what the text cannot know.

Place in the flow: cli.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lotrinh.cli.help_pages import SpokenOption
from lotrinh.language import Text, spoken, tr

if TYPE_CHECKING:
    from lotrinh.compile import Options

FINE, FINDINGS, COULD_NOT = 0, 1, 2

spoken_option = partial(click.option, cls=SpokenOption)
files_argument = click.argument("files", metavar=Text("TỆP…"), nargs=-1, required=True)
output_option = spoken_option(
    "-o",
    "--output",
    metavar=Text("NƠI"),
    help=Text("Ghi ra tệp này (một đầu vào) hoặc thư mục này (nhiều đầu vào)."),
)
events_option = spoken_option(
    "--events",
    metavar=Text("TỆP"),
    help=Text("Sổ sự kiện (TOML): ngày của đại hội, lễ, bầu cử … mà kế hoạch chờ."),
)
as_of_option = spoken_option(
    "--as-of",
    metavar=Text("NGÀY"),
    help=Text("Tính như thể hôm nay là ngày này (2026-03-31)."),
)
password_option = spoken_option(
    "--password", metavar=Text("MẬT-KHẨU"), help=Text("Mật khẩu mở tệp PDF đã khóa.")
)


def options_of(events: str | None, as_of: str | None) -> Options:
    """What the text cannot know. Raises `click.ClickException` with a message for people."""
    from lotrinh.compile import Options

    day: date | None = None
    if as_of is not None:
        try:
            day = date.fromisoformat(as_of)
        except ValueError as error:
            message = tr("--as-of: {day} không phải ngày dạng 2026-03-31.", day=as_of)
            raise click.UsageError(message) from error
    if events is None:
        return Options(as_of=day)
    from lotrinh.schedule.events import load_events
    from lotrinh.source.errors import UnreadableError
    from lotrinh.source.open import read_file

    try:
        register = load_events(read_file(Path(events)), name=events)
        return Options(as_of=day, events=register)
    except UnreadableError as error:
        raise click.ClickException(error.say(spoken())) from error
