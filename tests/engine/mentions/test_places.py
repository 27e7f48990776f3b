"""Administrative units, current and abolished."""

from __future__ import annotations

import subprocess
import sys

from lotrinh.mentions.places import known_place


def test_current_and_abolished_units() -> None:
    (hanoi,) = known_place("thành phố Hà Nội")
    assert (hanoi.level, hanoi.until) == ("province", None)
    abolished = known_place("tỉnh Bình Dương")
    assert [place.until for place in abolished] == ["2025-06-30"]
    district = known_place("huyện Chương Mỹ")
    assert [(p.level, p.until) for p in district] == [("district", "2025-06-30")]


def test_a_name_without_its_level_and_in_either_spelling() -> None:
    assert {place.name for place in known_place("Khánh Hoà")} >= {"Tỉnh Khánh Hòa"}
    assert known_place("Khánh Hòa") == known_place("KHÁNH  HOÀ")


def test_unknown_place() -> None:
    assert known_place("xã Không Đâu Có") == ()


def test_numbers() -> None:
    provinces = {
        place
        for name in ("Hà Nội", "Huế", "Hồ Chí Minh", "Cần Thơ", "Đà Nẵng", "Hải Phòng")
        for place in known_place("Thành phố " + name)
        if place.level == "province" and place.until is None
    }
    assert len(provinces) == 6


def test_places_are_loaded_only_when_asked() -> None:
    code = (
        "import sys, lotrinh.mentions.places, lotrinh.resources.load as load;"
        "assert load.load_rows.cache_info().currsize == 0; print('ok')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "ok"
