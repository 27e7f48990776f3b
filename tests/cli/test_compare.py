"""`lotrinh compare`: output, files, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

import lotrinh
from lotrinh.cli.commands import lotrinh as command_line

PLAN = """ỦY BAN NHÂN DÂN XÃ ĐỒI MÂY

KẾ HOẠCH
Trồng cây đầu xuân năm 2027

I. NỘI DUNG
1. Phủ xanh đồi trọc phía sau trường học bằng cây lim, cây dẻ.
2. Dựng hàng rào tre quanh vườn ươm trước ngày {day}/02/2027.
{more}
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Sùng A Mây
"""


@pytest.fixture
def parent(tmp_path: Path) -> Path:
    path = tmp_path / "cấp trên.txt"
    path.write_text(PLAN.format(day="10", more=""), encoding="utf-8")
    return path


@pytest.fixture
def later(tmp_path: Path) -> Path:
    path = tmp_path / "của mình.txt"
    more = "3. Mời nghệ nhân dạy đan lát cho học sinh.\n"
    path.write_text(PLAN.format(day="20", more=more), encoding="utf-8")
    return path


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    words = ["compare", *map(str, arguments)]
    return CliRunner().invoke(command_line, words, input=stdin, standalone_mode=False)


def test_all_covered_is_0(parent: Path) -> None:
    result = run(parent, parent)
    assert (result.exception, result.return_value) == (None, 0)
    assert result.stdout.startswith("Đáp ứng đủ 2 điều")


def test_later_is_1_and_said(parent: Path, later: Path) -> None:
    result = run(parent, later)
    assert result.return_value == 1
    assert "muộn hơn yêu cầu: trước ngày 20/02/2027 (cấp trên: trước ngày 10/02/2027)" in (
        " ".join(result.stdout.split())
    )


def test_unreadable_is_2_and_named(parent: Path, tmp_path: Path) -> None:
    broken = tmp_path / "hỏng.docx"
    broken.write_bytes(b"PK\x03\x04 cut off")
    for sides in ((parent, broken), (broken, parent), (parent, tmp_path / "không-có.txt")):
        result = run(*sides)
        assert result.return_value == 2
        assert result.stdout == ""
        assert result.stderr.startswith("lotrinh: ")


def test_json_follows_its_schema(parent: Path, later: Path) -> None:
    wire = json.loads(run(parent, later, "--json").stdout)
    schema = CliRunner().invoke(command_line, ["schema", "coverage"], standalone_mode=False)
    jsonschema.validate(wire, json.loads(schema.stdout))
    coverage = lotrinh.compare(lotrinh.read(parent), lotrinh.read(later))
    assert wire == json.loads(json.dumps(lotrinh.coverage_to_wire(coverage)))
    assert wire["schema"] == "lotrinh/coverage@1"
    assert [row["state"] for row in wire["pairings"]] == ["covered", "changed", "added"]


def test_html_goes_where_it_is_sent(parent: Path, later: Path, tmp_path: Path) -> None:
    page = tmp_path / "ra" / "so.html"
    assert run(parent, later, "--html", "-o", page).return_value == 1
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run(parent, later, "--html", "-o", f"{tmp_path}/trang/").return_value == 1
    assert (tmp_path / "trang" / "của mình.html").exists()


@pytest.mark.parametrize("side", ["parent", "later"])
def test_neither_plan_is_overwritten(
    side: str, parent: Path, later: Path, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(side)
    before = path.read_bytes()
    result = run(parent, later, "-o", path)
    assert "không ghi đè" in str(result.exception)
    assert path.read_bytes() == before


def test_one_side_may_come_from_standard_input(parent: Path, later: Path) -> None:
    result = run(parent, "-", stdin=later.read_text(encoding="utf-8"))
    assert result.return_value == 1


def test_a_side_is_one_file(parent: Path, later: Path) -> None:
    for sides in ((parent.parent, later), ("-", "-")):
        assert "mỗi bên phải là một tệp" in str(run(*sides).exception)
