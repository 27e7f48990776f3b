"""The documents are true: commands and options are described, examples run, links work."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

import lotrinh
from lotrinh.cli.commands import lotrinh as command_line
from tools.rules_index import FILES, draw

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
CONTEXT = click.Context(command_line)
COMMANDS = {
    name: command
    for name in command_line.list_commands(CONTEXT)
    if (command := command_line.get_command(CONTEXT, name)) is not None
}
"""The engine's, and those that the application adds."""


def page_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def all_parts(command: click.Command) -> list[click.Command]:
    """A command with the commands below it."""
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return [command, *(part for child in below for part in all_parts(child))]


def section_of(name: str) -> str:
    """A command's part of the reference."""
    found = re.search(rf"^### `lotrinh {name}\b.*?(?=^##)", REFERENCE, re.MULTILINE | re.DOTALL)
    assert found is not None, f"docs/reference.md says nothing about lotrinh {name}"
    return found[0]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_reference_has_every_option_and_no_other(name: str) -> None:
    documented = set(re.findall(r"^\| ((?:`-[^|]*))\|", section_of(name), re.MULTILINE))
    documented = {option for cell in documented for option in re.findall(r"`(-[\w-]+)`", cell)}
    real = {
        option
        for part in all_parts(COMMANDS[name])
        for parameter in part.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }
    assert documented == real


def test_the_reference_has_no_command_that_is_gone() -> None:
    documented = set(re.findall(r"^### `lotrinh (\w+)", REFERENCE, re.MULTILINE))
    assert documented == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_explains_itself_in_vietnamese(name: str) -> None:
    parts = all_parts(COMMANDS[name])
    texts = [text or "" for part in parts for text in (part.help, part.short_help)]
    texts += [p.help or "" for part in parts for p in part.params if isinstance(p, click.Option)]
    assert all(re.search("[à-ỹđ]", text) for text in texts)


def test_the_reference_has_every_public_name() -> None:
    public = set(lotrinh.__all__) - {"__version__"}
    assert not [
        name for name in public if f"`{name}" not in REFERENCE and f"{name}(" not in REFERENCE
    ]


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_links_lead_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    local = [target.split("#")[0] for target in targets if "://" not in target]
    assert not [target for target in local if target and not (path.parent / target).exists()]


@pytest.mark.parametrize(
    ("path", "code"),
    [(path, code) for path in PAGES for code in PYTHON.findall(path.read_text(encoding="utf-8"))],
    ids=lambda value: page_id(value) if isinstance(value, Path) else "",
)
def test_python_examples_run(path: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, str(path), "exec"), {})  # noqa: S102


def test_there_are_examples() -> None:
    assert sum(len(PYTHON.findall(path.read_text(encoding="utf-8"))) for path in PAGES) >= 4


@pytest.mark.parametrize(
    "identifier",
    ["Plan", "Header", "Citation", "Phase", "Stage", "Window", "Event", "Channel", "Assignment",
     "Duty", "Deadline", "Delay", "Reporting", "PlanTable", "Recipient", "Signature", "Finding"],
)  # fmt: skip
def test_the_glossary_has_the_plan_s_words(identifier: str) -> None:
    from lotrinh.plan import model

    assert hasattr(model, identifier)
    assert f"`{identifier}`" in GLOSSARY


def test_the_versions_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == lotrinh.__version__


def test_the_pins_are_plain_versions_and_cover_the_dependencies() -> None:
    """No addresses: the pins work with any package index."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", pin) for pin in pins)
    pinned = {re.sub("[-_.]+", "-", pin.split("==")[0]).lower() for pin in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(want for extra in extras for want in extra)]
    names = {re.split(r"[\[<>=~ ]", want)[0].lower().replace("_", "-") for want in wanted}
    assert names - {"lotrinh"} <= pinned


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_every_make_target_that_a_page_names_exists(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:`|^    )make ([a-z]+)", path.read_text(encoding="utf-8"), re.M))
    assert named <= targets


@pytest.mark.parametrize("path", FILES.values(), ids=FILES.keys())
def test_the_index_of_rules_is_fresh(path: Path) -> None:
    lang = next(lang for lang, one in FILES.items() if one == path)
    assert path.read_text(encoding="utf-8") == draw(lang), "make rules"


SCREENS = [
    (page, screen)
    for page in PAGES
    for screen in re.findall(r"^```console\n\$ (.*?)^```", page.read_text("utf-8"), re.M | re.S)
]


@pytest.mark.parametrize(("page", "screen"), SCREENS, ids=[page_id(page) for page, _ in SCREENS])
def test_a_screen_shows_what_the_command_prints(page: Path, screen: str) -> None:
    command, _, shown = screen.partition("\n")
    arguments = [sys.executable, "-m", "lotrinh", *shlex.split(command)[1:]]
    environment = {name: value for name, value in os.environ.items() if name != "LOTRINH_LANG"}
    printed = subprocess.run(
        arguments, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    ).stdout
    assert printed.strip() == shown.strip()


def test_both_readmes_show_a_screen_of_findings() -> None:
    assert {page.name for page, _ in SCREENS} >= {"README.md", "README.vi.md"}
