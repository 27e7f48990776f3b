"""A baseline keeps old findings quiet and lets new ones through, wherever their lines went."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lotrinh.checks.baseline import fingerprint, leave_out_known, load_baseline, render_baseline
from lotrinh.plan.model import Finding
from lotrinh.source.errors import UnreadableError
from lotrinh.source.text import At

OLD = Finding("VD101", "error", "Hai ngày.", "Kế hoạch số 45", at=At(0, 1, None, 3, 1, 3, 2))
MOVED = replace(OLD, at=At(50, 51, None, 9, 1, 9, 2))
NEW = replace(OLD, excerpt="Kế hoạch số 46")


def test_a_known_finding_is_left_out_where_its_line_moved() -> None:
    known = load_baseline(render_baseline({"a.docx": [OLD]}).encode(), name="moc.json")
    assert leave_out_known([MOVED, NEW], known, file="a.docx") == (NEW,)
    assert leave_out_known([MOVED], known, file="b.docx") == (MOVED,)


def test_each_known_place_answers_one_finding() -> None:
    known = load_baseline(render_baseline({"a": [OLD]}).encode(), name="moc.json")
    assert leave_out_known([OLD, MOVED], known, file="a") == (MOVED,)


def test_the_same_findings_give_the_same_file() -> None:
    assert render_baseline({"b": [OLD, NEW], "a": [], "c": [NEW]}) == render_baseline(
        {"c": [NEW], "b": [NEW, OLD]}
    )
    assert fingerprint(OLD) != fingerprint(NEW)


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1]", b'{"schema": "lotrinh/baseline@1", "findings": {"a": 1}}', b"[" * 100_000],
)
def test_what_is_no_baseline_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"moc\.json: không phải tệp mốc"):
        load_baseline(content, name="moc.json")
