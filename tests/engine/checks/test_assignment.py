"""The rules of assignment over the ways in which people write recipients and leaders."""

from __future__ import annotations

import pytest
from story import HEAD, source_of

from lotrinh.checks.run import loud_rules
from lotrinh.checks.settings import Settings
from lotrinh.compile import Options, compile_source

UNITS = (
    "Phòng Kinh tế", "Công an xã", "Ban Chỉ huy Quân sự xã", "Trạm Y tế xã", "Trưởng các thôn",
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội",
)  # fmt: skip
PROVINCE = HEAD.replace("XÃ MÂY TRẮNG", "TỈNH LAM GIANG")
PARTY = """TỈNH ỦY LAM GIANG
ĐẢNG ỦY XÃ MÂY TRẮNG
*
Số 15-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Mây Trắng, ngày 05 tháng 3 năm 2031

KẾ HOẠCH
tuyên truyền bầu cử năm 2031
-----
"""


def told(
    units: tuple[str, ...], recipients: tuple[str, ...], *, head: str = HEAD, body: str = ""
) -> list[tuple[str, str]]:
    """(code, excerpt) of what the rules of assignment say of a plan."""
    duties = "".join(
        f"{i}. {unit}\n" + ("" if ":" in unit else "- Triển khai nhiệm vụ được giao.\n")
        for i, unit in enumerate(units, 1)
    )
    listed = "".join(f"- {name};\n" for name in recipients)
    text = f"{head}I. NỘI DUNG\n1. Trồng cây.\n{body}II. TỔ CHỨC THỰC HIỆN\n{duties}\n"
    text += f"Nơi nhận:\n{listed}- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Văn Mẫu\n"
    with loud_rules():
        options = Options(checks=Settings(select=("PC",)))
        plan = compile_source(source_of(text), options=options).plan
    return [(f.code, f.excerpt or "") for f in plan.findings]


@pytest.mark.parametrize(
    "recipients",
    [
        ("Phòng Kinh tế", "Công an, Quân sự xã", "TYT xã", "Các thôn", "UBMTTQ VN, đoàn thể xã"),
        ("P. KT", "CA xã, Ban CHQS xã", "Trạm Y tế", "Trưởng thôn", "MTTQ và các đoàn thể"),
        ("Các phòng, ban, ngành, đoàn thể xã", "Các thôn"),
        ("Như Mục II",),
        ("Như trên (để thực hiện)",),
        ("Các đơn vị nêu tại Mục II",),
        ("Các thành viên Ban Chỉ đạo",),
        ("Các cơ quan, đơn vị có liên quan",),
    ],
)
def test_recipients_reach_units_by_name_group_and_reference(recipients: tuple[str, ...]) -> None:
    assert told(UNITS, recipients) == []


@pytest.mark.parametrize(
    ("recipients", "missing"),
    [
        (("Phòng Kinh tế", "Quân sự xã", "TYT xã", "Các thôn", "UBMTTQ, đoàn thể"), UNITS[1]),
        (("Các phòng: KT, VHXH", "Công an, Quân sự xã", "Các thôn", "UBMTTQ xã"), UNITS[3]),
        (("Các phòng, ban, ngành, đoàn thể xã",), UNITS[4]),
        (("Phòng Kinh tế", "Công an, Quân sự xã; Trạm Y tế", "Các thôn"), UNITS[5]),
    ],
)
def test_who_is_left_out_is_told(recipients: tuple[str, ...], missing: str) -> None:
    assert told(UNITS, recipients) == [("PC101", missing)]


def test_departments_in_a_list_of_letters() -> None:
    units = ("Sở Nội vụ", "Sở Y tế", "Công an tỉnh", "UBND các xã, phường")
    listed = ("CT, các PCT UBND tỉnh", "Các sở: NV, TC", "CA tỉnh", "UBND các xã, phường")
    assert told(units, listed, head=PROVINCE) == [("PC101", "Sở Y tế")]


def test_the_party_reaches_its_bodies_by_its_own_groups() -> None:
    units = (
        "Ban Xây dựng Đảng", "Đảng ủy Ủy ban nhân dân xã", "Các chi bộ trực thuộc",
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
    )  # fmt: skip
    groups = ("Các cơ quan tham mưu, giúp việc Đảng ủy", "Các chi, đảng bộ trực thuộc")
    assert told(units, (*groups, "UBMTTQ xã"), head=PARTY) == []
    assert told(units, groups, head=PARTY) == [("PC101", units[3])]


def test_rooms_of_the_house_are_missed_where_others_of_them_are_named() -> None:
    rooms = ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội")
    assert told(rooms, ("Phòng Văn hóa - Xã hội", "Các thôn")) == [("PC101", "Phòng Kinh tế")]
    assert told(rooms, ("Các thôn",)) == [("PC102", "Phòng Kinh tế")]


@pytest.mark.parametrize(
    ("duty", "twice"),
    [
        ("Trạm Y tế xã chủ trì, Trường Tiểu học Mây chủ trì phun thuốc.", True),
        ("Phòng Kinh tế: Chủ trì, phối hợp với Trạm Y tế, Công an xã chủ trì ra quân.", True),
        ("Phòng Kinh tế: Chủ trì ra quân; hỗ trợ các việc do Công an xã chủ trì.", False),
        ("Phòng Kinh tế: Chủ trì ra quân. Công an xã chủ trì giữ trật tự.", False),
        ("Phòng Kinh tế và Công an xã đồng chủ trì ra quân.", False),
        ("Phòng Kinh tế và Công an xã chủ trì, phối hợp với các thôn ra quân.", True),
        ("Phối hợp với Công an xã và Trạm Y tế chủ trì ra quân.", False),
    ],
)
def test_two_leaders_of_one_task(duty: str, twice: bool) -> None:
    codes = [code for code, _ in told((duty, "Bưu điện xã"), ("Như Mục II",))]
    assert codes == (["PC103"] if twice else [])


def test_one_task_in_the_lists_of_two_units_and_what_each_does_in_its_own_field() -> None:
    task = "Chủ trì, phối hợp với {} tổ chức ngày hội thể thao của xã."
    units = (f"Phòng Kinh tế: {task.format('Công an xã')}", f"Công an xã: {task.format('Trạm')}")
    assert [code for code, _ in told(units, ("Như Mục II",))] == ["PC103"]
    own = "Chủ trì tổ chức thực hiện các nội dung trong phạm vi quản lý."
    units = (f"Phòng Kinh tế: {own}", f"Công an xã: {own}")
    assert told(units, ("Như Mục II",)) == []


def test_a_cooperative_is_no_hamlet_though_its_name_holds_one() -> None:
    units = ("Trưởng các thôn", "Hợp tác xã Chè Bản Khoang")
    assert told(units, ("Các thôn",)) == [("PC101", "Hợp tác xã Chè Bản Khoang")]


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Phối hợp với Phòng Tài chính - Kế hoạch huyện.", "Phòng Tài chính - Kế hoạch huyện"),
        ("Trình UBND các quận, huyện phê duyệt.", "UBND các quận"),
        ("Xin ý kiến Huyện uỷ.", "Huyện uỷ"),
        ("Phối hợp với Công an huyện Mây.", "Công an huyện"),
        ("Báo cáo Bộ Lao động - Thương binh và Xã hội.", "Bộ Lao động - Thương binh và Xã hội"),
        ("Nhận hồ sơ của UBND huyện Mây cũ.", ""),
        ("Theo Kế hoạch số 5/KH-UBND ngày 02/3/2024 của UBND huyện Mây.", ""),
        ("Theo hướng dẫn của Bộ Nội vụ, Sở Xây dựng và UBND thành phố Mây.", ""),
    ],
)
def test_bodies_that_ended_before_the_plan(words: str, body: str) -> None:
    found = told(UNITS, ("Như Mục II",), body=f"2. {words}\n")
    assert found == ([("PC106", body)] if body else [])
    before = HEAD.replace("2031", "2024")
    assert told(UNITS, ("Như Mục II",), head=before, body=f"2. {words}\n") == []


def test_a_unit_whose_line_ran_into_its_duty_is_left_alone() -> None:
    assert told(("Trạm Y tế xã", "Bưu điện Chủ trì"), ("Trạm Y tế", "Bưu điện xã")) == []
