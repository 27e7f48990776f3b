"""A mended text file: the repairs and nothing else, in UTF-8, with the file's own line ends."""

from __future__ import annotations

from lotrinh.plan.model import Edit, Finding
from lotrinh.render.fix_text import fix_text
from lotrinh.source.open import open_source

TEXT = "  KẾ HOẠCH\n\nTrồng cây\n\nI. NỘI DUNG\n- Các các thôn\ttrồng cây.\n- Các các hộ.\n"


def fixed(data: bytes, name: str, *words: tuple[str, str]) -> tuple[str, int]:
    source = open_source(data, name=name)
    findings = []
    for old, new in words:
        start = source.text.index(old)
        at = source.at(start, start + len(old))
        findings.append(Finding("NN101", "notice", "Sai.", at=at, edits=(Edit(at, new),)))
    done, changes = fix_text(data, source, findings)
    return done.decode(), len(changes)


def test_only_the_repair_changes() -> None:
    done, count = fixed(TEXT.encode(), "a.txt", ("Các các thôn", "Các thôn"))
    assert count == 1
    assert done == TEXT.replace("Các các thôn", "Các thôn")


def test_windows_keeps_its_line_ends() -> None:
    data = TEXT.replace("\n", "\r\n").encode()
    done, _ = fixed(data, "a.txt", ("Các các hộ", "Các hộ"))
    assert done == TEXT.replace("Các các hộ", "Các hộ").replace("\n", "\r\n")


def test_markdown_keeps_its_marks() -> None:
    text = "# KẾ HOẠCH\n\n**Trồng cây** ở các các thôn.\n\n- Việc *một*\n"
    done, count = fixed(text.encode(), "a.md", ("các các", "các"))
    assert (done, count) == (text.replace("các các", "các"), 1)


def test_an_old_encoding_comes_out_as_utf_8() -> None:
    done, count = fixed(TEXT.encode("utf-16"), "a.txt", ("Các các thôn", "Các thôn"))
    assert count == 1
    assert "Các thôn" in done


def test_of_two_repairs_of_one_place_the_first_is_made() -> None:
    done, count = fixed(TEXT.encode(), "a.txt", ("Các các thôn", "Các thôn"), ("các thôn", "xã"))
    assert count == 1
    assert "Các thôn" in done
