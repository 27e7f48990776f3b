"""Excel out and in: what is written can be read again; each line says what it would do; nothing is
written by halves; a table from a stranger does no harm."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from lotrinh_web.common.errors import ConflictError, InvalidError
from lotrinh_web.common.models import AuditRecord
from lotrinh_web.organisations import tree_changes
from lotrinh_web.organisations.importing import compare, take_over
from lotrinh_web.organisations.models import Unit, UnitKind
from lotrinh_web.organisations.spreadsheets import SheetRow, read_rows, write_tree
from lotrinh_web.organisations.tree_changes import UnitFacts
from lotrinh_web.organisations.trees import fingerprint, tree_of
from tests.web.people import People


def table(*lines: tuple[Any, ...], headings: tuple[str, ...] = ("Mã", "Tên", "Thuộc")) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(headings)
    for line in lines:
        sheet.append(line)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def states(people: People, content: bytes) -> list[str]:
    return [line.state for line in compare(people.office, read_rows(content))]


def test_what_is_written_is_read_again_and_changes_nothing(people: People) -> None:
    facts = UnitFacts(
        name="=Thôn Nà Sơn", kind=UnitKind.HAMLET, aliases=("Nà Sơn", "Thôn 1"),
        valid_from=date(2025, 7, 1),
    )  # fmt: skip
    tree_changes.update_unit(people.admin, people.hamlet, facts, seen=fingerprint(people.hamlet))
    content = write_tree(people.office)
    cell = load_workbook(io.BytesIO(content)).worksheets[0]["B3"]
    assert (cell.value, cell.data_type) == ("=Thôn Nà Sơn", "s")
    assert states(people, content) == ["same", "same"]
    assert take_over(people.admin, people.office, read_rows(content)) == (0, 0)
    assert not AuditRecord.objects.filter(action="organisations.office.import").exists()


def test_lines_add_change_and_find_their_parents_in_any_order(people: People) -> None:
    content = table(
        ("", "Tổ truyền thanh", "Trung tâm Văn hóa"),
        ("", "Trung tâm Văn hóa", None),
        (people.hamlet.pk, "Thôn Nà Lay", "phong van hoa - xa hoi"),
        (people.department.pk, "Phòng Văn hóa - Xã hội", ""),
        ("", "Tổ Nà Lay", "Thôn Nà Lay"),
    )
    rows = read_rows(content)
    lines = compare(people.office, rows)
    assert [line.state for line in lines] == ["add", "add", "change", "same", "add"]
    assert [column for column, *_ in lines[2].changes] == ["Tên", "Thuộc"]
    assert take_over(people.admin, people.office, rows) == (3, 1)
    drawn = [f"{'.' * (n.depth - 1)}{n.name}" for n in tree_of(people.office)][1:]
    assert drawn == [
        ".Phòng Văn hóa - Xã hội", "..Thôn Nà Lay", "...Tổ Nà Lay", ".Trung tâm Văn hóa",
        "..Tổ truyền thanh",
    ]  # fmt: skip
    assert AuditRecord.objects.filter(action="organisations.office.import").count() == 1
    assert [line.state for line in compare(people.office, rows)] == ["same"] * 5


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (("99999", "X", ""), "Không có đơn vị nào mang mã 99999."),
        (("", "", "Phòng Văn hóa - Xã hội"), "Thiếu tên."),
        (("", "X", "Phòng Không Có"), "Không có đơn vị cấp trên “Phòng Không Có”."),
        (("", "X" * 201, ""), "Tên quá dài."),
        (("", "X", "", "Bộ lạc"), "Không có loại “Bộ lạc”."),
        (("", "X", "", "", "31/02/2026"), "“31/02/2026” không phải là ngày."),
        (("", "X", "", "", "01/02/2026", "01/01/2026"), "Ngày cuối phải sau ngày đầu."),
    ],
)
def test_a_wrong_line_says_what_is_wrong_and_nothing_is_written(
    people: People, line: tuple[Any, ...], problem: str
) -> None:
    headings = ("Mã", "Tên", "Thuộc", "Loại", "Có từ ngày", "Đến hết ngày")
    rows = read_rows(table(("", "Đơn vị tốt", ""), line, headings=headings))
    assert [found.problems for found in compare(people.office, rows)] == [[], [problem]]
    with pytest.raises(ConflictError):
        take_over(people.admin, people.office, rows)
    assert not Unit.objects.filter(name="Đơn vị tốt").exists()


def test_a_tree_stays_a_tree(people: People) -> None:
    (team,) = tree_changes.add_units(people.admin, people.department, UnitKind.OTHER, ["Tổ"])
    ring = table((people.department.pk, "", str(team.pk)), (team.pk, "", str(people.department.pk)))
    assert "wrong" in states(people, ring)
    deep = table(*[("", f"Bậc {n}", f"Bậc {n - 1}" if n else "") for n in range(9)])
    assert states(people, deep) == ["add"] * 7 + ["wrong"] * 2


def test_a_table_without_a_column_leaves_alone_what_it_would_say(people: People) -> None:
    facts = UnitFacts(name="Thôn Nà Sơn", kind=UnitKind.HAMLET, aliases=("Nà Sơn",))
    tree_changes.update_unit(people.admin, people.hamlet, facts, seen=fingerprint(people.hamlet))
    assert states(people, table(("Thôn Nà Sơn",), headings=("Tên",))) == ["same"]
    emptied = table(("Thôn Nà Sơn", ""), headings=("Tên", "Tên gọi khác"))
    assert states(people, emptied) == ["change"]


def test_two_of_one_name_are_told_apart_by_their_code(people: People) -> None:
    one, _two = tree_changes.add_units(people.admin, people.root, UnitKind.OTHER, ["Tổ", "Tổ"])
    assert states(people, table(("", "X", "Tổ"), ("", "Y", str(one.pk)))) == ["wrong", "add"]
    assert states(people, table(("", "Mới", ""), ("", "Mới", ""))) == ["add", "wrong"]
    code = people.hamlet.pk
    assert states(people, table((code, "Một", ""), (code, "Hai", ""))) == ["change", "wrong"]


def test_headings_may_stand_in_any_order_and_dates_be_dates(people: People) -> None:
    content = table((datetime(2025, 7, 1), "Thôn mới"), headings=("CÓ TỪ NGÀY", "ten"))  # noqa: DTZ001
    assert read_rows(content) == [SheetRow(2, name="Thôn mới", valid_from="01/07/2025")]


def archive(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return content.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Ten,Thuoc\n",
        archive(a=b"x"),
        archive(a=b"0" * (25 * 1024 * 1024)),
        archive(**{"xl/workbook.xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'}),
        table(headings=("Cột", "Khác")),
        table(*[("", f"Thôn {n}", "") for n in range(2001)]),
    ],
    ids=["empty", "csv", "no workbook", "bomb", "entities", "no names", "too long"],
)
def test_what_is_no_table_of_units_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidError) as raised:
        read_rows(content)
    assert "file" in raised.value.fields


@settings(deadline=None)
@given(st.binary(max_size=400), st.integers(0, 4000), st.binary(min_size=1, max_size=8))
def test_a_damaged_table_never_crashes(noise: bytes, at: int, wound: bytes) -> None:
    whole = table(("", "Thôn", ""))
    for content in (noise, whole[:at], whole[:at] + wound + whole[at + len(wound) :]):
        with contextlib.suppress(InvalidError):
            read_rows(content)


def test_the_preview_writes_nothing_and_the_consent_all(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    client = browser_of(people.admin)
    upload = SimpleUploadedFile("don-vi.xlsx", table(("", "Thôn Bản Mới", "")))
    page = client.post("/cq/xa-an-phu/don-vi/nhap/", {"file": upload})
    assert (page.context["added"], page.context["wrong"]) == (1, 0)
    assert not Unit.objects.filter(name="Thôn Bản Mới").exists()
    consent = page.context["consent"]
    forged = {"consent": consent[:-2] + "xx"}
    assert client.post("/cq/xa-an-phu/don-vi/nhap/ghi/", forged).status_code == 409
    elsewhere = browser_of(people.owner).post(
        "/cq/xa-an-phu/don-vi/nhap/ghi/", {"consent": consent}
    )
    assert elsewhere.status_code == 403
    client.post("/cq/xa-an-phu/don-vi/nhap/ghi/", {"consent": consent})
    assert Unit.objects.filter(name="Thôn Bản Mới").count() == 1


def test_the_guide_and_the_list_of_kinds_are_vietnamese_in_every_language(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    client = browser_of(people.admin)
    client.cookies["lotrinh_language"] = "en"
    content = client.get("/cq/xa-an-phu/don-vi/excel/").content
    assert load_workbook(io.BytesIO(content)).worksheets[0]["D2"].value == "Phòng, ban"
    assert states(people, content) == ["same", "same"]
