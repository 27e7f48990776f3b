"""What a unit does in a duty, by its verbs, and with whom.

Place in the flow: stage 2. A verb counts where it is a predicate of the unit's own: at the start
of a clause or behind its subject, behind a comma or "và", behind another verb that counts. Inside
an object, a purpose, or what others are moved to do it is no role.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, get_args

from lotrinh.mentions.agency_lists import agency_at, agency_list_end, agency_spans
from lotrinh.mentions.agency_names import Name
from lotrinh.mentions.agency_words import ORDER, name_tokens, unit_words
from lotrinh.plan.model import Role
from lotrinh.resources.load import alternation, branches, load_entries

_WORDS: Final = "roles.toml"
_OPENING: Final = 400
"""Characters of a duty in which its verbs stand."""
_NEAR: Final = 40
"""Characters before a verb in which an adverb stands."""
_CLAUSE: Final = re.compile(r"[.;:](?=\s)|\n")
_GIVEN: Final = re.compile(
    r"(?:(?:căn cứ|trên cơ sở|theo)\s[^,.;]*,\s+)?(?:(?:giao|đề nghị|yêu cầu|phân công|cử)\s+)?",
    re.IGNORECASE,
)
_REMARK: Final = re.compile(r"\s*\([^()]*\)$")
_LINKING: Final = re.compile(r"[\s,]*(?:(?:và|hoặc|đồng thời)\s*)*")
_LISTED_NOUN: Final = re.compile(r"(?:công tác|việc|hoạt động|nội dung|hình thức) \w+(?: \w+)?$")
_DETERMINED: Final = re.compile(r" (?:các|những|một|số|việc|kịp thời|đầy đủ|kết quả)\b")
_INSIDE: Final = re.compile(r"\b(?:để|nhằm|phục vụ|trong|theo|được)\b")
"""What opens a purpose or a remark behind a partner."""
_TIME: Final = re.compile(
    r"(?:^|(?<=[\s,]))(?:(?:trước |vào )?ngày [\d/.]+(?: và (?:ngày )?[\d/.]+)*"
    r"|(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm))$"
)
_PERIODS: Final = frozenset({"ngày", "tuần", "tháng", "quý", "năm"})
_GOVERNS: Final = frozenset(
    "để nhằm vụ trong về cho theo được do của việc tác bản gửi dung độ thảo dựng các sự".split()
)
"""Last words before a verb that make it a noun, a purpose or what is done by others."""
_TO: Final = re.compile(r"(?: (?:kịp thời|ngay|trực tiếp|về|với|cho|lên|gửi))* (?=\S)")
_NOUN_AFTER: Final = re.compile(
    r" (?:viên\b|chính trị|xã hội|thành viên|đoàn thể|cá nhân|có liên quan|liên quan|của\b"
    r"|Đảng|đảng\b)|, (?:cá nhân|đoàn thể|đơn vị)\b"
)
_BODIES: Final = re.compile(
    r"\b(?:cơ quan|đơn vị|tập thể|cá nhân|công dân|đoàn thể|doanh nghiệp|cấp)(?:,| và) $"
)
_OF_ACTS: Final = re.compile(r" (?:tốt )?(?:công tác|việc|hoạt động) $")
"""Between a verb that says nothing itself and the one it carries: "thực hiện việc kiểm tra"."""
_ONLY_FIRST: Final = frozenset({"triển khai", "thực hiện"})
_LIGHT: Final = frozenset({"triển khai", "thực hiện", "tổ chức"})
_CARRYING: Final = _LIGHT | {"chủ trì", "phối hợp"}
"""Verbs with which "triển khai" and "thực hiện" are one act of the unit's own."""
_TOGETHER: Final = re.compile(
    # each branch begins with its letter, which makes the search fast; word edges are told behind it
    r"(?P<verb>[pP]hối hợp)|[cC]ùng(?<!\w[cC]ùng)(?: với)? (?=\S)"
    r"|với sự (?:tham gia|phối hợp|hỗ trợ|giúp đỡ) của (?=\S)"
    r"|[mM]ời (?<!\w[mM]ời )(?=[^.;:]{3,150} (?:tham gia|cùng|phối hợp)\b)"
)
_TOGETHER_VERB: Final = re.compile(r"(?P<verb>[pP]hối hợp)")
_OTHER_WAYS: Final = ("ùng ", "với sự ", "ời ")
"""Ends of the other words of doing together: most duties hold none and are searched faster."""
_WITH: Final = re.compile(
    r"(?:,? (?:chặt chẽ|thường xuyên|hiệu quả|tốt|đồng bộ|kịp thời))*"
    r",?(?: (?:với|cùng với|cùng))? (?=\S)"
)
_CELL: Final = re.compile(r"(?: thực hiện)?:\s*(?=\S)")
_NAMELESS: Final = frozenset({"cơ quan", "đơn vị", "cấp", "tổ chức", "lực lượng", "địa phương"})
_NEXT: Final = re.compile(r"\s*(?:,|;)\s*(?:và\s+)?|\s+và\s+")


@cache
def _role_verbs() -> tuple[re.Pattern[str], dict[str, Role]]:
    """The verbs as one pattern, longest first, and the role that each stands for."""
    roles: dict[str, Role] = {}
    for role in get_args(Role):
        for entry in load_entries(_WORDS):
            if entry.key == role:
                roles.update(dict.fromkeys(entry.forms, role))
    return re.compile(branches(roles)), roles


@cache
def _around(key: str) -> re.Pattern[str]:
    """The words of `roles.toml` that stand right before a verb, with what links them."""
    return re.compile(r"(?:^|(?<=[\s,]))" + alternation(_WORDS, key) + r"(?:,| và)?$")


@cache
def _manner_ends() -> frozenset[str]:
    """The last words of adverbs, and "và" between two: most verbs stand behind none of them."""
    forms = next(entry.forms for entry in load_entries(_WORDS) if entry.key == "manner")
    return frozenset(form.rsplit(" ", 1)[-1] for form in forms) | {"và"}


@cache
def _moving() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + alternation(_WORDS, "moving") + r"(?!\w)")


def find_roles(duty: str) -> tuple[Role, ...]:
    """What the unit does in a duty, in the order of its verbs; ("other",) where no verb tells."""
    pattern, roles = _role_verbs()
    order = ORDER.match(duty)
    first = order.end() if order else 0
    opening = duty[:_OPENING]
    low = opening.lower()
    if len(low) != len(opening):  # a letter such as "İ" has two in lower case
        low = opening
    clause = _Clause(opening, low, first)
    found: list[Role] = []
    for match in pattern.finditer(low, first):
        start, end = match.span()
        if low[start - 1 : start].isalnum() or low[end : end + 1].isalnum():
            continue
        if clause.counts(match) and roles[match.group()] not in found:
            found.append(roles[match.group()])
    return tuple(found) or ("other",)


class _Clause:
    """Walks over the verbs of a duty from left to right and tells which are the unit's own."""

    def __init__(self, text: str, low: str, first: int) -> None:
        self.text = text
        self.low = low
        self.begin = first
        """Where the clause begins in which the last verb stood."""
        self.last = first
        """Where the last verb ended."""
        self.verb = ""
        """The last verb of the clause; "" before the first."""
        self.counted = False
        """Whether the last verb is the unit's own."""
        self.others = False
        """Whether the clause now says what others are to do."""

    def counts(self, match: re.Match[str]) -> bool:
        start, end = match.span()
        while ended := _CLAUSE.search(self.text, max(self.last, self.begin), start):
            self.begin, self.verb, self.counted, self.others = ended.end(), "", False, False
        before = _manner_off(self.low[self.begin : start])
        if before and self._is_noun(match):
            return False
        own = not before or self._is_own(match, before)
        self.last, self.verb, self.counted = end, match.group(), own
        return own

    def _is_noun(self, match: re.Match[str]) -> bool:
        """Whether the words are no verb here: "các tổ chức", "Ban Chỉ đạo", "báo cáo viên"."""
        start = match.start()
        if self.text[start].isupper() or _NOUN_AFTER.match(self.low, match.end()):
            return True
        if self.low[self.begin : start].endswith((" các ", " những ")):
            return True
        return match.group() == "tổ chức" and bool(_BODIES.search(self.low, self.begin, start))

    def _is_own(self, match: re.Match[str], before: str) -> bool:
        """Whether a verb that does not begin its clause is the unit's."""
        start = match.start()
        if match.group().startswith(("là ", "làm ")):
            return not self.low[:start].endswith("do ")
        if self.verb and self._is_bare(start):
            return self._coordinated(match, before)
        if self.verb in _LIGHT and _OF_ACTS.fullmatch(self.low, self.last, start):
            return self.counted
        if match.group() in _ONLY_FIRST:
            return self._behind_subject(before) or self._behind_partner(start)
        unlinked = _link_off(before)
        if unlinked != before:
            return self._goes_on(match, unlinked)
        return self._goes_directly(match, before)

    def _is_bare(self, start: int) -> bool:
        """Whether only commas, "và" and adverbs stand between the last verb and this one."""
        gap = _manner_off(self.low[self.last : start])
        return not _LINKING.sub("", gap, count=1)

    def _coordinated(self, match: re.Match[str], before: str) -> bool:
        """ "chủ trì, phối hợp", "theo dõi và kiểm tra"; "đôn đốc thực hiện" is one act."""
        if not self.counted:
            return self._behind_subject(before) or self._reports_to(match, before)
        joined = not self.low[self.last : match.start()].strip()
        return not (joined and match.group() in _ONLY_FIRST) or self.verb in _CARRYING

    def _goes_on(self, match: re.Match[str], before: str) -> bool:
        """Behind a comma or "và": the unit's next verb, unless in a list of nouns or of others."""
        if self.others:
            return match.group().startswith("tổng hợp")
        if _LISTED_NOUN.search(before, max(0, len(before) - _NEAR)) is None or _DETERMINED.match(
            self.low, match.end()
        ):
            return True
        return agency_at(self.text, match.end() + 1) is not None

    def _goes_directly(self, match: re.Match[str], before: str) -> bool:
        """Behind other words: a subject, a partner, or a verb that carries this one."""
        if self._behind_subject(before) or self._behind_partner(match.start()):
            return True
        if light := _around("light").search(before):
            lead = before[: light.start()].rstrip()
            return not lead or _link_off(lead) != lead or self._behind_subject(lead)
        governed = before.rsplit(" ", 1)[-1] in _GOVERNS
        if _moving().search(before):
            served = before.rfind("giúp ")
            if served >= 0 and agency_list_end(self.text, self._place(served + 5)) == self._place(
                len(before)
            ):
                return True
            self.others = not governed
            return False
        hurried = before != self.low[self.begin : match.start()].strip() and not governed
        return hurried or self._reports_to(match, before)

    def _place(self, offset: int) -> int:
        """The offset in the text of one in the clause without blanks at its start."""
        clause = self.low[self.begin :]
        return self.begin + len(clause) - len(clause.lstrip()) + offset

    def _reports_to(self, match: re.Match[str], before: str) -> bool:
        """ "…, nếu phát sinh thì báo cáo Sở Mây": a verb by the unit it is addressed to."""
        if match.group() != "báo cáo" or self.others or self.verb == "tham mưu":
            return False
        last = before.rsplit(" ", 1)[-1]
        if (last in _GOVERNS and last != "để") or "gửi " in before or _moving().search(before):
            return False
        to = _TO.match(self.text, match.end())
        return to is not None and agency_at(self.text, to.end()) is not None

    def _behind_subject(self, before: str) -> bool:
        """Whether only units stand before the verb in its clause."""
        before = _REMARK.sub("", before)
        at = self._place(0)
        given = _GIVEN.match(self.text, at)
        starts = {at, given.end() if given else at}
        return any(agency_list_end(self.text, pos) == at + len(before) for pos in starts)

    def _behind_partner(self, start: int) -> bool:
        """Whether a partner stands between the last verb, "phối hợp", and this one."""
        if not self.counted or self.verb != "phối hợp":
            return False
        gap = self.low[self.last : start]
        match = _WITH.match(self.text, self.last)
        if match is None or _INSIDE.search(gap):
            return False
        return (
            "với " in match.group()
            or "cùng " in match.group()
            or bool(agency_at(self.text, match.end()))
        )


def _link_off(before: str) -> str:
    """What stands before a comma, "và" or "hoặc" at the end; the same text without one."""
    return before.removesuffix(" và").removesuffix(" hoặc").rstrip(", ")


def _manner_off(before: str) -> str:
    """What stands before a verb without the adverbs right before it ("chủ động, kịp thời")."""
    before = before.strip()
    if before.endswith(")"):
        before = _REMARK.sub("", before)
    while before:
        last = before[before.rfind(" ") + 1 :].rstrip(",")
        if last in _manner_ends():
            pattern = _around("manner")
        elif last in _PERIODS or last[-1:].isdigit():
            pattern = _TIME
        else:
            break
        match = pattern.search(before, max(0, len(before) - _NEAR))
        if match is None:
            break
        before = before[: match.start()].rstrip()
    return before


def find_partners(duty: str) -> tuple[str, ...]:
    """The units that a duty is to be done with, as printed, in order, each once."""
    found: list[str] = []
    read = 0
    pattern = _TOGETHER if any(way in duty for way in _OTHER_WAYS) else _TOGETHER_VERB
    for together in pattern.finditer(duty):
        start = _partners_start(duty, together) if together.start() >= read else None
        if start is None:
            continue
        for a, b in _partner_spans(duty, start, bool(together["verb"])):
            name, read = duty[a:b], b
            if name not in found and name not in _NAMELESS:
                found.append(name)
    return tuple(found)


def _partners_start(duty: str, together: re.Match[str]) -> int | None:
    """Where the names begin behind a word of doing together; None where none can."""
    if not together["verb"]:
        return together.end()
    before = duty[max(0, together.start() - 9) : together.start()].lower()
    if before.endswith(("quy chế ", "công tác ")):
        return None
    body = before.endswith(("cơ quan ", "đơn vị "))
    match = (_CELL if body else _WITH).match(duty, together.end())
    if match is None and before.endswith("đơn vị "):
        match = _WITH.match(duty, together.end())
    return match.end() if match else None


def _partner_spans(duty: str, start: int, verb: bool) -> list[tuple[int, int]]:
    """The names of a list; behind "phối hợp với" also names in capitals that no word tells."""
    spans = list(agency_spans(duty, start))
    with_words = duty[:start].endswith(("với ", "cùng "))
    while verb and with_words:
        if spans:
            link = _NEXT.match(duty, spans[-1][1])
            start = link.end() if link else len(duty)
        end = _unknown_name_end(duty, start)
        if end is None:
            break
        spans.append((start, end))
        link = _NEXT.match(duty, end)
        if link:
            spans += agency_spans(duty, link.end())
    return spans


def _unknown_name_end(text: str, start: int) -> int | None:
    """Where a name ends that begins with a capital: two words or more, or an abbreviation."""
    tokens = name_tokens(text, start)
    name = Name(text, tokens)
    if not tokens or tokens[0].start != start or not tokens[0].word[0].isupper():
        return None
    if name.longest(0, unit_words().document) or name.verb_size(0):
        return None
    size = 1
    while size < len(tokens) and not name.gap(size).strip():
        taken = 1 if name.is_capital(size) else name.longest(size, unit_words().further)
        if not taken or name.is_stop(size):
            break
        size += taken
    shouted = len(tokens[0].word) > 1 and tokens[0].word.isupper()
    return tokens[size - 1].end if size > 1 or shouted else None
