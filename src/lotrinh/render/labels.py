"""What people call the kinds of things in a plan: the Vietnamese words of reports and summaries.

Place in the flow: render, shared by summary.py, tree.py and the report. These are names on our own
pages, not words to recognise (those live in resources/).
"""

from __future__ import annotations

from typing import Final, Literal

from lotrinh.plan.model import (
    ChannelKind,
    Family,
    Relation,
    Role,
    Severity,
    StageKind,
    TableKind,
)

Kind = Literal[
    "letterhead", "basis", "citation", "purpose", "requirement", "phase", "window", "content",
    "channel", "unit", "duty", "deadline", "reporting", "money", "table", "recipient", "signature",
    "closing", "note", "unplaced", "finding",
]  # fmt: skip
"""What a marked stretch of the source is."""

KINDS: Final[dict[Kind, str]] = {
    "letterhead": "Đầu văn bản",
    "basis": "Căn cứ",
    "citation": "Viện dẫn",
    "purpose": "Mục đích",
    "requirement": "Yêu cầu",
    "phase": "Đợt, giai đoạn",
    "window": "Khoảng thời gian",
    "content": "Nội dung",
    "channel": "Hình thức",
    "unit": "Đơn vị",
    "duty": "Nhiệm vụ",
    "deadline": "Thời hạn",
    "reporting": "Báo cáo",
    "money": "Kinh phí",
    "table": "Bảng",
    "recipient": "Nơi nhận",
    "signature": "Chữ ký",
    "closing": "Lời kết",
    "note": "Chú thích",
    "unplaced": "Chưa xếp được",
    "finding": "Cần xem lại",
}
FAMILIES: Final[dict[Family, str]] = {
    "state": "Thể thức cơ quan nhà nước",
    "party": "Thể thức cơ quan Đảng",
    "front": "Thể thức Mặt trận, đoàn thể",
    "other": "Chưa rõ thể thức",
}
ROLES: Final[dict[Role, str]] = {
    "lead": "chủ trì",
    "coordinate": "phối hợp",
    "advise": "tham mưu",
    "direct": "chỉ đạo",
    "guide": "hướng dẫn",
    "monitor": "theo dõi, đôn đốc",
    "inspect": "kiểm tra",
    "report": "báo cáo",
    "provide": "cung cấp",
    "organise": "tổ chức",
    "other": "thực hiện",
}
CHANNELS: Final[dict[ChannelKind, str]] = {
    "press": "Báo chí",
    "portal": "Cổng, trang thông tin điện tử",
    "social": "Mạng xã hội",
    "broadcast": "Truyền thanh, truyền hình",
    "oral": "Tuyên truyền miệng",
    "display": "Cổ động trực quan",
    "culture": "Văn hóa, văn nghệ, thể thao",
    "emulation": "Phong trào thi đua",
    "contest": "Cuộc thi, hội thi",
    "publication": "Ấn phẩm, tài liệu",
    "exhibition": "Triển lãm, trưng bày",
    "other": "Hình thức khác",
}
STAGES: Final[dict[StageKind, str]] = {
    "before": "Trước",
    "during": "Trong",
    "after": "Sau",
    "other": "Bước",
}
TABLES: Final[dict[TableKind, str]] = {
    "tasks": "Bảng phân công nhiệm vụ",
    "budget": "Bảng kinh phí",
    "indicators": "Bảng chỉ tiêu",
    "schedule": "Bảng tiến độ",
    "other": "Bảng",
}
SEVERITIES: Final[dict[Severity, str]] = {
    "error": "Lỗi",
    "warning": "Cảnh báo",
    "notice": "Lưu ý",
}
RELATIONS: Final[dict[Relation, str]] = {
    "from": "từ",
    "after": "sau",
    "before": "trước",
    "at": "trong thời gian diễn ra",
    "until": "đến",
    "through": "đến hết",
}
