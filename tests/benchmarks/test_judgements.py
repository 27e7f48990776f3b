"""The table of judged findings is well-formed and quotes no plan."""

from __future__ import annotations

import re

from benchmarks.accuracy.judgements import VERDICTS, read_judgements
from lotrinh.checks.explain import codes


def test_the_judgements_are_of_rules_that_exist_and_say_why() -> None:
    known = set(codes())
    for one in read_judgements():
        assert re.fullmatch(r"\d{3}|real-\d\d", one.plan)
        assert one.code in known
        assert one.line >= 0
        assert one.verdict in VERDICTS
        assert 10 < len(one.why) < 120


def test_a_finding_has_one_verdict() -> None:
    judged = {(one.plan, one.code, one.line): one.verdict for one in read_judgements()}
    assert all(judged[one.plan, one.code, one.line] == one.verdict for one in read_judgements())


def test_nine_in_ten_are_right() -> None:
    verdicts = [one.verdict for one in read_judgements()]
    assert verdicts.count("right") >= 0.9 * len(verdicts)
