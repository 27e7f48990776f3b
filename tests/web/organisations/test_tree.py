"""The tree: units move, are renamed, end; every change has a way back and a past."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lotrinh_web.common.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from lotrinh_web.common.models import AuditRecord
from lotrinh_web.organisations import groups, services, tree_changes, undoing
from lotrinh_web.organisations.models import Membership, Unit, UnitKind
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.tree_changes import Step, UnitFacts, end_unit, step_unit
from lotrinh_web.organisations.trees import ended_units, fingerprint, today, tree_of
from tests.web.people import People, make_user


def drawn(people: People, day: date | None = None) -> list[str]:
    """The tree as one sees it."""
    return [f"{'.' * (node.depth - 1)}{node.name}" for node in tree_of(people.office, day)]


def planted(people: People, *names: str) -> list[Unit]:
    for unit in Unit.objects.filter(office=people.office).exclude(parent=None).order_by("-path"):
        unit.memberships.all().delete()
        unit.delete()
    people.root.refresh_from_db()
    return tree_changes.add_units(people.admin, people.root, UnitKind.DEPARTMENT, names)


def test_a_subtree_moves_whole(people: People) -> None:
    team = services.add_unit(
        people.admin, people.department, kind=UnitKind.OTHER, name="Tổ công tác"
    )
    tree_changes.move_unit(people.admin, people.department, people.hamlet)
    team.refresh_from_db()
    assert team.path == f"{people.hamlet.path}{people.department.pk}/{team.pk}/"
    record = AuditRecord.objects.filter(action="organisations.unit.move").get()
    assert record.before is not None
    assert record.after is not None
    assert record.before["parent_id"] != record.after["parent_id"] == people.hamlet.pk


def test_no_unit_moves_into_itself_and_the_root_stays(people: People) -> None:
    team = services.add_unit(
        people.admin, people.department, kind=UnitKind.OTHER, name="Tổ công tác"
    )
    with pytest.raises(InvalidError):
        tree_changes.move_unit(people.admin, people.department, team)
    with pytest.raises(InvalidError):
        tree_changes.move_unit(people.admin, people.root, people.hamlet)


def test_units_stand_in_their_order_and_not_in_that_of_their_keys(people: People) -> None:
    one, two, three = planted(people, "Một", "Hai", "Ba")
    tree_changes.move_unit(people.admin, three, people.root, one)
    tree_changes.move_unit(people.admin, one, two)
    assert drawn(people) == ["UBND xã An Phú", ".Ba", ".Hai", "..Một"]


@pytest.mark.parametrize(
    ("step", "after"),
    [
        (Step.UP, [".Hai", ".Một", ".Ba"]),
        (Step.DOWN, [".Một", ".Ba", ".Hai"]),
        (Step.IN, [".Một", "..Hai", ".Ba"]),
    ],
)
def test_a_step_and_its_way_back(people: People, step: Step, after: list[str]) -> None:
    _one, two, _three = planted(people, "Một", "Hai", "Ba")
    record = step_unit(people.admin, two, step)
    assert drawn(people)[1:] == after
    assert record is not None
    undoing.undo(people.admin, people.office, record.pk)
    assert drawn(people)[1:] == [".Một", ".Hai", ".Ba"]


def test_a_step_out_stands_behind_the_parent(people: People) -> None:
    one, two, _three = planted(people, "Một", "Hai", "Ba")
    tree_changes.move_unit(people.admin, two, one)
    step_unit(people.admin, two, Step.OUT)
    assert drawn(people)[1:] == [".Một", ".Hai", ".Ba"]
    assert step_unit(people.admin, two, Step.OUT) is None


@settings(max_examples=8, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(steps=st.lists(st.tuples(st.integers(0, 4), st.sampled_from(Step)), max_size=8))
def test_however_units_are_moved_the_tree_stays_a_tree(
    people: People, steps: list[tuple[int, Step]]
) -> None:
    units = planted(people, "Một", "Hai", "Ba", "Bốn", "Năm")
    for index, step in steps:
        step_unit(people.admin, units[index], step)
        assert sorted(name.lstrip(".") for name in drawn(people)) == sorted(
            ["UBND xã An Phú", "Một", "Hai", "Ba", "Bốn", "Năm"]
        )
        for unit in Unit.objects.filter(office=people.office).exclude(parent=None):
            parent = unit.parent
            assert parent is not None
            assert unit.path == f"{parent.path}{unit.pk}/"


def test_a_tree_has_a_depth(people: People) -> None:
    unit = people.root
    for level in range(2, 9):
        (unit,) = tree_changes.add_units(people.admin, unit, UnitKind.OTHER, [f"Bậc {level}"])
    with pytest.raises(InvalidError):
        tree_changes.add_units(people.admin, unit, UnitKind.OTHER, ["Bậc 9"])
    with pytest.raises(InvalidError):
        tree_changes.move_unit(people.admin, people.hamlet, unit)


def test_a_name_is_corrected_or_changes_on_a_day(people: People) -> None:
    unit, day = people.hamlet, today() - timedelta(days=10)
    facts = UnitFacts(name="Thôn Nà Lay", kind=UnitKind.HAMLET, aliases=("Nà Lay",))
    record = tree_changes.update_unit(people.admin, unit, facts, seen=fingerprint(unit), since=day)
    assert ".Thôn Nà Lay" in drawn(people)
    assert ".Thôn Nà Lay" in drawn(people, day)
    assert ".Thôn Nà Sơn" in drawn(people, day - timedelta(days=1))
    assert record is not None
    undoing.undo(people.admin, people.office, record.pk)
    assert ".Thôn Nà Sơn" in drawn(people)
    assert not unit.past.exists()


def test_the_root_is_the_office_and_they_have_one_name(people: People) -> None:
    facts = UnitFacts(name="Ủy ban nhân dân phường An Phú", kind=UnitKind.OFFICE)
    record = tree_changes.update_unit(
        people.admin, people.root, facts, seen=fingerprint(people.root)
    )
    people.office.refresh_from_db()
    assert people.office.name == people.office.short_name == "Ủy ban nhân dân phường An Phú"
    assert record is not None
    undoing.undo(people.admin, people.office, record.pk)
    people.office.refresh_from_db()
    assert people.office.name == "UBND xã An Phú"


def test_who_edits_an_old_form_overwrites_nobody(people: People) -> None:
    seen = fingerprint(people.hamlet)
    facts = UnitFacts(name="Thôn Nà Lay", kind=UnitKind.HAMLET)
    tree_changes.update_unit(people.admin, people.hamlet, facts, seen=seen)
    with pytest.raises(ConflictError):
        tree_changes.update_unit(people.admin, people.hamlet, facts, seen=seen)


def test_a_unit_ends_and_its_heir_takes_what_it_had(people: People) -> None:
    (heir,) = tree_changes.add_units(
        people.admin, people.root, UnitKind.DEPARTMENT, ["Phòng Văn hóa mới"]
    )
    (team,) = tree_changes.add_units(
        people.admin, people.department, UnitKind.OTHER, ["Tổ truyền thanh"]
    )
    group = groups.save_group(
        people.admin, people.office, None, name="Các phòng", aliases=[], units=[people.department]
    )
    last = today() - timedelta(days=1)
    before = drawn(people, last)
    end_unit(people.admin, people.department, last, heir)
    assert drawn(people, last) == before
    assert "..Tổ truyền thanh" in drawn(people)
    assert ".Phòng Văn hóa - Xã hội" not in drawn(people)
    team.refresh_from_db()
    assert team.parent == heir
    assert heir in group.units.all()
    assert [unit.successor for unit in ended_units(people.office)] == [heir]
    moved = Membership.objects.get(user=people.owner, ended_at=None)
    assert (moved.unit, moved.role) == (heir, Role.OFFICER)
    assert AuditRecord.objects.filter(action="organisations.unit.end").count() == 1


def test_without_an_heir_members_end_and_what_is_below_moves_up(people: People) -> None:
    tree_changes.add_units(people.admin, people.department, UnitKind.OTHER, ["Tổ truyền thanh"])
    end_unit(people.admin, people.department, today() - timedelta(days=1))
    assert ".Tổ truyền thanh" in drawn(people)
    assert not Membership.objects.filter(user=people.owner, ended_at=None).exists()


def test_only_what_is_empty_is_deleted(people: People) -> None:
    with pytest.raises(ConflictError):
        tree_changes.delete_unit(people.admin, people.department)
    with pytest.raises(ConflictError):
        tree_changes.delete_unit(people.admin, people.root)
    (unit,) = tree_changes.add_units(people.admin, people.root, UnitKind.OTHER, ["Nhầm"])
    tree_changes.delete_unit(people.admin, unit)
    assert ".Nhầm" not in drawn(people)


def test_one_undoes_ones_own_changes_while_nobody_changed_more(people: People) -> None:
    record = step_unit(people.admin, people.hamlet, Step.UP)
    assert record is not None
    other = make_user("khac", "Quản trị khác")
    services.add_member(people.admin, people.root, other, Role.ADMIN)
    with pytest.raises(NotFoundError):
        undoing.undo(other, people.office, record.pk)
    with pytest.raises(NotFoundError):
        undoing.undo(people.admin, people.neighbour_office, record.pk)
    step_unit(other, people.hamlet, Step.DOWN)
    with pytest.raises(ConflictError):
        undoing.undo(people.admin, people.office, record.pk)


def test_who_manages_a_part_changes_that_part_alone(people: People) -> None:
    local = make_user("truong.phong", "Trưởng phòng")
    services.add_member(people.admin, people.department, local, Role.ADMIN)
    (team,) = tree_changes.add_units(local, people.department, UnitKind.OTHER, ["Tổ một"])
    for user, unit, parent in (
        (local, team, people.root),
        (local, people.hamlet, people.department),
        (people.chief, team, people.root),
        (people.neighbour, team, people.department),
    ):
        with pytest.raises(ForbiddenError):
            tree_changes.move_unit(user, unit, parent)


def test_a_unit_of_another_office_is_no_place(people: People) -> None:
    other_root = Unit.objects.get(office=people.neighbour_office, parent=None)
    installer = Membership.objects.get(unit=other_root, role=Role.ADMIN).user
    services.add_member(installer, other_root, people.admin, Role.ADMIN)
    with pytest.raises(InvalidError):
        tree_changes.move_unit(people.admin, people.hamlet, other_root)


# --- pages ----------------------------------------------------------------------------------------


def test_the_tree_is_asked_in_few_queries_however_large(
    people: People,
    browser_of: Callable[[Any], Client],
    counted: Callable[[], AbstractContextManager[Any]],
) -> None:
    client = browser_of(people.admin)
    client.get("/cq/xa-an-phu/don-vi/")
    with counted() as few:
        client.get("/cq/xa-an-phu/don-vi/")
    names = [f"Thôn {number}" for number in range(60)]
    tree_changes.add_units(people.admin, people.root, UnitKind.HAMLET, names)
    with counted() as many:
        page = client.get("/cq/xa-an-phu/don-vi/")
    assert "Thôn 59" in page.content.decode()
    assert len(many) == len(few)


def test_a_move_by_htmx_answers_the_tree_and_the_way_back(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    client = browser_of(people.admin)
    address = f"/cq/xa-an-phu/don-vi/{people.hamlet.pk}/chuyen/"
    page = client.post(address, {"huong": "len"}, headers={"HX-Request": "true"}).content.decode()
    record = AuditRecord.objects.get(action="organisations.unit.move")
    assert page.index("Thôn Nà Sơn") < page.index("Phòng Văn hóa")
    back = f"/cq/xa-an-phu/don-vi/hoan-tac/{record.pk}/"
    assert back in page
    for user in (people.owner, people.chief, people.stranger, people.former):
        assert browser_of(user).post(back).status_code == 404
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/cq/xa-an-phu/don-vi/"}
    answer = client.post(back, headers=headers)
    assert answer["HX-Trigger"] == "tree-changed"
    assert drawn(people)[1] == ".Phòng Văn hóa - Xã hội"


def test_the_page_of_a_past_day_shows_that_day_and_changes_nothing(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    end_unit(people.admin, people.hamlet, today() - timedelta(days=5))
    client = browser_of(people.admin)
    past = client.get("/cq/xa-an-phu/don-vi/", {"ngay": (today() - timedelta(days=9)).isoformat()})
    assert ".Thôn Nà Sơn" in [f".{n.name}" for n in past.context["nodes"]]
    assert not past.context["may_manage"]
    assert client.get("/cq/xa-an-phu/don-vi/", {"ngay": "hôm qua"}).status_code == 200
