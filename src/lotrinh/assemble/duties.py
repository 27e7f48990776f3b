"""Assignments: who must do what."""

from __future__ import annotations

import re
from typing import Final

from lotrinh.assemble.reading import Reading, clean
from lotrinh.assemble.sections import heading_of, is_heading, tail_of, topics
from lotrinh.mentions.agencies import (
    agency_at,
    find_partners,
    find_roles,
    is_agency_like,
    is_group,
    split_agencies,
)
from lotrinh.outline.tree import Node
from lotrinh.plan.model import Assignment, Duty

_ASKING: Final = re.compile(
    r"(?:(?:Đề nghị|Giao(?: cho)?|Yêu cầu|Trách nhiệm của|Nhiệm vụ của|Đối với|Phân công|Trách nhiệm|Mời)\s*:?\s+)(?=\S)"
)
_DUTIFUL: Final = re.compile(
    r"\s*(?:có (?:trách nhiệm|nhiệm vụ)|chịu trách nhiệm|phối hợp(?: thực hiện)?|thực hiện|theo chức năng,? nhiệm vụ|căn cứ chức năng,? nhiệm vụ)\s*$"
)
_AS: Final = re.compile(r"\s+(?:là (?:cơ quan|đơn vị)\s+(?:thường trực|chủ trì|đầu mối))\s*$")
_NOT_A_UNIT: Final = re.compile(
    r"(?:Kinh phí|Thời gian|Chế độ|Kế hoạch|Nội dung|Công tác|Căn cứ|Trên cơ sở|Trong quá trình|Hằng|Hàng|Định kỳ|Địa điểm|Khen thưởng|Tổng kết|Sơ kết|Nguồn|Trên đây|Nhận được|Tổ chức (?:thực|triển|các|tốt|hội|tuyên)|Về )\b",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"\s*(?:,\s*)?(?:(?:có (?:trách nhiệm|nhiệm vụ))|chịu trách nhiệm|chủ trì|phối hợp|tham mưu|chỉ đạo|hướng dẫn|"
    r"tổ chức|xây dựng|căn cứ|triển khai|theo dõi|thực hiện|tăng cường|chủ động|đẩy mạnh|tiếp tục|kịp thời|tiếp nhận|cung cấp|"
    r"tổng hợp|báo cáo|kiểm tra|bố trí|đảm bảo|bảo đảm|phụ trách|trực tiếp|trên cơ sở|theo chức năng|quán triệt|rà soát|"
    r"lãnh đạo|phân công|ban hành|đăng ký|lập|phải|làm|giúp|tuyên truyền|vận động|giám sát|quan tâm|nghiên cứu|cử|"
    r"lồng ghép|đề xuất|thường xuyên|định kỳ|khẩn trương|huy động|chuẩn bị|gửi|đưa|mở|đôn đốc|được giao|nắm|quản lý|thông báo|"
    r"trong phạm vi|theo phạm vi|tùy theo|tùy tình hình|dựa trên|bám sát|là (?:cơ quan|đơn vị|đầu mối)|sử dụng|phổ biến|tích cực|"
    r"thẩm định|hoàn thành|có văn bản|có kế hoạch|tham gia|thông tin|tập trung|đồng thời|in ấn|duy trì|khai thác)\b"
)
_MAX_UNIT_WORDS: Final = 45


def find_assignments(reading: Reading, sections: list[Node]) -> tuple[tuple[Assignment, ...], list[Node]]:
    """The units of the implementation sections with their duties, and those sections."""
    found: list[Assignment] = []
    used: list[Node] = []
    for section in sections:
        if not _is_implementation(reading, section):
            continue
        inside = _assignments(reading, section)
        if inside:
            found += inside
            used.append(section)
    return tuple(found), used


def _is_implementation(reading: Reading, section: Node) -> bool:
    said = topics(reading.outline, section)
    if not said or "implementation" not in said:
        return False
    return said[0] == "implementation" or not set(said) & {"contents", "purposes", "channels"} or (
        said[0] == "reporting"
    )


def _assignments(reading: Reading, section: Node) -> list[Assignment]:
    """Assignments among the children of a section; a group heading is entered."""
    found: list[Assignment] = []
    kinds = {c.kind for c in section.children}
    level = {"entry", "lead"} if kinds & {"entry", "lead"} else {"bullet", "text"}
    for child in section.children:
        if child.kind not in level:
            if child.kind == "bullet" and level == {"entry", "lead"}:
                continue
            continue
        unit = read_unit(reading, child)
        if unit is None:
            if child.children and child.kind in {"entry", "lead"}:
                found += _assignments(reading, child)
            continue
        name, rest = unit
        found.append(_assignment(reading, child, name, rest))
    return found


def read_unit(reading: Reading, node: Node) -> tuple[str, int] | None:
    """The unit that a node names, and the offset where a run-in duty begins (its end: none)."""
    own = reading.outline.own(node)
    asked = _ASKING.match(own)
    skip = asked.end() if asked else 0
    words = own[skip:]
    if _NOT_A_UNIT.match(own) and not is_agency_like(words):
        return None
    heading = heading_of(reading.outline, node)
    head = heading[skip:] if heading.startswith(own[:skip]) else heading
    if head and len(head.split()) <= _MAX_UNIT_WORDS and (
        own[skip + len(head) :].lstrip(" ").startswith((":", ".")) or len(head) >= len(words.rstrip(" :.;,")) - 1
        or node.look.lead
    ):
        bare = _AS.sub("", _DUTIFUL.sub("", head)).strip(" ,:;.-")
        if is_agency_like(bare) and not _runs_on(bare):
            start, end = tail_of(reading.outline, node)
            return _name(bare), start if end - start > 3 else node.end
    end = agency_at(words, 0)
    if end is None:
        return None
    verb = _VERB.match(words, end)
    colon = re.compile(r"\s*(?:\([^)]*\))?\s*:\s*").match(words, end)
    if colon:
        return _name(words[:end]), node.body + skip + colon.end()
    if verb is None:
        return None
    begin = verb.start() + len(verb.group()) - len(verb.group().lstrip(" ,"))
    return _name(words[:end]), node.body + skip + begin


def _runs_on(bare: str) -> bool:
    """Whether a heading goes on from its unit into a duty: `Phòng X tham mưu …`."""
    end = agency_at(bare, 0)
    return end is not None and end < len(bare) and bool(_VERB.match(bare, end)) and len(bare.split()) > 8


def _name(words: str) -> str:
    return clean(words)


def _assignment(reading: Reading, node: Node, name: str, rest: int) -> Assignment:
    duties: list[Duty] = []
    tail = reading.words(rest, node.end)
    if len(tail) > 8:
        duties.append(_duty(reading, tail, rest, node.end))
    for child in node.children:
        duties += _duties(reading, child)
    members = split_agencies(name)
    return Assignment(
        unit=name,
        duties=tuple(duties),
        at=reading.node_at(node),
        members=members if len(members) > 1 else (),
        group=is_group(name),
    )


def _duties(reading: Reading, node: Node) -> list[Duty]:
    """A child of a unit's heading as duties; a mere sub-heading gives those below it."""
    if node.kind in {"table", "landmark", "footnote"}:
        return []
    own = reading.outline.own(node)
    if node.children and is_heading(reading.outline, node) and len(own.split()) < 8 and own.endswith(":") and node.kind != "text":
        return [duty for child in node.children for duty in _duties(reading, child)]
    words = clean(own)
    if not words:
        return []
    return [_duty(reading, words, node.body, node.stop)]


def _duty(reading: Reading, words: str, start: int, stop: int) -> Duty:
    due = reading.deadlines_in(start, stop)
    return Duty(
        text=words,
        roles=find_roles(words),
        partners=find_partners(words),
        deadline=due[0].text if due else None,
        at=reading.at(start, stop),
    )
