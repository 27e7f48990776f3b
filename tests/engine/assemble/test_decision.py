"""A decision and the plan that it brings, in one file."""

from __future__ import annotations

from story import plan_of

DECISION = """ỦY BAN NHÂN DÂN
TỈNH SÔNG NGÂN
Số: 210/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Ngân, ngày 05 tháng 3 năm 2031

QUYẾT ĐỊNH
Ban hành Kế hoạch trồng cây ven suối

ỦY BAN NHÂN DÂN TỈNH SÔNG NGÂN

Căn cứ Luật Lâm nghiệp ngày 15/11/2017;
Theo đề nghị của Giám đốc Sở Gió tại Tờ trình số 7/TTr-SG ngày 01/3/2031.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây ven suối.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Giám đốc Sở Gió chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Văn Mẫu

KẾ HOẠCH
TRỒNG CÂY VEN SUỐI
(Ban hành kèm theo Quyết định số 210/QĐ-UBND ngày 05/3/2031 của UBND tỉnh Sông Ngân)

"""
BODY = """I. MỤC ĐÍCH
1. Giữ nước.
II. TỔ CHỨC THỰC HIỆN
1. Sở Gió: chọn giống cây, xong trước ngày 30/4/2031.
"""


def test_the_plan_is_read_and_the_decision_kept_as_such() -> None:
    plan = plan_of(BODY, head=DECISION, foot="")
    assert plan.header.title == "TRỒNG CÂY VEN SUỐI"
    assert plan.header.issuer == "ỦY BAN NHÂN DÂN TỈNH SÔNG NGÂN"
    assert [item.text for item in plan.purposes] == ["Giữ nước"]
    assert [a.unit for a in plan.assignments] == ["Sở Gió"]
    assert [r.name for r in plan.recipients] == ["Như Điều 3", "Lưu: VT"]
    decision = plan.decision
    assert decision is not None
    assert decision.title == "Ban hành Kế hoạch trồng cây ven suối"
    assert [a.text.split(".")[0] for a in decision.articles] == ["Điều 1", "Điều 2", "Điều 3"]
    assert plan.unplaced == ()


def test_a_plan_alone_has_no_decision() -> None:
    assert plan_of(BODY).decision is None
