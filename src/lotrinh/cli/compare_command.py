"""The command `compare`: a superior's plan beside one's own."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

import click

from lotrinh.cli.help_pages import SpokenCommand
from lotrinh.cli.output import Output
from lotrinh.cli.reading import Reading
from lotrinh.cli.shared_options import (
    COULD_NOT,
    FINDINGS,
    FINE,
    output_option,
    password_option,
    spoken_option,
)
from lotrinh.language import Text, spoken, tr
from lotrinh.source.inputs import STDIN

if TYPE_CHECKING:
    from lotrinh.coverage.model import Coverage

_SUFFIXES = {"json": ".json", "html": ".html", "text": ".txt"}


@click.command(
    cls=SpokenCommand,
    short_help=Text("Đối chiếu kế hoạch của mình với kế hoạch cấp trên."),
    help=Text(
        "Đối chiếu kế hoạch của mình với kế hoạch cấp trên: điều gì đã đáp ứng, có khác, còn "
        "thiếu, thêm mới; thời hạn nào muộn hơn hoặc bỏ sót; viện dẫn nào không khớp; tên nào của "
        "cấp trên còn sót.\n\n"
        "CẤP-TRÊN và CỦA-MÌNH mỗi bên là một tệp. Mã thoát: 0 đáp ứng đủ, 1 có điều còn thiếu, "
        "muộn hơn hoặc mâu thuẫn, 2 không đọc được."
    ),
)
@click.argument("parent", metavar=Text("CẤP-TRÊN"))
@click.argument("child", metavar=Text("CỦA-MÌNH"))
@spoken_option("--json", "form", flag_value="json", help=Text("In dạng JSON (lotrinh/coverage@1)."))
@spoken_option("--html", "form", flag_value="html", help=Text("In trang HTML hai cột."))
@output_option
@password_option
def compare(
    *, parent: str, child: str, form: str | None, output: str | None, password: str | None
) -> int:
    """Both plans side by side."""
    from lotrinh.compile import Options
    from lotrinh.coverage.compare import compare_plans

    form = form or "text"
    sides = [Reading([side], password) for side in (parent, child)]
    if any(side.many for side in sides) or parent == child == STDIN:
        raise click.UsageError(tr("mỗi bên phải là một tệp."))
    above, own = (side.inputs[0] for side in sides)
    results = Output(output, [own], _SUFFIXES[form], kept=[above])
    plans = [compiled.plan for side in sides for _, compiled in side.compilations(Options())]
    if len(plans) < len(sides):
        return COULD_NOT
    coverage = compare_plans(*plans)
    results.write(own, _render(coverage, form, terminal=results.is_stdout))
    return FINE if coverage.complete else FINDINGS


def _render(coverage: Coverage, form: str, *, terminal: bool) -> str:
    if form == "json":
        from lotrinh.coverage.codec import coverage_to_wire

        return json.dumps(coverage_to_wire(coverage), ensure_ascii=False, indent=2)
    if form == "html":
        from lotrinh.render.coverage_page import render_coverage_page

        return render_coverage_page(coverage, lang=spoken())
    from lotrinh.render.coverage_text import render_coverage_text

    width = shutil.get_terminal_size((100, 24)).columns if terminal else 100
    color = terminal and sys.stdout.isatty()
    return render_coverage_text(coverage, width=min(width, 120), color=color, lang=spoken())
