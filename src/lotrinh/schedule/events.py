"""The register of events that people keep, as a TOML file.

    [[event]]
    name = "Lễ hội Cầu Ngư xã Suối Trăng năm 2031"
    aliases = ["Lễ hội Cầu Ngư"]     # optional: other names, where the grammar cannot tell
    start = 2031-03-10
    end = 2031-03-12                 # optional: one day where left out
    confirmed = false                # optional: true where left out

Place in the flow: stage 4. Names are matched as the document's own are: "Đại hội XIV của Đảng"
finds "Đại hội đại biểu toàn quốc lần thứ XIV của Đảng".
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from lotrinh.language import Text
from lotrinh.mentions.time_events import EventMention, find_events, fold, same_event
from lotrinh.schedule.model import EventDates
from lotrinh.source.errors import UnreadableError

_KEYS: Final = {"name", "aliases", "start", "end", "confirmed"}


def event_key(name: str) -> str:
    """An event's identity: that of the event grammar, else the folded name."""
    mention = _mention(name)
    return mention.key if mention else fold(name)


def load_events(content: bytes, *, name: str = "events.toml") -> dict[str, EventDates]:
    """The register by key, in the file's order.

    Raises UnreadableError, naming the entry, where the file is no TOML or an entry is wrong.
    """
    try:
        raw = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(
            name, Text("không đọc được: tệp TOML sai ({reason}).", reason=error)
        ) from error
    listed = raw.get("event", [])
    if not isinstance(listed, list) or set(raw) - {"event"}:
        raise _wrong(name, Text("tệp sự kiện chỉ gồm các mục [[event]]."))
    register: dict[str, EventDates] = {}
    for number, item in enumerate(listed, start=1):
        event = _read_event(name, number, item)
        if event.key in register:
            raise _wrong(name, Text("sự kiện “{name}” có hai lần.", name=event.name))
        register[event.key] = event
    return register


def find_dates_of(events: Mapping[str, EventDates], name: str) -> EventDates | None:
    """The registered event that a printed name means; None where none or several fit."""
    key = event_key(name)
    if key in events:
        return events[key]
    known = {id(e): e for e in events.values()}
    for event in known.values():
        if key in (event_key(alias) for alias in event.aliases):
            return event
    mention = _mention(name)
    if mention is None:
        return None
    fitting = [
        event
        for event in known.values()
        if any(
            (other := _mention(words)) is not None and same_event(mention, other)
            for words in (event.name, *event.aliases)
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def _mention(name: str) -> EventMention | None:
    found = find_events(name)
    return found[0] if found else None


def _read_event(file: str, number: int, item: Any) -> EventDates:
    if not isinstance(item, dict) or not isinstance(item.get("name"), str) or not item["name"]:
        raise _wrong(file, Text("mục [[event]] thứ {number} không có tên (name).", number=number))
    name = item["name"]
    unknown = sorted(set(item) - _KEYS)
    if unknown:
        raise _wrong(
            file,
            Text("sự kiện “{name}”: không hiểu khóa {keys}.", name=name, keys=", ".join(unknown)),
        )
    start = _day(file, name, item, "start")
    end = _day(file, name, item, "end") if "end" in item else start
    if end < start:
        raise _wrong(
            file,
            Text(
                "sự kiện “{name}” kết thúc ({end}) trước khi bắt đầu ({start}).",
                name=name,
                end=end,
                start=start,
            ),
        )
    aliases, confirmed = item.get("aliases", []), item.get("confirmed", True)
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise _wrong(file, Text("sự kiện “{name}”: aliases phải là danh sách tên.", name=name))
    if not isinstance(confirmed, bool):
        raise _wrong(file, Text("sự kiện “{name}”: confirmed phải là true hoặc false.", name=name))
    return EventDates(name, event_key(name), start, end, confirmed, tuple(aliases))


def _day(file: str, name: str, item: Mapping[str, Any], key: str) -> date:
    value = item.get(key)
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = None
    if isinstance(value, datetime):
        value = value.date()
    if not isinstance(value, date):
        raise _wrong(
            file,
            Text("sự kiện “{name}”: {key} phải là một ngày dạng 2031-03-10.", name=name, key=key),
        )
    return value


def _wrong(name: str, message: Text) -> UnreadableError:
    return UnreadableError(name, "corrupt", message)
