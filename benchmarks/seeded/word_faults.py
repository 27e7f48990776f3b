"""Faults of consistency and language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.seeded.planting import (
    Altered,
    Fault,
    Planted,
    around,
    in_text,
    lines_with,
    with_inserted,
    with_line,
)
from samples.making.source import Line


def _pairs(sample: Altered, pairs: dict[str, str]) -> Iterator[Planted]:
    """Each pair of words of which the body holds the first."""
    for old, new in pairs.items():
        yield from in_text(sample, old, new)


def _said_again(sample: Altered, words: str, key: str) -> Iterator[Planted]:
    """A duty that says something more, at the end of the first unit's."""
    for index, line in lines_with(sample, "duty"):
        if line.marker:
            new = Line(line.tags, "-", "", words)
            if line.marker != "-":
                return
            yield Planted(with_inserted(sample, index + 1, new), key)
            return


_CONGRESS = "Đại hội đại biểu Đảng bộ xã Mây Trắng lần thứ"


def _duties_added(sample: Altered, *texts: str) -> Iterator[Planted]:
    """More duties behind the first one; the last of them holds the fault."""
    for index, line in lines_with(sample, "duty"):
        if line.marker == "-":
            new = [Line(line.tags, "-", "", text) for text in texts]
            yield Planted(with_inserted(sample, index + 1, *new), texts[-1])
            return


def ordinal(sample: Altered) -> Iterator[Planted]:
    """The same congress with another ordinal."""
    for wrong in ("IV", "II"):
        yield from _duties_added(
            sample,
            f"Tuyên truyền {_CONGRESS} III đến Nhân dân.",
            f"Trang trí khánh tiết phục vụ {_CONGRESS} III.",
            f"Tổng kết thi đua chào mừng {_CONGRESS} {wrong}.",
        )


def term(sample: Altered) -> Iterator[Planted]:
    """The same congress with another term."""
    yield from _duties_added(
        sample,
        f"Quán triệt Nghị quyết {_CONGRESS} III, nhiệm kỳ 2025 - 2030 đến Nhân dân.",
        f"Thi đua thực hiện Nghị quyết {_CONGRESS} III, nhiệm kỳ 2020 - 2025.",
    )


def other_place(sample: Altered) -> Iterator[Planted]:
    """The issuer's own kind of body with another place's name, in a duty."""
    issuer = sample.head["issuer"]
    kind = next((k for k in ("XÃ", "PHƯỜNG") if k in issuer), None)
    if kind is None or sample.head["family"] != "state" or "TRƯỜNG" in issuer:
        return
    for name in ("Tân Thạnh", "Hòa Lạc", "An Bình"):
        body = f"Ủy ban nhân dân {kind.lower()} {name}"
        yield from _said_again(sample, f"Bảo đảm tiến độ, trình Chủ tịch {body} phê duyệt.", body)


def figures_against_words(sample: Altered) -> Iterator[Planted]:
    said = {
        "05 (ba) ngày làm việc": "Gửi danh sách trong thời hạn {} sau khi rà soát.",
        "25.000.000 đồng (Hai mươi hai triệu đồng)": "Bố trí {} để mua vật tư.",
        "03 (bốn) tổ": "Thành lập {} công tác đi cơ sở.",
    }
    for key, words in said.items():
        yield from _said_again(sample, words.format(key), key)


def wrong_sum(sample: Altered) -> Iterator[Planted]:
    """A sentence whose parts do not make the whole."""
    words = (
        "Kinh phí thực hiện là 100.000.000 đồng, trong đó: ngân sách xã 60.000.000 đồng, "
        "nguồn xã hội hóa 30.000.000 đồng."
    )
    for index, _ in lines_with(sample, "budget"):
        yield Planted(with_line(sample, index, rest=words, lead=""), "100.000.000 đồng")


def wrong_percentage(sample: Altered) -> Iterator[Planted]:
    words = "Cơ cấu đại biểu: nam 60%, nữ 55% tổng số người tham gia."
    yield from _said_again(sample, words, "nam 60%, nữ 55%")


def impossible_syllable(sample: Altered) -> Iterator[Planted]:
    yield from _pairs(sample, {
        "báo cáo": "báo cáò", "thực hiện": "thực hiệnn", "kế hoạch": "kế hoạchc",
        "kết quả": "kết qủa", "tổ chức": "tổ chưc", "tổng hợp": "tổng hợpf", "phối hợp": "phôí hợp",
    })  # fmt: skip


def misspelt_word(sample: Altered) -> Iterator[Planted]:
    yield from _pairs(sample, {
        "phối hợp": "phối hơp", "tuyên truyền": "tuyên truyên", "hướng dẫn": "hướng dấn",
        "tổ chức": "tổ chứa", "thực hiện": "thực hiên", "báo cáo": "bào cáo",
        "kiểm tra": "kiềm tra", "kinh phí": "kinh phì", "nhiệm vụ": "nhiệm vũ",
        "tổng hợp": "tống hợp", "danh sách": "danh sạch",
    })  # fmt: skip


def doubled_word(sample: Altered) -> Iterator[Planted]:
    yield from _pairs(sample, {
        " và ": " và và ", " của ": " của của ", " phối hợp ": " phối hợp phối hợp ",
        " các ": " các các ", " trước ngày": " trước trước ngày", " tại ": " tại tại ",
    })  # fmt: skip


def missing_blank(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "duty", "item", "purpose", "req"):
        for mark in (", ", "; "):
            at = line.rest.find(mark)
            if at > 5 and line.rest[at + 2].isalpha():
                rest = line.rest[: at + 1] + line.rest[at + 2 :]
                yield Planted(with_line(sample, index, rest=rest), rest[max(0, at - 10) : at + 10])


def split_syllable(sample: Altered) -> Iterator[Planted]:
    yield from _pairs(sample, {
        "hướng": "hư ớng", "truyền": "tru yền", "trường": "tr ường", "phường": "ph ường",
        "thường": "thư ờng", "người": "ngư ời", "chuyên": "chu yên",
    })  # fmt: skip


def unmatched_quote(sample: Altered) -> Iterator[Planted]:
    quote, bracket = "“Mỗi nhà một cây xanh", "(kể cả hộ tạm trú"
    yield from _said_again(sample, f"Phát động phong trào {quote} trong toàn địa bàn.", quote)
    yield from _said_again(sample, f"Rà soát các hộ dân {bracket} trên địa bàn.", bracket)


def mixed_tones(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "duty"):
        for old, new in (("Ủy", "Uỷ"), ("hóa", "hoá"), ("ủy", "uỷ"), ("hòa", "hoà")):
            if old in line.rest:
                rest = line.rest.replace(old, new, 1)
                yield Planted(with_line(sample, index, rest=rest), "")
                return


def varying_capitals(sample: Altered) -> Iterator[Planted]:
    for index, line in enumerate(sample.body):
        if re.search(r"(?<!^)Nhân dân", line.rest) and "Ủy ban nhân dân" not in line.rest:
            rest = line.rest.replace("Nhân dân", "nhân dân", 1)
            others = sum("Nhân dân" in other.rest for other in sample.body)
            if others >= 3:
                yield Planted(with_line(sample, index, rest=rest), "")


def left_over_markup(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "duty"):
        words = line.rest.split()
        if len(words) > 6 and line.marker:
            rest = " ".join([*words[:2], f"**{words[2]}", *words[3:5], f"{words[5]}**", *words[6:]])
            yield Planted(with_line(sample, index, rest=rest), around(rest, words[3]))
            return


WORDS: dict[str, tuple[tuple[str, ...], Fault]] = {
    "ordinal contradicts": (("NQ101",), ordinal),
    "term contradicts": (("NQ102",), term),
    "another place's name": (("NQ103",), other_place),
    "figures against words": (("NQ104",), figures_against_words),
    "parts do not make the sum": (("NQ105", "NQ106"), wrong_sum),
    "shares over 100 %": (("NQ106", "NQ107"), wrong_percentage),
    "impossible syllable": (("NN101", "NN102"), impossible_syllable),
    "word one letter away": (("NN102", "NN101"), misspelt_word),
    "doubled word": (("NN103",), doubled_word),
    "missing blank": (("NN104", "NN105"), missing_blank),
    "split syllable": (("NN107",), split_syllable),
    "unmatched quote or bracket": (("NN108",), unmatched_quote),
    "mixed tone placement": (("NN109",), mixed_tones),
    "capitals vary": (("NN111",), varying_capitals),
    "left-over marks": (("NN112",), left_over_markup),
}
