"""Roles and partners of a duty."""

from __future__ import annotations

import pytest

from lotrinh.mentions.agencies import find_partners, find_roles
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
    ],
)  # fmt: skip
def test_partners(duty: str, partners: tuple[str, ...]) -> None:
    assert find_partners(duty) == partners


def test_role_words_hold_their_examples() -> None:
    for entry in load_entries("roles.toml"):
        for example in entry.examples:
            assert find_roles(example)[0] == entry.key, example
        for text in entry.counterexamples:
            assert entry.key not in find_roles(text), text
