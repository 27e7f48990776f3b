"""Findings for other programs: JSON, JSON Lines, CSV, SARIF.

Place in the flow: render. A row is a finding's wire form with the file that it is about; every
format is made of rows, so that findings of many files, read in other processes, need no source.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from lotrinh.checks.across import Contradiction
from lotrinh.checks.explain import explain
from lotrinh.language import Language, speaking
from lotrinh.plan.codec import wire_of
from lotrinh.plan.model import Finding

Row = Mapping[str, Any]

COLUMNS: Final = (
    "file", "page", "line", "column", "severity", "code", "message", "excerpt", "suggestion",
    "basis",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_LEVELS: Final = {"error": "error", "warning": "warning", "notice": "note"}
_SARIF: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def rows_of(findings: Iterable[Finding], *, file: str) -> list[Row]:
    """The findings of a file as JSON values."""
    return [{"file": file, **wire_of(found)} for found in findings]


def rows_across(found: Iterable[Contradiction]) -> list[Row]:
    """Contradictions between files; `elsewhere` has the places in other files."""
    return [
        {
            "file": one.places[0][0],
            **wire_of(one.finding),
            "elsewhere": [{"file": file, "at": wire_of(at)} for file, at in one.places[1:]],
        }
        for one in found
    ]


def render_json(rows: Sequence[Row]) -> str:
    """One list."""
    return json.dumps(rows, ensure_ascii=False, indent=2)


def render_jsonl(rows: Iterable[Row]) -> str:
    """A finding a line."""
    dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return "".join(f"{dumps(row)}\n" for row in rows)


def render_csv(rows: Iterable[Row]) -> str:
    """A table for spreadsheets: with a byte order mark, so that Excel reads UTF-8, and without
    cells that a spreadsheet would run as formulas."""
    drawn = StringIO(newline="")
    writer = csv.writer(drawn)
    writer.writerow(COLUMNS)
    for row in rows:
        cells = {**row, **(row["at"] or {})}
        writer.writerow([_cell(cells.get(column)) for column in COLUMNS])
    return "\ufeff" + drawn.getvalue()


def _cell(value: Any) -> str:
    words = "" if value is None else str(value)
    return f"'{words}" if words.startswith(_FORMULA) else words


def render_sarif(rows: Sequence[Row], *, version: str, lang: Language = "vi") -> str:
    """SARIF 2.1.0 (OASIS): what code hosts and editors read. Columns count characters."""
    codes = sorted({row["code"] for row in rows})
    with speaking(lang):
        rules = [_sarif_rule(code) for code in codes]
    run = {
        "tool": {"driver": {"name": "lotrinh", "version": version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(row, codes.index(row["code"])) for row in rows],
    }
    document = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _sarif_rule(code: str) -> dict[str, Any]:
    told = explain(code)
    if told is None:
        raise KeyError(code)
    page = "\n\n".join(f"## {heading}\n\n{body}" for heading, body in told.sections)
    return {
        "id": code,
        "shortDescription": {"text": told.title},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[told.severity]},
    }


def _sarif_result(row: Row, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": row["code"],
        "ruleIndex": index,
        "level": _LEVELS[row["severity"]],
        "message": {"text": row["message"]},
        "locations": [_sarif_location(row["file"], row["at"])],
    }
    others = [(row["file"], at) for at in row["related"]]
    others += [(other["file"], other["at"]) for other in row.get("elsewhere", ())]
    if others:
        result["relatedLocations"] = [_sarif_location(file, at) for file, at in others]
    return result


def _sarif_location(file: str, at: Mapping[str, Any] | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(file)}}
    location: dict[str, Any] = {"physicalLocation": physical}
    if at is not None:
        physical["region"] = {
            "startLine": at["line"], "startColumn": at["column"],
            "endLine": at["end_line"], "endColumn": at["end_column"],
        }  # fmt: skip
        if at["page"] is not None:
            location["properties"] = {"page": at["page"]}
    return location


def _uri(file: str) -> str:
    """A relative reference, or a `file:` address where the path is absolute."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
