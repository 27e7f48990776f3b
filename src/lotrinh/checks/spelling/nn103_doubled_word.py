"""NN103: a word or a compound stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.compounds import forms, known_pairs, single_words
from lotrinh.checks.spelling.prose import Places, Prose, places, prose
from lotrinh.language import Text
from lotrinh.plan.model import Edit
from lotrinh.source.syllables import is_spelt


@rule(
    "NN103",
    Text("Từ bị lặp"),
    severity="warning",
    cure=Text("Bỏ một từ."),
)
def doubled_word(case: Case) -> Iterator[Fault]:
    """Words twice in a row that are neither reduplication nor the halves of two compounds."""
    view = case.once(prose)
    words = {pair for pair in view.pairs if pair[0] == pair[1]}
    compounds = {
        pair for pair in view.pairs
        if (pair[1], pair[0]) in view.pairs and pair in known_pairs() and pair not in words
    }  # fmt: skip
    if view.damaged or not (words or compounds):
        return
    at = case.once(places)
    done = -1
    for i in view.find((words | compounds).__contains__):
        size = 1 if view.stream[i] == view.stream[i + 1] else 2
        again = i + size
        if i < done or not _is_doubled(view, i, size, case.text, at):
            continue
        done = again
        first, last = at[again - 1], at[again + size - 1]
        cut = case.at(first.end, last.end)
        yield Fault(
            case.at(at[i].start, last.end),
            Text("“{words}”.", words=case.words(case.at(at[i].start, last.end))),
            edits=(Edit(cut, ""),),
        )


def _is_doubled(view: Prose, i: int, size: int, text: str, at: Places) -> bool:
    words = view.stream[i : i + size]
    if view.stream[i + size : i + 2 * size] != words or " ".join(words) in forms("twice"):
        return False
    second = text[at[i + size].start : at[i + size].end]
    if second[:1].isupper() and not text[at[i].start : at[i].end][:1].isupper():
        return False
    left, right = view.around(i, 1)[0], view.around(i + 2 * size - 1, 1)[2]
    if size > 1:
        return left not in forms("doer") and right not in forms("doer_ending")
    return _repeats_word(words[0], left, right)


def _repeats_word(word: str, left: str, right: str) -> bool:
    """Whether one syllable is repeated, and is no end of one compound and start of another."""
    known = known_pairs()
    before, behind = (left, word) in known, (word, right) in known
    if before and (behind or not right or word in single_words()):
        return False
    if word in forms("never_twice"):
        return True
    return is_spelt(word) and word not in single_words() and behind
