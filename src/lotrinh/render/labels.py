"""What people call the kinds of things in a plan: the words of reports and summaries.

Place in the flow: render, shared by summary.py, tree.py and the report. These are names on our own
pages, to be said with `tr`, not words to recognise (those live in resources/).
"""

from __future__ import annotations

from typing import Final, Literal

from lotrinh.coverage.model import PartKind, State
from lotrinh.language import Text
from lotrinh.plan.model import (
    ChannelKind,
    Family,
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

KINDS: Final[dict[Kind, Text]] = {
    "letterhead": Text("Đầu văn bản"),
    "basis": Text("Căn cứ"),
    "citation": Text("Viện dẫn"),
    "purpose": Text("Mục đích"),
    "requirement": Text("Yêu cầu"),
    "phase": Text("Đợt, giai đoạn"),
    "window": Text("Khoảng thời gian"),
    "content": Text("Nội dung"),
    "channel": Text("Hình thức"),
    "unit": Text("Đơn vị"),
    "duty": Text("Nhiệm vụ"),
    "deadline": Text("Thời hạn"),
    "reporting": Text("Báo cáo"),
    "money": Text("Kinh phí"),
    "table": Text("Bảng"),
    "recipient": Text("Nơi nhận"),
    "signature": Text("Chữ ký"),
    "closing": Text("Lời kết"),
    "note": Text("Chú thích"),
    "unplaced": Text("Chưa xếp được"),
    "finding": Text("Cần xem lại"),
}
FAMILIES: Final[dict[Family, Text]] = {
    "state": Text("Thể thức cơ quan nhà nước"),
    "party": Text("Thể thức cơ quan Đảng"),
    "front": Text("Thể thức Mặt trận, đoàn thể"),
    "other": Text("Chưa rõ thể thức"),
}
ROLES: Final[dict[Role, Text]] = {
    "lead": Text("chủ trì"),
    "coordinate": Text("phối hợp"),
    "advise": Text("tham mưu"),
    "direct": Text("chỉ đạo"),
    "guide": Text("hướng dẫn"),
    "monitor": Text("theo dõi, đôn đốc"),
    "inspect": Text("kiểm tra"),
    "report": Text("báo cáo"),
    "provide": Text("cung cấp"),
    "organise": Text("tổ chức"),
    "other": Text("thực hiện"),
}
CHANNELS: Final[dict[ChannelKind, Text]] = {
    "press": Text("Báo chí"),
    "portal": Text("Cổng, trang thông tin điện tử"),
    "social": Text("Mạng xã hội"),
    "broadcast": Text("Truyền thanh, truyền hình"),
    "oral": Text("Tuyên truyền miệng"),
    "display": Text("Cổ động trực quan"),
    "culture": Text("Văn hóa, văn nghệ, thể thao"),
    "emulation": Text("Phong trào thi đua"),
    "contest": Text("Cuộc thi, hội thi"),
    "publication": Text("Ấn phẩm, tài liệu"),
    "exhibition": Text("Triển lãm, trưng bày"),
    "other": Text("Hình thức khác"),
}
STAGES: Final[dict[StageKind, Text]] = {
    "before": Text("Trước"),
    "during": Text("Trong"),
    "after": Text("Sau"),
    "other": Text("Bước"),
}
TABLES: Final[dict[TableKind, Text]] = {
    "tasks": Text("Bảng phân công nhiệm vụ"),
    "budget": Text("Bảng kinh phí"),
    "indicators": Text("Bảng chỉ tiêu"),
    "schedule": Text("Bảng tiến độ"),
    "other": Text("Bảng"),
}
SEVERITIES: Final[dict[Severity, Text]] = {
    "error": Text("Lỗi"),
    "warning": Text("Cảnh báo"),
    "notice": Text("Lưu ý"),
}
PARTS: Final[dict[PartKind, Text]] = {
    "purpose": Text("Mục đích"),
    "requirement": Text("Yêu cầu"),
    "phase": Text("Đợt, giai đoạn"),
    "content": Text("Nội dung"),
    "channel": Text("Hình thức"),
    "duty": Text("Nhiệm vụ"),
    "reporting": Text("Báo cáo"),
}
"""What two plans are compared in."""
COVERAGE_STATES: Final[dict[State, Text]] = {
    "covered": Text("Đáp ứng"),
    "changed": Text("Có khác"),
    "dropped": Text("Còn thiếu"),
    "elsewhere": Text("Đơn vị khác"),
    "added": Text("Thêm mới"),
}
