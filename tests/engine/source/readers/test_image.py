"""Images: frames, sizes, bombs, damage. Tesseract is replaced, but for one test."""

from __future__ import annotations

import io
import random

import pytest
from page_images import PageCanvas
from PIL import Image

from lotrinh.source.errors import UnreadableError
from lotrinh.source.readers import image as reader
from lotrinh.source.readers import ocr
from lotrinh.source.readers.image import read_image
from lotrinh.source.readers.pieces import Page, Piece
from lotrinh.source.text import RawLine


class Seen:
    """Keeps the page images that would have gone to Tesseract."""

    def __init__(self) -> None:
        self.images: list[ocr.PageImage] = []

    def recognise(self, image: ocr.PageImage, name: str) -> Page:
        self.images.append(image)
        piece = Piece(f"Trang thứ {image.number}", 90, 300, 200, 315, 313, 14)
        return Page(image.number, 595, 842, [piece], recognised=True)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    made = Seen()
    monkeypatch.setattr(reader, "missing_program", lambda name: None)
    monkeypatch.setattr(ocr, "missing_program", lambda name: None)
    monkeypatch.setattr(ocr, "recognise_page", made.recognise)
    return made


def encode(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "media"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_one_page(kind: str, media: str, seen: Seen) -> None:
    extract = read_image(encode(Image.new("L", (620, 877), 255), kind, dpi=(75, 75)), "x")
    assert (extract.media_type, extract.pages, extract.ocr) == (media, 1, True)
    (image,) = seen.images
    assert (image.width, image.height, round(image.dpi)) == (1860, 2631, 225)
    assert len(image.pixels) == image.width * image.height


def test_every_frame_of_a_tiff_is_a_page(seen: Seen) -> None:
    frames = [Image.new("1", (1240, 1754), 1) for _ in range(3)]
    data = encode(frames[0], "TIFF", save_all=True, append_images=frames[1:], dpi=(150, 150))
    done: list[tuple[int, int]] = []
    extract = read_image(data, "x.tif", progress=lambda a, b: done.append((a, b)))
    texts = [item.text for item in extract.items if isinstance(item, RawLine)]
    assert texts == ["Trang thứ 1", "Trang thứ 2", "Trang thứ 3"]
    assert (extract.pages, done[-1]) == (3, (3, 3))


def test_transparent_is_white(seen: Seen) -> None:
    read_image(encode(Image.new("RGBA", (600, 800), (0, 0, 0, 0)), "PNG"), "x.png")
    assert set(seen.images[0].pixels) == {255}


def test_a_photograph_without_resolution_is_taken_for_a4(seen: Seen) -> None:
    read_image(encode(Image.new("L", (2480, 3508), 255), "PNG"), "x.png")
    assert round(seen.images[0].dpi) == 300


def test_an_enormous_image_is_refused(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MAX_PIXELS", 10_000)
    with pytest.raises(UnreadableError) as caught:
        read_image(encode(Image.new("L", (200, 200), 255), "PNG"), "x.png")
    assert caught.value.reason == "too_large"
    assert seen.images == []


def test_a_bomb_is_refused_before_it_is_unpacked(seen: Seen) -> None:
    data = encode(Image.new("1", (11_500, 11_500)), "PNG")
    assert len(data) < 200_000
    with pytest.raises(UnreadableError) as caught:
        read_image(data, "x.png")
    assert caught.value.reason == "too_large"


def test_damage_raises_nothing_else(seen: Seen) -> None:
    chance = random.Random(7)  # noqa: S311
    noise = Image.effect_noise((90, 120), 60)
    for kind in ("PNG", "JPEG", "TIFF"):
        data = encode(noise, kind)
        for _ in range(80):
            changed = bytearray(data)
            for _ in range(chance.randint(1, 20)):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            cut = bytes(changed[: chance.randint(1, len(changed))])
            try:
                read_image(cut, "x")
            except UnreadableError as error:
                assert error.reason in {"corrupt", "too_large", "too_many_pages"}  # noqa: PT017
    with pytest.raises(UnreadableError):
        read_image(b"khong phai anh", "x")


@pytest.mark.ocr
def test_tesseract_reads_a_png() -> None:
    canvas = PageCanvas(400, 120)
    canvas.text(40, 60, "Kế hoạch tổ chức Tuần lễ đọc sách", 15)
    extract = read_image(canvas.encode("PNG"), "x.png")
    assert [item.text for item in extract.items if isinstance(item, RawLine)] == [
        "Kế hoạch tổ chức Tuần lễ đọc sách"
    ]
