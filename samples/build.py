"""Builds the sample plans and their annotations: `python -m samples.build [NAME…]`.

Sources are samples/sources/*.yaml; the plans go to samples/, the annotations to samples/gold/.
The pairs of plans in samples/pairs/ stand beside their sources, which hold their annotation.
Needs LibreOffice Writer, Pillow, python-docx and PyYAML.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from samples.making.gold import annotate
from samples.making.pairs import PAIRS, Pair, read_pairs
from samples.making.paper import convert, picture, scan, without_character_map
from samples.making.source import Sample, read_sample
from samples.making.texts import make_markdown, make_tcvn3, make_wrapped
from samples.making.word import make_docx
from samples.making.word_html import make_word_html

HERE = Path(__file__).parent
MAKERS = {
    "docx": (".docx", make_docx),
    "docx-numbered": (".docx", lambda sample: make_docx(sample, numbered=True)),
    "doc": (".doc", lambda sample: convert(make_docx(sample), "doc")),
    "rtf": (".rtf", lambda sample: convert(make_docx(sample), "rtf")),
    "odt": (".odt", lambda sample: convert(make_docx(sample), "odt")),
    "pdf": (".pdf", lambda sample: convert(make_docx(sample), "pdf")),
    "pdf-garbage": (
        ".pdf",
        lambda sample: without_character_map(convert(make_docx(sample), "pdf")),
    ),
    "pdf-scan": (".pdf", lambda sample: scan(convert(make_docx(sample), "pdf"))),
    "png": (".png", lambda sample: picture(convert(make_docx(sample, size=11.5), "pdf"))),
    "word-html": (".htm", make_word_html),
    "markdown": (".md", make_markdown),
    "text-wrapped": (".txt", make_wrapped),
    "text-tcvn3": (".txt", make_tcvn3),
}


def build(sample: Sample) -> Path:
    """Writes the plan and its annotation; returns the plan's path."""
    path = _write(sample, HERE)
    gold = HERE / "gold" / f"{sample.name}.yaml"
    gold.parent.mkdir(exist_ok=True)
    text = yaml.safe_dump(
        annotate(sample, path.name), allow_unicode=True, sort_keys=False, width=100
    )
    gold.write_text(text, encoding="utf-8")
    return path


def build_pair(pair: Pair) -> list[Path]:
    """Writes both plans of a pair; returns their paths."""
    return [_write(sample, PAIRS / pair.name) for sample in (pair.parent, pair.child)]


def _write(sample: Sample, folder: Path) -> Path:
    suffix, make = MAKERS[sample.format]
    path = folder / f"{sample.name}{suffix}"
    path.write_bytes(make(sample))
    return path


def main(names: list[str]) -> None:
    """Builds the named samples and pairs, or all."""
    for source in sorted((HERE / "sources").glob("*.yaml")):
        if not names or source.stem in names:
            _report(build(read_sample(source)))
    for pair in read_pairs():
        if not names or pair.name in names:
            for path in build_pair(pair):
                _report(path)


def _report(path: Path) -> None:
    print(f"{path.stat().st_size:>9,}  {path.relative_to(HERE.parent)}")


if __name__ == "__main__":
    main(sys.argv[1:])
