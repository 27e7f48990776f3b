"""The syllables of Vietnamese as a grammar: which letter strings can be one syllable.

Used to mend damage (glued, split and spaced syllables), to tell Vietnamese text from garbage, and
by checks of spelling.
A syllable is an onset, a rime and at most one tone. Source of the inventory: the standard
orthography (Quyết định 240/QĐ of 1984 and school grammars); both tone placements are accepted.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from lotrinh.resources.load import branches

_ONSETS: Final = "ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x"
_RIMES: Final = (
    # with a glide or a diphthong
    "oang oăng uyên uyêt oach oanh oac oai oam oan oap oat oay oao oăc oăm oăn oăt oen oeo oet"
    " uâng uân uât uây uênh uêch uôi uôm uôn uông uôt uôc uych uynh uyu uya uyt uyn uơ uê uy uâ"
    " ươi ươm ươn ương ươp ươt ươc ươu iêm iên iêng iêp iêt iêc iêu yêm yên yêng yêt yêu oong ooc"
    # plain
    " ach anh ang ăng âng eng ong ông ung ưng inh ich ênh êch"
    " ac ai am an ao ap at au ay ăc ăm ăn ăp ăt âc âm ân âp ât âu ây"
    " ec em en eo ep et êm ên êp êt êu ia im in ip it iu ie"
    " oa oe oc oi om on op ot ôc ôi ôm ôn ôp ôt ơi ơm ơn ơp ơt"
    " ua uc ui um un up ut ưa ưc ưi ưn ưt ưu ưm"
    " a ă â e ê i o ô ơ u ư y ya"
    # behind qu, whose u is the glide
    " ynh yt"
)
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS: Final = "aăâeêioôơuưy"
_TONED: Final = {unicodedata.normalize("NFC", v + t): v for v in _VOWELS for t in _TONES}
_WITHOUT_TONE: Final = str.maketrans(_TONED)
_STOPS: Final = ("c", "ch", "p", "t")
"""What closes a syllable that bears one of two tones, the sharp and the heavy one."""
_STOPPABLE: Final = frozenset(
    unicodedata.normalize("NFC", v + t) for v in _VOWELS for t in "\u0301\u0323"
)
_PLAIN: Final = re.compile(rf"(?:{branches(_ONSETS.split())})?(?:{branches(_RIMES.split())})")


@lru_cache(maxsize=1 << 16)
def is_syllable(word: str) -> bool:
    """Whether the letters (any case, NFC) can be one Vietnamese syllable."""
    low = word.lower()
    plain = low.translate(_WITHOUT_TONE)
    if not _PLAIN.fullmatch(plain):
        return False
    toned = [letter for letter in low if letter in _TONED]
    if plain.endswith(_STOPS):
        return len(toned) == 1 and toned[0] in _STOPPABLE
    return len(toned) <= 1


@lru_cache(maxsize=1 << 16)
def split_syllables(glued: str, most: int = 8) -> tuple[str, ...] | None:
    """The likeliest syllables that the glued letters make up, or None where there is no split.

    Fewest pieces win; a later piece without an onset costs half a piece more, one of a single
    letter a whole one, so that `bộtỉnh` is `bộ tỉnh` and not `bột ỉnh`.
    """
    size = len(glued)
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for end in range(1, size + 1):
        for start in range(max(0, end - 7), end):
            before = best.get(start)
            if before is None or len(before[1]) >= most:
                continue
            piece = glued[start:end]
            if not is_syllable(piece):
                continue
            cost = before[0] + 1 + (len(piece) == 1)
            if start and piece[0].lower().translate(_WITHOUT_TONE) in _VOWELS:
                cost += 0.5
            if end not in best or cost < best[end][0]:
                best[end] = (cost, (*before[1], piece))
    return best[size][1] if size in best else None


_FRONT: Final = "ieêy"
_SPELLINGS: Final = (
    # an onset, whether a front vowel may follow it, whether another may
    ("ngh", True, False), ("ng", False, True), ("gh", True, False), ("k", True, False),
    ("c", False, True),
)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def is_spelt(word: str) -> bool:
    """Whether the letters (any case, NFC) are a syllable and its onset is written as it must be.

    Stricter than `is_syllable`, which names of places pass: `nghi`, `ke`, `ca`, but neither `ngi`,
    `ghà` nor `cế`. One letter alone is none.
    """
    if len(word) < 2 or not is_syllable(word):
        return False
    plain = word.lower().translate(_WITHOUT_TONE)
    for onset, front, other in _SPELLINGS:
        if plain.startswith(onset) and plain[len(onset) :] and not plain.startswith("kh"):
            return front if plain[len(onset)] in _FRONT else other
    return not (plain.startswith("g") and plain[1:2] in ("e", "ê"))
