"""Pages as pictures, behind the plan's door, with marks where words were recognised."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from lotrinh_web.common.errors import NotFoundError
from lotrinh_web.plans import selectors, services
from lotrinh_web.plans.files import store_chunks
from lotrinh_web.plans.page_images import WIDTH, page_picture, page_sizes
from lotrinh_web.plans.review_page import boxes_of
from tests.web.people import People

SAMPLES = Path(__file__).parents[3] / "samples"


def test_pages_of_a_pdf() -> None:
    sha256, _size = store_chunks([(SAMPLES / "tiem-chung.pdf").read_bytes()])
    sizes = page_sizes(sha256, "pdf")
    assert [(round(width), round(height)) for width, height in sizes] == [(595, 842)] * 3
    picture = page_picture(sha256, "pdf", 2)
    assert page_picture(sha256, "pdf", 2) == picture
    with Image.open(io.BytesIO(picture)) as image:
        assert image.format == "JPEG"
        assert abs(image.width - WIDTH) <= 1
    for number in (0, 4):
        with pytest.raises(NotFoundError):
            page_picture(sha256, "pdf", number)


def test_an_image_is_a_page_and_what_is_damaged_is_none() -> None:
    sha256, _size = store_chunks([(SAMPLES / "hoc-tap-nghi-quyet.png").read_bytes()])
    ((width, height),) = page_sizes(sha256, "image")
    assert height > width > 400
    assert page_picture(sha256, "image", 1).startswith(b"\xff\xd8")
    broken, _size = store_chunks([b"%PDF-1.7 x"])
    assert page_sizes(broken, "pdf") == []
    assert page_sizes(broken, "docx") == []
    with pytest.raises(NotFoundError):
        page_picture(broken, "pdf", 1)


def test_the_picture_is_behind_the_door(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    upload = SimpleUploadedFile("a.pdf", (SAMPLES / "tiem-chung.pdf").read_bytes())
    plan = services.register_plan(people.owner, people.office, upload)
    address = f"/cq/xa-an-phu/ke-hoach/{plan.pk}/1/trang/1/"
    answer = browser_of(people.unit_member).get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert "private" in answer["Cache-Control"]
    assert browser_of(people.neighbour).get(address).status_code == 404
    assert browser_of(people.owner).get(address[:-2] + "9/").status_code == 404
    page = browser_of(people.owner).get(f"/cq/xa-an-phu/ke-hoach/{plan.pk}/1/soat/")
    assert page.content.decode().count("/trang/") == 3
    assert selectors.reading_of(selectors.newest_version(plan)) is not None


def test_words_of_a_line_are_one_box() -> None:
    words = [
        [0, 4, 1, 10.0, 10.0, 40.0, 20.0, 90],
        [5, 9, 1, 45.0, 11.0, 80.0, 21.0, 90],
        [10, 14, 1, 10.0, 30.0, 40.0, 40.0, 90],
        [15, 19, 2, 10.0, 10.0, 40.0, 20.0, 90],
        [50, 55, 2, 10.0, 90.0, 40.0, 99.0, 90],
    ]
    at = {"start": 0, "end": 19}
    assert boxes_of(at, words) == "1,10,10,80,21 1,10,30,40,40 2,10,10,40,20"
    assert boxes_of({"start": 30, "end": 40}, words) == ""
    assert boxes_of(None, words) == ""
