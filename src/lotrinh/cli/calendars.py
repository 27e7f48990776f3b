"""Several plans in one calendar file."""

from __future__ import annotations

from collections.abc import Sequence

NAME = "Lộ Trình"


def join_calendars(calendars: Sequence[bytes]) -> bytes:
    """One VCALENDAR with the entries of all; the first one's properties, each time zone once."""
    from icalendar import Calendar

    joined = Calendar.from_ical(calendars[0])
    zones = {part.get("TZID") for part in joined.subcomponents if part.name == "VTIMEZONE"}
    for other in calendars[1:]:
        for part in Calendar.from_ical(other).subcomponents:
            if part.name == "VTIMEZONE":
                if part.get("TZID") in zones:
                    continue
                zones.add(part.get("TZID"))
            joined.add_component(part)
    for key in ("NAME", "X-WR-CALNAME"):
        if key in joined:
            del joined[key]
            joined.add(key, NAME)
    content: bytes = joined.to_ical()
    return content
