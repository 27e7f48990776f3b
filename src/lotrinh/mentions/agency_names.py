"""The grammar of one agency's name.

Place in the flow: stage 2, part of the agencies. A name is a head word ("Sở", "UBND", "các thôn")
with what follows by capital letters or by words that names hold; verbs end it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lotrinh.mentions.agency_words import Phrases, Token, unit_words

_LONG_COMPOUND: Final = 3
"""Small words that may follow the capital of a compound."""
_LOOSE_ENDS: Final = frozenset({"các", "và", "của", "trong", "thuộc", "trên", "ở", "-", "–"})
_OFFICE_OF: Final = Phrases(("ubnd", "hđnd", "ủy ban nhân dân", "phát thanh"))
USUAL_NAME: Final = 90
"""Characters in which most names end, with the words behind them that decide where."""
AHEAD: Final = 12
"""Words behind a name that the reading of it may look at."""


class Name:
    """Reads one name from its tokens."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.at = 0
        self.group = False
        self.kind = ""
        """The class of the head word."""
        self.headed = 0
        """The words of the head with what determines it; 0 before it and for a place."""
        self.placed = False
        """The last word taken is a level of place ("xã")."""
        self.in_place = False
        """The last words taken are a level of place and capitals behind it ("xã Mây Trắng")."""
        self.purposed = False
        """The name lists what the body is for ("tiểu ban thông tin, tuyên truyền")."""
        self.purpose_at = 0
        """Where what the body is for begins; 0 where no word opens it."""

    def gap(self, index: int) -> str:
        """The characters between a token and the one before it."""
        if index == 0 or index >= len(self.tokens):
            return ""
        return self.text[self.tokens[index - 1].end : self.tokens[index].start]

    def phrases(self, index: int, most: int) -> Iterator[str]:
        """The phrases of 1, 2, … `most` words from `index` on; commas may stand between words."""
        phrase = ""
        for i in range(index, min(index + most, len(self.tokens))):
            if phrase:
                gap = self.gap(i).strip()
                if gap not in {"", ","}:
                    return
                phrase += gap + " "
            phrase += self.tokens[i].low
            yield phrase

    def phrase(self, index: int, size: int) -> str:
        """`size` words in lower case with the commas between them; "" where there are fewer."""
        phrases = list(self.phrases(index, size))
        return phrases[-1] if len(phrases) == size else ""

    def longest(self, index: int, forms: Phrases) -> int:
        """The number of words of the longest phrase at `index` that is among the forms; else 0."""
        if index >= len(self.tokens):
            return 0
        longest = 0
        reach = forms.reach.get(self.tokens[index].low, 0)
        for size, phrase in enumerate(self.phrases(index, reach), 1):
            if phrase in forms.forms:
                longest = size
        return longest

    def is_capital(self, index: int) -> bool:
        if index >= len(self.tokens):
            return False
        first = self.tokens[index].word[0]
        return first.isupper() or (first.isdigit() and index > 0)

    def is_stop(self, index: int) -> bool:
        """Whether a verb begins at `index` (in small letters)."""
        if self.tokens[index].word[0].isupper():
            return False
        return self.verb_size(index) > 0

    def verb_size(self, index: int) -> int:
        """The number of words of the verb that begins at `index`; 0 where none does."""
        pair = self.phrase(index, 2) in unit_words().stop_pair
        return max(self.stop_size(index), 2 if pair else 0)

    def stop_size(self, index: int) -> int:
        """The number of words of the longest verb at `index`; "giám sát," needs its comma."""
        longest = 0
        stop = unit_words().stop
        reach = stop.reach.get(self.tokens[index].low, 0)
        for size, phrase in enumerate(self.phrases(index, reach), 1):
            listed = phrase + "," in stop and self.gap(index + size).startswith(",")
            if listed or phrase in stop:
                longest = size
        return longest

    def head_size(self, index: int) -> int:
        """The number of words of the head that begins at `index`; 0 where none does."""
        words = unit_words()
        for kind in ("head", "post", "community"):
            forms: Phrases = getattr(words, kind)
            size = self.longest(index, forms)
            if size and self._fits(index, size, kind):
                self.kind = kind
                return size
        size = self.longest(index, words.short_head)
        if size and self._short_fits(index, size):
            self.kind = "short_head"
            return size
        return 0

    def _fits(self, index: int, size: int, kind: str) -> bool:
        """ "xã hội", "trưởng thành", "bản sao" are no units; a small word must not go on so."""
        if size > 1 or kind == "head":
            return True
        after = index + size
        if after >= len(self.tokens) or self.gap(after).strip():
            return True
        low = self.tokens[after].low
        if self.is_capital(after) or low in {"và", "các", "thuộc"}:
            return True
        if self.group and self.is_stop(after):
            return True
        known = self.longest(after, unit_words().further)
        return known > 0 and low not in {"xã", "hội"}

    def _short_fits(self, index: int, size: int) -> bool:
        """ "Sở Nội vụ", "đoàn xã"; "các sở, ban"; not "ban hành", "phòng, chống"."""
        after = index + size
        if after >= len(self.tokens):
            return self.group or self.is_capital(index)
        gap = self.gap(after).strip()
        if gap:
            return self.group or self.longest(after, unit_words().group_noun) > 0
        low = self.tokens[after].low
        if self.is_capital(after) or low in {"và", "-", "–"}:
            return self.is_capital(after) or self.group
        if self.is_stop(index) and not self.group:
            return False
        if self.group and self.is_stop(after):
            return True
        if self.group or self.is_capital(index):
            return not self.is_stop(after) and self.longest(after, unit_words().further) > 0
        return low in unit_words().place

    def read(self) -> int | None:
        """The offset where the name ends, or None."""
        words = unit_words()
        size = self.longest(0, words.determiner)
        if size:
            self.group = True
            self.at = size
        size = self.head_size(self.at)
        if not size:
            return None
        if self.group is False and self.phrase(0, 2) in words.stop_pair:
            return None
        self._take(size)
        self.headed = 0 if self.placed else self.at
        generic = self.kind == "short_head" or self.phrase(0, 2) in {"cơ quan", "đơn vị"}
        if generic and self.tokens[0].word[0].islower() and self.gap(self.at).strip() == ",":
            # "sở, ban, ngành" without its "các"
            self.group = self.group or self.longest(self.at, words.group_noun) > 0
        while self.at < len(self.tokens) and self._step():
            pass
        while self.at > 1 and self._is_loose(self.at - 1):
            self.at -= 1
        last = self.tokens[self.at - 1]
        return last.start + len(last.word)

    def _is_loose(self, index: int) -> bool:
        """Whether a word cannot end a name ("các", "thuộc"; "trực thuộc" can)."""
        low = self.tokens[index].low
        return low in _LOOSE_ENDS and self.phrase(index - 1, 2) not in {"trực thuộc", "cấp trên"}

    def _take(self, size: int) -> bool:
        taken = self.tokens[self.at : self.at + size]
        words = unit_words()
        self.placed = taken[-1].low in words.place or self.phrase(self.at, size) in words.place
        self.in_place = self.placed or (self.in_place and self.is_capital(self.at))
        if taken[0].low in words.purpose_head.reach and self.longest(self.at, words.purpose_head):
            self.purposed, self.purpose_at = True, self.at + size
        elif self.is_capital(self.at):
            self.purposed = False
        if any(t.low == "các" for t in taken):
            self.group = True
        elif self.placed and self.at - 1 == self.headed and self.gap(self.at) == " ":
            # "Chi bộ 12 khu phố"; not "Chi bộ 3 thôn Mây", "Trạm Y tế khu vực 2 xã"
            counted = self.tokens[self.headed].word.isdecimal()
            self.group = self.group or (counted and not self.is_capital(self.at + size))
        self.at += size
        return True

    def _step(self) -> bool:
        gap = self.gap(self.at).strip()
        if gap == ",":
            return self._comma()
        if gap:
            return False
        low = self.tokens[self.at].low
        if low == "và":
            return self._and()
        if low in {"-", "–"}:
            return self._dash()
        if self.is_capital(self.at):
            return self._take(1)
        return self._small()

    def _small(self) -> bool:
        words = unit_words()
        before = self.tokens[self.at - 1]
        pair = self.phrase(self.at - 1, 2) if before.word[0].isupper() else ""
        if pair and (pair in words.tail or pair in words.compound):
            return self._take(1)
        tail = self.longest(self.at, words.further)
        if before.low == "các":
            tail = max(tail, self.longest(self.at, words.grouped))
        verb = self.verb_size(self.at)
        if verb:
            named = self.at == self.purpose_at and tail >= verb
            return self._take(tail) if named or tail > max(verb, 1) else False
        if tail:
            return self._take(tail)
        unit = self.longest(self.at, words.head)
        if unit > 1:
            return self._take(unit)
        shouted = before.word.isupper() and len(before.word) > 1
        if shouted or self.in_place or not before.word[0].isupper():
            return False
        return self._take(self._compound_size())

    def _compound_size(self) -> int:
        """How many small words go on a compound that a capital begins ("Phòng| thủ dân sự tỉnh").

        One, unless up to three are followed by what only a name has: a place, a number, the end.
        """
        words = unit_words()
        for size in range(1, _LONG_COMPOUND + 1):
            after = self.at + size
            if after >= len(self.tokens):
                return size
            gap = self.gap(after).strip()
            if gap:
                return size if gap == "," and self.head_size(after) else 1
            if self.longest(after, words.place) or self.tokens[after].word[0].isdigit():
                return size
            if self.tokens[after].word[0].isupper() or self.verb_size(after):
                return 1
        return 1

    def _dash(self) -> bool:
        after = self.at + 1
        if after < len(self.tokens) and not self.gap(after).strip(" ") and self.is_capital(after):
            return self._take(2)
        return False

    def _comma(self) -> bool:
        """ "xã, phường" · "các sở, ban, ngành" · "Văn hóa, Thể thao và Du lịch"."""
        words = unit_words()
        token = self.tokens[self.at]
        purpose = self._purpose_size()
        if purpose:
            return self._take(purpose)
        level = self.longest(self.at, words.place) if self.placed else 0
        if level and not token.word[0].isupper() and not self._starts_name(self.at, level):
            return self._take(level)
        if self.group and not token.word[0].isupper():
            size = self.longest(self.at, words.group_noun)
            if size and self.verb_size(self.at) <= size:
                return self._take(size)
        noun = self.longest(self.at, words.group_noun) if self.group else 0
        if noun and not self.is_capital(self.at + 1) and not self.is_capital(self.at + noun):
            return self._take(1)
        if not token.word[0].isupper() or self._is_placed() or self.head_size(self.at):
            return False
        return self._take(1) if self._in_name() and not self._is_document(self.at) else False

    def _is_placed(self) -> bool:
        """Whether a place ends the name: "xã", "xã Mây"; "các xã Mây" may list others."""
        return self.placed or (self.in_place and not self.group)

    def _purpose_size(self) -> int:
        """The words of one more purpose behind a comma ("tiểu ban thông tin, khánh tiết"), or 0."""
        if not self.purposed or self.tokens[self.at].word[0].isupper():
            return 0
        return self.longest(self.at, unit_words().tail)

    def _and_purpose(self, index: int) -> bool:
        """Whether one more purpose follows "và" ("lĩnh vực Dân tộc và các Hội quần chúng")."""
        if self.tokens[index].low == "các":
            return self.is_capital(index + 1)
        small = not self.tokens[index].word[0].isupper()
        return small and self.head_size(index) == 0 and not self.verb_size(index)

    def _is_document(self, index: int) -> bool:
        """Whether a document is named at `index` ("Bộ Chính trị, Kế hoạch số 9")."""
        words = unit_words()
        size = self.longest(index, words.document)
        after = self.phrase(index + size, 1)
        return size > 0 and (after in {"số", "của", "này", "về"} or not after)

    def _starts_name(self, index: int, size: int) -> bool:
        """Whether a name in capitals follows directly: "xã Mây" behind a comma is another one."""
        after = index + size
        return self.is_capital(after) and not self.gap(after).strip()

    def _in_name(self) -> bool:
        """Whether the words before are a name in capitals that a comma may go on."""
        if self.at == self.headed and not self.group:
            return False
        before = self.tokens[self.at - 1]
        earlier = self.tokens[self.at - 2] if self.at > 1 else before
        return before.word[0].isupper() or earlier.word[0].isupper()

    def _and(self) -> bool:
        words = unit_words()
        after = self.at + 1
        if after >= len(self.tokens) or self.gap(after).strip():
            return False
        token = self.tokens[after]
        small = not token.word[0].isupper()
        if self.purpose_at and self._and_purpose(after):
            return self._take(1 + max(1, self.longest(after, words.tail)))
        if small and token.low in words.place and self.placed:
            return self._take(2)
        first = self.tokens[0].low
        if first in {"văn", "vp", "báo"} and not token.low.startswith("các"):
            office = self.longest(after, _OFFICE_OF)
            if office:
                return self._take(1 + office)
        if small and self.group:
            size = self.longest(after, words.group_noun)
            return self._take(1 + size) if size and self.verb_size(after) <= size else False
        if small or self._is_placed() or self.head_size(after) or self._is_document(after):
            return False
        return self._take(2)
