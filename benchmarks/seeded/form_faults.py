"""Faults of form, and of how a Word file is set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Cm, Pt

from benchmarks.seeded.planting import (
    Altered,
    Fault,
    Planted,
    with_foot,
    with_head,
    with_line,
    with_printed,
)


def _is(sample: Altered, *families: str) -> bool:
    return sample.head["family"] in families


def no_motto(sample: Altered) -> Iterator[Planted]:
    if _is(sample, "state") and len(sample.country_lines) == 2:
        yield Planted(with_printed(sample, country=sample.country_lines[:1]), "")
        yield Planted(with_printed(sample, country=[]), "")


def no_party_title(sample: Altered) -> Iterator[Planted]:
    if _is(sample, "party"):
        yield Planted(with_printed(sample, country=[]), "")


def foreign_letterhead(sample: Altered) -> Iterator[Planted]:
    if _is(sample, "party"):
        country = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
        yield Planted(with_printed(sample, country=country), country[0])
    if _is(sample, "state"):
        yield Planted(with_printed(sample, country=["ĐẢNG CỘNG SẢN VIỆT NAM"]), "ĐẢNG CỘNG SẢN")


def misprinted_motto(sample: Altered) -> Iterator[Planted]:
    for line in sample.country_lines:
        if "HỘI CHỦ" in line:
            wrong = line.replace("HỘI CHỦ", "HỘI CHŨ")
            yield Planted(with_printed(sample, country=[wrong, *sample.country_lines[1:]]), wrong)
        if "Độc lập" in line:
            wrong = line.replace("Tự do", "Tự dọ")
            yield Planted(with_printed(sample, country=[sample.country_lines[0], wrong]), wrong)


def other_type(sample: Altered) -> Iterator[Planted]:
    if sample.head["symbol"].startswith("KH"):
        for other in ("BC", "TB"):
            line = sample.number_line.replace("KH", other)
            yield Planted(with_printed(sample, number=line), line[-12:])


def malformed_symbol(sample: Altered) -> Iterator[Planted]:
    number = sample.head["number"]
    if number and _is(sample, "state"):
        line = f"Số: {number}/KH.UBND" if "UBND" in sample.head["symbol"] else f"Số: {number}-KH"
        yield Planted(with_printed(sample, number=line), line)
    if number and _is(sample, "party"):
        line = f"Số {number}/KH/ĐU"
        yield Planted(with_printed(sample, number=line), line)


def number_not_padded(sample: Altered) -> Iterator[Planted]:
    changed = with_head(sample, number="7")
    if sample.head["number"] and _is(sample, "state", "party"):
        yield Planted(changed, changed.number_line)


def day_not_padded(sample: Altered) -> Iterator[Planted]:
    if len(str(sample.head["date"])) == 10:
        year, month, _ = str(sample.head["date"]).split("-")
        month = month if int(month) < 3 else str(int(month))
        for day in ("5", "9"):
            words = f"ngày {day} tháng {month} năm {year}"
            line = f"{sample.head['place']}, {words}"
            yield Planted(with_printed(sample, date=line), words)


def month_not_padded(sample: Altered) -> Iterator[Planted]:
    if str(sample.head["date"])[5:7] in ("01", "02"):
        line = sample.date_line.replace("tháng 0", "tháng ")
        yield Planted(with_printed(sample, date=line), line[-18:])


def no_date_line(sample: Altered) -> Iterator[Planted]:
    if len(str(sample.head["date"])) == 10:
        yield Planted(with_printed(sample, date=""), "")


def no_subject(sample: Altered) -> Iterator[Planted]:
    yield Planted(with_head(sample, title=""), "")


def no_recipients(sample: Altered) -> Iterator[Planted]:
    yield Planted(with_printed(sample, recipients=[]), "")
    bare = {"recipients": [], "recipient heading": ""}
    yield Planted(with_printed(sample, **bare), "")


def no_filing_line(sample: Altered) -> Iterator[Planted]:
    if "Lưu" in sample.recipient_lines[-1]:
        lines = sample.recipient_lines[:-1]
        lines[-1] = lines[-1].rstrip(";") + "."
        yield Planted(with_printed(sample, recipients=lines), "")


def recipients_badly_ended(sample: Altered) -> Iterator[Planted]:
    lines = list(sample.recipient_lines)
    yield Planted(
        with_printed(sample, recipients=[*lines[:-1], lines[-1].rstrip(".") + ";"]), lines[-1][2:9]
    )
    bare = lines[1].rstrip(";")
    yield Planted(with_printed(sample, recipients=[lines[0], bare, *lines[2:]]), bare)


def no_authority(sample: Altered) -> Iterator[Planted]:
    authority = sample.foot["authority"] or ""
    if "ỦY BAN NHÂN DÂN" in authority:
        yield Planted(with_foot(sample, authority=None), sample.foot["position"])


def foreign_authority(sample: Altered) -> Iterator[Planted]:
    authority = sample.foot["authority"] or ""
    if authority.startswith("TM.") and _is(sample, "state"):
        wrong = authority.replace("TM.", "T/M")
        yield Planted(with_foot(sample, authority=wrong), wrong)
    if authority.startswith("T/M"):
        wrong = authority.replace("T/M", "TM.")
        yield Planted(with_foot(sample, authority=wrong), wrong)


def impossible_authority(sample: Altered) -> Iterator[Planted]:
    if sample.foot["capacity"] == "KT. CHỦ TỊCH":
        yield Planted(with_foot(sample, position="CHỦ TỊCH"), "KT. CHỦ TỊCH")
    elif sample.foot["position"] == "CHỦ TỊCH":
        yield Planted(with_foot(sample, capacity="KT. CHỦ TỊCH"), "KT. CHỦ TỊCH")
    elif sample.foot["position"] == "HIỆU TRƯỞNG":
        yield Planted(with_foot(sample, capacity="KT. HIỆU TRƯỞNG"), "KT. HIỆU TRƯỞNG")
    elif sample.foot["position"] == "BÍ THƯ":
        yield Planted(with_foot(sample, capacity="K/T BÍ THƯ"), "K/T BÍ THƯ")


def deputy_alone(sample: Altered) -> Iterator[Planted]:
    if sample.foot["capacity"] and _is(sample, "state"):
        yield Planted(with_foot(sample, capacity=None), sample.foot["position"])
    elif sample.foot["position"] in ("CHỦ TỊCH", "HIỆU TRƯỞNG") and _is(sample, "state"):
        wrong = f"PHÓ {sample.foot['position']}"
        yield Planted(with_foot(sample, position=wrong), wrong)


def no_signer(sample: Altered) -> Iterator[Planted]:
    yield Planted(with_foot(sample, name=""), "")


def _ends(sample: Altered) -> Iterator[int]:
    for index, line in enumerate(sample.body):
        if line.rest.endswith("./."):
            yield index


def no_end_mark(sample: Altered) -> Iterator[Planted]:
    for index in _ends(sample):
        rest = sample.body[index].rest.removesuffix("/.")
        yield Planted(with_line(sample, index, rest=rest), "")


def end_mark_twice(sample: Altered) -> Iterator[Planted]:
    for index in _ends(sample):
        rest = f"{sample.body[index].rest}/."
        yield Planted(with_line(sample, index, rest=rest), rest[-30:])


FORM: dict[str, tuple[tuple[str, ...], Fault]] = {
    "no motto": (("TT102",), no_motto),
    "no Party title": (("TT105",), no_party_title),
    "letterhead of another family": (("TT102", "TT105", "TT106"), foreign_letterhead),
    "motto misprinted": (("TT103",), misprinted_motto),
    "symbol of another type": (("TT115",), other_type),
    "symbol malformed": (("TT114",), malformed_symbol),
    "number below ten without zero": (("TT116", "TT117"), number_not_padded),
    "day below ten without zero": (("TT122",), day_not_padded),
    "month without zero": (("TT122",), month_not_padded),
    "no place and date": (("TT121",), no_date_line),
    "no subject": (("TT131",), no_subject),
    "no recipients": (("TT141",), no_recipients),
    "no filing line": (("TT142",), no_filing_line),
    "recipients wrongly ended": (("TT143",), recipients_badly_ended),
    "no authority": (("TT152",), no_authority),
    "authority of another family": (("TT153",), foreign_authority),
    "impossible authority": (("TT154",), impossible_authority),
    "deputy without KT.": (("TT155",), deputy_alone),
    "no signer": (("TT156",), no_signer),
    "no end mark": (("TT161",), no_end_mark),
    "end mark twice": (("TT162",), end_mark_twice),
}

Setting = Callable[[Any], None]


def _paper(document: Any) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Cm(21.59), Cm(27.94)


def _margins(document: Any) -> None:
    document.sections[0].left_margin = Cm(1.5)


def _font(document: Any) -> None:
    document.styles["Normal"].font.name = "Arial"


def _size(document: Any) -> None:
    document.styles["Normal"].font.size = Pt(11)


def _spacing(document: Any) -> None:
    document.styles["Normal"].paragraph_format.line_spacing = 3


def _numbers(document: Any) -> None:
    for _ in range(60):
        document.add_paragraph("Các thôn tiếp tục rà soát, cập nhật danh sách hộ tham gia.")


LAWLESS = {"party": {"line spacing", "page numbers"}}
"""How a Word file may be set as one likes, by the family whose law says nothing of it."""
WORD: dict[str, tuple[tuple[str, ...], Setting]] = {
    "paper": (("TT171",), _paper),
    "margins": (("TT172",), _margins),
    "font": (("TT173",), _font),
    "size": (("TT174",), _size),
    "line spacing": (("TT175",), _spacing),
    "page numbers": (("TT176",), _numbers),
}


def set_otherwise(data: bytes, setting: Setting) -> bytes:
    """A Word file set in another way."""
    document = Document(BytesIO(data))
    setting(document)
    written = BytesIO()
    document.save(written)
    return written.getvalue()
