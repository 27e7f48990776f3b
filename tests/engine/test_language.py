"""Texts that can be said in two languages; what the document says is never touched."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

import lotrinh
from lotrinh.checks.catalogue import finding
from lotrinh.checks.explain import codes, render_catalogue, render_explanation
from lotrinh.language import Text, join_texts, recall, say, speaking, spoken, tr
from lotrinh.render.phrases import say_message, say_recurrence, title_of
from lotrinh.source.errors import UnreadableError

SAMPLES = Path(__file__).parents[2] / "samples"


def pickled(text: Text) -> Text:
    copied: Text = pickle.loads(pickle.dumps(text))  # noqa: S301
    return copied


def test_a_text_is_its_vietnamese_string() -> None:
    text = Text("Đã đọc {count} tệp.", count=3)
    assert text == "Đã đọc 3 tệp."
    assert {text: 1}["Đã đọc 3 tệp."] == 1
    assert tr(text) == "Đã đọc 3 tệp."


def test_it_is_said_in_english_where_that_is_spoken() -> None:
    with speaking("en"):
        assert tr(Text("Đã đọc {count} tệp.", count=3)) == "Read 3 files."
        assert tr("Đã đọc {count} tệp.", count=1) == "Read 1 file."
        assert tr("Nơi nhận") == "Recipients"
        with speaking("vi"):
            assert tr("Nơi nhận") == "Nơi nhận"
        assert spoken() == "en"
    assert spoken() == "vi"


def test_texts_inside_a_text_are_said_too() -> None:
    what = join_texts((Text("thứ Sáu"), "13/02/2026"), " ")
    text = Text("{day} là ngày nghỉ ({why}) → {moved}", day=what, why=Text("Quốc khánh"), moved="x")
    assert text == "thứ Sáu 13/02/2026 là ngày nghỉ (Quốc khánh) → x"
    with speaking("en"):
        assert tr(text) == "Friday 13/02/2026 is a day off (National Day) → x"


def test_words_of_a_document_stay_as_they_are() -> None:
    with speaking("en"):
        assert say("Nơi nhận") == "Nơi nhận"
        assert say(Text("Nơi nhận")) == "Recipients"
        assert tr("{who} báo cáo {to}.", who="Nơi nhận", to="{to}") == "Nơi nhận reports to {to}."
        assert tr("không có trong danh mục") == "không có trong danh mục"


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
def test_a_copy_can_be_said_too(again: Callable[[Text], Text]) -> None:
    text = again(Text("Đã đọc {count} tệp.", count=2))
    assert text == "Đã đọc 2 tệp."
    with speaking("en"):
        assert tr(text) == "Read 2 files."


def test_threads_speak_their_own_language() -> None:
    def label(language: str) -> str:
        with speaking("en" if language == "en" else "vi"):
            return tr("Nơi nhận")

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(label, ["en", "vi"] * 50))
    assert said == ["Recipients", "Nơi nhận"] * 50


def test_the_export_is_vietnamese_whatever_is_spoken() -> None:
    text = "KẾ HOẠCH\nTrồng cây\n\n1. Đợt 1: Cao điểm\n- Làm đất.\n".encode()
    before = lotrinh.to_wire(lotrinh.read(text))
    with speaking("en"):
        assert lotrinh.to_wire(lotrinh.read(text)) == before
    assert any(found["message"].startswith("Tệp chỉ là") for found in before["findings"])


def test_a_finding_is_said_with_its_detail() -> None:
    waits = Text("{phases} chờ “{event}”.", phases="Đợt 1", event="Lễ hội")
    found = finding("DH208", detail=waits)
    assert found.message == "Thời gian phụ thuộc một sự kiện chưa có ngày: Đợt 1 chờ “Lễ hội”."
    with speaking("en"):
        title = "A time depends on an event without a date"
        assert say_message(found) == f"{title}: Đợt 1, waiting for “Lễ hội”."
        assert title_of(found) == title


@pytest.mark.parametrize("name", ["ra-soat-ho-ngheo.txt", "tuyen-truyen-dai-hoi.txt"])
def test_a_finding_from_an_export_is_said_as_it_was(name: str) -> None:
    plan = lotrinh.read(SAMPLES / name)
    back = lotrinh.from_wire(json.loads(json.dumps(lotrinh.to_wire(plan))))
    with speaking("en"):
        said = [[say_message(one) for one in of.findings] for of in (plan, back)]
    assert said[0]
    assert said[0] == said[1]


@pytest.mark.parametrize(
    "text",
    [
        Text("số"),
        Text("{who} báo cáo {to}.", who="Tổ 1", to="UBND phường"),
        Text("“{words}” → từ {day:%d/%m/%Y}", words="tháng 4", day=date(2031, 4, 1)),
        join_texts([Text("số"), Text("ngày, tháng")]),
    ],
)
def test_a_text_is_recalled_from_its_words(text: Text) -> None:
    recalled = recall(str(text))
    assert recalled == text
    with speaking("en"):
        assert say(recalled) == tr(text)


@pytest.mark.parametrize("words", ["Trồng cây ven suối", "", "a, b", "Tổ 1"])
def test_words_of_a_document_stay(words: str) -> None:
    assert recall(words) is words


@pytest.mark.parametrize("code", codes())
def test_every_code_has_a_page_in_both_languages(code: str) -> None:
    vietnamese, english = render_explanation(code), render_explanation(code, lang="en")
    assert vietnamese is not None
    assert english is not None
    assert "Vì sao" in vietnamese.splitlines()
    assert "Why" in english.splitlines()
    title = english.splitlines()[0].split("  ")[1]
    assert title in render_catalogue(lang="en")
    assert ": " not in title, "a colon parts the title of a message from its detail"


def test_an_error_names_file_and_reason_in_both_languages() -> None:
    with pytest.raises(UnreadableError) as caught:
        lotrinh.read(b"Rar!\x1a\x07\x00" + bytes(range(256)), name="a.rar")
    assert str(caught.value).startswith("a.rar: đây là tệp nén RAR")
    english = "a.rar: this is a RAR archive, which cannot be read. Lộ Trình reads DOCX,"
    assert caught.value.say("en").startswith(english)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=25", "every month, day 25"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", "every 3 weeks, Friday"),
        (
            "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1",
            "every year, last day of the month, month 6, 12",
        ),
    ],
)
def test_rules_in_english(rule: str, said: str) -> None:
    with speaking("en"):
        assert say_recurrence(rule) == said


def test_vietnamese_loads_no_catalogue() -> None:
    code = (
        "import sys; from lotrinh.language import Text, tr; tr(Text('Nơi nhận'));"
        "print('gettext' in sys.modules, 'lotrinh.resources.load' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
