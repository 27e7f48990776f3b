"""An event gets a day, moves by a week, moves back: windows and deadlines follow, and are told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lotrinh_web.calendars import selectors, services
from lotrinh_web.calendars.models import CalendarEntry, EventChange, OfficeEvent, PlanCalendar
from lotrinh_web.calendars.movement import read_movements, say_days
from lotrinh_web.common.errors import ConflictError, ForbiddenError, InvalidError
from lotrinh_web.common.models import AuditRecord
from lotrinh_web.organisations.models import UnitGroup
from lotrinh_web.plans.models import Plan
from lotrinh_web.plans.reviewing import approve, withdraw
from lotrinh_web.plans.services import register_plan
from tests.web.people import People

EVENT = "Lễ hội Cầu Ngư xã An Phú năm 2026"
TEXT = """ỦY BAN NHÂN DÂN
XÃ AN PHÚ
Số: {number}/KH-UBND

An Phú, ngày 02 tháng 6 năm 2026

KẾ HOẠCH
Tuyên truyền Lễ hội Cầu Ngư xã An Phú năm 2026

I. THỜI GIAN
1. Đợt 1: Từ ngày 10/6/2026 đến trước Lễ hội Cầu Ngư 5 ngày.
2. Đợt 2: Trong thời gian diễn ra Lễ hội Cầu Ngư.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội: báo cáo kết quả trước ngày 20/9/2026.
2. Thôn Nà Sơn: treo băng rôn xong trước ngày 15/6/2026.
"""


def bring(people: People, number: int = 12, text: str = TEXT) -> Plan:
    upload = SimpleUploadedFile(f"ke-hoach-{number}.txt", text.format(number=number).encode())
    return register_plan(people.owner, people.office, upload)


def hold(
    people: People,
    start: date,
    end: date | None = None,
    event: OfficeEvent | None = None,
    **more: Any,
) -> EventChange:
    fields = {"name": EVENT, "aliases": ["Lễ hội Cầu Ngư"], "confirmed": True, **more}
    return services.save_event(
        people.owner, people.office, event, start=start, end=end or start, **fields
    )


def days_of(plan: Plan) -> list[tuple[str, str]]:
    return [
        (e.label or e.kind, say_days((e.start, e.end)))
        for e in CalendarEntry.objects.filter(plan=plan)
    ]


def test_a_plan_that_was_read_stands_on_the_calendar(people: People) -> None:
    plan = bring(people)
    days = dict(days_of(plan))
    assert days["Đợt 2"] == "chưa có ngày"
    assert PlanCalendar.objects.get(plan=plan).version.number == 1
    [awaited] = selectors.awaited_by(people.office)
    assert (awaited.name, awaited.plans) == ("Lễ hội Cầu Ngư xã An Phú năm 2026", 1)


def test_units_are_found_by_name_alias_and_group(people: People) -> None:
    group = UnitGroup.objects.create(office=people.office, name="Phòng Văn hoá, Xã hội")
    group.units.add(people.hamlet)
    plan = bring(people)
    units = {
        unit.name for entry in CalendarEntry.objects.filter(plan=plan) for unit in entry.units.all()
    }
    assert units == {"Phòng Văn hóa - Xã hội", "Thôn Nà Sơn"}
    assert PlanCalendar.objects.get(plan=plan).units.count() == 2


def test_a_week_later_says_what_moved_and_can_be_undone(people: People) -> None:
    plan = bring(people)
    first = hold(people, date(2026, 8, 1), date(2026, 8, 15))
    assert dict(days_of(plan))["Đợt 2"] == "01/8–15/8/2026"
    event = OfficeEvent.objects.get()
    second = hold(people, date(2026, 8, 8), date(2026, 8, 22), event)
    lines = {
        line.label: (say_days(line.old), say_days(line.new))
        for movement in read_movements(second.moved)
        for line in movement.lines
    }
    assert lines["Đợt 2"] == ("01/8–15/8/2026", "08/8–22/8/2026")
    assert lines["Đợt 1"] == ("10/6–27/7/2026", "10/6–03/8/2026")
    assert second.moved_count == 2
    with pytest.raises(ConflictError):
        services.undo_change(people.owner, first)
    undone = services.undo_change(people.colleague, second)
    assert undone.moved_count == 2
    assert dict(days_of(plan))["Đợt 2"] == "01/8–15/8/2026"
    with pytest.raises(ConflictError):
        services.undo_change(people.owner, second)
    actions = list(AuditRecord.objects.order_by("id").values_list("action", flat=True))[-3:]
    assert actions == ["calendars.event.add", "calendars.event.change", "calendars.event.undo"]


def test_taking_an_event_out_and_bringing_it_back(people: People) -> None:
    plan = bring(people)
    added = hold(people, date(2026, 8, 1))
    removed = services.remove_event(people.owner, OfficeEvent.objects.get())
    assert dict(days_of(plan))["Đợt 2"] == "chưa có ngày"
    with pytest.raises(ConflictError):
        services.undo_change(people.owner, added)
    services.undo_change(people.owner, removed)
    assert dict(days_of(plan))["Đợt 2"] == "01/8/2026"


def test_undoing_a_new_event_takes_it_out(people: People) -> None:
    services.undo_change(people.owner, hold(people, date(2026, 8, 1)))
    assert not OfficeEvent.objects.exists()


def test_a_day_that_is_not_confirmed_is_provisional(people: People) -> None:
    plan = bring(people)
    hold(people, date(2026, 8, 1), confirmed=False)
    assert CalendarEntry.objects.get(plan=plan, label="Đợt 2").provisional


def test_what_cannot_be_saved(people: People) -> None:
    hold(people, date(2026, 8, 1))
    event = OfficeEvent.objects.get()
    with pytest.raises(InvalidError):
        hold(people, date(2026, 8, 2))
    with pytest.raises(InvalidError):
        hold(people, date(2026, 8, 2), date(2026, 8, 1), event)
    hold(people, date(2026, 8, 3), event=event, revision=1)
    with pytest.raises(ConflictError):
        hold(people, date(2026, 8, 4), event=event, revision=1)
    for stranger in (people.unit_member, people.admin, people.neighbour, people.former):
        with pytest.raises(ForbiddenError):
            services.remove_event(stranger, event)


def test_an_office_moves_its_own_plans_alone(people: People) -> None:
    bring(people)
    upload = SimpleUploadedFile("a.txt", TEXT.format(number=3).encode())
    theirs = register_plan(people.neighbour, people.neighbour_office, upload)
    hold(people, date(2026, 8, 1))
    assert dict(days_of(theirs))["Đợt 2"] == "chưa có ngày"


def test_the_page_says_what_moved(people: People, browser_of: Callable[[Any], Client]) -> None:
    bring(people)
    browser = browser_of(people.owner)
    form = {"name": EVENT, "start": "2026-08-01", "end": "2026-08-15", "aliases": "Lễ hội Cầu Ngư"}
    assert browser.post("/cq/xa-an-phu/lich/su-kien/moi/", form).status_code == 302
    event = OfficeEvent.objects.get()
    moved = browser.post(
        f"/cq/xa-an-phu/lich/su-kien/{event.pk}/",
        form | {"start": "2026-08-08", "end": "2026-08-22", "revision": event.revision},
        follow=True,
    ).content.decode()
    assert "<b>Đợt 2</b>: từ 01/8–15/8/2026 thành 08/8–22/8/2026 (1 mục)" in moved
    stale = browser.post(
        f"/cq/xa-an-phu/lich/su-kien/{event.pk}/", form | {"revision": event.revision}
    )
    assert stale.status_code == 422
    change = EventChange.objects.first()
    assert change is not None
    answer = browser.post(f"/cq/xa-an-phu/lich/su-kien/thay-doi/{change.pk}/hoan-tac/", follow=True)
    assert "từ 08/8–22/8/2026 thành 01/8–15/8/2026" in answer.content.decode()
    other = browser_of(people.unit_member)
    address = f"/cq/xa-an-phu/lich/su-kien/thay-doi/{change.pk}/hoan-tac/"
    assert other.post(address).status_code == 403


@pytest.mark.parametrize("page", ["", "thang/?thang=2026-06", "danh-sach/", "su-kien/"])
def test_queries_do_not_grow_with_entries(
    page: str,
    people: People,
    browser_of: Callable[[Any], Client],
    counted: Callable[[], AbstractContextManager[CaptureQueriesContext]],
) -> None:
    browser = browser_of(people.owner)

    def count() -> int:
        with counted() as queries:
            assert browser.get(f"/cq/xa-an-phu/lich/{page}").status_code == 200
        return len(queries)

    bring(people, 1)
    browser.get(f"/cq/xa-an-phu/lich/{page}")
    few = count()
    for number in range(2, 6):
        bring(people, number)
    assert count() == few


def test_a_withdrawn_plan_leaves_the_calendar(people: People) -> None:
    plan = bring(people)
    version = plan.versions.get()
    approve(people.chief, version, 0)
    assert CalendarEntry.objects.filter(plan=plan).count() == 4
    before = selectors.revision_of(people.office.pk)
    withdraw(people.chief, version)
    assert not CalendarEntry.objects.filter(plan=plan).exists()
    assert not PlanCalendar.objects.filter(plan=plan).exists()
    assert selectors.revision_of(people.office.pk) > before
