"""What a person wants to know of two plans, told in a few lines each."""

from __future__ import annotations

import pytest
from two_plans import compared, contents, duties, only, own, superior

import lotrinh

BANK = "Trồng 2.000 cây tre chắn sóng dọc bờ suối, hoàn thành trước ngày 30/4/2031."
NURSERY = "Xây dựng vườn ươm cây bản địa, cung cấp cây giống cho các hộ dân."
SCHOOL = "Đưa nội dung bảo vệ rừng đầu nguồn vào giờ học ngoại khóa của các trường."


def test_a_narrowed_text_is_covered() -> None:
    """Other level, other place, other words around it: the same demand."""
    coverage = compared(
        contents("Tuyên truyền bảo vệ rừng đầu nguồn trên địa bàn tỉnh Đồi Lam."),
        contents("Tuyên truyền bảo vệ rừng đầu nguồn cho người dân xã Mây Trắng."),
    )
    (pairing,) = coverage.pairings
    assert (pairing.state, pairing.differences) == ("covered", ())
    assert coverage.complete


def test_what_is_missing_and_what_is_new() -> None:
    coverage = compared(
        contents(BANK, NURSERY, SCHOOL),
        contents(SCHOOL, "Lắp thùng rác tại bến thuyền và chợ phiên.", BANK),
    )
    states = [(p.state, (p.parent or p.child)[0].text[:9]) for p in coverage.pairings]
    assert states == [
        ("covered", "Trồng 2.0"), ("dropped", "Xây dựng "), ("covered", "Đưa nội d"),
        ("added", "Lắp thùng"),
    ]  # fmt: skip
    (tally,) = coverage.tallies
    assert (tally.kind, tally.asked, tally.covered, tally.dropped, tally.added) == (
        "content", 3, 2, 1, 1,
    )  # fmt: skip
    assert not coverage.complete


def test_what_is_missing_may_only_be_put_in_other_words() -> None:
    """It stays missing, but what comes nearest is named."""
    rest = (BANK, NURSERY, "Lắp thùng rác tại bến thuyền và chợ phiên.")
    theirs = "Tổ chức truyền thông trong trường học; mỗi học sinh là một tuyên truyền viên."
    ours = "Nói chuyện dưới cờ tại hai trường học, để mỗi em học sinh nhắc gia đình giữ rừng."
    pairing = only(compared(contents(theirs, *rest), contents(ours, *rest)), "Tổ chức truyền")
    assert pairing.state == "dropped"
    assert pairing.nearest is not None
    assert pairing.nearest.text.startswith("Nói chuyện dưới cờ")


def test_places_are_those_of_each_document() -> None:
    parent, child = superior(contents(BANK, NURSERY, SCHOOL)), own(contents(SCHOOL))
    pairing = only(lotrinh.compare(parent, child), "Đưa nội dung")
    assert (pairing.parent[0].at.line, pairing.child[0].at.line) == (14, 13)


def test_two_contents_in_one_and_one_in_two() -> None:
    both = "Trồng 2.000 cây tre chắn sóng dọc bờ suối; xây dựng vườn ươm cây bản địa."
    rest = (SCHOOL, "Lắp thùng rác tại bến thuyền và chợ phiên.", "Dựng biển báo ở ngầm tràn.")
    apart, together = contents(BANK, NURSERY, *rest), contents(both, *rest)
    merged = only(compared(apart, together), "Trồng")
    assert (len(merged.parent), len(merged.child)) == (2, 1)
    split = only(compared(together, apart), "Trồng")
    assert (len(split.parent), len(split.child)) == (1, 2)


@pytest.mark.parametrize(
    ("theirs", "ours", "kind"),
    [
        ("trước ngày 30/4/2031", "trước ngày 15/5/2031", "deadline_later"),
        ("trước ngày 30/4/2031", "trước ngày 30/4/2031", None),
        ("trước ngày 30/4/2031", "trước ngày 15/4/2031", None),
        ("trước ngày 30/4/2031", "trong tháng 4/2031", None),
        ("trước ngày 30/4/2031", "trong quý II/2031", "deadline_later"),
        ("trước ngày 30/4/2031", "", "deadline_missing"),
        ("trước ngày 25 hằng tháng", "trước ngày 20 hằng tháng", None),
        ("trước ngày 25 hằng tháng", "trước ngày 28 hằng tháng", "deadline_later"),
        ("hằng tháng", "hằng quý", "deadline_later"),
        ("hằng quý", "hằng tháng", None),
    ],
)
def test_deadlines(theirs: str, ours: str, kind: str | None) -> None:
    task = "Báo cáo kết quả kiểm đếm cây sống về Phòng Kinh tế"
    coverage = compared(contents(f"{task} {theirs}."), contents(f"{task} {ours}."))
    differences = only(coverage, "Báo cáo").differences
    assert [one.kind for one in differences] == ([kind] if kind else [])
    assert coverage.complete == (kind is None)


def test_a_number_that_asks_less_is_weaker_and_one_that_asks_more_is_not() -> None:
    task = "Mỗi thôn trồng ít nhất {} gốc tre dọc bờ suối."
    less = compared(contents(task.format("500")), contents(task.format("300")))
    more = compared(contents(task.format("500")), contents(task.format("700")))
    (weaker,), (stronger,) = less.pairings[0].differences, more.pairings[0].differences
    assert (weaker.kind, weaker.parent, weaker.child, weaker.weaker) == (
        "figure", "500 gốc", "300 gốc", True,
    )  # fmt: skip
    assert not stronger.weaker
    assert (less.complete, more.complete) == (False, True)


def test_a_clause_that_is_left_out() -> None:
    coverage = compared(
        contents("Trồng tre chắn sóng dọc bờ suối; dựng biển báo tại ngầm tràn nguy hiểm."),
        contents("Trồng tre chắn sóng dọc bờ suối của xã."),
    )
    (difference,) = coverage.pairings[0].differences
    assert (difference.kind, difference.parent) == (
        "clause_missing", "dựng biển báo tại ngầm tràn nguy hiểm",
    )  # fmt: skip
    assert coverage.pairings[0].state == "changed"


def test_a_duty_of_other_units_is_not_missed() -> None:
    parent = duties(
        Sở_Tài_chính=["Thẩm định dự toán mua cây giống."],
        Ủy_ban_nhân_dân_các_xã_phường=["Vận động các hộ nhận khoán chăm sóc rừng."],
    )
    coverage = compared(parent, duties(Phòng_Kinh_tế=["Tham mưu ký hợp đồng bảo hiểm."]))
    assert only(coverage, "Thẩm định").state == "elsewhere"
    assert only(coverage, "Vận động").state == "dropped"
    (tally,) = coverage.tallies
    assert (tally.asked, tally.elsewhere) == (1, 1)


def test_a_duty_may_move_to_another_unit_and_a_content_become_one() -> None:
    parent = contents(NURSERY) + "\n" + duties(
        Ủy_ban_nhân_dân_các_xã=["Vận động các hộ nhận khoán chăm sóc rừng ven suối."]
    )  # fmt: skip
    child = duties(
        Phòng_Kinh_tế=[NURSERY], Trưởng_các_thôn=["Vận động hộ nhận khoán chăm sóc rừng ven suối."]
    )
    coverage = compared(parent, child)
    assert [pairing.state for pairing in coverage.pairings] == ["covered", "covered"]
    assert only(coverage, "Vận động").child[0].unit == "Trưởng các thôn"


def test_one_s_own_plan_fulfils_the_duty_to_make_one() -> None:
    """It was issued on 05/3/2031."""
    duty = "Xây dựng kế hoạch thực hiện tại địa phương trước ngày {}."
    for day, state in (("10/3/2031", "covered"), ("01/3/2031", "changed")):
        parent = duties(Ủy_ban_nhân_dân_các_xã=[duty.format(day)])
        pairing = only(compared(parent, contents(SCHOOL)), "Xây dựng kế hoạch")
        assert pairing.state == state
        assert pairing.child[0].text == "Kế hoạch Trồng cây ven suối năm 2031"


def test_phases_are_brought_together_by_their_days() -> None:
    coverage = compared(
        "I. NỘI DUNG\n1. Đợt 1: Từ ngày 01/4/2031 đến ngày 30/4/2031\n- Làm đất.\n"
        "2. Đợt 2: Từ ngày 01/5/2031 đến ngày 31/5/2031\n- Trồng cây.",
        "I. NỘI DUNG\n1. Đợt 1: Từ ngày 01/5/2031 đến ngày 15/6/2031\n- Trồng cây.",
    )
    phases = [pairing for pairing in coverage.pairings if pairing.kind == "phase"]
    assert [pairing.state for pairing in phases] == ["dropped", "changed"]
    (difference,) = phases[1].differences
    assert (difference.kind, difference.child) == ("deadline_later", "ngày 15/6/2031")
