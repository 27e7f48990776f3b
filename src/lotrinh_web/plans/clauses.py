"""What of a plan people can correct: the kinds of clauses, their fields, and what lies in them.

Place in the flow: the table that editing.py, identity.py and review pages go by. Kinds and fields
are those of `lotrinh/plan@1`; a clause also has an `id`, the same in every version.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Clause = dict[str, Any]
"""An object of the export with an `id`."""
Form = Literal["text", "line", "day", "names", "number", "choice", "unit"]

ROOT: Final = "plan"
"""The id of the plan itself."""


@dataclass(frozen=True, slots=True)
class Field:
    """A value that people can set. `path` leads through objects: `window.from.date`."""

    path: str
    label: str | Promise
    form: Form = "line"
    optional: bool = True
    """Empty is None; else empty stays the empty string."""
    choices: tuple[tuple[str, str | Promise], ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A list of clauses within a clause."""

    name: str
    kind: str
    label: str | Promise


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of clause; the first field is its own words."""

    label: str | Promise
    fields: tuple[Field, ...]
    slots: tuple[Slot, ...] = ()
    blank: tuple[tuple[str, Any], ...] = ()
    """What a new one has beside its fields and slots."""


_WINDOW: Final = (
    Field("window.from.text", _("Từ (như văn bản ghi)")),
    Field("window.from.date", _("Từ ngày"), "day"),
    Field("window.to.text", _("Đến (như văn bản ghi)")),
    Field("window.to.date", _("Đến ngày"), "day"),
)
_STAGE_KINDS: Final = (
    ("before", _("Trước")), ("during", _("Trong")), ("after", _("Sau")), ("other", _("Khác")),
)  # fmt: skip
_CHANNEL_KINDS: Final = (
    ("press", _("Báo chí")), ("portal", _("Trang thông tin điện tử")), ("social", _("Mạng xã hội")),
    ("broadcast", _("Phát thanh, truyền thanh")), ("oral", _("Tuyên truyền miệng")),
    ("display", _("Cổ động trực quan")), ("culture", _("Văn hóa, văn nghệ, thể thao")),
    ("emulation", _("Thi đua")), ("contest", _("Cuộc thi")), ("publication", _("Ấn phẩm")),
    ("exhibition", _("Triển lãm")), ("other", _("Khác")),
)  # fmt: skip
_UNIT_KEY: Final = Field("unit_id", _("Đơn vị trong cây"), "unit")
"""Which unit of the office's tree it is, where a person said so."""
_ITEMS: Final = Slot("items", "item", _("Ý"))

KINDS: Final[dict[str, Kind]] = {
    "plan": Kind(
        _("Kế hoạch"),
        (),
        (
            Slot("bases", "item", _("Căn cứ")),
            Slot("purposes", "item", _("Mục đích")),
            Slot("requirements", "item", _("Yêu cầu")),
            Slot("phases", "phase", _("Đợt, giai đoạn")),
            Slot("channels", "channel", _("Hình thức")),
            Slot("contents", "content", _("Nội dung")),
            Slot("periods", "period", _("Thời gian khác")),
            Slot("budget_items", "budget_item", _("Kinh phí")),
            Slot("assignments", "assignment", _("Phân công")),
            Slot("tasks", "task", _("Việc ghi thành mục")),
            Slot("tables", "table", _("Bảng, phụ lục")),
            Slot("deadlines", "deadline", _("Thời hạn")),
            Slot("reporting", "reporting", _("Báo cáo")),
            Slot("recipients", "recipient", _("Nơi nhận")),
            Slot("closing", "item", _("Phần kết")),
            Slot("unplaced", "item", _("Chưa xếp được")),
        ),
    ),
    "header": Kind(
        _("Phần đầu"),
        (
            Field("title", _("Trích yếu"), "text"),
            Field("number", _("Số")),
            Field("symbol", _("Ký hiệu")),
            Field("date", _("Ngày ban hành"), "day"),
            Field("issuer", _("Cơ quan ban hành")),
            Field("superior", _("Cơ quan chủ quản")),
            Field("place", _("Địa danh")),
            Field("doc_type", _("Loại văn bản")),
        ),
    ),
    "signature": Kind(
        _("Chữ ký"),
        (
            Field("name", _("Người ký")),
            Field("position", _("Chức vụ")),
            Field("authority", _("Thẩm quyền")),
            Field("capacity", _("Ký thay, thừa lệnh")),
        ),
        (),
        (("signed_at", None), ("signer", None), ("intact", None)),
    ),
    "item": Kind(_("Ý"), (Field("text", _("Lời văn"), "text", optional=False),), (_ITEMS,)),
    "phase": Kind(
        _("Đợt, giai đoạn"),
        (
            Field("title", _("Tên đợt"), "text", optional=False),
            Field("label", _("Thứ tự"), optional=False),
            *_WINDOW,
        ),
        (_ITEMS, Slot("stages", "stage", _("Bước"))),
        (("window", None),),
    ),
    "stage": Kind(
        _("Bước"),
        (
            Field("title", _("Tên bước"), "text", optional=False),
            Field("label", _("Thứ tự"), optional=False),
            Field("kind", _("Loại"), "choice", optional=False, choices=_STAGE_KINDS),
            *_WINDOW,
        ),
        (_ITEMS,),
        (("window", None), ("kind", "other")),
    ),
    "channel": Kind(
        _("Hình thức"),
        (
            Field("title", _("Tên hình thức"), "text", optional=False),
            Field("label", _("Thứ tự"), optional=False),
            Field("kind", _("Loại"), "choice", optional=False, choices=_CHANNEL_KINDS),
        ),
        (_ITEMS,),
        (("kind", "other"),),
    ),
    "content": Kind(
        _("Nội dung"),
        (
            Field("title", _("Tên mục"), "text", optional=False),
            Field("label", _("Thứ tự"), optional=False),
        ),
        (_ITEMS,),
    ),
    "period": Kind(
        _("Thời gian"),
        (
            Field("title", _("Hoạt động"), "text", optional=False),
            *_WINDOW,
            Field("place", _("Địa điểm")),
        ),
        (),
        (("window", None), ("time", None)),
    ),
    "budget_item": Kind(
        _("Khoản kinh phí"),
        (
            Field("text", _("Lời văn"), "text", optional=False),
            Field("amount", _("Số tiền (đồng)"), "number"),
        ),
        (),
        (("total", False),),
    ),
    "assignment": Kind(
        _("Đơn vị được giao"),
        (Field("unit", _("Đơn vị"), optional=False), _UNIT_KEY),
        (Slot("duties", "duty", _("Nhiệm vụ")),),
        (("members", ()), ("group", False)),
    ),
    "duty": Kind(
        _("Nhiệm vụ"),
        (
            Field("text", _("Lời văn"), "text", optional=False),
            Field("with", _("Phối hợp với (mỗi đơn vị một dòng)"), "names"),
            Field("deadline", _("Thời hạn (như văn bản ghi)")),
        ),
        (),
        (("roles", ()),),
    ),
    "task": Kind(
        _("Việc"),
        (
            Field("task", _("Việc"), "text", optional=False),
            Field("lead", _("Chủ trì")),
            _UNIT_KEY,
            Field("with", _("Phối hợp")),
            Field("deadline", _("Thời hạn (như văn bản ghi)")),
            Field("product", _("Sản phẩm")),
        ),
    ),
    "table": Kind(
        _("Bảng"),
        (Field("title", _("Tên bảng")),),
        (Slot("rows_detail", "task", _("Việc")),),
        (("columns", ()), ("rows", 0), ("cells", ()), ("kind", "other")),
    ),
    "deadline": Kind(
        _("Thời hạn"),
        (
            Field("text", _("Như văn bản ghi"), "text", optional=False),
            Field("date", _("Ngày"), "day"),
            Field("who", _("Đơn vị")),
        ),
        (),
        (("recurrence", None), ("time", None), ("delay", None)),
    ),
    "reporting": Kind(
        _("Chế độ báo cáo"),
        (
            Field("who", _("Ai báo cáo")),
            Field("to", _("Báo cáo ai")),
            Field("via", _("Qua đâu")),
            Field("when", _("Khi nào (như văn bản ghi)")),
        ),
    ),
    "recipient": Kind(
        _("Nơi nhận"),
        (
            Field("name", _("Nơi nhận"), optional=False),
            Field("purpose", _("Để làm gì")),
        ),
    ),
}

SINGLES: Final = ("header", "signature")
"""Parts that a plan has once; their id is their name."""

UNIT_FIELDS: Final = (("assignment", "unit"), ("task", "lead"))
"""Fields that name a unit of the office's tree."""


def field_of(kind: str, path: str) -> Field | None:
    """The field of a kind; None where people cannot set it."""
    return next((field for field in KINDS[kind].fields if field.path == path), None)


def slot_of(kind: str, name: str) -> Slot | None:
    """The slot of a kind."""
    return next((slot for slot in KINDS[kind].slots if slot.name == name), None)


def own_field(kind: str) -> Field | None:
    """The field that holds a clause's own words: what is split and merged."""
    fields = KINDS[kind].fields
    return fields[0] if fields else None


def own_words(kind: str, clause: Clause) -> str:
    """A clause's own words; of one that has several fields alike, all of them."""
    if kind == "reporting":
        return " – ".join(str(clause.get(name) or "") for name in ("who", "to", "when"))
    field = own_field(kind)
    return str(value_at(clause, field.path) or "") if field else ""


def value_at(clause: Clause, path: str) -> Any:
    """The value of a field; None where the way to it ends."""
    value: Any = clause
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def clauses_of(document: Clause) -> Iterator[tuple[str, Clause, str, str]]:
    """(kind, clause, id of its parent, slot) of everything in a plan, parents first, in order."""
    for name in SINGLES:
        if isinstance(document.get(name), dict):
            yield name, document[name], ROOT, name
    yield from _within("plan", document)


def _within(kind: str, clause: Clause) -> Iterator[tuple[str, Clause, str, str]]:
    for slot in KINDS[kind].slots:
        for child in clause.get(slot.name) or ():
            yield slot.kind, child, clause.get("id", ROOT), slot.name
            yield from _within(slot.kind, child)


def new_clause(kind: str, clause_id: str, at: Any) -> Clause:
    """An empty clause with every key that its kind has in the export."""
    clause: Clause = {"id": clause_id, "at": at, "added": True}
    for key, value in KINDS[kind].blank:
        clause[key] = list(value) if isinstance(value, tuple) else value
    for field in KINDS[kind].fields:
        key = field.path.split(".")[0]
        if key not in clause:
            clause[key] = [] if field.form == "names" else None if field.optional else ""
    for slot in KINDS[kind].slots:
        clause[slot.name] = []
    return clause
