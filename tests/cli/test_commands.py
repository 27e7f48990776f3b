"""What a person sees and a script relies on: output, files, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

import lotrinh
from lotrinh.cli.commands import lotrinh as command_line

PLAN = """ỦY BAN NHÂN DÂN XÃ ĐỒI MÂY

KẾ HOẠCH
Trồng cây đầu xuân năm 2027

I. MỤC ĐÍCH
- Phủ xanh đồi trọc, giữ nước đầu nguồn.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- Chủ trì chuẩn bị cây giống trước ngày 15/01/2027.
2. Các thôn
- Báo cáo kết quả về Ủy ban nhân dân xã trước ngày 28/02/2027.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Sùng A Mây
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "trong-cay.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def folder(plan: Path) -> Path:
    """Two plans and a file that cannot be read."""
    (plan.parent / "hỏng.docx").write_bytes(b"PK\x03\x04 cut off")
    (plan.parent / "z.md").write_text(f"# {PLAN}", encoding="utf-8")
    return plan.parent


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    runner = CliRunner()
    return runner.invoke(
        command_line, [str(a) for a in arguments], input=stdin, standalone_mode=False
    )


def code_of(result: Result) -> int:
    """The exit code that `main` would give."""
    if result.exception is not None:
        raise result.exception
    return int(result.return_value or 0)


def shell(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "lotrinh", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


def test_read_prints_a_summary_with_the_deadlines(plan: Path) -> None:
    result = run("read", plan)
    assert code_of(result) == 0
    assert "Trồng cây đầu xuân năm 2027" in result.stdout
    assert "Phòng Kinh tế" in result.stdout


def test_json_of_one_file_is_an_object_of_the_schema(plan: Path) -> None:
    wire = json.loads(run("read", "--json", plan).stdout)
    jsonschema.validate(wire, json.loads(run("schema").stdout))
    assert wire["schema"] == "lotrinh/plan@1"
    assert wire["source"]["name"] == "trong-cay.txt"
    assert wire == lotrinh.to_wire(lotrinh.read(plan))


def test_json_of_many_files_is_a_line_each_in_order(folder: Path) -> None:
    result = run("read", "--json", folder)
    assert code_of(result) == 2
    wires = [json.loads(line) for line in result.stdout.splitlines()]
    assert [wire["source"]["name"] for wire in wires] == ["trong-cay.txt", "z.md"]
    assert "hỏng.docx" in result.stderr


def test_a_bad_file_is_named_in_vietnamese_and_stops_nothing(folder: Path) -> None:
    result = run("read", folder / "không-có.txt", folder / "hỏng.docx", folder / "trong-cay.txt")
    assert code_of(result) == 2
    assert "Trồng cây" in result.stdout
    first, second = result.stderr.splitlines()
    assert "không-có.txt: không có tệp này" in first
    assert "hỏng.docx: " in second


def test_standard_input_is_read(plan: Path) -> None:
    result = run("read", "--json", "-", stdin=PLAN.encode())
    assert json.loads(result.stdout)["header"]["title"] == "Trồng cây đầu xuân năm 2027"


def test_output_is_a_file_for_one_and_a_folder_for_many(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra" / "một.json"
    assert code_of(run("read", "--json", folder / "z.md", "-o", out)) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["source"]["name"] == "z.md"
    many = tmp_path / "nhiều"
    assert (
        code_of(run("read", "--json", folder / "z.md", folder / "trong-cay.txt", "-o", many)) == 0
    )
    assert sorted(path.name for path in many.iterdir()) == ["trong-cay.json", "z.json"]


def test_two_documents_of_one_stem_do_not_share_a_file(folder: Path, tmp_path: Path) -> None:
    twin = folder / "z.txt"
    twin.write_text(PLAN, encoding="utf-8")
    out = tmp_path / "ra"
    run("read", "--tree", folder / "z.md", twin, "-o", out)
    assert sorted(path.name for path in out.iterdir()) == ["z.txt", "z.txt.txt"]


def test_an_input_is_never_overwritten(plan: Path) -> None:
    done = shell("text", plan, "-o", plan)
    assert done.returncode == 2
    assert "không ghi đè" in done.stderr.decode()
    assert plan.read_text(encoding="utf-8") == PLAN
    shell("text", plan, "-o", f"{plan.parent}/")
    assert plan.read_text(encoding="utf-8") == PLAN


def test_reports_are_written_beside_the_summary(plan: Path, tmp_path: Path) -> None:
    result = run("read", "--report", tmp_path / "out", plan)
    page = (tmp_path / "out" / "trong-cay.html").read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "Trồng cây" in result.stdout
    assert "trong-cay.html" in result.stdout


def test_many_html_reports_need_a_folder(folder: Path) -> None:
    done = shell("read", "--html", folder)
    assert done.returncode == 2
    assert "-o" in done.stderr.decode()


def test_text_is_what_positions_count(plan: Path) -> None:
    lines = run("text", plan).stdout.split("\n")
    duty = lotrinh.read(plan).assignments[0].duties[0]
    line = lines[duty.at.line - 1]
    assert line[duty.at.column - 1 : duty.at.end_column - 1].startswith("Chủ trì chuẩn bị")


def test_a_calendar_has_the_deadlines_and_joins_many(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "lịch.ics"
    assert code_of(run("calendar", folder / "z.md", folder / "trong-cay.txt", "-o", out)) == 0
    joined = out.read_text(encoding="utf-8")
    assert joined.count("BEGIN:VCALENDAR") == 1
    one = run("calendar", folder / "trong-cay.txt").stdout
    assert one.count("BEGIN:VEVENT") >= 2
    assert joined.count("BEGIN:VEVENT") == 2 * one.count("BEGIN:VEVENT")
    assert joined.count("BEGIN:VTIMEZONE") <= 1


@pytest.mark.parametrize("day", ["31/3/2026", "2026-02-30", "mai"])
def test_a_wrong_day_is_refused(plan: Path, day: str) -> None:
    done = shell("read", plan, "--as-of", day)
    assert done.returncode == 2
    assert day in done.stderr.decode()


def test_a_wrong_register_of_events_is_refused(plan: Path, tmp_path: Path) -> None:
    events = tmp_path / "events.toml"
    events.write_text("[[event]]\nname = 3\n", encoding="utf-8")
    done = shell("read", plan, "--events", events)
    assert done.returncode == 2
    assert "events.toml" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_check_gives_the_findings_of_the_plan_in_every_form(plan: Path) -> None:
    wire = lotrinh.to_wire(lotrinh.read(plan))["findings"]
    result = run("check", "--format", "json", plan)
    rows = json.loads(result.stdout)
    assert [row["code"] for row in rows] == [finding["code"] for finding in wire]
    lines = run("check", "--format", "jsonl", plan).stdout.splitlines()
    assert [json.loads(line) for line in lines] == rows
    grave = any(finding["severity"] != "notice" for finding in wire)
    assert code_of(result) == (1 if grave else 0)
    text = run("check", plan).stdout
    assert all(finding["code"] in text for finding in wire)


def test_check_of_a_text_that_is_no_plan_finds_something(tmp_path: Path) -> None:
    path = tmp_path / "thư.txt"
    path.write_text("Chào anh, mai tôi về.", encoding="utf-8")
    result = run("check", path)
    assert code_of(result) == 1
    assert f"{path}:" in result.stdout or f"{path}: " in result.stdout


def test_explain_lists_and_explains_every_code() -> None:
    codes = [line.split()[0] for line in run("explain").stdout.splitlines() if line.strip()]
    assert codes
    for code in codes:
        page = run("explain", code).stdout
        assert page.startswith(code)
        assert len(page.splitlines()) > 2
    assert code_of(run("explain", "KHONG-CO")) == 2


def test_help_and_version_in_a_shell() -> None:
    done = shell("--help")
    assert done.returncode == 0
    assert "Cách dùng" in done.stdout.decode()
    assert shell("--version").stdout.decode().split() == ["lotrinh", lotrinh.__version__]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["red"], "có phải read?"),
        (["read"], "thiếu TỆP"),
        (["read", "--jsn", "x"], "không có tùy chọn --jsn"),
        (["check", "--format", "xml", "x"], "phải là một trong: text, json, jsonl"),
    ],
)
def test_wrong_calls_are_explained_in_vietnamese(arguments: list[str], said: str) -> None:
    done = shell(*arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert not done.stdout


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    done = shell("read", tmp_path)
    assert done.returncode == 2
    assert "không thấy tệp nào" in done.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_closed_pipe_is_quiet(folder: Path) -> None:
    many = [str(folder / "trong-cay.txt")] * 1
    command = [sys.executable, "-m", "lotrinh", "read", "--html", *many]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_ctrl_c_ends_clean() -> None:
    import signal

    # A shell's background job ignores the signal, and so would our child.
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heed}; import lotrinh.cli as c; print('up', flush=True); c.main(['read', '-'])"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"up\n"
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.3)
        process.send_signal(signal.SIGINT)
        error = process.stderr.read().decode()
    assert process.returncode == 130
    assert error.split() == ["Đã", "dừng."]


def test_no_progress_bar_where_no_terminal_is(folder: Path) -> None:
    done = shell("read", folder / "z.md", folder / "trong-cay.txt")
    assert done.stderr == b""
    assert b"\x1b[" not in done.stdout


def test_a_run_over_many_files_ends_with_a_tally(folder: Path, tmp_path: Path) -> None:
    result = run("read", folder, "--report", tmp_path / "out")
    last = result.stdout.rstrip().splitlines()[-1]
    assert "Đã đọc 2 tệp, 1 tệp không đọc được." in last
    assert str(tmp_path / "out") in last
