"""The rules of time over the ways in which people print days, beyond the pages' examples."""

from __future__ import annotations

import pytest
from story import HEAD, source_of

from lotrinh.checks.run import loud_rules
from lotrinh.checks.settings import Settings
from lotrinh.compile import Options, compile_source


def told(text: str, head: str = HEAD) -> list[tuple[str, str]]:
    """(code, excerpt) of what the rules of time say of a line of a plan of 5 March 2031."""
    source = source_of(f"{head}I. NỘI DUNG\n1. {text}.\n")
    with loud_rules():
        found = compile_source(source, options=Options(checks=Settings(select=("TG",)))).plan
    return [(f.code, f.excerpt or "") for f in found.findings]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Họp ngày 31 tháng 11 năm 2031", "TG101"),
        ("Hoàn thành trước ngày 31/6", "TG101"),
        ("Hoàn thành trước ngày 29/02/2031", "TG101"),
        ("Hạn: 32/8/2031", "TG101"),
        ("Xong trong tháng 13/2031", "TG101"),
        ("Tổng kết quý V/2031", "TG101"),
        ("Họp ngày 15/7/20311", "TG101"),
        ("Họp thứ Hai, ngày 15/7/2031", "TG102"),
        ("Họp chiều 15/7/2031 (thứ Hai)", "TG102"),
        ("Họp 8h00, sáng thứ 2, ngày 15/7/2031", "TG102"),
        ("Họp ngày 15/7/2031, Chủ nhật", "TG102"),
        ("Khảo sát từ ngày 15/8 đến 01/8/2031", "TG103"),
        ("Khảo sát từ ngày 20-15/8/2031", "TG103"),
        ("Khảo sát từ 8h00 ngày 15/7/2031 đến 17h00 ngày 10/7/2031", "TG103"),
        ("Bắt đầu từ ngày 10/9/2031, kết thúc ngày 05/9/2031", "TG103"),
        ("Thực hiện từ quý IV/2031 đến quý II/2031", "TG103"),
        ("Học từ tháng 9/2031 đến tháng 6/2031", "TG103"),
        ("Thời gian: 15/8/2031 - 10/8/2031", "TG103"),
        ("Nhiệm kỳ 2036 - 2031", "TG103"),
        ("Trực từ 14 giờ 00 đến 11 giờ 30", "TG103"),
        ("Báo cáo trước ngày 31 mỗi tháng", "TG111"),
        ("Hằng tháng, chậm nhất ngày 31, báo cáo", "TG111"),
        ("Báo cáo trước ngày 30 hàng tháng", "TG112"),
        ("Họp lúc 24h30 ngày 05/6/2031", "TG113"),
        ("Họp vào lúc 26 giờ 30 phút ngày 05/6/2031", "TG113"),
        ("Họp lúc 14:75", "TG113"),
        ("Báo cáo kết quả về Phòng Kinh tế trước ngày 05/02/2031", "TG108"),
        ("Ban hành kế hoạch của địa phương trước ngày 05/02/2031", "TG108"),
    ],
)
def test_a_wrong_time_is_told(text: str, code: str) -> None:
    assert [found for found, _ in told(text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Phiên họp thứ ba ngày 15/7/2031",
        "Họp thứ Ba, ngày 15/7/2031",
        "Sáng thứ bảy, chủ nhật ngày 12, 13/7/2031",
        "Cao điểm từ ngày 15/11 đến ngày 10/01/2032",
        "Cao điểm từ 15/12 đến 15/01",
        "Tính từ 01/4 đến hết 31/3/2032",
        "Lớp 20 - 15/8/2031",
        "Tuần tra từ 22h00 đến 5h00",
        "Trực 24/24h trong 48 giờ, 72h trước bão, hạn 24h00 ngày 05/6/2031",
        "Đạt 31/4 chỉ tiêu, bằng 15/13 lần năm trước",
        "Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
        "Báo cáo ngày 30 tháng cuối quý và 31/12 hằng năm",
        "Chia tháng 13 lương cho cán bộ",
        "Rà soát các văn bản ban hành trước ngày 05/02/2031",
        "Báo cáo kết quả rà soát văn bản ban hành trước ngày 05/02/2031",
        "Lập danh mục hồ sơ tiếp nhận trước ngày 05/02/2031",
    ],
)
def test_a_lawful_time_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_draft_without_a_date_is_compared_with_the_year_in_its_title() -> None:
    draft = HEAD.replace("ngày 05 tháng 3 năm 2031", "ngày   tháng   năm")
    line = "Khảo sát xong trước ngày 15/4/2030.\n2. Trồng xong trước ngày 15/5/2031.\n"
    line += "3. Nghiệm thu xong trước ngày 15/9/2031"
    assert [code for code, _ in told(line, draft)] == ["TG109"]


@pytest.mark.parametrize(
    ("item", "out"),
    [
        ("Tuyên truyền xong trước ngày 20/5/2031", True),
        ("Khảo sát vào ngày 20/5/2031", True),
        ("Trồng cây từ ngày 25/3/2031", True),
        ("Trồng cây xong trước ngày 20/4/2031", False),
        ("Tuyên truyền cuộc bầu cử diễn ra vào ngày 20/5/2031", False),
        ("Chào mừng ngày hội (20/5/2031)", False),
        ("Báo cáo kết quả trước ngày 05/5/2031", False),
        ("Theo Kế hoạch số 5/KH-UBND ngày 20/5/2031", False),
    ],
)
def test_an_item_outside_of_its_phase(item: str, out: bool) -> None:
    phases = f"Đợt 1: từ ngày 01/4/2031 đến ngày 30/4/2031\n- {item}.\n"
    phases += "2. Đợt 2: từ ngày 01/5/2031 đến ngày 31/5/2031\n- Tưới cây"
    assert [code for code, _ in told(phases)] == (["TG107"] if out else [])


def test_a_section_that_tells_what_was_sets_no_deadline() -> None:
    line = "1. Trồng 25 ha, hoàn thành trước ngày 30/8/2030.\n"
    for title, found in (("KẾT QUẢ NĂM 2030", []), ("NHIỆM VỤ", ["TG108"])):
        source = source_of(f"{HEAD}I. {title}\n{line}II. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Họp.\n")
        plan = compile_source(source, options=Options(checks=Settings(select=("TG",)))).plan
        assert [finding.code for finding in plan.findings] == found
