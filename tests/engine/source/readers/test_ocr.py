"""Recognition: what is made of Tesseract's words, and Tesseract itself on drawn pages."""

from __future__ import annotations

import difflib
import io
import math
import subprocess
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from page_images import DPI, PageCanvas
from PIL import Image, ImageDraw

from lotrinh.source.errors import UnreadableError
from lotrinh.source.readers import ocr
from lotrinh.source.readers.image_rules import find_rules, turn
from lotrinh.source.readers.ocr_cells import find_missed_cells, stack_cells, unstack_words
from lotrinh.source.readers.ocr_words import (
    Bitmap,
    Word,
    find_slope,
    is_speck,
    mend_numeral,
    read_words,
    straighten,
)  # fmt: skip
from lotrinh.source.readers.page_layout import find_setting, lay_out
from lotrinh.source.readers.page_tables import find_grids
from lotrinh.source.readers.pieces import Page, Rule
from lotrinh.source.text import RawLine, RawTable

HEADER = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)
PARAGRAPH = (
    "Ủy ban nhân dân xã giao Phòng Văn hóa chủ trì, phối",
    "hợp với các thôn tổ chức Tuần lễ đọc sách từ ngày 10",
    "tháng 4 đến ngày 16 tháng 4 năm 2026 trên địa bàn xã,",
    "báo cáo kết quả trước ngày 25 tháng 4 năm 2026.",
)


def tsv(*rows: tuple[int, int, int, int, int, float, str]) -> str:
    """Rows of line number, left, top, width, height, confidence, text."""
    listed = [
        f"5\t1\t1\t1\t{line}\t1\t{x}\t{y}\t{w}\t{h}\t{confidence}\t{text}"
        for line, x, y, w, h, confidence, text in rows
    ]
    return "\n".join([HEADER, "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t", *listed])


def blank(width: int = 2480, height: int = 3508) -> ocr.PageImage:
    return ocr.PageImage(1, width, height, b"\xff" * (width * height), DPI)


def likeness(text: str, expected: str) -> float:
    return difflib.SequenceMatcher(None, text, expected, autojunk=False).ratio()


def test_tesseract_is_given_the_page_pixel_by_pixel() -> None:
    image = ocr.PageImage(1, 3, 2, bytes([0, 1, 2, 253, 254, 255]), DPI)
    with Image.open(io.BytesIO(ocr.grey_tiff(image))) as given:
        assert (given.format, given.mode, given.size) == ("TIFF", "L", (3, 2))
        assert given.tobytes() == image.pixels


def fake_tesseract(monkeypatch: pytest.MonkeyPatch, output: str) -> None:
    monkeypatch.setattr(ocr, "_languages", lambda program: frozenset({"vie"}))
    monkeypatch.setattr(ocr, "_run", lambda image, name, mode, kind: output)


def test_words_keep_their_place_and_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(
        monkeypatch,
        tsv(
            (1, 500, 400, 120, 50, 96.5, "Phòng"), (1, 640, 402, 80, 48, 91.0, "Văn"),
            (1, 1500, 401, 100, 50, 88.0, "Độc"), (2, 500, 480, 90, 40, 60.0, "hóa"),
            (2, 605, 480, 90, 40, 55.0, "xã"), (2, 710, 480, 90, 40, 55.0, "nhà"),
        ),
    )  # fmt: skip
    (page,) = ocr.recognise_pages([blank()], "x.png", total=1)
    first, second, _ = page.pieces
    assert (first.text, second.text) == ("Phòng Văn", "Độc")
    assert [(w.start, w.end, w.confidence) for w in first.words] == [(0, 5, 96.5), (6, 9, 91.0)]
    assert first.words[0].box == pytest.approx((120.0, 96.0, 148.8, 108.0))
    assert (page.width, page.height) == pytest.approx((595.2, 841.92))
    lines, _ = lay_out(page, find_setting([page]))
    joined = next(item for item in lines if isinstance(item, RawLine) and item.words)
    assert [joined.text[w.start : w.end] for w in joined.words] == joined.text.split()


def test_the_icelandic_eth_is_a_vietnamese_letter() -> None:
    words = read_words(tsv((1, 0, 0, 9, 9, 90, "\xd0ảng"), (1, 20, 0, 9, 9, 90, "QĐ\xd0-UBND")))
    assert [word.text for word in words] == ["Đảng", "QĐ-UBND"]


def test_specks_go_and_bullets_stay() -> None:
    def speck(text: str, confidence: float, down: list[Rule] | None = None) -> bool:
        place = (100.0, 100.0, 110.0, 140.0)
        return is_speck(Word((1, 1, 1), *place, confidence, text, place), down or [], DPI)

    assert speck("~", 20)
    assert speck("|", 90)
    assert speck("ạ", 5)
    assert not speck("-", 20)
    assert not speck("Sách", 5)
    assert not speck("=", 80)
    assert speck("=", 80, [Rule(104, 50, 300)])


def strokes(count: int, crossbar: bool = False) -> Bitmap:
    """Upright bars of 8 by 40 pixels, 20 apart, from (20, 10)."""
    rows = [bytearray(b"\xff" * 200) for _ in range(60)]
    for i in range(count):
        for y in range(10, 50):
            rows[y][20 + 20 * i : 28 + 20 * i] = bytes(8)
    if crossbar:
        for y in range(28, 34):
            rows[y][20:48] = bytes(28)
    return Bitmap(200, 60, b"".join(rows))


@pytest.mark.parametrize(
    ("read", "bitmap", "expected"),
    [
        ("I.", strokes(2), "II."),
        ("HI.", strokes(3), "III."),
        ("I.", strokes(1), "I."),
        ("H.", strokes(2, crossbar=True), "H."),
        ("Il.", strokes(2), "II."),
        ("1.", strokes(2), "1."),
    ],
)
def test_strokes_of_a_numeral_are_counted(read: str, bitmap: Bitmap, expected: str) -> None:
    places = (20.0, 10.0, 20.0 + 20 * len(read), 50.0), (120.0, 10.0, 180.0, 50.0)
    line = [
        Word((1, 1, 1), *place, 90, text, place)
        for place, text in zip(places, (read, "NỘI"), strict=True)
    ]
    mend_numeral(line, bitmap)
    assert line[0].text == expected


def test_rules_of_an_image() -> None:
    canvas = PageCanvas()
    canvas.rule(85, 100, 500, 100)
    canvas.rule(85, 140, 500, 140)
    canvas.rule(200, 100, 200, 140)
    image = canvas.image
    across, down = find_rules(image.tobytes(), image.width, image.height)
    scale = 72 / DPI
    assert [round(rule.at * scale) for rule in across] == [100, 140]
    assert [(round(r.at * scale), round(r.start * scale), round(r.end * scale)) for r in down] == [
        (200, 100, 140)
    ]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turning_an_image_agrees_with_pillow(degrees: int) -> None:
    pixels = bytes(range(12))
    turned, width, height = turn(pixels, 4, 3, degrees)
    image = Image.frombytes("L", (4, 3), pixels).rotate(-degrees, expand=True)
    assert (turned, width, height) == (image.tobytes(), *image.size)


def test_pages_come_in_order_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "missing_program", lambda name: None)
    monkeypatch.setattr(ocr.os, "cpu_count", lambda: 2)
    running = most = drawn = 0
    lock = threading.Lock()

    def recognise(image: ocr.PageImage, name: str) -> Page:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        threading.Event().wait(0.01)
        with lock:
            running -= 1
        return Page(image.number, 1, 1)

    def images() -> Iterator[ocr.PageImage]:
        nonlocal drawn
        for number in range(1, 8):
            drawn += 1
            yield blank(1, 1)._replace(number=number)

    monkeypatch.setattr(ocr, "recognise_page", recognise)
    done: list[tuple[int, int]] = []
    pages = ocr.recognise_pages(images(), "x", total=7, progress=lambda a, b: done.append((a, b)))
    assert next(pages).number == 1
    assert drawn <= 4
    assert [page.number for page in pages] == [2, 3, 4, 5, 6, 7]
    assert done[-1] == (7, 7)
    assert most <= 2


def test_a_page_that_takes_too_long_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*args: Any, **kwargs: Any) -> Any:
        assert kwargs["env"]["OMP_THREAD_LIMIT"] == "1"
        raise subprocess.TimeoutExpired("tesseract", 60)

    monkeypatch.setattr(ocr.subprocess, "run", run)
    with pytest.raises(UnreadableError) as caught:
        ocr.recognise_page(blank(10, 10), "x.png")
    assert caught.value.reason == "timeout"


@pytest.mark.parametrize(
    ("languages", "words"), [(None, "chưa có"), (frozenset({"eng"}), "dữ liệu tiếng Việt")]
)
def test_what_is_missing_is_named_with_its_command(
    languages: frozenset[str] | None, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "_languages", lambda program: languages)
    error = ocr.missing_program("x.png")
    assert error is not None
    assert error.reason == "missing_program"
    assert words in error.message
    for system in ("apt install", "brew install", "winget install"):
        assert system in (error.hint or "")


@pytest.mark.ocr
def test_tesseract_reads_a_drawn_page() -> None:
    canvas = PageCanvas()
    canvas.text(100, 80, "UBND XÃ SUỐI TRĂNG", 12)
    canvas.text(100, 98, "PHÒNG VĂN HÓA", 12)
    canvas.text(300, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 11)
    canvas.text(340, 98, "Độc lập - Tự do - Hạnh phúc", 12)
    for i, line in enumerate(PARAGRAPH):
        canvas.text(85, 150 + 20 * i, line, 15)
    for y in (260, 285, 310):
        canvas.rule(85, y, 500, y)
    for x in (85, 160, 500):
        canvas.rule(x, 260, x, 310)
    canvas.text(95, 278, "STT")
    canvas.text(180, 278, "Nhiệm vụ trọng tâm")
    canvas.text(95, 303, "1")
    canvas.text(180, 303, "Mở tủ sách ở nhà văn hóa")
    image = ocr.PageImage(1, *canvas.image.size, canvas.image.tobytes(), DPI)
    (page,) = ocr.recognise_pages([image], "x.png", total=1)
    items, _ = lay_out(page, find_setting([page]))
    lines = [item for item in items if isinstance(item, RawLine) and item.text]
    assert [line.side for line in lines[:5]] == ["left", "left", "right", "right", ""]
    text = "\n".join(line.text for line in lines[4:])
    expected = "\n".join(PARAGRAPH)
    assert likeness(text, expected) >= 0.98
    assert all(word.confidence > 50 for line in lines[4:] for word in line.words)
    (table,) = [item for item in items if isinstance(item, RawTable)]
    cells = [[" ".join(line.text for line in cell.lines) for cell in row] for row in table.rows]
    assert likeness(" ".join(cells[1]), "1 Mở tủ sách ở nhà văn hóa") >= 0.9


def test_cells_without_words_are_cut_out_stacked_and_put_back() -> None:
    canvas = PageCanvas()
    for y in (260, 285, 310):
        canvas.rule(85, y, 500, y)
    for x in (85, 160, 500):
        canvas.rule(x, 260, x, 310)
    draw = ImageDraw.Draw(canvas.image)
    draw.rectangle((500, 1120, 515, 1160), fill=0)  # ink in the first cell of the first row
    bitmap = Bitmap(*canvas.image.size, canvas.image.tobytes())
    across, down = find_rules(bitmap.pixels, bitmap.width, bitmap.height)
    scale = 72 / DPI
    page = Page(1, 595, 842, recognised=True)
    page.across = [Rule(*(place * scale for place in rule)) for rule in across]
    page.down = [Rule(*(place * scale for place in rule)) for rule in down]
    (cutout,) = find_missed_cells(find_grids(page), [], bitmap, 0.0, DPI)
    sheet = stack_cells([cutout], bitmap)
    assert len(sheet.pixels) == sheet.width * sheet.height
    first_dark = sheet.pixels.index(0)
    x, y = first_dark % sheet.width, first_dark // sheet.width
    place = (float(x), float(y), x + 16.0, y + 41.0)
    (word,) = unstack_words([Word((1, 1, 1), *place, 90, "1", place)], [cutout])
    assert word.seen == (500, 1120, 516, 1161)
    known = Word((1, 1, 1), 500, 1120, 516, 1161, 90, "1", word.seen)
    assert find_missed_cells(find_grids(page), [known], bitmap, 0.0, DPI) == []


def test_a_page_scanned_askew_is_set_level() -> None:
    slope = 0.02
    lines = []
    for i in range(6):
        y = 300.0 + 80 * i
        places = [(x, y + slope * x, x + 90, y + 40 + slope * x) for x in range(300, 2200, 120)]
        lines.append([Word((1, 1, i), *place, 90, "sách", place) for place in places])
    found = find_slope(lines, 2480)
    assert found == pytest.approx(slope, abs=0.001)
    level = [straighten(word, found, 2480, 3508) for word in lines[0]]
    assert max(w.y1 for w in level) - min(w.y1 for w in level) < 2
    assert [w.seen for w in level] == [w.seen for w in lines[0]]
    assert find_slope(lines[:3], 2480) == 0.0


def test_rules_of_a_page_scanned_askew() -> None:
    canvas = PageCanvas()
    canvas.rule(85, 100, 500, 100)
    canvas.rule(85, 140, 500, 140)
    canvas.rule(200, 100, 200, 140)
    image = canvas.image.rotate(-1.2, fillcolor=255)
    slope = math.tan(math.radians(1.2))
    across, down = find_rules(image.tobytes(), image.width, image.height, slope)
    scale = 72 / DPI
    assert [round(rule.at * scale) for rule in across] == pytest.approx([100, 140], abs=1)
    assert [round(rule.at * scale) for rule in down] == pytest.approx([200], abs=1)


@pytest.mark.ocr
def test_a_page_on_its_head_is_turned() -> None:
    canvas = PageCanvas(595, 400)
    for i in range(3):
        for j, line in enumerate(PARAGRAPH):
            canvas.text(85, 80 + 20 * (4 * i + j), line, 15)
    turned = canvas.image.rotate(180)
    image = ocr.PageImage(1, *turned.size, turned.tobytes(), DPI)
    (page,) = ocr.recognise_pages([image], "x.png", total=1)
    items, _ = lay_out(page, find_setting([page]))
    text = " ".join(item.text for item in items if isinstance(item, RawLine))
    assert "báo cáo kết quả trước ngày 25 tháng 4 năm 2026" in text
