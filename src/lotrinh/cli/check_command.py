"""The command `check`: findings of many documents, as people and programs want them.

Place in the flow: cli. checking.py reads and checks; here results are gathered, compared with each
other, written, and turned into an exit code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lotrinh import __version__
from lotrinh.cli.checking import (
    Checked,
    Drawn,
    Job,
    Outcome,
    check_document,
    check_in_processes,
    processes_for,
)
from lotrinh.cli.fixing import write_fixed
from lotrinh.cli.help_pages import SpokenCommand
from lotrinh.cli.house_files import HOUSE_FILE
from lotrinh.cli.output import Output, write_stdout
from lotrinh.cli.progress import Bar
from lotrinh.cli.reading import Reading
from lotrinh.cli.shared_options import (
    COULD_NOT,
    FINDINGS,
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
from lotrinh.source.errors import UnreadableError
from lotrinh.source.inputs import Input

if TYPE_CHECKING:
    from lotrinh.checks.across import Contradiction
    from lotrinh.checks.baseline import Baseline
    from lotrinh.checks.settings import Settings
    from lotrinh.plan.model import Finding

_FORMATS = {
    "text": ".txt", "json": ".json", "jsonl": ".jsonl", "sarif": ".sarif", "html": ".html",
    "csv": ".csv",
}  # fmt: skip


@click.command(
    cls=SpokenCommand,
    short_help=Text("Soát kế hoạch; mã thoát 1 khi có lỗi hoặc cảnh báo."),
    help=Text(
        "Soát kế hoạch trước khi ký: thể thức, đánh số, viện dẫn, thời gian, phân công, số liệu, "
        "chính tả. Nhiều tệp thì đối chiếu cả giữa các kế hoạch.\n\n"
        "Mã thoát 1 khi có lỗi hoặc cảnh báo; chỉ có lưu ý thì 0. Mức soát, mã bỏ qua và miễn trừ "
        "của cơ quan ghi trong lotrinh.toml."
    ),
)
@files_argument
@spoken_option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="text",
    help=Text(
        "text (mặc định), json, jsonl (mỗi dòng một phát hiện), sarif, csv (mở bằng Excel), hoặc "
        "html (báo cáo có phát hiện bên lề)."
    ),
)
@spoken_option(
    "--select",
    multiple=True,
    metavar=Text("MÃ"),
    help=Text("Chỉ soát các mã này; VD là cả nhóm VD. Viết nhiều lần hoặc cách bằng dấu phẩy."),
)
@spoken_option(
    "--ignore", multiple=True, metavar=Text("MÃ"), help=Text("Bỏ qua các mã này, như --select.")
)
@spoken_option(
    "--profile",
    metavar=Text("MỨC"),
    help=Text(
        "Mức soát: draft (dự thảo), signature (trình ký), published (đã ban hành), hoặc mức ghi "
        "trong lotrinh.toml. Không nêu thì theo chính văn bản."
    ),
)
@spoken_option(
    "--config",
    metavar=Text("TỆP"),
    help=Text("Tệp cấu hình của cơ quan, thay cho lotrinh.toml gần tài liệu nhất."),
)
@spoken_option(
    "--baseline", metavar=Text("TỆP"), help=Text("Không nêu lại các phát hiện đã có trong tệp mốc.")
)
@spoken_option(
    "--write-baseline",
    metavar=Text("TỆP"),
    help=Text("Ghi mọi phát hiện hiện có vào tệp mốc; mã thoát 0."),
)
@spoken_option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar=Text("SỐ"),
    help=Text("Số tiến trình chạy cùng lúc; không nêu thì tùy số tệp và số nhân máy."),
)
@spoken_option(
    "--fix",
    is_flag=True,
    help=Text(
        "Ghi bản sao đã sửa những chỗ chắc chắn (tên-tệp-da-soat): tệp Word có vết sửa và bình "
        "luận để duyệt từng chỗ, tệp văn bản được sửa thẳng. Tệp gốc giữ nguyên."
    ),
)
@output_option
@events_option
@as_of_option
@password_option
def check(
    *,
    files: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str | None,
    config: str | None,
    baseline: str | None,
    write_baseline: str | None,
    jobs: int | None,
    fix: bool,
    output: str | None,
    events: str | None,
    as_of: str | None,
    password: str | None,
) -> int:
    """The findings of each document, and where documents contradict each other."""
    reading = Reading(files, password)
    drawn: Drawn = "text" if form == "text" else "html" if form == "html" else ""
    written = reading.inputs if drawn == "html" else reading.inputs[:1]
    results = Output(output, written, _FORMATS[form])
    if drawn == "html" and results.is_stdout and reading.many:
        raise click.UsageError(tr("nhiều báo cáo HTML cần một thư mục: -o THƯ-MỤC."))
    try:
        work = _settings(reading.inputs, config, profile, _codes(select), _codes(ignore))
        job = Job(options_of(events, as_of), drawn, spoken(), password, _known(baseline), fix)
    except UnreadableError as error:
        raise click.ClickException(error.say(spoken())) from error
    checked = _checked(reading, work, job, processes_for(len(work), jobs))
    if drawn == "html" and not write_baseline:
        checked = _written(tuple(checked) if results.is_stdout else checked, results)
    gathered = _gather(tuple(checked), work)
    if write_baseline:
        _write_baseline(write_baseline, gathered)
        return COULD_NOT if reading.failed else FINE
    if fix:
        write_fixed(gathered.checked)
    if drawn == "html":
        _write_index(results, gathered)
    else:
        results.write(reading.inputs[0], _render(gathered, form))
    return COULD_NOT if reading.failed else FINDINGS if gathered.is_serious else FINE


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What a run found."""

    checked: tuple[tuple[Input, Checked], ...]
    across: tuple[Contradiction, ...]
    stale: tuple[Finding, ...]
    """Suppressions of the house that answered nothing in any document."""

    def findings(self) -> Iterator[Finding]:
        for _, done in self.checked:
            yield from done.findings
        yield from (one.finding for one in self.across)
        yield from self.stale

    @property
    def is_serious(self) -> bool:
        return any(one.severity != "notice" for one in self.findings())


def _gather(
    checked: tuple[tuple[Input, Checked], ...], work: Sequence[tuple[Input, Settings]]
) -> _Gathered:
    from lotrinh.checks.across import find_contradictions
    from lotrinh.checks.suppressions import say_stale

    answering = {one for _, done in checked for one in done.answering}
    house = {one: None for _, settings in work for one in settings.suppressions if not one.alone}
    stale = tuple(say_stale(one) for one in house if one not in answering)
    wanted = work[0][1].wants if work else bool
    across = find_contradictions(done.witness for _, done in checked)
    return _Gathered(
        checked,
        tuple(one for one in across if wanted(one.finding.code)),
        tuple(one for one in stale if wanted(one.code)),
    )


def _checked(
    reading: Reading, work: Sequence[tuple[Input, Settings]], job: Job, processes: int
) -> Iterator[tuple[Input, Checked]]:
    """The documents that could be read; the others are reported and counted."""
    bar = Bar(len(work))
    try:
        outcomes: Iterator[tuple[Input, Outcome]]
        if processes > 1:
            outcomes = check_in_processes(work, job, processes)
        else:
            outcomes = ((d, check_document(d, settings, job, bar.pages)) for d, settings in work)
        for document, outcome in outcomes:
            bar.finished(document.name)
            if isinstance(outcome, UnreadableError):
                bar.close()
                reading.fail(outcome)
            else:
                yield document, outcome
    finally:
        bar.close()


def _settings(
    inputs: Sequence[Input],
    config: str | None,
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> list[tuple[Input, Settings]]:
    """The documents with how each is checked. Raises `UnreadableError`."""
    from lotrinh.checks.house import require_code
    from lotrinh.cli.house_files import HouseFiles

    for option, codes in (("--select", select), ("--ignore", ignore)):
        for code in codes:
            require_code(code, "lotrinh", option)
    house = HouseFiles(config, profile)
    settings = ((document, house.settings_for(document)) for document in inputs)
    return [
        (document, replace(one, select=select or one.select, ignore=(*one.ignore, *ignore)))
        for document, one in settings
    ]


def _codes(values: Sequence[str]) -> tuple[str, ...]:
    """`("VD,TG101", "CT")` as `("VD", "TG101", "CT")`."""
    words = (word.strip().upper() for value in values for word in value.split(","))
    return tuple(word for word in words if word)


def _known(path: str | None) -> Baseline | None:
    if path is None:
        return None
    from lotrinh.checks.baseline import load_baseline
    from lotrinh.source.open import read_file

    return load_baseline(read_file(Path(path), path), name=path)


def _write_baseline(path: str, gathered: _Gathered) -> None:
    from lotrinh.checks.baseline import render_baseline

    every = {document.name: done.every for document, done in gathered.checked}
    count = sum(len(found) for found in every.values())
    Output(path, [], ".json").write(Input(path, None), render_baseline(every))
    click.echo(tr("Đã ghi mốc {count} phát hiện vào {path}.", count=count, path=path), err=True)


def _written(
    checked: Iterable[tuple[Input, Checked]], results: Output
) -> Iterator[tuple[Input, Checked]]:
    """Writes each report as soon as it is there, so that a thousand need no memory.

    What stays of it as `drawn` is the name of its file.
    """
    for document, done in checked:
        path = results.write(document, done.drawn)
        yield document, done._replace(drawn=path.name if path else "")


def _write_index(results: Output, gathered: _Gathered) -> None:
    """Where reports went into a folder, a page that leads to them."""
    from lotrinh.render.findings_index import Listed, render_index

    listed = [Listed(given.name, done.drawn, done.findings) for given, done in gathered.checked]
    if len(listed) > 1:
        index = render_index(listed, gathered.across, lang=spoken())
        path = results.write(Input("index", Path("index")), index)
        write_stdout(tr("Báo cáo: {path}", path=path))


def _render(gathered: _Gathered, form: str) -> str:
    if form == "text":
        return _render_text(gathered)
    from lotrinh.render import finding_rows as rows_form

    rows = [
        row
        for document, done in gathered.checked
        for row in rows_form.rows_of(done.findings, file=document.name)
    ]
    rows += rows_form.rows_across(gathered.across)
    rows += rows_form.rows_of(gathered.stale, file=HOUSE_FILE)
    if form == "json":
        return rows_form.render_json(rows)
    if form == "jsonl":
        return rows_form.render_jsonl(rows)
    if form == "csv":
        return rows_form.render_csv(rows)
    return rows_form.render_sarif(rows, version=__version__, lang=spoken())


def _render_text(gathered: _Gathered) -> str:
    from lotrinh.render.findings import render_across, render_counts, render_plain

    parts = [done.drawn for _, done in gathered.checked]
    parts += [render_across(one, lang=spoken()) for one in gathered.across]
    parts += [render_plain(one, name=HOUSE_FILE, lang=spoken()) for one in gathered.stale]
    parts = [part for part in parts if part]
    counts = render_counts(list(gathered.findings()), len(gathered.checked), lang=spoken())
    return "\n".join([*parts, *([""] if parts else []), counts])
