"""The application keeps the laws of its house (docs/web.md): the same few files in every app,
doors instead of look-ups, what is vendored is what it says."""

from __future__ import annotations

import ast
import hashlib
import json
import re
from pathlib import Path

import pytest

from tests.test_architecture import (
    FORBIDDEN_NAMES,
    MAX_FUNCTION_LINES,
    MAX_LINES,
    imports_of,
    tree_of,
)

ROOT = Path(__file__).parents[1]
WEB = ROOT / "src" / "lotrinh_web"
MODULES = sorted(path for path in WEB.rglob("*.py") if "migrations" not in path.parts)
APPS = sorted(path.parent.name for path in WEB.glob("*/apps.py"))
VENDOR = WEB / "static" / "vendor"

FILES = {
    "access", "admin", "apps", "forms", "models", "permissions", "selectors", "services", "states",
    "tasks", "urls", "views",
}  # fmt: skip
"""What every app may have."""
MORE_FILES = {
    "cascade": {"comparing", "draft_docx", "drafting"},
    "calendars": {"chart", "feeds", "movement", "scheduling"},
    "accounts": {"adapters"},
    "common": {
        "audit", "errors", "folding", "form_rendering", "limits", "logs", "middleware", "pages",
        "rights", "scope", "triggers",
    },
    "organisations": {
        "groups", "importing", "invitations", "member_views", "members", "navigation", "places",
        "roles", "setting_up", "setup_views", "sheet_views", "spreadsheets", "tree_changes",
        "tree_views", "trees", "undoing", "unit_forms", "usual_units",
    },
    "plans": {
        "clauses", "compiling", "editing", "files", "findings", "identity", "page_images",
        "pdf_words", "rendering", "review_page", "review_views", "reviewing", "unit_matching",
        "values",
    },
}  # fmt: skip
"""What one app has besides, each with a reason in its docstring."""
OPEN_TO_OTHERS = {"access", "permissions", "roles", "selectors", "services"}


def inside(path: Path) -> str:
    return path.relative_to(WEB).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_a_module_is_small_and_says_its_place(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= MAX_LINES
    assert ast.get_docstring(tree_of(path))
    assert path.stem not in FORBIDDEN_NAMES
    assert path.parent.name not in FORBIDDEN_NAMES - {"common"}
    long = [
        node.name
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_no_broad_except(path: Path) -> None:
    broad = [
        node.lineno
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
        )
        # What cleans up and raises again hides nothing.
        and not (node.body and isinstance(node.body[-1], ast.Raise))
    ]
    assert not broad


@pytest.mark.parametrize("app", APPS)
def test_an_app_has_the_same_few_files(app: str) -> None:
    found = {path.stem for path in (WEB / app).glob("*.py")} - {"__init__"}
    assert found - FILES - MORE_FILES.get(app, set()) == set()


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.stem.endswith("views")], ids=inside
)
def test_views_go_through_doors(path: Path) -> None:
    """No view turns an address into an object by itself, and none writes."""
    text = path.read_text(encoding="utf-8")
    assert ".objects" not in text
    assert "get_object_or_404" not in text
    assert not re.search(r"\.(save|delete|create|update)\(", text)


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent.name in APPS], ids=inside)
def test_apps_know_each_other_by_their_open_files_alone(path: Path) -> None:
    """Models of another app serve as types alone; every app knows what a User is."""
    own = path.parent.name
    foreign = {
        name.split(".")[2]
        for name in imports_of(path)
        if name.startswith("lotrinh_web.")
        and name.count(".") >= 2
        and name.split(".")[1] in set(APPS) - {own, "common"}
        and name.split(".")[1:3] != ["accounts", "models"]
    }
    allowed = OPEN_TO_OTHERS | {"forms"} if path.stem.endswith("views") else OPEN_TO_OTHERS
    assert foreign - allowed <= _type_only(path)


def _type_only(path: Path) -> set[str]:
    """The foreign modules that are imported for type checking alone."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if (
            isinstance(node, ast.If)
            and isinstance(node.test, ast.Name)
            and node.test.id == "TYPE_CHECKING"
        ):
            for statement in node.body:
                if isinstance(statement, ast.ImportFrom) and statement.module:
                    found |= set(statement.module.split(".")[2:3])
    return found


def test_what_is_vendored_is_what_the_manifest_says() -> None:
    entries = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
    named = {"manifest.json"}
    for entry in entries:
        content = (VENDOR / entry["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"], entry["file"]
        assert entry["licence"] in {"0BSD", "MIT", "BSD-3-Clause", "Apache-2.0"}
        assert (VENDOR / entry["licence_file"]).exists()
        named |= {entry["file"], entry["licence_file"]}
    assert {path.name for path in VENDOR.iterdir()} == named


TEMPLATES = sorted((WEB / "templates").rglob("*.html"))


@pytest.mark.parametrize(
    "path", TEMPLATES, ids=lambda path: path.relative_to(WEB / "templates").as_posix()
)
def test_templates_hold_no_inline_code_and_no_other_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\s(style|on[a-z]+)=", text)
    assert "<style" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"(src|href)=[\"']https?:", text)


def test_styles_ask_no_other_host() -> None:
    for path in (WEB / "static" / "css").glob("*.css"):
        assert "url(" not in path.read_text(encoding="utf-8")
        assert "@import" not in path.read_text(encoding="utf-8")
