"""The commands. Each is short: documents → engine → output → exit code."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lotrinh import __version__
from lotrinh.cli.check_command import check
from lotrinh.cli.compare_command import compare
from lotrinh.cli.help_pages import OpenGroup, SpokenOption
from lotrinh.cli.output import Output, write_stdout
from lotrinh.cli.reading import Reading
from lotrinh.cli.shared_options import (
    COULD_NOT,
    FINE,
    as_of_option,
    events_option,
    files_argument,
    options_of,
    output_option,
    password_option,
    spoken_option,
)
from lotrinh.language import Text, spoken, tr

if TYPE_CHECKING:
    from lotrinh.compile import Compilation


@click.group(
    cls=OpenGroup,
    entry_points="lotrinh.commands",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=Text(
        "Lộ Trình đọc kế hoạch hành chính và cho biết kế hoạch nói gì.\n\n"
        'TỆP là tệp, thư mục, mẫu tên như "*.docx", hoặc - để đọc từ đầu vào chuẩn. Đọc được DOCX, '
        "DOC, ODT, RTF, PDF, bản quét, ảnh, HTML, Markdown và văn bản thuần.\n\n"
        "Mã thoát: 0 ổn, 1 có phát hiện (check) hoặc chưa đáp ứng đủ (compare), 2 có tệp không đọc "
        "được hoặc gọi sai."
    ),
)
@click.version_option(
    __version__,
    "--version",
    cls=SpokenOption,
    message="%(prog)s %(version)s",
    help=Text("Xem phiên bản rồi dừng."),
)
def lotrinh() -> None:
    """The group of all commands."""


@lotrinh.command(
    short_help=Text("Đọc kế hoạch và tóm tắt."),
    help=Text(
        "Đọc kế hoạch và tóm tắt: của ai, mấy đợt, ai làm gì, bao giờ, báo cáo ai.\n\n"
        "Mã thoát 0 dù có phát hiện; dùng lệnh check để dừng khi có phát hiện."
    ),
)
@files_argument
@spoken_option(
    "--json", "form", flag_value="json", help=Text("In dạng JSON (nhiều tệp: mỗi dòng một).")
)
@spoken_option("--html", "form", flag_value="html", help=Text("In báo cáo HTML."))
@spoken_option("--tree", "form", flag_value="tree", help=Text("In cây đề mục và nội dung."))
@output_option
@spoken_option(
    "--report", metavar=Text("THƯ-MỤC"), help=Text("Ghi thêm báo cáo HTML của mỗi tệp vào đây.")
)
@events_option
@as_of_option
@password_option
def read(
    *,
    files: tuple[str, ...],
    form: str | None,
    output: str | None,
    report: str | None,
    events: str | None,
    as_of: str | None,
    password: str | None,
) -> int:
    """Summary, JSON, tree or report of each document."""
    options = options_of(events, as_of)
    reading = Reading(files, password)
    form = form or "summary"
    suffix = {"json": ".json", "html": ".html", "tree": ".txt", "summary": ".txt"}[form]
    results = Output(output, reading.inputs, suffix)
    reports = Output(_folder(report), reading.inputs, ".html") if report else None
    if form == "html" and results.is_stdout and reading.many:
        raise click.UsageError(tr("nhiều báo cáo HTML cần một thư mục: -o THƯ-MỤC."))
    first = True
    for document, compiled in reading.compilations(options):
        text = _render(compiled, form, compact=reading.many, terminal=results.is_stdout)
        if form in {"summary", "tree"} and results.is_stdout and not first:
            text = f"\n{text}"
        results.write(document, text)
        if reports is not None:
            path = reports.write(document, _render(compiled, "html"))
            write_stdout(tr("Báo cáo: {path}", path=path))
        first = False
    if reports is not None and reading.many:
        where = tr("Báo cáo HTML nằm trong {folder}.", folder=report)
        write_stdout(f"\n{reading.tally()} {where}")
    return COULD_NOT if reading.failed else FINE


@lotrinh.command(
    short_help=Text("In văn bản thuần mà các vị trí chỉ vào."),
    help=Text("In văn bản thuần của tài liệu: dòng và cột trong mọi kết quả đếm theo văn bản này."),
)
@files_argument
@output_option
@password_option
def text(*, files: tuple[str, ...], output: str | None, password: str | None) -> int:
    """The printed text of each document."""
    reading = Reading(files, password)
    results = Output(output, reading.inputs, ".txt")
    for document, source in reading.sources():
        results.write(document, source.printed)
    return COULD_NOT if reading.failed else FINE


@lotrinh.command(
    short_help=Text("Xuất lịch iCalendar: các đợt, thời hạn, việc định kỳ."),
    help=Text(
        "Xuất lịch iCalendar (.ics): các đợt, thời hạn có nhắc, việc định kỳ.\n\n"
        "Nhiều kế hoạch với -o một tệp .ics thì vào chung một lịch; với -o một thư mục thì mỗi kế "
        "hoạch một tệp."
    ),
)
@files_argument
@output_option
@events_option
@as_of_option
@password_option
def calendar(
    *,
    files: tuple[str, ...],
    output: str | None,
    events: str | None,
    as_of: str | None,
    password: str | None,
) -> int:
    """The schedule of each document, or of all in one, as iCalendar."""
    from lotrinh.render.calendar import render_calendar

    options = options_of(events, as_of)
    reading = Reading(files, password)
    shared = reading.many and (output is None or output.lower().endswith(".ics"))
    results = Output(output, reading.inputs[:1] if shared else reading.inputs, ".ics")
    calendars: list[bytes] = []
    for document, compiled in reading.compilations(options):
        name = compiled.plan.header.title or compiled.source.name
        drawn = render_calendar(compiled.plan, compiled.schedule, name=name, lang=spoken())
        calendars.append(drawn)
        if not shared:
            results.write(document, drawn)
    if shared and calendars:
        from lotrinh.cli.calendars import join_calendars

        results.write(reading.inputs[0], join_calendars(calendars))
    return COULD_NOT if reading.failed else FINE


@lotrinh.command(
    short_help=Text("Giải thích một mã phát hiện."),
    help=Text(
        "Giải thích mã phát hiện: kiểm tra gì, vì sao, sửa thế nào. Không có MÃ thì liệt kê các mã."
    ),
)
@click.argument("codes", metavar=Text("[MÃ…]"), nargs=-1)
def explain(codes: tuple[str, ...]) -> int:
    """What codes mean; all of them where none is named."""
    from lotrinh.checks.explain import render_catalogue, render_explanation

    if not codes:
        write_stdout(render_catalogue(lang=spoken()))
        return FINE
    unknown = False
    for code in codes:
        page = render_explanation(code, lang=spoken())
        if page is None:
            unknown = True
            unknown_code = tr("không có mã {code}. Xem các mã: lotrinh explain", code=code)
            click.echo(f"lotrinh: {unknown_code}", err=True)
        else:
            write_stdout(page)
    return COULD_NOT if unknown else FINE


@lotrinh.command(
    short_help=Text("In JSON Schema của kết quả."),
    help=Text(
        "In JSON Schema của kết quả mà read --json in ra (lotrinh/plan@1); với coverage thì của "
        "kết quả mà compare --json in ra (lotrinh/coverage@1)."
    ),
)
@click.argument(
    "of", metavar="[plan|coverage]", type=click.Choice(["plan", "coverage"]), default="plan"
)
@output_option
def schema(of: str, output: str | None) -> int:
    """The schema of an export."""
    from lotrinh.coverage.codec import coverage_schema
    from lotrinh.plan.codec import json_schema
    from lotrinh.source.inputs import Input

    made = coverage_schema() if of == "coverage" else json_schema()
    document = json.dumps(made, ensure_ascii=False, indent=2)
    Output(output, [], ".json").write(Input("schema", Path("schema")), document)
    return FINE


def _folder(place: str) -> str:
    return place if place.endswith("/") else f"{place}/"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _render(
    compiled: Compilation, form: str, *, compact: bool = False, terminal: bool = False
) -> str:
    if form == "json":
        from lotrinh.plan.codec import to_wire

        wire = to_wire(compiled.plan)
        return _compact(wire) if compact else json.dumps(wire, ensure_ascii=False, indent=2)
    if form == "html":
        from lotrinh.render.report import render_report

        return render_report(compiled.source, compiled.plan, compiled.schedule, lang=spoken())
    if form == "tree":
        from lotrinh.render.tree import render_tree

        return render_tree(compiled.plan, lang=spoken())
    from lotrinh.render.summary import render_summary

    width = shutil.get_terminal_size((100, 24)).columns if terminal else 100
    color = terminal and sys.stdout.isatty()
    return render_summary(
        compiled.plan, compiled.schedule, width=min(width, 120), color=color, lang=spoken()
    )


lotrinh.add_command(check)
lotrinh.add_command(compare)
