"""What a person names on the command line becomes a list of documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from lotrinh.source.inputs import Input, find_inputs


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def names(folder: Path, *arguments: str) -> list[str]:
    found = find_inputs(arguments)
    return [i.path.relative_to(folder).as_posix() if i.path else i.name for i in found]


def test_a_folder_gives_the_known_files_below_it_in_order(tmp_path: Path) -> None:
    touch(tmp_path, "b.docx", "a.txt", "sâu/c.PDF", "ảnh.png", "ghi.xlsx", ".ẩn.txt", "~$b.docx")
    touch(tmp_path, ".git/d.txt")
    assert names(tmp_path, str(tmp_path)) == ["a.txt", "b.docx", "ảnh.png", "sâu/c.PDF"]


def test_a_glob_is_resolved_also_where_the_shell_left_it(tmp_path: Path) -> None:
    touch(tmp_path, "một.md", "hai.md", "ba.txt", "sâu/bốn.md")
    assert names(tmp_path, str(tmp_path / "*.md")) == ["hai.md", "một.md"]
    assert set(names(tmp_path, str(tmp_path / "**" / "*.md"))) == {
        "hai.md",
        "một.md",
        "sâu/bốn.md",
    }


def test_a_file_whose_name_looks_like_a_glob_is_itself(tmp_path: Path) -> None:
    touch(tmp_path, "kh[1].txt", "kh1.txt")
    assert names(tmp_path, str(tmp_path / "kh[1].txt")) == ["kh[1].txt"]


def test_each_document_comes_once(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    path = str(tmp_path / "a.txt")
    assert names(tmp_path, path, str(tmp_path), path) == ["a.txt"]


@pytest.mark.parametrize("missing", ["không-có.docx", "không-*.docx"])
def test_what_is_missing_is_kept_so_that_opening_reports_it(tmp_path: Path, missing: str) -> None:
    path = tmp_path / missing
    assert list(find_inputs([str(path)])) == [Input(str(path), path)]


def test_a_dash_is_standard_input() -> None:
    assert list(find_inputs(["-"])) == [Input("-", None)]


def test_a_named_file_of_unknown_suffix_is_kept(tmp_path: Path) -> None:
    touch(tmp_path, "KE-HOACH")
    assert names(tmp_path, str(tmp_path / "KE-HOACH")) == ["KE-HOACH"]
