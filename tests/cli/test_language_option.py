"""`--lang` and LOTRINH_LANG: the program's own texts in English, wherever the option stands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lotrinh.cli.commands import lotrinh as command_line
from lotrinh.cli.help_pages import find_language

VIETNAMESE = re.compile("[À-ÖØ-öø-ỹ]")


def shell(*arguments: str | Path, language: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "LOTRINH_LANG"}
    environment |= {"LOTRINH_LANG": language} if language else {}
    return subprocess.run(
        [sys.executable, "-m", "lotrinh", *map(str, arguments)],
        capture_output=True, encoding="utf-8", check=False, env=environment,
    )  # fmt: skip


@pytest.mark.parametrize("command", [[], *([name] for name in command_line.commands)], ids=str)
def test_help_pages_in_english(command: list[str]) -> None:
    page = shell("--lang", "en", *command, "--help").stdout
    assert "Usage: lotrinh" in page
    assert not VIETNAMESE.search(page.replace("Lộ Trình", "").replace("kế hoạch", ""))
    assert "--lang [vi|en]" in page


def test_help_is_vietnamese_unless_asked() -> None:
    assert "Cách dùng: lotrinh" in shell("--help").stdout
    assert "Usage: lotrinh" in shell("--help", language="en").stdout
    assert "Cách dùng: lotrinh" in shell("--help", "--lang", "vi", language="en").stdout


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "vi"),
        (["read", "a"], {"LOTRINH_LANG": "en"}, "en"),
        (["--lang", "en", "read"], {}, "en"),
        (["read", "--lang=en"], {}, "en"),
        (["read", "--lang=vi"], {"LOTRINH_LANG": "en"}, "vi"),
        (["read", "--", "--lang=en"], {}, "vi"),
        (["read", "--lang"], {}, "vi"),
        (["--lang", "tlh"], {"LOTRINH_LANG": "en"}, "vi"),
    ],
)
def test_the_language_is_found_before_arguments_are_understood(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert find_language(arguments, environment) == language


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["read"], "FILE… is missing"),
        (["read", "--nope"], "no such option: --nope"),
        (["raed", "a"], "no such command: raed (did you mean read?)"),
        (["read", "a", "--as-of", "soon"], "--as-of: soon is not a date"),
        (["check", "a", "--format", "xml"], "--format must be one of: text, json, jsonl"),
        (["read", "missing.txt"], "missing.txt: there is no such file."),
        (["explain", "XX000"], "no code XX000"),
    ],
)
def test_messages_in_english(arguments: list[str], said: str) -> None:
    done = shell(*arguments, "--lang", "en")
    assert done.returncode == 2
    assert said in done.stderr
    assert not VIETNAMESE.search(done.stderr)


def test_a_language_that_is_none_is_refused() -> None:
    done = shell("--lang", "tlh", "schema")
    assert done.returncode == 2
    assert "--lang phải là một trong: vi, en" in done.stderr
    assert shell("schema", language="tlh").returncode == 2


def test_only_the_program_s_own_words_change(tmp_path: Path) -> None:
    plan = tmp_path / "trong-cay.txt"
    plan.write_text("KẾ HOẠCH\nTrồng cây\n\nI. MỤC ĐÍCH\n- Phủ xanh.\n", encoding="utf-8")
    english, vietnamese = shell("read", "--lang", "en", plan), shell("read", plan)
    assert "Trồng cây" in english.stdout
    assert "To check" in english.stdout
    assert "Xem lại" in vietnamese.stdout
    for form in (["text"], ["read", "--json"], ["check", "--format", "json"]):
        assert shell(*form, plan, language="en").stdout == shell(*form, plan).stdout
