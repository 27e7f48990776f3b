"""A plan's schedule as an iCalendar file (RFC 5545).

Place in the flow: after the schedule. Phases are all-day spans, deadlines remind 7, 3 and 1 days
before, recurring duties carry their rule. The same plan gives the same bytes: nothing here asks
the clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vRecur, vText

from lotrinh.language import Language, Text, say, speaking, spoken, tr
from lotrinh.plan.model import Plan
from lotrinh.render.phrases import say_place
from lotrinh.schedule.model import TIME_ZONE, Entry, Schedule

ALARM_HOUR: Final = 8
"""Reminders of all-day deadlines come at this hour."""

_NO_DATE: Final = date(2000, 1, 1)
_ZONE: Final = ZoneInfo(TIME_ZONE)
_PREFIX: Final = {"deadline": Text("Hạn"), "recurring": Text("Định kỳ")}
_CATEGORY: Final = {
    "phase": Text("Đợt"), "stage": Text("Giai đoạn"), "period": Text("Thời gian"),
    "deadline": Text("Thời hạn"), "recurring": Text("Định kỳ"),
}  # fmt: skip


def render_calendar(
    plan: Plan,
    schedule: Schedule,
    *,
    name: str,
    stamp: datetime | None = None,
    lang: Language = "vi",
) -> bytes:
    """The calendar as UTF-8 bytes with CRLF line ends.

    `stamp` is the DTSTAMP of every entry; without it the plan's own date stands for it, so that
    two runs agree. What has no day yet is listed in the calendar's description. `lang` is the
    language of our own words in it.
    """
    part = (plan, schedule, stamp or _own_stamp(schedule))
    return render_calendars([part], name=name, lang=lang)


def render_calendars(
    parts: Sequence[tuple[Plan, Schedule, datetime]], *, name: str, lang: Language = "vi"
) -> bytes:
    """Several plans, each with its schedule and the DTSTAMP of its entries, in one calendar."""
    with speaking(lang):
        return bytes(_draw(parts, name).to_ical())


def _draw(parts: Sequence[tuple[Plan, Schedule, datetime]], name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", f"-//Lo Trinh//lotrinh//{spoken().upper()}")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("NAME", vText(name))
    calendar.add("X-WR-CALNAME", vText(name))
    calendar.add("X-WR-TIMEZONE", TIME_ZONE)
    waiting = [
        entry
        for _plan, schedule, _stamp in parts
        for entry in schedule.entries
        if entry.start is None and entry.end is None
    ]
    if waiting:
        calendar.add("X-WR-CALDESC", vText(_describe_waiting(waiting)))
    calendar.add_component(_time_zone())
    for plan, schedule, stamp in parts:
        for entry in schedule.entries:
            if entry.start is not None or entry.end is not None:
                calendar.add_component(_event(plan, entry, stamp.astimezone(UTC)))
    return calendar


def _own_stamp(schedule: Schedule) -> datetime:
    days = [day for entry in schedule.entries for day in (entry.start, entry.end) if day]
    day = schedule.anchor or min(days, default=_NO_DATE)
    return datetime.combine(day, time(0), UTC)


def _describe_waiting(entries: list[Entry]) -> str:
    lines = [tr("Chưa có ngày:")]
    for entry in entries:
        waits = ", ".join(map(say, entry.waits_for))
        waiting = tr(", chờ: {events}", events=waits) if waits else ""
        lines.append(f"- {_summary(entry)} ({entry.text}){waiting}")
    return "\n".join(lines)


def _time_zone() -> Timezone:
    """Việt Nam has kept +07:00 since 1975."""
    zone = Timezone()
    zone.add("TZID", TIME_ZONE)
    standard = TimezoneStandard()
    standard.add("DTSTART", datetime(1975, 6, 13))  # noqa: DTZ001 (local time, as RFC 5545 asks)
    standard.add("TZOFFSETFROM", timedelta(hours=7))
    standard.add("TZOFFSETTO", timedelta(hours=7))
    standard.add("TZNAME", "+07")
    zone.add_component(standard)
    return zone


def _event(plan: Plan, entry: Entry, stamp: datetime) -> Event:
    event = Event()
    event.add("UID", f"{entry.uid}@lotrinh")
    event.add("DTSTAMP", stamp)
    event.add("SUMMARY", _summary(entry))
    event.add("DESCRIPTION", _description(plan, entry))
    event.add("CATEGORIES", [tr(_CATEGORY[entry.kind]), *([entry.who] if entry.who else [])])
    event.add("STATUS", "TENTATIVE" if _is_doubtful(entry) else "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT")
    if entry.place:
        event.add("LOCATION", vText(entry.place))
    if entry.kind in _PREFIX or (entry.kind == "period" and entry.start == entry.end):
        _add_moment(event, entry)
    else:
        _add_span(event, entry)
    if entry.recurrence is not None:
        event.add("RRULE", _rule(entry, entry.recurrence))
    for days in entry.alarms:
        event.add_component(_alarm(entry, days))
    return event


def _is_doubtful(entry: Entry) -> bool:
    """Whether a day of the entry is not what the plan fixes."""
    open_or_guessed = entry.provisional or entry.assumed or entry.waits_for
    return bool(open_or_guessed or entry.is_reversed)


def _rule(entry: Entry, words: str) -> vRecur:
    """The rule with its end, which is told as the start is: as a day, or as a time in UTC."""
    rule: vRecur = vRecur.from_ical(words)
    if entry.until is not None:
        day_end = datetime.combine(entry.until, time(23, 59, 59), _ZONE).astimezone(UTC)
        rule["UNTIL"] = [day_end if _clock(entry) else entry.until]
    return rule


def _add_span(event: Event, entry: Entry) -> None:
    """An all-day span; the end that is open, or lies before the start, is left to the words."""
    start = entry.start or entry.end or _NO_DATE
    end = entry.end if entry.end is not None and entry.end >= start else start
    event.add("DTSTART", start)
    event.add("DTEND", end + timedelta(days=1))


def _add_moment(event: Event, entry: Entry) -> None:
    """A deadline or the first occurrence: a day, or a time of the day in Vietnamese time."""
    day = entry.start or entry.end or _NO_DATE
    clock = _clock(entry)
    if clock is None:
        event.add("DTSTART", day)
        event.add("DTEND", day + timedelta(days=1))
    else:
        event.add("DTSTART", datetime.combine(day, clock, _ZONE))


def _clock(entry: Entry) -> time | None:
    """The printed hour, or the first hour of the rule."""
    parts = dict(part.split("=", 1) for part in (entry.recurrence or "").split(";") if "=" in part)
    if "BYHOUR" in parts:
        return time(int(parts["BYHOUR"].split(",")[0]), int(parts.get("BYMINUTE", "0")))
    return time.fromisoformat(entry.time) if entry.time and not entry.recurrence else None


def _alarm(entry: Entry, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    words = tr("Còn {count} ngày: {what}", count=days, what=_summary(entry))
    alarm.add("DESCRIPTION", words)
    early = timedelta(days=-days)
    alarm.add("TRIGGER", early if _clock(entry) else early + timedelta(hours=ALARM_HOUR))
    return alarm


def _summary(entry: Entry) -> str:
    label = say(_PREFIX.get(entry.kind) or entry.label)
    title = f"{label}: {entry.title}" if label else entry.title
    if entry.within:
        title = f"{entry.within}, {title}"
    if entry.assumed:
        return tr("{title} (văn bản không ghi ngày)", title=title)
    if entry.is_reversed:
        return tr("{title} (kết thúc ghi trước bắt đầu)", title=title)
    if entry.kind in _PREFIX or entry.recurrence is not None:
        return title
    if entry.end is None:
        return tr("{title} (bắt đầu)", title=title) if entry.start else title
    return tr("{title} (kết thúc)", title=title) if entry.start is None else title


def _description(plan: Plan, entry: Entry) -> str:
    lines = [entry.clause, tr("Thời gian ghi trong văn bản: {words}", words=entry.text)]
    if entry.place:
        lines.append(tr("Địa điểm: {place}", place=entry.place))
    if entry.who:
        lines.append(tr("Đơn vị: {unit}", unit=entry.who))
    if entry.waits_for:
        events = ", ".join(map(say, entry.waits_for))
        lines.append(tr("Chờ ngày của: {events}", events=events))
    lines += [tr("Cách tính: {note}", note=say(note)) for note in entry.notes]
    lines.append(tr("Nguồn: {source}", source=_source(plan, entry)))
    return "\n".join(lines)


def _source(plan: Plan, entry: Entry) -> str:
    header = plan.header
    number = f"{header.number}/{header.symbol}" if header.number and header.symbol else ""
    if header.symbol and "/" in header.symbol and header.number:
        number = f"{header.number}-{header.symbol}"
    kind = header.doc_type or tr("Kế hoạch")
    document = tr("{kind} số {number}", kind=kind, number=number) if number else plan.source.name
    return f"{document}, {say_place(entry.at)}"
