"""The reader of data files: schema faults are loud."""

from __future__ import annotations

from pathlib import Path

import pytest

from lotrinh.resources import load


def _with(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(load, "_text", lambda name: text)
    load.load_entries.cache_clear()
    load.load_rows.cache_clear()


@pytest.fixture(autouse=True)
def _fresh() -> object:
    yield
    load.load_entries.cache_clear()
    load.load_rows.cache_clear()


def test_entry_with_all_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    _with(
        monkeypatch,
        'source = "luật"\n[[entry]]\nkey = "KH"\nforms = ["kế hoạch"]\n'
        'examples = ["12/KH-A"]\nuntil = 2025-06-30\nparty = true\n',
    )
    (entry,) = load.load_entries("any.toml")
    assert (entry.key, entry.forms, entry.source) == ("KH", ("kế hoạch",), "luật")
    assert (entry.since, entry.until) == (None, "2025-06-30")
    assert entry.extra["party"] is True


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[entry]]\nkey = "A"\nexamples = ["a"]', "no source"),
        ('source = "x"\n[[entry]]\nkey = "A"', "no examples"),
        ('source = "x"\n[[entry]]\nexamples = ["a"]', "without a key"),
        ('source = "x"\n' + '[[entry]]\nkey = "A"\nexamples = ["a"]\n' * 2, "twice"),
        ('source = "x"', "no [[entry]]"),
        ("source = ", "Invalid value"),
    ],
)
def test_schema_faults(monkeypatch: pytest.MonkeyPatch, text: str, fault: str) -> None:
    _with(monkeypatch, text)
    with pytest.raises(load.ResourceError) as caught:
        load.load_entries("any.toml")
    assert fault in str(caught.value)


def test_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    _with(monkeypatch, "# source: luật\na,b\n1,2\n")
    assert [dict(row) for row in load.load_rows("any.csv")] == [{"a": "1", "b": "2"}]


def test_ragged_row(monkeypatch: pytest.MonkeyPatch) -> None:
    _with(monkeypatch, "a,b\n1\n")
    with pytest.raises(load.ResourceError):
        load.load_rows("any.csv")


def test_missing_file() -> None:
    with pytest.raises(load.ResourceError):
        load.load_entries("no-such.toml")


def test_every_entry_file_loads() -> None:
    folder = Path(load.__file__).parent
    for path in folder.glob("*.toml"):
        assert load.load_entries(path.name), path.name
