"""Events: their names, and that one event is one however it is written."""

from __future__ import annotations

import pytest

from lotrinh.mentions.time import event_of, find_events, fold, resolve_events


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("sau Đại hội XV của Đảng,", "Đại hội XV của Đảng", "dai-hoi-15-dang"),
        (
            "đến Đại hội đại biểu toàn quốc lần thứ XV của Đảng.",
            "Đại hội đại biểu toàn quốc lần thứ XV của Đảng",
            "dai-hoi-15-dang",
        ),
        (
            "Đại hội đại biểu Đảng bộ xã Suối Trăng lần thứ II, nhiệm kỳ 2030 - 2035",
            "Đại hội đại biểu Đảng bộ xã Suối Trăng lần thứ II",
            "dai-hoi-2-dang-bo-xa-suoi-trang",
        ),
        ("mừng Đại hội III Đảng bộ tỉnh", "Đại hội III Đảng bộ tỉnh", "dai-hoi-3-dang-bo-tinh"),
        ("trước ngày bầu cử 10 ngày", "ngày bầu cử", "bau-cu"),
        (
            "cuộc bầu cử đại biểu Quốc hội khóa XVII và đại biểu Hội đồng nhân dân các cấp",
            "cuộc bầu cử đại biểu Quốc hội khóa XVII và đại biểu Hội đồng nhân dân các cấp",
            "bau-cu-17",
        ),
        ("kết thúc Festival Hoa Sen lần thứ III tại", "Festival Hoa Sen lần thứ III", None),
        ("dịp Lễ hội Cầu Ngư và các", "Lễ hội Cầu Ngư", "le-hoi-cau-ngu"),
        ("Ngày hội Văn hóa, Thể thao và Du lịch vùng Tây Bắc.", None, None),
        ("sau kỳ họp thứ 10, Quốc hội khóa XVI.", "kỳ họp thứ 10, Quốc hội khóa XVI", None),
        ("trước mùa mưa bão", "mùa mưa bão", "mua-mua-bao"),
        ("SAU ĐẠI HỘI XV CỦA ĐẢNG ĐẾN HẾT NĂM", "ĐẠI HỘI XV CỦA ĐẢNG", "dai-hoi-15-dang"),
        ("dịp Tết Nguyên đán", "Tết Nguyên đán", "tet-nguyen-dan"),
    ],
)
def test_reads_an_event(text: str, name: str | None, key: str | None) -> None:
    (found,) = find_events(text)
    assert found.name == (name or text.rstrip("."))
    assert key in (None, found.key)


@pytest.mark.parametrize(
    "text",
    ["dự thảo văn kiện Đại hội", "Luật Bầu cử đại biểu Quốc hội", "tại các hội nghị", "các lễ hội"],
)
def test_common_words_are_no_events(text: str) -> None:
    assert find_events(text) == ()


def test_one_event_has_one_name() -> None:
    text = (
        "Đại hội XV của Đảng. Đại hội đại biểu toàn quốc lần thứ XV của Đảng. "
        "Đại hội đại biểu Đảng bộ tỉnh Sông Ngân lần thứ XX. Đại hội XX Đảng bộ tỉnh."
    )
    groups = resolve_events(find_events(text))
    assert [(g.name, len(g.mentions)) for g in groups] == [
        ("Đại hội đại biểu toàn quốc lần thứ XV của Đảng", 2),
        ("Đại hội đại biểu Đảng bộ tỉnh Sông Ngân lần thứ XX", 2),
    ]
    assert event_of(groups, "Đại hội XV của Đảng") is groups[0]
    assert event_of(groups, "Lễ hội Cầu Ngư") is None


def test_different_ordinals_stay_apart() -> None:
    text = "Đại hội XV của Đảng; Đại hội XVI của Đảng"
    assert len(resolve_events(find_events(text))) == 2


def test_a_short_name_that_fits_two_events_joins_neither() -> None:
    text = "Đại hội Đảng bộ tỉnh; Đại hội XX Đảng bộ tỉnh; Đại hội XXI Đảng bộ tỉnh"
    assert len(resolve_events(find_events(text))) == 3


def test_the_day_behind_an_event_is_its_day() -> None:
    text = "Sau ngày bầu cử 15/3/2031; kết thúc cuộc bầu cử đại biểu Quốc hội khóa XVII"
    (group,) = resolve_events(find_events(text))
    assert group.date == "2031-03-15"


def test_folds_to_ascii() -> None:
    assert fold("Đại hội XV của Đảng") == "dai-hoi-xv-cua-dang"


@pytest.mark.parametrize(
    "text",
    [
        "Ngày bầu cử toàn quốc - Chủ nhật, ngày 16/3/2031 là ngày hội",
        "ngày bầu cử (Chủ nhật, ngày 16/3/2031)",
        "Ngày bầu cử: 16/3/2031",
        "ngày bầu cử được tổ chức vào Chủ nhật, ngày 16/3/2031",
        "Ngày bầu cử là ngày 16/3/2031",
    ],
)
def test_a_weekday_ends_a_name_and_leads_to_its_day(text: str) -> None:
    (found,) = find_events(text)
    assert found.key == "bau-cu"
    assert "Chủ" not in found.name
    assert found.date == "2031-03-16"


def test_two_congresses_never_share_a_group() -> None:
    text = (
        "Đại hội Đảng bộ xã Suối Trăng. Thực hiện nghị quyết Đại hội lần thứ I Đảng bộ xã. "
        "Hướng tới Đại hội II Đảng bộ xã. Đại hội Đảng bộ xã lần thứ II thành công."
    )
    groups = resolve_events(find_events(text))
    ordinals = [{m.ordinal for m in g.mentions if m.ordinal} for g in groups]
    assert sorted(map(sorted, ordinals)) == [[1], [2]]
    assert "dai-hoi-2-dang-bo-xa-suoi-trang" in {g.key for g in groups}
    first = event_of(groups, "Đại hội I Đảng bộ xã")
    assert first is not None
    assert {m.ordinal for m in first.mentions} == {1}


def test_an_abbreviated_name_is_the_same_event() -> None:
    text = "trước kỳ họp thứ hai HĐND xã; sau kỳ họp thứ hai Hội đồng nhân dân xã"
    assert len(resolve_events(find_events(text))) == 1
