"""Agencies: where names end, what is one, how lists split, what is a group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotrinh.mentions.agencies import (
    agency_at,
    agency_list_end,
    agency_spans,
    find_partners,
    find_roles,
    is_agency_like,
    is_group,
    split_agencies,
)
from lotrinh.mentions.unit_names import normalise_unit, one_tone
from lotrinh.resources.load import load_entries, load_rows


@pytest.mark.parametrize(
    "marked",
    [
        "Sở Nội vụ| chủ trì, phối hợp",
        "Ban Xây dựng Đảng| tham mưu Đảng ủy",
        "Trung tâm Văn hóa, Thể thao và Truyền thanh| tổ chức hội thi",
        "UBND các xã, phường| huy động",
        "Ủy ban nhân dân phường, xã, đặc khu| triển khai",
        "Văn phòng HĐND và UBND thành phố|: tham mưu",
        "Các cơ quan chuyên môn thuộc UBND thành phố| căn cứ",
        "các sở, ban, ngành, đoàn thể tỉnh| tổ chức các hoạt động",
        "Các cơ quan, đơn vị và địa phương| có trách nhiệm",
        "Công an tỉnh|, Bộ Chỉ huy Quân sự tỉnh",
        "Sở Văn hóa, Thể thao và Du lịch|, Sở Y tế",
        "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Mây Trắng| trong việc",
        "Các chi bộ trực thuộc Đảng ủy| lãnh đạo, chỉ đạo",
        "Chủ tịch UBND các xã, phường| chịu trách nhiệm",
        "Phòng Văn hóa - Xã hội xã| là đầu mối",
        "Trưởng thôn| lập danh sách",
        "chính quyền địa phương|, lực lượng xung kích",
        "các tổ chức chính trị - xã hội xã| để vận động",
        "Các cơ quan tham mưu, giúp việc Đảng ủy| rà soát",
        "Sở Kế hoạch và Đầu tư| và Sở Mây",
        "Công ty Điện lực Mây Trắng| bảo đảm",
        "VNPT Mây Trắng| cung cấp",
        "Uỷ ban nhân dân xã| xác minh",
        "Các thôn, bản| treo cờ",
        "Sở Giáo dục và Đào tạo| tổ chức hội thi",
        "Trung tâm Kiểm soát bệnh tật tỉnh| triển khai",
        "Trung tâm Kiểm soát bệnh tật|, Sở Y tế",
        "Trung tâm Y tế khu vực| tham mưu",
        "Chi nhánh Văn phòng Đăng ký đất đai khu vực 2| cung cấp",
        "Ban Chỉ huy Phòng thủ dân sự tỉnh| trước",
        "Ban Chỉ huy Phòng thủ khu vực 2 - Mây| trước",
        "Trung tâm Quan trắc khí thải tỉnh| đo đạc",
        "Phòng giao dịch Ngân hàng Chính sách xã hội| giải ngân",
        "Ban điều hành khu phố| họp",
        "Tổ công nghệ số cộng đồng| hướng dẫn",
        "Đoàn kiểm tra, giám sát của tỉnh| làm việc",
        "các thành viên trong tiểu ban thông tin, tuyên truyền, khánh tiết| căn cứ",
        "Chi bộ các trường học|, Chi bộ 12 khu phố",
        "Cán bộ phụ trách lĩnh vực giám sát và phản biện xã hội| tham mưu",
        "Phó Chủ tịch phụ trách lĩnh vực Dân tộc, Tôn giáo và các Hội quần chúng| phối hợp",
        "Phó Chủ tịch phụ trách lĩnh vực kinh tế| và Công an xã",
        "Tổ công tác| và các phòng",
        "Bộ Chính trị|, Kế hoạch số 09 của Tỉnh ủy",
        "Đảng bộ tỉnh Mây Trắng| lần thứ II",
        "UBND xã Mây Trắng| nói chung",
        "UBND các\nxã, phường| tổ chức",
        "Sở Khoa học\nvà Công nghệ|; Sở Mây",
        "Công an xã|\nTrạm Y tế",
        "Công an xã|\na) tuần tra",
        "Công an xã|\n- tuần tra",
    ],
)
def test_where_names_end(marked: str) -> None:
    text = marked.replace("|", "")
    end = agency_at(text)
    assert end is not None
    assert text[:end] + "|" == marked[: end + 1]


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Văn hóa và Thông tin",
        "Đề nghị UBMTTQVN và các đoàn thể thành phố",
        "UBND các xã, phường",
        "Mặt trận Tổ quốc, các tổ chức chính trị - xã hội xã",
        "Các Sở, ban, ngành, UBND xã, phường và các cơ quan, tổ chức có liên quan",
        "Giám đốc các Sở, Thủ trưởng các ngành, cơ quan cấp tỉnh",
        "Thủ trưởng các sở, ban, ngành, đoàn thể Thành phố",
        "Bí thư chi bộ, trưởng thôn",
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        "1. Ban Giám hiệu:",
        "Các doanh nghiệp viễn thông (VNPT, Viettel)",
        "Thường trực Đảng ủy;",
        "TT. Tỉnh ủy; TT. HĐND tỉnh",
        "Các Bộ: Công Thương, NNMT",
        "Các chi bộ, đảng bộ cơ sở trực thuộc",
        "Các cơ quan, đơn vị được kiểm tra",
        "Báo và Phát thanh, Truyền hình Mây Trắng",
        "Văn phòng Tỉnh ủy",
        "Hiệp hội Doanh nghiệp tỉnh, Hội Nông dân tỉnh, Liên minh Hợp tác xã tỉnh",
    ],
)
def test_names_of_agencies(text: str) -> None:
    assert is_agency_like(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mục đích, yêu cầu",
        "Tổ chức hội nghị quán triệt",
        "Báo cáo kết quả thực hiện",
        "Công tác chuẩn bị",
        "Thời gian: tháng 5",
        "Phòng, chống thiên tai",
        "Ban hành kế hoạch",
        "Hội nghị sơ kết",
        "Sở Nội vụ chủ trì tổ chức hội thi",
        "Kinh phí thực hiện",
        "Tuyên truyền trên báo chí",
        "",
        "-",
    ],
)
def test_what_is_no_agency(text: str) -> None:
    assert not is_agency_like(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Mây, Sở Gió và UBND các xã, phường", ("Sở Mây", "Sở Gió", "UBND các xã, phường")),
        ("Trung tâm Văn hóa, Thể thao và Truyền thanh",) * 2,
        ("Các sở, ban, ngành",) * 2,
        ("UBMTTQVN và các đoàn thể thành phố", ("UBMTTQVN", "các đoàn thể thành phố")),
        ("Bí thư chi bộ, trưởng thôn", ("Bí thư chi bộ", "trưởng thôn")),
        ("Công an xã; Trạm Y tế (y sĩ), các thôn", ("Công an xã", "Trạm Y tế", "các thôn")),
        ("Văn phòng HĐND và UBND xã",) * 2,
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", ("Ban Tuyên giáo và Dân vận Tỉnh ủy",)),
        ("Tiểu ban nội dung, Tiểu ban tuyên truyền, khánh tiết",
         ("Tiểu ban nội dung", "Tiểu ban tuyên truyền, khánh tiết")),
        ("Chi bộ các trường học, Chi bộ 12 khu phố",
         ("Chi bộ các trường học", "Chi bộ 12 khu phố")),
        ("Công an xã, Nhóm Hạt Giống và Sở Mây", ("Công an xã", "Nhóm Hạt Giống", "Sở Mây")),
        ("Hợp tác xã Mây, Nhóm Xanh (Mây, Gió)", ("Hợp tác xã Mây", "Nhóm Xanh")),
        ("Nhóm Xanh, Nhóm Mây", ("Nhóm Xanh, Nhóm Mây",)),
        ("Công an xã, Nhóm Mây chủ trì", ("Công an xã, Nhóm Mây chủ trì",)),
        ("Công an xã lưu động ngày, Nhóm Mây", ("Công an xã lưu động ngày, Nhóm Mây",)),
        ("Văn phòng, Nhóm Mây", ("Văn phòng", "Nhóm Mây")),
        ("UBMTTQVN tỉnh và Hội, đoàn thể tỉnh", ("UBMTTQVN tỉnh", "Hội", "đoàn thể tỉnh")),
        ("một câu không có tên", ("một câu không có tên",)),
        ("", ()),
    ],
)  # fmt: skip
def test_lists_split(text: str, names: tuple[str, ...] | str) -> None:
    assert split_agencies(text) == (names if isinstance(names, tuple) else (names,))


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("UBND các xã, phường", True),
        ("Ủy ban nhân dân cấp xã", True),
        ("Các chi bộ trực thuộc Đảng ủy", True),
        ("Ủy ban nhân dân xã, phường", True),
        ("Thủ trưởng các cơ quan", True),
        ("Ban điều hành các khu phố", True),
        ("Ban điều hành 09 khu phố", True),
        ("Giáo viên chủ nhiệm", True),
        ("Giáo viên chủ nhiệm lớp 5A", False),
        ("Chi bộ 3 thôn Mây", False),
        ("Trạm Y tế khu vực 2 xã", False),
        ("Tổ dân phố 12 phường", False),
        ("UBND xã Mây Trắng", False),
        ("Sở Văn hóa, Thể thao và Du lịch", False),
        ("Công an tỉnh", False),
        ("", False),
    ],
)
def test_groups(text: str, group: bool) -> None:
    assert is_group(text) is group


def test_spans_of_a_list() -> None:
    text = "phối hợp với Công an xã, Đoàn xã và các thôn tổ chức hội thi"
    spans = agency_spans(text, text.index("Công"))
    assert [text[a:b] for a, b in spans] == ["Công an xã", "Đoàn xã", "các thôn"]
    assert agency_list_end(text, text.index("Công")) == spans[-1][1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND xã Mây", "Ủy ban nhân dân xã Mây"),
        ("Uỷ ban MTTQ Việt Nam xã", "UBMTTQVN xã"),
        ("Phòng Văn hoá - Xã hội", "Phòng Văn hóa – Xã hội"),
        ("Đề nghị Đoàn TNCS Hồ Chí Minh xã", "Đoàn Thanh niên xã"),
        ("Ban xây dựng Đảng", "Ban Xây dựng Đảng"),
    ],
)
def test_one_unit_written_twice(one: str, other: str) -> None:
    assert normalise_unit(one) == normalise_unit(other) != ""


def test_place_is_dropped_on_demand() -> None:
    assert normalise_unit("UBND xã Mây Trắng", place=False) == normalise_unit("UBND")
    assert normalise_unit("UBND xã Mây") != normalise_unit("UBND xã Gió")


def test_one_tone() -> None:
    assert one_tone("Uỷ ban, HOÀ bình, thuý, quý, khoá") == "Ủy ban, HÒA bình, thúy, quý, khóa"


def test_abbreviations_hold_their_examples() -> None:
    for row in load_rows("abbreviations.csv"):
        assert row["full"] in normalise_unit(row["example"]), row["short"]


def test_words_hold_their_examples() -> None:
    for entry in load_entries("agencies.toml"):
        for example in entry.examples:
            end = agency_at(example)
            assert end is not None, example
            if entry.key == "stop":
                assert example[end:].strip().lower().startswith(entry.forms), example
            else:
                assert end == len(example), (example, example[:end])
                assert any(form in one_tone(example.lower()) for form in entry.forms), example
        for text in entry.counterexamples:
            assert agency_at(text) is None, text


@given(
    st.lists(
        st.sampled_from(
            ["Sở", "UBND", "các", "xã", "phường", ",", "và", "Mây", "hội", "-", "chủ trì", "(", ")",
             "09", "phòng", "Ban", "\n", ".", ":", "của", "Đề nghị", "cấp", "phối hợp với",
             "cùng", "kiểm tra", "để", "chủ động"]
        ),
        max_size=14,
    ).map(" ".join)
)  # fmt: skip
def test_any_text_is_read(text: str) -> None:
    last = 0
    for start, end in agency_spans(text):
        assert last <= start < end <= len(text)
        wrapped = (line.strip() for line in text[start:end].split("\n")[1:])
        assert all(line[0].islower() for line in wrapped if line)
        last = end
    is_agency_like(text)
    is_group(text)
    assert all(split_agencies(text))
    assert find_roles(text)
    assert all(name in text for name in find_partners(text))
