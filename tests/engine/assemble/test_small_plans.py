"""A whole small plan of each family, read from its first line to its last."""

from __future__ import annotations

from story import FOOT, compiled, plan_of

from lotrinh.plan.model import Plan

STATE = """\
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Giữ đất, giữ nước cho ruộng bậc thang.
- Nâng cao ý thức của nhân dân.
2. Yêu cầu
- Trồng cây nào sống cây đó.
II. NỘI DUNG
1. Đợt 1: Từ ngày 01/4/2031 đến ngày 30/4/2031
- Đào hố, bón lót.
2. Đợt 2: Từ ngày 01/5/2031 đến hết tháng 6/2031
- Trồng cây, rào cây.
III. KINH PHÍ
Kinh phí thực hiện: 45.000.000 đồng từ ngân sách xã.
- Mua cây giống: 30.000.000 đồng;
- Làm rào: 15.000.000 đồng.
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- Chủ trì, phối hợp với Đoàn Thanh niên xã chọn giống cây, xong trước ngày 20/3/2031.
- Hằng tháng, trước ngày 25, tổng hợp báo cáo Ủy ban nhân dân xã.
2. Đoàn Thanh niên xã, Hội Phụ nữ xã: Vận động hội viên tham gia trồng cây.
3. Công an xã bảo đảm trật tự trong các buổi trồng cây.
4. Các thôn
a) Bố trí đất trồng cây;
b) Báo cáo kết quả về Ủy ban nhân dân xã (qua Phòng Kinh tế) trước ngày 30/6/2031.
Trên đây là Kế hoạch trồng cây ven suối năm 2031, đề nghị các đơn vị thực hiện./.
"""

PARTY = """\
TỈNH ỦY SÔNG NGÂN
ĐẢNG ỦY XÃ MÂY TRẮNG
*
ĐẢNG CỘNG SẢN VIỆT NAM
Mây Trắng, ngày 10 tháng 02 năm 2031
Số 12-KH/ĐU

KẾ HOẠCH
học tập Nghị quyết về rừng
-----
Thực hiện Chỉ thị số 08-CT/TU ngày 05/01/2031 của Ban Thường vụ Tỉnh ủy về trồng rừng, Đảng ủy \
xã xây dựng kế hoạch như sau:
I- MỤC ĐÍCH
- Đảng viên nắm vững Nghị quyết.
II- TỔ CHỨC THỰC HIỆN
1- Ban Xây dựng Đảng tham mưu Đảng ủy mở hội nghị.
2- Văn phòng Đảng ủy chuẩn bị tài liệu; phối hợp với Trung tâm Chính trị xã in sách.
3- Các chi bộ trực thuộc báo cáo kết quả về Đảng ủy (qua Ban Xây dựng Đảng tổng hợp) trước ngày \
30/3/2031.

Nơi nhận:
- Ban Thường vụ Tỉnh ủy (để báo cáo),
- Các chi bộ trực thuộc,
- Lưu Văn phòng Đảng ủy.

T/M ĐẢNG ỦY
BÍ THƯ

Vàng Thị Mẫu
"""

FRONT = """\
ỦY BAN MTTQ VIỆT NAM XÃ MÂY TRẮNG
BAN THƯỜNG TRỰC
Số: 16/KH-MTTQ-BTT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mây Trắng, ngày 12 tháng 4 năm 2031

KẾ HOẠCH
Giám sát việc trồng rừng năm 2031

I. NỘI DUNG
1. Giám sát ở các thôn.
II. HÌNH THỨC TUYÊN TRUYỀN
1. Trên loa truyền thanh xã: phát bài mỗi tuần một lần.
2. Treo băng rôn ở nhà văn hóa thôn.

Nơi nhận:
- Đảng ủy xã (b/c);
- Như mục I;
- Lưu: MT.
TM. BAN THƯỜNG TRỰC
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Giàng A Mẫu
"""


def units(plan: Plan) -> list[str]:
    return [assignment.unit for assignment in plan.assignments]


def test_the_letterhead_of_a_state_plan() -> None:
    header = plan_of(STATE).header
    assert (header.family, header.doc_type, header.title) == (
        "state",
        "Kế hoạch",
        "Trồng cây ven suối năm 2031",
    )
    assert (header.number, header.symbol) == ("15", "KH-UBND")
    assert (header.place, header.date) == ("Mây Trắng", "2031-03-05")
    assert header.issuer == "ỦY BAN NHÂN DÂN XÃ MÂY TRẮNG"


def test_goals_phases_and_money_of_a_state_plan() -> None:
    plan = plan_of(STATE)
    assert [item.text for item in plan.purposes] == [
        "Giữ đất, giữ nước cho ruộng bậc thang",
        "Nâng cao ý thức của nhân dân",
    ]
    assert [item.text for item in plan.requirements] == ["Trồng cây nào sống cây đó"]
    windows = [
        (phase.label, phase.window.start.date, phase.window.end.date)
        for phase in plan.phases
        if phase.window and phase.window.start and phase.window.end
    ]
    assert windows == [("Đợt 1", "2031-04-01", "2031-04-30"), ("Đợt 2", "2031-05-01", "2031-06")]
    assert [[item.text for item in phase.items] for phase in plan.phases] == [
        ["Đào hố, bón lót"],
        ["Trồng cây, rào cây"],
    ]
    assert [item.amount for item in plan.budget_items] == [45_000_000, 30_000_000, 15_000_000]


def test_who_does_what_in_a_state_plan() -> None:
    plan = plan_of(STATE)
    assert units(plan) == [
        "Phòng Kinh tế",
        "Đoàn Thanh niên xã, Hội Phụ nữ xã",
        "Công an xã",
        "Các thôn",
    ]
    room, youth, police, villages = plan.assignments
    assert room.duties[0].roles[:2] == ("lead", "coordinate")
    assert room.duties[0].partners == ("Đoàn Thanh niên xã",)
    assert youth.members == ("Đoàn Thanh niên xã", "Hội Phụ nữ xã")
    assert [duty.text for duty in police.duties] == ["bảo đảm trật tự trong các buổi trồng cây"]
    assert villages.group
    assert villages.duties[0].text == "Bố trí đất trồng cây"


def test_what_a_state_plan_wants_by_when() -> None:
    plan = plan_of(STATE)
    assert [(d.date, d.recurrence, d.who) for d in plan.deadlines] == [
        ("2031-03-20", None, "Phòng Kinh tế"),
        (None, "FREQ=MONTHLY;BYMONTHDAY=25", "Phòng Kinh tế"),
        ("2031-06-30", None, "Các thôn"),
    ]
    assert [(r.who, r.to, r.via) for r in plan.reporting] == [
        ("Phòng Kinh tế", "Ủy ban nhân dân xã", None),
        ("Các thôn", "Ủy ban nhân dân xã", "Phòng Kinh tế"),
    ]


def test_nothing_of_a_clean_plan_is_unplaced_or_found_fault_with() -> None:
    everyone = "- Các thôn, Công an xã, các đoàn thể (thực hiện);"
    plan = plan_of(STATE, foot=FOOT.replace("- Các thôn (thực hiện);", everyone))
    assert plan.unplaced == ()
    assert plan.findings == ()
    assert len(plan.closing) == 1


def test_a_party_plan() -> None:
    plan = compiled(PARTY).plan
    header = plan.header
    assert (header.family, header.issuer, header.superior) == (
        "party",
        "ĐẢNG ỦY XÃ MÂY TRẮNG",
        "TỈNH ỦY SÔNG NGÂN",
    )
    assert (header.number, header.symbol, header.date) == ("12", "KH/ĐU", "2031-02-10")
    assert [(c.code, c.date, c.issuer) for c in plan.citations] == [
        ("08-CT/TU", "2031-01-05", "Ban Thường vụ Tỉnh ủy")
    ]
    assert units(plan) == ["Ban Xây dựng Đảng", "Văn phòng Đảng ủy", "Các chi bộ trực thuộc"]
    assert plan.assignments[1].duties[0].partners == ("Trung tâm Chính trị xã",)
    (report,) = plan.reporting
    assert (report.who, report.to, report.via) == (
        "Các chi bộ trực thuộc",
        "Đảng ủy",
        "Ban Xây dựng Đảng",
    )
    assert plan.signature is not None
    assert (plan.signature.authority, plan.signature.name) == ("T/M ĐẢNG ỦY", "Vàng Thị Mẫu")
    assert [(r.name, r.purpose) for r in plan.recipients] == [
        ("Ban Thường vụ Tỉnh ủy", "để báo cáo"),
        ("Các chi bộ trực thuộc", None),
        ("Lưu Văn phòng Đảng ủy", None),
    ]


def test_a_plan_of_the_front() -> None:
    plan = compiled(FRONT).plan
    assert plan.header.family == "front"
    assert (plan.header.number, plan.header.symbol) == ("16", "KH-MTTQ-BTT")
    assert [(c.label, c.kind) for c in plan.channels] == [("1", "broadcast"), ("2", "display")]
    assert [content.title for content in plan.contents] == ["NỘI DUNG"]
    assert plan.signature is not None
    assert plan.signature.capacity == "KT. CHỦ TỊCH"


def test_the_outline_lists_every_numbered_entry_flat() -> None:
    plan = plan_of(STATE)
    assert [(entry.marker, entry.depth) for entry in plan.outline[:6]] == [
        ("I", 1), ("1", 2), ("2", 2), ("II", 1), ("1", 2), ("2", 2),
    ]  # fmt: skip
    assert [entry.id for entry in plan.outline] == [f"o{i + 1}" for i in range(len(plan.outline))]
    assert plan.outline[0].title == "MỤC ĐÍCH, YÊU CẦU"


def test_a_place_leads_back_to_the_line_in_the_file() -> None:
    reading = compiled(PARTY)
    lines = PARTY.split("\n")
    for assignment in reading.plan.assignments:
        assert assignment.unit in lines[assignment.at.line - 1]
    assert reading.plan.signature is not None
    assert reading.plan.signature.at is not None
    assert lines[reading.plan.signature.at.line - 1] == "T/M ĐẢNG ỦY"
