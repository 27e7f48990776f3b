"""Tables of what was found, by kind, rule, format and family."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from benchmarks.seeded.trials import Outcome

_HEADS = f"{'planted':>8}{'found':>7}{'recall':>8}"


def print_recall(outcomes: list[Outcome], *, misses: bool) -> None:
    """Prints the recall and, on demand, each fault that was missed."""
    if misses:
        for one in outcomes:
            if one.code is None:
                trial = one.trial
                instead = ", ".join(one.raised) or "-"
                where = f"{trial.name}.{trial.form}: {trial.words!r}"
                print(f"missed: {trial.kind} {trial.codes} in {where}; instead {instead}")
    _print_table("kind", outcomes, lambda one: one.trial.kind)
    _print_table("rule", outcomes, lambda one: one.code or one.trial.codes[0])
    _print_table("format", outcomes, lambda one: one.trial.form)
    _print_table("family of form", outcomes, lambda one: one.trial.family)
    print(f"\n{_row('all', outcomes)}")
    extra = Counter(code for one in outcomes for code in one.raised)
    said = ", ".join(f"{code} {count}" for code, count in extra.most_common())
    print(f"errors and warnings beside what was planted: {said or 'none'}")


def _print_table(title: str, outcomes: Iterable[Outcome], key: Callable[[Outcome], str]) -> None:
    rows: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        rows[key(one)].append(one)
    print(f"\n{title:34}{_HEADS}")
    for name in sorted(rows) if title == "rule" else rows:
        print(_row(name, rows[name]))


def _row(name: str, outcomes: list[Outcome]) -> str:
    found = sum(one.code is not None for one in outcomes)
    return f"{name:34}{len(outcomes):8}{found:7}{found / max(1, len(outcomes)):8.1%}"
