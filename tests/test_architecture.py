"""The house keeps its own rules: small modules, honest names, no clock, no network in the engine.

The import layers themselves are contracts in pyproject.toml, which `make check` runs.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENGINE = ROOT / "src" / "lotrinh"
MODULES = sorted(ENGINE.rglob("*.py"))
MAX_LINES = 400
MAX_FUNCTION_LINES = 60
FORBIDDEN_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "misc",
    "manager",
    "data",
    "info",
    "common",
}
FORBIDDEN_IMPORTS = {
    "socket", "http", "urllib.request", "requests", "httpx", "aiohttp", "urllib3", "ftplib",
    "smtplib", "django", "lotrinh_web", "time", "random",
}  # fmt: skip
CLOCK_CALLS = {"now", "today", "utcnow", "localtime", "gmtime"}
ALLOWED = {
    # A time limit on recognition and conversion needs a stopwatch; it never reaches a result.
    "source/readers/ocr.py": {"time"},
    "source/readers/office.py": {"time"},
    "source/readers/pdf.py": {"time"},
}
BROAD_EXCEPT_ALLOWED = {"checks/run.py"}


def inside(path: Path) -> str:
    return path.relative_to(ENGINE).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_under(name: str, roots: set[str]) -> bool:
    return any(name == root or name.startswith(f"{root}.") for root in roots)


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 20


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_a_module_is_small_and_says_its_place(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MAX_LINES, f"{inside(path)} has {lines} lines"
    assert ast.get_docstring(tree_of(path)), f"{inside(path)} does not say what it is for"


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_functions_are_short(path: Path) -> None:
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_names_say_something(path: Path) -> None:
    assert path.stem not in FORBIDDEN_NAMES
    assert path.parent.name not in FORBIDDEN_NAMES


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_the_engine_knows_no_network_and_no_chance(path: Path) -> None:
    forbidden = FORBIDDEN_IMPORTS - ALLOWED.get(inside(path), set())
    assert not [name for name in imports_of(path) if is_under(name, forbidden)]


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_the_engine_never_looks_at_the_clock(path: Path) -> None:
    """ "As of" is an argument."""
    calls = [
        node.func.attr
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert not CLOCK_CALLS & set(calls)


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_no_broad_except(path: Path) -> None:
    """We are wrong → loud. Only the rule runner may catch everything, and it reports."""
    if inside(path) in BROAD_EXCEPT_ALLOWED:
        return
    broad = [
        node.lineno
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
        )
    ]
    assert not broad


def test_only_the_source_stage_opens_files() -> None:
    """Also: the command line writes, resources/load.py reads language data, a report its style,
    a rule its page."""
    openers = {
        inside(path)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id == "open")
            or (
                isinstance(node.func, ast.Attribute)
                and node.func.attr in {"read_bytes", "read_text", "write_bytes", "write_text"}
            )
        )
    }
    elsewhere = {name for name in openers if not name.startswith(("source/", "cli/"))}
    assert elsewhere <= {"resources/load.py", "render/report_page.py", "checks/pages.py"}


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh interpreter has after a statement."""
    code = f"import sys; before = set(sys.modules); {statement}; print(*set(sys.modules) - before)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(result.stdout.split())


def test_importing_the_package_loads_next_to_nothing() -> None:
    loaded = loaded_by("import lotrinh")
    assert not [name for name in loaded if name.startswith("lotrinh.")]
    assert not {"lxml", "click", "json", "pathlib", "tomllib"} & loaded


def test_help_loads_no_reader_and_no_calendar() -> None:
    loaded = loaded_by("from lotrinh.cli.commands import lotrinh")
    assert not {"lxml", "pypdfium2", "holidays", "icalendar", "rich", "PIL"} & loaded
    assert "lotrinh.compile" not in loaded
