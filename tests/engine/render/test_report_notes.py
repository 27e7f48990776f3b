"""Findings stand beside the text, are chosen without a script, and lead to their rules' pages."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from story import FOOT, HEAD

import lotrinh
from lotrinh.checks.explain import codes
from lotrinh.render.report import render_report
from lotrinh.render.report_notes import FAMILIES

BODY = """I. MỤC ĐÍCH
1. Theo Kế hoạch số 45/KH-UBND ngày 12/3/2030 của UBND tỉnh.
2. Theo Kế hoạch số 45/KH-UBND ngày 21/3/2030 của UBND tỉnh.
II. CÁC ĐỢT
1. Đợt 1: Cao điểm
"""
STYLE = (files("lotrinh.render") / "report.css").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def report() -> str:
    compiled = lotrinh.compile_document((HEAD + BODY + FOOT).encode(), name="a.txt")
    return render_report(compiled.source, compiled.plan, compiled.schedule)


def test_a_finding_has_one_note_beside_its_paragraph(report: str) -> None:
    note = re.search(r'<aside class="note error f-VD" data-m="finding-\d+">', report)
    assert note is not None
    line = report.rindex('class="ln', 0, note.start())
    assert "Kế hoạch số 45/KH-UBND ngày 21/3/2030" in report[line : note.start()]
    assert len(re.findall(r"<aside[^>]*f-VD", report)) == 1


def test_a_note_leads_to_the_page_of_its_rule(report: str) -> None:
    assert 'href="#rule-VD101"' in report
    page = report[report.index('id="rule-VD101"') :]
    assert "Khi nào im lặng" in page
    assert "<mark>Kế hoạch số 45/KH-UBND ngày 21/3/2026</mark>" in page


def test_chips_choose_by_severity_and_family(report: str) -> None:
    for ident in ("severity-error", "family-VD", "family-DH"):
        assert f'id="{ident}"' in report


def test_every_family_of_codes_has_a_chip_that_hides_it() -> None:
    families = {code[:2] for code in codes()} - {"LV"}
    assert families <= set(FAMILIES)
    for family in FAMILIES:
        assert f"#family-{family}:not(:checked)" in STYLE
    for severity in ("error", "warning", "notice"):
        assert f"#severity-{severity}:not(:checked)" in STYLE


def test_a_plan_without_findings_has_neither_notes_nor_chips() -> None:
    options = lotrinh.Options(checks=None)
    compiled = lotrinh.compile_document((HEAD + BODY + FOOT).encode(), options=options)
    drawn = render_report(compiled.source, compiled.plan)
    assert "<aside" not in drawn
    assert 'id="severity-' not in drawn
    assert 'id="rules"' not in drawn
