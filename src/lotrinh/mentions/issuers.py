"""Where the name of an issuing body ends that begins behind "của".

Place in the flow: stage 2, part of the citations. Vietnamese capitalises the first syllable of each
part of a body's name ("Ban Thường vụ Tỉnh ủy"), so a small syllable goes on only right behind a
capital one, or as one of the words that names of bodies hold ("nhân dân", "tỉnh", "khóa").
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from lotrinh.resources.load import load_entries

_WORD: Final = re.compile(r"[^\s,;.:()“”\"«»\[\]…]+")
_TERM: Final = re.compile(r"(?:[IVXLC]+|\d{1,4}(?: ?[-–] ?\d{4})?)(?!\w)")
_PART: Final = r"[^\W\d_][^\s,;.:()]*(?: [^\s,;.:()]+){0,3}"
_LIST: Final = re.compile(rf", (?P<more>{_PART}(?:, {_PART})?) và (?P<last>[^\W\d_]\w*)")
_NUMBERED: Final = frozenset(
    {"khóa", "khoá", "lần thứ", "quận", "phường", "nhiệm kỳ", "khu phố", "thôn", "huyện"}
)
_TERM_IN_BRACKETS: Final = re.compile(r" \((?:khóa|khoá|nhiệm kỳ) [^)\n]{1,20}\)")
_ORDINALS: Final = frozenset(
    {"nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"}
)
MAX_ISSUER: Final = 180


class _Words(NamedTuple):
    stop: frozenset[str]
    stop_pair: frozenset[str]
    further: frozenset[str]
    complement: frozenset[str]
    head: frozenset[str]
    start: tuple[str, ...]


@cache
def _words() -> _Words:
    forms = {entry.key: entry.forms for entry in load_entries("issuers.toml")}
    return _Words(
        frozenset(forms["stop"]),
        frozenset(forms["stop_pair"]),
        frozenset(forms["continue"]),
        frozenset(forms["complement"]),
        frozenset(forms["head"]),
        forms["start"],
    )


@cache
def _type_starts() -> frozenset[str]:
    """First syllables pairs of document types: "và Kế hoạch số 5" begins another document."""
    return frozenset(
        form.capitalize() for entry in load_entries("document_types.toml") for form in entry.forms
    )


def issuer_end(text: str, start: int) -> int | None:
    """The end of the body's name that begins at `start`, or None where none does.

    Never crosses a newline; at most MAX_ISSUER characters.
    """
    limit = text.find("\n", start, start + MAX_ISSUER)
    scan = _Scan(text, start, limit if limit >= 0 else min(len(text), start + MAX_ISSUER))
    return scan.run()


class _Scan:
    """Walks over the syllables of a name."""

    def __init__(self, text: str, start: int, limit: int) -> None:
        self.text = text
        self.limit = limit
        self.at = start
        self.end = start
        self.before = ""
        """The syllable before, "" at the start."""
        ahead = text[start : min(start + 20, limit)]
        self.shouted = " " in ahead and ahead.upper() == ahead
        """The name stands in a heading in capitals, which show no parts."""

    def run(self) -> int | None:
        if not self._starts():
            return None
        start = self.at
        while self._step():
            pass
        bracket = _TERM_IN_BRACKETS.match(self.text, self.end, self.limit)
        if bracket and self.end > start:
            self.end = bracket.end()
        return self.end if self.end > start else None

    def _starts(self) -> bool:
        first = self.text[self.at : self.at + 1]
        low = self.text[self.at : self.at + 14].lower()
        return first.isupper() or low.startswith(_words().start)

    def _pair(self, word: str, end: int) -> tuple[str, int]:
        """The word with the next one, small letters, and where that ends."""
        if self.text[end : end + 1] != " ":
            return word.lower(), end
        after = _WORD.match(self.text, end + 1, self.limit)
        if after is None:
            return word.lower(), end
        return f"{word} {after.group()}".lower(), after.end()

    def _take(self, end: int, last: str) -> bool:
        self.end = end
        self.before = last
        self.at = end + 1
        return self.text[end : end + 1] == " " or self._comma(end)

    def _step(self) -> bool:
        """Take the word at `at` where it belongs to the name; whether another may follow."""
        match = _WORD.match(self.text, self.at, self.limit)
        if match is None:
            return False
        word, end = match.group(), match.end()
        pair, pair_end = self._pair(word, end)
        if word in {"-", "–"}:
            return self._dash(end)
        if word == "và":
            return self._and(end)
        if word[0].isdigit() or _TERM.fullmatch(word):
            return self._term(match.start())
        if self.shouted and (word.lower() in _words().stop or pair in _words().stop_pair):
            return False
        if word[0].isupper():
            return self._capital(pair, word, end)
        return self._small(pair, pair_end, word, end)

    def _capital(self, pair: str, word: str, end: int) -> bool:
        if word in {"Về", "V/v"}:
            return False
        typed = pair.capitalize() in _type_starts() and self.before
        if typed and not self._is_body(pair):
            return False
        return self._take(end, word)

    def _is_body(self, pair: str) -> bool:
        """ "Ban Kế hoạch", "Sở Kế hoạch và Đầu tư": a type's words inside a name."""
        return self.before.lower() in {"sở", "bộ", "ban", "phòng", "–", "-"} or pair == "luật sư"

    def _small(self, pair: str, pair_end: int, word: str, end: int) -> bool:
        words = _words()
        low = word.lower()
        if self.before == "lần thứ" and low in _ORDINALS:
            return self._take(end, low)
        if not self.before:
            whole = pair in words.start or pair.startswith("ban ")
            return self._take(pair_end, pair) if whole else self._take(end, word)
        if pair in words.complement and self._behind_head():
            return self._take(pair_end, pair)
        if pair in words.further:
            return self._take(pair_end, pair)
        if low in words.further:
            return self._take(end, low)
        titled = self.before[0].isupper() and (not self.before.isupper() or len(self.before) == 1)
        if titled and low not in words.stop and pair not in words.stop_pair:
            return self._take(end, low)
        return False

    def _behind_head(self) -> bool:
        low = self.text[max(0, self.end - 9) : self.end].lower()
        return any(low.endswith(head) for head in _words().head)

    def _and(self, end: int) -> bool:
        """ "và" goes on before another part of the name or another body, not another document."""
        match = _WORD.match(self.text, end + 1, self.limit)
        if match is None or not match.group()[0].isupper():
            return False
        pair, _ = self._pair(match.group(), match.end())
        if pair.capitalize() in _type_starts():
            return False
        return self._take(match.end(), match.group())

    def _dash(self, end: int) -> bool:
        """ "Sở Lao động - Thương binh và Xã hội": a dash between two capital parts."""
        if self.text[end + 1 : end + 2].isupper() and self.before:
            self.at = end + 1
            return True
        return False

    def _term(self, at: int) -> bool:
        """A number or ordinal: "khóa XX", "lần thứ XL", "quận 5"; a year ends the name."""
        match = _TERM.match(self.text, at, self.limit)
        behind = self.before.lower() in _NUMBERED
        if match is None or not (behind or not match.group()[0].isdigit()):
            return False
        return self._take(match.end(), match.group())

    def _comma(self, end: int) -> bool:
        """ "Bộ Văn hóa, Thể thao và Du lịch": a name's own comma."""
        match = _LIST.match(self.text, end, self.limit)
        if match is None or not match["more"][0].isupper() or not match["last"][0].isupper():
            return False
        if not match["more"].istitle() and match["more"].split()[0].isupper():
            return False
        low = match["more"].lower()
        if low.startswith(_words().start) or low.split()[0] in _words().head | {"bộ", "ban"}:
            return False
        if match["more"].capitalize() in _type_starts():
            return False
        self.at = end + 2
        return True
