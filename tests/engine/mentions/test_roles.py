"""Roles and partners of a duty."""

from __future__ import annotations

from typing import get_args

import pytest

from lotrinh.mentions.agencies import find_partners, find_roles
from lotrinh.plan.model import Role
from lotrinh.resources.load import load_entries


@pytest.mark.parametrize(
    ("duty", "roles"),
    [
        ("Chủ trì, phối hợp với Sở Mây tham mưu UBND tỉnh", ("lead", "coordinate", "advise")),
        (
            "Theo dõi, đôn đốc, kiểm tra việc thực hiện; tổng hợp, báo cáo",
            ("monitor", "inspect", "report"),
        ),
        ("- Chỉ đạo, hướng dẫn các thôn treo cờ", ("direct", "guide")),
        ("Tổ chức hội thi theo hướng dẫn của Sở Mây", ("organise",)),
        ("Phối hợp với Ủy ban Kiểm tra Đảng ủy và Ban Chỉ đạo xã", ("coordinate",)),
        ("Bố trí kinh phí cho đội ngũ báo cáo viên", ("other",)),
        ("Phối hợp với các tổ chức chính trị - xã hội", ("coordinate",)),
        ("Cung cấp tài liệu. Hướng dẫn các thôn", ("provide", "guide")),
        ("İ" * 40 + " Chủ trì", ("other",)),
        ("", ("other",)),
        # a noun, an object, a purpose
        ("Thành lập Ban chỉ đạo; ban hành quy chế phối hợp với Công an xã", ("other",)),
        ("Tổ chức các đoàn giám sát việc cấp phát", ("organise",)),
        ("Ban hành thông báo kết luận kiểm tra gửi các thôn", ("other",)),
        ("Lập sổ theo dõi đơn thư; bố trí kinh phí tổ chức hội thi", ("other",)),
        ("Theo dõi thời gian tổ chức của các thôn, đơn vị", ("monitor",)),
        ("Bảo đảm điều kiện phục vụ công tác kiểm tra, giám sát", ("other",)),
        ("Phối hợp với Sở Mây để tổ chức hội thi", ("coordinate",)),
        ("Vận động doanh nghiệp, tổ chức, cá nhân góp cây giống", ("other",)),
        ("Cung cấp tài liệu theo Luật, hướng dẫn của Bộ Mây", ("provide",)),
        # what others do
        ("Vận động hội viên cung cấp giấy tờ, giám sát việc chi trả", ("other",)),
        ("Hướng dẫn các thôn tổ chức họp, báo cáo kết quả; tổng hợp", ("guide", "report")),
        ("Gửi danh sách về Sở Mây tổng hợp", ("other",)),
        ("Lớp học do Sở Mây chủ trì", ("other",)),
        # behind a subject, a partner, an adverb, a time, a carrying verb
        ("Căn cứ Kế hoạch này, Sở Mây và Sở Gió hướng dẫn các thôn", ("guide",)),
        ("Sở Mây (cơ quan thường trực) có trách nhiệm theo dõi", ("monitor",)),
        ("Giao Công an xã là đầu mối tiếp nhận", ("lead",)),
        ("Chuyên viên phụ trách tổng hợp tham mưu Ban Thường trực", ("advise",)),
        ("Phối hợp với Công an xã, các tổ chức thành viên kiểm tra chợ", ("coordinate", "inspect")),
        ("Phối hợp các địa phương giám sát dịch bệnh", ("coordinate", "inspect")),
        ("Giúp Chủ tịch UBND xã theo dõi, đôn đốc", ("monitor",)),
        ("Khi có bão, chủ động phối hợp sơ tán dân", ("coordinate",)),
        ("Lập sổ; hằng tháng báo cáo kết quả về Sở Mây", ("report",)),
        ("Phát hiện sai sót để báo cáo Ban Thường trực xử lý", ("report",)),
        ("Tăng cường công tác kiểm tra, giám sát", ("inspect",)),
        ("Thực hiện việc giám sát các chợ", ("organise", "inspect")),
        ("Thực hiện chế độ báo cáo hằng tháng", ("report",)),
        ("Theo dõi, đôn đốc thực hiện Kế hoạch", ("monitor",)),
        ("Xây dựng kế hoạch và tổ chức triển khai", ("organise",)),
    ],
)
def test_roles(duty: str, roles: tuple[str, ...]) -> None:
    assert find_roles(duty) == roles


@pytest.mark.parametrize(
    ("duty", "partners"),
    [
        (
            "Chủ trì, phối hợp với Sở Mây, Công an tỉnh và UBND các xã, phường tổ chức hội thi",
            ("Sở Mây", "Công an tỉnh", "UBND các xã, phường"),
        ),
        ("Phối hợp UBND các xã, phường cập nhật số liệu", ("UBND các xã, phường",)),
        ("Phối hợp chặt chẽ với Ban Thường trực Ủy ban MTTQ Việt Nam xã trong việc mời họp",
         ("Ban Thường trực Ủy ban MTTQ Việt Nam xã",)),
        ("phối hợp cùng các cơ quan, đơn vị liên quan chuẩn bị hội trường",
         ("các cơ quan, đơn vị liên quan",)),
        ("Phối hợp với Trưởng thôn lập sổ; phối hợp với Trưởng thôn mời họp", ("Trưởng thôn",)),
        ("Phối hợp với sở, ban, ngành, đoàn thể tỉnh mở lớp", ("sở, ban, ngành, đoàn thể tỉnh",)),
        ("- Cơ quan phối hợp: Sở Mây và UBND các xã", ("Sở Mây", "UBND các xã")),
        ("Phối hợp với cơ quan chủ trì; phối hợp với cấp trên mở lớp", ("cấp trên",)),
        ("Phối hợp tổ chức kiểm tra tiến độ", ()),
        ("Phối hợp chuẩn bị địa điểm", ()),
        ("Ký quy chế phối hợp giữa hai bên", ()),
        ("Phối hợp với Sở Văn hóa, Thể thao và Du lịch, các Báo mở chuyên mục",
         ("Sở Văn hóa, Thể thao và Du lịch", "các Báo")),
        ("Cùng với Công an xã và Đoàn xã tuần tra", ("Công an xã", "Đoàn xã")),
        ("Mở lớp với sự tham gia của Hội Nông dân xã, cùng kỳ năm trước", ("Hội Nông dân xã",)),
        ("Mời Trạm Y tế xã tham gia khám; mời họp", ("Trạm Y tế xã",)),
        ("Mời Trạm Y tế xã dự họp", ()),
        ("Phối hợp với Phòng giao dịch Ngân hàng Mây, Sở Gió cho vay",
         ("Phòng giao dịch Ngân hàng Mây", "Sở Gió")),
        ("Phối hợp với Công an xã, Nhóm Hạt Giống và Sở Mây mở lớp",
         ("Công an xã", "Nhóm Hạt Giống", "Sở Mây")),
        ("Phối hợp với Nhóm Hạt Giống mở lớp", ("Nhóm Hạt Giống",)),
        ("Phối hợp với HTXMT mở lớp", ("HTXMT",)),
        ("Phối hợp với Đoàn kiểm tra, giám sát của tỉnh khi làm việc",
         ("Đoàn kiểm tra, giám sát của tỉnh",)),
        ("Phối hợp với tiểu ban hậu cần, khánh tiết chuẩn bị hội trường",
         ("tiểu ban hậu cần, khánh tiết",)),
        ("Phối hợp với nhau; Kế hoạch số 9", ()),
    ],
)  # fmt: skip
def test_partners(duty: str, partners: tuple[str, ...]) -> None:
    assert find_partners(duty) == partners


def test_role_words_hold_their_examples() -> None:
    for entry in load_entries("roles.toml"):
        if entry.key not in get_args(Role):
            continue
        for example in entry.examples:
            assert find_roles(example)[0] == entry.key, example
        for text in entry.counterexamples:
            assert entry.key not in find_roles(text), text
