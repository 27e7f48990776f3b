"""`lotrinh check`: what it prints, what it writes, what it asks of a house, and how it ends."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import docx
import jsonschema
import pytest
from click.testing import CliRunner, Result

from lotrinh.cli.commands import lotrinh as command_line

HEAD = """ỦY BAN NHÂN DÂN
XÃ ĐỒI MÂY
Số: 15/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đồi Mây, ngày 05 tháng 3 năm 2031

KẾ HOẠCH
Trồng cây đầu xuân năm 2031

Căn cứ Kế hoạch số 45/KH-UBND ngày 12/02/2031 của UBND tỉnh Lam Giang về trồng cây;
"""
PLAN = f"""{HEAD}
I. MỤC ĐÍCH
1. Phủ xanh đồi trọc theo Kế hoạch số 45/KH-UBND ngày 21/02/2031 của UBND tỉnh Lam Giang.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "trong-cay.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    words = ["check", *map(str, arguments)]
    return CliRunner().invoke(command_line, words, standalone_mode=False)


def code_of(result: Result) -> int:
    if result.exception is not None:
        raise result.exception
    return int(result.return_value or 0)


def test_a_finding_is_drawn_with_line_caret_reason_and_related_place(plan: Path) -> None:
    result = run(plan, "--select", "VD101")
    assert code_of(result) == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith(f"{plan}:14:27: lỗi VD101 Một văn bản được viện dẫn với các ngày")
    assert lines[1].lstrip().startswith("14 | 1. Phủ xanh đồi trọc")
    assert set(lines[2].partition("|")[2].strip()) == {"^"}
    assert lines[3].strip().startswith("gợi ý: ")
    assert lines[4].strip() == "đối chiếu dòng 11"
    assert lines[-1] == "1 lỗi (1 tệp)."


def test_codes_are_chosen_and_wrong_ones_refused(plan: Path) -> None:
    assert code_of(run(plan, "--select", "vd101")) == 1
    assert code_of(run(plan, "--select", "VD101", "--ignore", "VD")) == 0
    assert "Không có phát hiện nào (1 tệp)." in run(plan, "--select", "LV,NB").stdout
    refused = run(plan, "--select", "VD,XX9")
    assert refused.exception is not None
    assert "--select: không có mã XX9" in str(refused.exception)


def test_json_jsonl_and_csv_hold_the_same_findings(plan: Path) -> None:
    rows = json.loads(run(plan, "--select", "VD", "--format", "json").stdout)
    lines = run(plan, "--select", "VD", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == rows
    assert rows[0]["code"] == "VD101"
    table = run(plan, "--select", "VD", "--format", "csv").stdout
    assert table.startswith("\ufefffile,page,line,column,severity,code")
    (cells,) = csv.DictReader(StringIO(table.lstrip("\ufeff")))
    assert (cells["line"], cells["code"], cells["file"]) == ("14", "VD101", str(plan))


def test_a_spreadsheet_runs_nothing_of_a_document(tmp_path: Path) -> None:
    path = tmp_path / "=cmd.txt"
    path.write_text(PLAN, encoding="utf-8")
    table = CliRunner().invoke(
        command_line, ["check", "--format", "csv", str(path)], standalone_mode=False
    )
    rows = list(csv.reader(StringIO(table.stdout.lstrip("\ufeff"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def test_sarif_is_what_code_hosts_read(plan: Path) -> None:
    document = json.loads(run(plan, "--select", "VD", "--format", "sarif").stdout)
    (job,) = document["runs"]
    (result,) = job["results"]
    assert job["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "VD101"
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (14, 27)
    related = result["relatedLocations"][0]["physicalLocation"]["region"]
    assert related["startLine"] == 11
    schema = {
        "type": "object",
        "required": ["version", "runs"],
        "properties": {"version": {"const": "2.1.0"}, "runs": {"type": "array", "minItems": 1}},
    }
    jsonschema.validate(document, schema)


def test_one_report_or_a_folder_of_them_with_an_index(plan: Path, tmp_path: Path) -> None:
    one = run(plan, "--format", "html").stdout
    assert one.startswith("<!doctype html>")
    other = tmp_path / "khac.txt"
    other.write_text(PLAN.replace("21/02/2031", "12/02/2031"), encoding="utf-8")
    folder = tmp_path / "ra"
    assert code_of(run(plan, other, "--format", "html", "-o", f"{folder}/")) == 1
    assert {path.name for path in folder.iterdir()} == {
        "trong-cay.html", "khac.html", "index.html",
    }  # fmt: skip
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert 'href="trong-cay.html"' in index
    assert "Kết quả soát 2 kế hoạch" in index


def test_plans_of_one_folder_are_compared(tmp_path: Path) -> None:
    for name, day in (("a", "12"), ("b", "12"), ("c", "17")):
        text = HEAD.replace("12/02/2031", f"{day}/02/2031")
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    result = run(tmp_path, "--select", "LV")
    assert code_of(result) == 1
    first = result.stdout.splitlines()[0]
    assert "c.txt:11:8: cảnh báo LV101" in first
    assert "12/02/2031 (2 chỗ), 17/02/2031 (1 chỗ)" in first
    (row,) = json.loads(run(tmp_path, "--select", "LV", "--format", "json").stdout)
    assert [Path(other["file"]).name for other in row["elsewhere"]] == ["a.txt"]


def test_the_house_file_nearest_to_a_document_counts(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "lotrinh.toml").write_text(
        'profile = "x"\n[profiles.x]\nseverity = { VD101 = "notice" }\n', encoding="utf-8"
    )
    assert code_of(run(plan, "--select", "VD101")) == 0
    assert code_of(run(plan, "--select", "VD101", "--profile", "draft")) == 1
    other = tmp_path / "khac.toml"
    other.write_text("", encoding="utf-8")
    assert code_of(run(plan, "--select", "VD101", "--config", other)) == 1
    refused = run(plan, "--profile", "xyz")
    assert "không có mức soát “xyz”" in str(refused.exception)


def test_answered_findings_stay_away_and_stale_answers_are_told(plan: Path) -> None:
    beside = plan.with_name("trong-cay.txt.lotrinh.toml")
    beside.write_text("[[suppress]]\ncode='VD101'\nreason='hai bản'\n", encoding="utf-8")
    assert code_of(run(plan, "--select", "VD101,NB")) == 0
    plan.write_text(PLAN.replace("21/02/2031", "12/02/2031"), encoding="utf-8")
    stale = run(plan, "--select", "VD101,NB")
    assert code_of(stale) == 1
    assert "NB902 Miễn trừ không còn tác dụng: VD101, lý do “hai bản”." in stale.stdout


def test_a_house_wide_answer_that_nothing_needs_is_told_once(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "lotrinh.toml").write_text(
        "[[suppress]]\ncode='VD101'\nwords='không có'\nreason='cũ'\n", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text(PLAN, encoding="utf-8")
    told = run(tmp_path, "--select", "NB").stdout
    assert told.count("NB902") == 1
    assert told.startswith("lotrinh.toml: cảnh báo NB902")


def test_a_baseline_keeps_known_findings_quiet(plan: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "moc.json"
    assert code_of(run(plan, "--write-baseline", baseline)) == 0
    assert code_of(run(plan, "--baseline", baseline)) == 0
    plan.write_text(f"{PLAN}2. Kế hoạch số 45/KH-UBND ngày 29/02/2031 của UBND tỉnh Lam Giang.\n")
    assert code_of(run(plan, "--baseline", baseline)) == 1


def test_processes_find_what_one_finds(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "hỏng.docx").write_bytes(b"PK\x03\x04 cut off")
    alone, together = run(tmp_path, "--jobs", "1"), run(tmp_path, "--jobs", "2")
    assert alone.stdout == together.stdout
    assert code_of(alone) == code_of(together) == 2
    assert "hỏng.docx" in together.stderr


def test_a_mended_copy_stands_beside_the_word_file(tmp_path: Path) -> None:
    document = docx.Document()
    for line in PLAN.splitlines():
        document.add_paragraph(line)
    path = tmp_path / "trong-cay.docx"
    document.save(str(path))
    before = path.read_bytes()
    result = run(path, "--select", "VD", "--fix")
    assert code_of(result) == 1
    assert path.read_bytes() == before
    copy = docx.Document(str(tmp_path / "trong-cay-da-soat.docx"))
    (comment,) = copy.comments
    assert comment.text.startswith("VD101 Lỗi: Một văn bản được viện dẫn với các ngày")
    assert "trong-cay-da-soat.docx: đã sửa 0 chỗ, ghi 1 bình luận." in result.stderr


def test_what_cannot_be_mended_is_said(plan: Path, tmp_path: Path) -> None:
    page = tmp_path / "a.htm"
    page.write_text(f"<p>{PLAN}</p>", encoding="utf-8")
    result = run(plan, page, "--select", "LV", "--fix")
    assert "trong-cay.txt: không có gì để sửa." in result.stderr
    assert "a.htm: chỉ sửa được tệp Word (.docx) và tệp văn bản." in result.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"trong-cay.txt", "a.htm"}
