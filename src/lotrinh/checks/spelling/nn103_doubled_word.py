"""NN103: a word or a compound stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count, islice
from operator import eq

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.compounds import forms, known_pairs, single_words
from lotrinh.checks.spelling.prose import Prose, prose
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
    if view.damaged:
        return
    done = -1
    for i, size in sorted([*_repeated(view, 1), *_repeated(view, 2)]):
        again = i + size
        if i < done or not _is_doubled(view, i, size):
            continue
        done = again
        start = view.place(i).start
        kept, last = view.place(again - 1), view.place(again + size - 1)
        place = case.at(start, last.end)
        yield Fault(
            place,
            Text("“{words}”.", words=case.words(place)),
            edits=(Edit(case.at(kept.end, last.end), ""),),
        )


def _repeated(view: Prose, size: int) -> Iterator[tuple[int, int]]:
    """Where one word stands twice in a row, or a known compound of two different words."""
    stream = view.stream
    for i in compress(count(), map(eq, stream, islice(stream, size, None))):
        first, second = stream[i], stream[i + 1]
        if first and (size == 1 or (first != second and (first, second) in known_pairs())):
            yield i, size


def _is_doubled(view: Prose, i: int, size: int) -> bool:
    words = view.stream[i : i + size]
    if view.stream[i + size : i + 2 * size] != words or " ".join(words) in forms("twice"):
        return False
    one, other = view.place(i), view.place(i + size)
    first, second = view.text[one.start : one.end], view.text[other.start : other.end]
    if second[0].isupper() and (not first[0].isupper() or first.isupper() != second.isupper()):
        return False  # A heading in capitals, and the line below it.
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
