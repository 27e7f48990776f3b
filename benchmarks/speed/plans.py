"""The plans that the benchmark reads: samples/, and folders of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from lotrinh.source.errors import UnreadableError
from lotrinh.source.kinds import find_kind
from lotrinh.source.open import open_source

SAMPLES: Final = Path(__file__).parents[2] / "samples"
_SKIPPED: Final = {".yaml", ".toml", ".py", ".png", ".jpg", ".tiff", ".doc", ".rtf", ".odt"}
"""Data, and formats that start other programs: those would be what is measured."""


class Given(NamedTuple):
    """One plan."""

    path: Path
    data: bytes
    kind: str
    printed: str
    """Its text, as `lotrinh text` prints it: what the text rows of the table read."""
    codes: tuple[str, ...]
    """The documents that its annotation cites, each once; () without an annotation."""


def load_plans(folder: Path) -> list[Given]:
    """Every readable plan below the folder. Scans are passed over."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.suffix in _SKIPPED or not path.is_file():
            continue
        data = path.read_bytes()
        try:
            source = open_source(data, name=path.name)
        except UnreadableError:
            continue
        if not source.ocr:
            kind, _ = find_kind(data, path.name)
            found.append(Given(path, data, kind, source.printed, _codes(path)))
    return found


def _codes(path: Path) -> tuple[str, ...]:
    stem = path.name.split(".")[0]
    for gold in (path.with_name(f"{stem}.yaml"), path.parent / "gold" / f"{stem}.yaml"):
        if gold.exists():
            noted: dict[str, Any] = yaml.safe_load(gold.read_text(encoding="utf-8"))
            codes = (str(cited["code"]) for cited in noted.get("citations") or ())
            return tuple(dict.fromkeys("".join(code.split()) for code in codes))
    return ()
