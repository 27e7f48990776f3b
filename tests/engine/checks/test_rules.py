"""Every rule has a page, and the page's examples run: wrong ones are found, right ones are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx_example import docx_of
from story import FOOT, HEAD

from lotrinh.checks.case import Case
from lotrinh.checks.catalogue import codes as reader_codes
from lotrinh.checks.explain import codes
from lotrinh.checks.pages import (
    CLOSE,
    HEADINGS,
    OPEN,
    RIGHT,
    SILENT,
    WRONG,
    Example,
    Page,
    module_of,
    page_of,
)
from lotrinh.checks.registry import RULES
from lotrinh.checks.rule import Fault, Rule, rule
from lotrinh.checks.run import CRASHED, loud_rules, run_checks
from lotrinh.checks.settings import Settings
from lotrinh.compile import Compilation, Options, compile_source
from lotrinh.language import Text, speaking, tr
from lotrinh.plan.model import Finding
from lotrinh.source.compose import compose
from lotrinh.source.readers.docx import read_docx
from lotrinh.source.readers.html import read_html
from lotrinh.source.readers.markdown import read_markdown
from lotrinh.source.readers.plain import read_plain

ROOT = Path(__file__).parents[3]
FAMILY_LETTERS = {
    "form": "TT", "structure": "CT", "citations": "VD", "timing": "TG", "assignment": "PC",
    "consistency": "NQ", "spelling": "NN",
}  # fmt: skip
READERS = {
    "text": read_plain, "markdown": read_markdown, "html": read_html, "docx": read_docx,
}  # fmt: skip


def compiled(example: Example) -> Compilation:
    data = docx_of(example.text) if example.form == "docx" else example.text.encode()
    extract = READERS[example.form](data, "a")
    source = compose(extract, name="a", sha256="0" * 64)
    return compile_source(source, options=Options(checks=None))


def raised(each: Rule, example: Example) -> list[Finding]:
    """What one rule says of an example, in the strictest profile."""
    read = compiled(example)
    settings = Settings(profile="published")
    case = Case(read.source, read.outline, read.plan, read.schedule, settings)
    if each.families and case.family not in each.families:
        return []
    return sorted(each.findings(case), key=lambda f: f.at.start if f.at else -1)


def marked_lines(example: Example) -> list[int]:
    """The line of each mark, in order, 1-based."""
    return [
        example.marked.count("\n", 0, found.start()) + 1
        for found in re.finditer(re.escape(OPEN), example.marked)
    ]


def examples(heading: str) -> list[object]:
    return [
        pytest.param(each, example, id=f"{each.code}-{number}")
        for each in RULES
        for number, example in enumerate(page_of(each).examples(heading), 1)
    ]


def page_id(value: object) -> str:
    return value.code if isinstance(value, Rule) else ""


@pytest.mark.parametrize("each", RULES, ids=page_id)
def test_a_rule_is_where_its_code_says(each: Rule) -> None:
    family, stem = module_of(each).split(".")[-2:]
    assert re.fullmatch(rf"{FAMILY_LETTERS[family]}\d{{3}}", each.code)
    assert stem.startswith(f"{each.code.lower()}_")
    assert ":" not in each.title, "a colon parts the title of a message from its detail"
    assert not each.title.endswith(".")


def test_no_code_stands_twice_and_families_are_in_order() -> None:
    all_codes = [each.code for each in RULES]
    assert len(set(all_codes)) == len(all_codes)
    for letters in FAMILY_LETTERS.values():
        family = [code for code in all_codes if code.startswith(letters)]
        assert family == sorted(family)


def test_every_rule_in_a_folder_is_listed() -> None:
    folder = ROOT / "src" / "lotrinh" / "checks"
    files = {path.stem for path in folder.glob("*/[a-z][a-z][0-9]*.py")}
    assert files == {module_of(each).split(".")[-1] for each in RULES}


@pytest.mark.parametrize("each", RULES, ids=page_id)
def test_a_page_names_its_rule_in_both_languages(each: Rule) -> None:
    assert page_of(each).title == f"{each.code} {each.title}"
    with speaking("en"):
        assert page_of(each, "en").title == f"{each.code} {tr(each.title)}"


@pytest.mark.parametrize("each", RULES, ids=page_id)
def test_a_page_has_something_to_say_under_each_heading(each: Rule) -> None:
    page: Page = page_of(each)
    assert all(page.sections[heading].strip() for heading in HEADINGS)
    assert page.examples(WRONG)
    assert page.examples(RIGHT)
    assert all(OPEN in example.marked for example in page.examples(WRONG))


@pytest.mark.parametrize(("each", "example"), examples(WRONG))
def test_what_is_wrong_is_found_at_its_place(each: Rule, example: Example) -> None:
    assert example.marked.count(OPEN) == example.marked.count(CLOSE)
    found = raised(each, example)
    assert [f.at.line if f.at else 1 for f in found] == marked_lines(example)
    spans = re.findall(f"{OPEN}(.*?){CLOSE}", example.marked, re.DOTALL)
    for finding, span in zip(found, spans, strict=True):
        if finding.at is None:
            continue
        words = " ".join(span.replace("**", "").split())
        excerpt = (finding.excerpt or "").removesuffix("…")
        assert words in excerpt or excerpt in words, f"{excerpt!r} is not about {words!r}"


@pytest.mark.parametrize(("each", "example"), [*examples(RIGHT), *examples(SILENT)])
def test_what_is_right_is_left_alone(each: Rule, example: Example) -> None:
    assert [f.message for f in raised(each, example)] == []


def test_every_code_is_explained() -> None:
    assert set(codes()) == {*reader_codes(), *(each.code for each in RULES)}


# --- how rules run ---------------------------------------------------------------------------

BODY = """I. MỤC ĐÍCH
1. Theo Kế hoạch số 45/KH-UBND ngày 12/3/2030 của UBND tỉnh.
2. Theo Kế hoạch số 45/KH-UBND ngày 21/3/2030 của UBND tỉnh.
II. TỔ CHỨC THỰC HIỆN
1. Các thôn: trồng cây trước ngày 15/5/2031.
"""


@rule("XX101", Text("Quy tắc thử"), severity="warning", cure=Text("Sửa lại."))
def crashing(case: Case) -> list[Fault]:
    raise ZeroDivisionError


def case_of(text: str, settings: Settings | None = None) -> Case:
    source = compose(read_plain(text.encode(), "a"), name="a", sha256="0" * 64)
    read = compile_source(source, options=Options(checks=None))
    return Case(read.source, read.outline, read.plan, read.schedule, settings or Settings())


def test_order_and_repetition_of_rules_change_nothing() -> None:
    case = case_of(HEAD + BODY + FOOT)
    once = run_checks(case)
    assert run_checks(case, rules=reversed(RULES)) == once
    assert run_checks(case) == once


def test_a_crashing_rule_costs_one_finding() -> None:
    case = case_of(HEAD + BODY + FOOT)
    with pytest.raises(ZeroDivisionError):
        run_checks(case, rules=[crashing])
    from lotrinh.checks import run

    token = run._loud.set(False)
    try:
        found = run_checks(case, rules=[crashing, *RULES])
    finally:
        run._loud.reset(token)
    assert [f.message for f in found if f.code == CRASHED] == [
        "Một quy tắc kiểm tra bị lỗi nên chưa chạy được: XX101, ZeroDivisionError."
    ]
    assert {f.code for f in found} >= {"VD101"}
    with loud_rules(), pytest.raises(ZeroDivisionError):
        run_checks(case, rules=[crashing])


def test_a_house_chooses_codes_and_severities() -> None:
    text = HEAD + BODY + FOOT
    assert "VD101" in {f.code for f in run_checks(case_of(text))}
    assert {f.code for f in run_checks(case_of(text, Settings(select=("VD",))))} == {"VD101"}
    assert "VD101" not in {f.code for f in run_checks(case_of(text, Settings(ignore=("VD101",))))}
    mild = run_checks(case_of(text, Settings(select=("VD",), severity={"VD101": "notice"})))
    assert {f.severity for f in mild} == {"notice"}
