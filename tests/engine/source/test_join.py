"""Which physical lines make up a paragraph."""

from __future__ import annotations

from story import paragraphs, source_of


def test_hard_wrapped_lines_are_joined_and_items_are_not() -> None:
    text = (
        "I. MỤC ĐÍCH\n"
        "Giữ đất, giữ nước cho ruộng bậc thang của các thôn, phát triển kinh tế\n"
        "- xã hội của xã và nâng cao đời sống của nhân dân trong những năm tới,\n"
        "nhất là các thôn đầu nguồn.\n"
        "- Trồng cây hai bên suối, từ đầu nguồn đến cuối thôn, mỗi hộ năm cây trở\n"
        "lên;\n"
        "- Chăm sóc cây sau khi trồng, trồng dặm nơi cây chết, rào bảo vệ những nơi\n"
        "gần đường.\n"
    )
    assert paragraphs(text) == [
        "I. MỤC ĐÍCH",
        "Giữ đất, giữ nước cho ruộng bậc thang của các thôn, phát triển kinh tế - xã hội của xã và "
        "nâng cao đời sống của nhân dân trong những năm tới, nhất là các thôn đầu nguồn.",
        "- Trồng cây hai bên suối, từ đầu nguồn đến cuối thôn, mỗi hộ năm cây trở lên;",
        "- Chăm sóc cây sau khi trồng, trồng dặm nơi cây chết, rào bảo vệ những nơi gần đường.",
    ]


def test_a_blank_line_between_every_two_lines_means_nothing() -> None:
    text = (
        "I. MỤC ĐÍCH\n\n1. Phủ xanh hai bên suối trên địa\n\nbàn toàn xã, giữ đất, giữ nước cho\n\n"
        "ruộng bậc thang của các thôn.\n\n2. Vận động nhân dân cùng tham gia\n\n"
        "chăm sóc cây sau khi trồng.\n"
    )
    assert paragraphs(text) == [
        "I. MỤC ĐÍCH",
        "1. Phủ xanh hai bên suối trên địa bàn toàn xã, giữ đất, giữ nước cho ruộng bậc thang của "
        "các thôn.",
        "2. Vận động nhân dân cùng tham gia chăm sóc cây sau khi trồng.",
    ]


def test_page_numbers_between_lines_go_and_are_told() -> None:
    text = (
        "I. MỤC ĐÍCH\nGiữ đất, giữ nước cho ruộng bậc\n\n1\n\nthang của các thôn trong xã.\n"
        "II. NỘI DUNG\nTrồng cây hai bên suối, từ đầu\n\n2\n\nnguồn đến cuối thôn.\n\n3\n\n"
        "III. KINH PHÍ\n"
    )
    source = source_of(text)
    assert source.text.split("\n") == [
        "I. MỤC ĐÍCH",
        "Giữ đất, giữ nước cho ruộng bậc thang của các thôn trong xã.",
        "II. NỘI DUNG",
        "Trồng cây hai bên suối, từ đầu nguồn đến cuối thôn.",
        "III. KINH PHÍ",
    ]
    assert [(d.kind, d.text) for d in source.dropped] == [("page_number", n) for n in "123"]


def test_numbers_that_do_not_count_up_are_no_page_numbers() -> None:
    text = "Số cây các thôn đã trồng được trong\nnăm:\n\n7\n\n4\n\n9\n\nTổng số cây của cả xã.\n"
    source = source_of(text)
    assert source.dropped == ()
    assert all(number in source.text for number in "749")


def test_a_symbol_cut_by_the_line_end_is_closed() -> None:
    source = source_of("Thực hiện Kế hoạch số 72-\nKH/TU của Tỉnh ủy về trồng cây.\n")
    assert "Kế hoạch số 72-KH/TU của Tỉnh ủy" in source.text
    assert [repair.kind for repair in source.repairs] == ["broken_code"]


def test_lines_that_are_whole_paragraphs_stay_apart() -> None:
    lines = [
        "Các thôn "
        + "chọn giống cây hợp với đất của mình, báo cáo xã để được cấp giống, " * 4
        + "xong.",
        "Đoàn thanh niên "
        + "đào hố, lấp đất, tưới cây, rào cây ở những nơi gần đường, " * 4
        + "xong.",
        "Phụ nữ " + "ươm cây, chăm cây, ghi sổ cây sống và cây chết của từng hộ, " * 4 + "xong.",
    ]
    assert paragraphs("\n".join(lines)) == [" ".join(line.split()) for line in lines]


def test_a_number_that_the_line_above_awaits_belongs_to_it() -> None:
    text = (
        "- Học Luật Trật tự, an toàn giao thông đường bộ số\n36/2031/QH15.\n"
        "- Sơn kẻ lại vạch đường trên mười hai tuyến trong quý\nII, III/2031.\n"
        "- Trồng cây hai bên suối, từ đầu nguồn đến cuối thôn, mỗi hộ năm cây trở\nlên;\n"
        "- Chăm sóc cây sau khi trồng, trồng dặm nơi cây chết, rào bảo vệ những nơi\ngần đường.\n"
    )
    first, second, *_ = paragraphs(text)
    assert first.endswith("số 36/2031/QH15.")
    assert second.endswith("quý II, III/2031.")


def test_a_date_stays_with_its_word_where_few_lines_are_wrapped() -> None:
    text = (
        "I. THỜI GIAN\nCác thôn gửi danh sách hộ về Ủy ban nhân dân xã trước ngày\n05/6/2026.\n"
        "II. KINH PHÍ\nTừ ngân sách xã.\nIII. THỰC HIỆN\nCác thôn thực hiện.\n"
        "Hội nghị mở ngày\n1. Trồng cây\n"
    )
    assert paragraphs(text)[1:3] == [
        "Các thôn gửi danh sách hộ về Ủy ban nhân dân xã trước ngày 05/6/2026.",
        "II. KINH PHÍ",
    ]
    assert paragraphs(text)[-2:] == ["Hội nghị mở ngày", "1. Trồng cây"]
