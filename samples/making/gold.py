"""The annotation of a sample, from what its author wrote into the source.

The form is that of hand-made annotations of real plans: items by their first eight words, dates in
ISO form, unknown values null. Deadlines are due times and the recurring times of duties; a mere
frequency ("twice a month") and the end of a window are none.
"""

from __future__ import annotations

import re
from typing import Any

from samples.making.source import Line, Sample

_PHASE = re.compile(r"(?P<label>(?:Đợt|Giai đoạn|Bước) \d+):\s*(?P<title>.*)")


def first_words(text: str, count: int = 8) -> str:
    """The first words; a lone dash is none, and a comma that is left hanging goes."""
    words: list[str] = []
    seen = 0
    for word in text.split():
        if seen == count:
            return " ".join(words).rstrip(",;:")
        words.append(word)
        seen += word not in {"-", "–"}
    return " ".join(words).rstrip(".;:,")


def annotate(sample: Sample, file_name: str) -> dict[str, Any]:
    """The annotation of a whole sample."""
    head, gold, foot = sample.head, sample.gold, sample.foot
    tables = [_table(sample.tables[line.text]) for line in sample.body if line.has("table")]
    return {
        "source": file_name,
        "header": {
            **{key: head[key] for key in ("family", "doc_type", "title", "issuer", "superior")},
            **{key: head[key] for key in ("number", "symbol", "place")},
            "date": str(head["date"]),
        },
        "citations": _rows(gold, "citations", "type", "code", "date", "issuer"),
        "laws": _rows(gold, "laws", "name", "date"),
        "outline": [_outline(line) for line in sample.body if line.level],
        "purposes": [first_words(line.text) for line in sample.body if line.has("purpose")],
        "requirements": [first_words(line.text) for line in sample.body if line.has("req")],
        "phases": _phases(sample),
        "channels": _channels(sample),
        "budget": next(
            ({"text": first_words(x.text, 12)} for x in sample.body if x.has("budget")), None
        ),
        "budget_items": [
            {**row, "amount": int(row["amount"])}
            for row in _rows(gold, "budget_items", "text", "amount")
        ],
        "assignments": _assignments(sample),
        "reporting": _rows(gold, "reporting", "who", "to", "via", "when"),
        "deadlines": _rows(gold, "deadlines", "text", "date", "recurrence", "who")
        + [row for line in sample.body if line.has("table") for row in _due(sample, line)],
        "tables": tables,
        "recipients": [{"name": name, "purpose": why} for name, why in foot["recipients"]],
        "signature": {
            **{key: foot[key] for key in ("authority", "capacity", "position", "name")},
            "signed_at": None,
            "signer": None,
        },
        "errors": _rows(gold, "errors", "kind", "text", "note"),
    }


def _rows(gold: dict[str, Any], key: str, *names: str) -> list[dict[str, Any]]:
    """`A | B | -` to a mapping; `-` is null."""
    rows = []
    for line in gold.get(key, []):
        cells = [cell.strip() for cell in line.split(" | ")]
        if len(cells) != len(names):
            raise ValueError(f"{key}: {line!r} has not {len(names)} parts")
        rows.append({n: None if c == "-" else c for n, c in zip(names, cells, strict=True)})
    return rows


def _outline(line: Line) -> dict[str, Any]:
    title = line.lead or (line.text if line.is_heading else first_words(line.text))
    return {"marker": line.marker.rstrip("./-:,)"), "title": title, "depth": line.level}


def _phases(sample: Sample) -> list[dict[str, Any]]:
    windows = _rows(sample.gold, "windows", "from", "to", "from_date", "to_date")
    phases: list[dict[str, Any]] = []
    items: list[str] = []
    for line in sample.body:
        if line.has("phase"):
            found = _PHASE.fullmatch(line.text) or _PHASE.fullmatch(line.printed)
            if found is None:
                raise ValueError(f"no phase label in {line.printed!r}")
            items = []
            window = windows[len(phases)]
            phases.append({**found.groupdict(), "window": window, "items": items, "stages": []})
        elif stage := next((tag for tag in line.tags if tag.startswith("stage:")), None):
            items = []
            label, title = line.marker.rstrip("."), line.text
            kind = stage.removeprefix("stage:")
            phases[-1]["stages"].append(
                {"label": label, "title": title, "kind": kind, "items": items}
            )
        elif line.has("item"):
            items.append(first_words(line.text))
    if len(phases) != len(windows):
        raise ValueError(f"{sample.name}: {len(phases)} phases, {len(windows)} windows")
    return phases


def _channels(sample: Sample) -> list[dict[str, Any]]:
    channels: list[dict[str, Any]] = []
    for line in sample.body:
        if line.has("channel"):
            label = line.marker.rstrip(".)/")
            title = line.lead or first_words(line.text)
            channels.append({"label": label, "title": title, "items": []})
        if line.has("citem"):
            channels[-1]["items"].append(first_words(line.text))
    return channels


def _assignments(sample: Sample) -> list[dict[str, Any]]:
    units: list[dict[str, Any]] = []
    for line in sample.body:
        if line.has("unit"):
            units.append({"unit": line.unit or line.text, "duties": []})
        if line.has("unit-name"):
            units[-1]["unit"] = line.text
        if line.has("duty"):
            text = line.text
            if line.unit is not None:
                text = text.removeprefix(line.unit).lstrip(" :")
            units[-1]["duties"].append(first_words(text))
    return units


def _table(table: dict[str, Any]) -> dict[str, Any]:
    known = {
        "title": table["title"],
        "columns": table["columns"],
        "rows": len(table["rows"]),
        "kind": table["kind"],
    }
    if table["kind"] != "tasks":
        return known
    columns = table["detail"]
    detail = []
    for row in table["rows"]:
        cells = {key: row[columns[key]] if key in columns else None for key in _DETAIL}
        cells["task"] = first_words(cells["task"] or "")
        detail.append(cells)
    return {**known, "rows_detail": detail}


_DETAIL = ("task", "lead", "with", "deadline", "product")


def _due(sample: Sample, line: Line) -> list[dict[str, Any]]:
    """The deadlines that a task table states."""
    table = sample.tables[line.text]
    rows = []
    for row, due in zip(table["rows"], table.get("due", []), strict=False):
        if due is None:
            continue
        recurs = str(due).startswith("R ")
        rows.append(
            {
                "text": row[table["detail"]["deadline"]],
                "date": None if recurs else str(due),
                "recurrence": str(due).removeprefix("R ") if recurs else None,
                "who": row[table["detail"]["lead"]],
            }
        )
    return rows
