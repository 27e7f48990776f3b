"""The register of events: what it accepts, what it refuses, and how names are matched."""

from __future__ import annotations

from datetime import date

import pytest

from lotrinh.schedule.events import find_dates_of, load_events
from lotrinh.source.errors import UnreadableError

REGISTER = """
[[event]]
name = "Đại hội đại biểu toàn quốc lần thứ XV của Đảng"
start = 2031-01-19
end = 2031-01-25

[[event]]
name = "Lễ hội Cầu Ngư xã Suối Trăng"
aliases = ["Hội làng"]
start = "2031-03-10"
confirmed = false
""".encode()


def test_reads_events() -> None:
    congress, festival = load_events(REGISTER).values()
    assert (congress.start, congress.end) == (date(2031, 1, 19), date(2031, 1, 25))
    assert congress.confirmed
    assert (festival.start, festival.end) == (date(2031, 3, 10), date(2031, 3, 10))
    assert not festival.confirmed


@pytest.mark.parametrize(
    ("printed", "start"),
    [
        ("Đại hội XV của Đảng", date(2031, 1, 19)),
        ("Lễ hội Cầu Ngư", date(2031, 3, 10)),
        ("Hội làng", date(2031, 3, 10)),
        ("Đại hội XIV của Đảng", None),
        ("Lễ hội Hoa Sen", None),
    ],
)
def test_matches_a_name_however_it_is_written(printed: str, start: date | None) -> None:
    found = find_dates_of(load_events(REGISTER), printed)
    assert (found.start if found else None) == start


def test_a_name_that_fits_two_events_fits_none() -> None:
    register = load_events(
        b'[[event]]\nname = "L\xe1\xbb\x85 h\xe1\xbb\x99i A B"\nstart = 2031-03-10\n'
        b'[[event]]\nname = "L\xe1\xbb\x85 h\xe1\xbb\x99i A C"\nstart = 2031-03-11\n'
    )
    assert len(register) == 2
    assert find_dates_of(register, "Lễ hội A") is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[[event", "TOML"),
        ("\xff\xfe", "TOML"),
        ("events = 3", "[[event]]"),
        ("event = 3", "[[event]]"),
        ("[[event]]\nstart = 2031-03-10", "không có tên"),
        ('[[event]]\nname = "A"', "start"),
        ('[[event]]\nname = "A"\nstart = "hôm qua"', "start"),
        ('[[event]]\nname = "A"\nstart = 2031-03-10\nend = 2031-03-09', "trước khi bắt đầu"),
        ('[[event]]\nname = "A"\nstart = 2031-03-10\nends = 2031-03-11', "ends"),
        ('[[event]]\nname = "A"\nstart = 2031-03-10\nconfirmed = "có"', "confirmed"),
        ('[[event]]\nname = "A"\nstart = 2031-03-10\naliases = "B"', "aliases"),
        ('[[event]]\nname = "A"\nstart = 2031-03-10\n' * 2, "hai lần"),
    ],
)
def test_a_wrong_file_is_refused_with_a_reason(content: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=r"events\.toml") as caught:
        load_events(content.encode("latin-1" if content == "\xff\xfe" else "utf-8"))
    assert said in str(caught.value)


def test_an_empty_register_is_fine() -> None:
    assert load_events(b"") == {}
