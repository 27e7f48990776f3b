"""Small DOCX files for tests, written as WordprocessingML."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str, *, embedded: str | None = None, **parts: str) -> bytes:
    """A DOCX file with this body; `parts` are the contents of styles, numbering, footnotes,
    endnotes, header or footer (without their root element); `embedded` is the part with the
    relationship id c."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes",
             "endnotes": "endnotes", "header": "hdr", "footer": "ftr"}  # fmt: skip
    links = "".join(
        f'<Relationship Id="r{i}" Type="{_OFFICE}/{part}" Target="{part}.xml"/>'
        for i, part in enumerate(parts)
    )
    if embedded is not None:
        links += f'<Relationship Id="c" Type="{_OFFICE}/aFChunk" Target="chunk.mht"/>'
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="m" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELS}">{links}</Relationships>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    for part, content in parts.items():
        files[f"word/{part}.xml"] = f"<w:{roots[part]} {NAMES}>{content}</w:{roots[part]}>"
    if embedded is not None:
        files["word/chunk.mht"] = embedded
    return packed(files)


def _content_types(parts: Mapping[str, str]) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {"document": "document.main", **{part: part for part in parts}}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{word}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A zip container with these members."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        for path, content in files.items():
            container.writestr(path, content)
    return buffer.getvalue()


def run(text: str, look: str = "") -> str:
    """A run; `look` is the content of its w:rPr (`<w:b/>`)."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(content: str = "", setting: str = "") -> str:
    """A paragraph of a text or of runs; `setting` is the content of its w:pPr."""
    inside = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{setting}</w:pPr>{inside}</w:p>"


def numbered(text: str, num: int = 1, level: int = 0) -> str:
    """A paragraph with an automatic number."""
    return par(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def level(index: int, kind: str, text: str, more: str = "", start: int = 1) -> str:
    """A w:lvl."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(key: int, *levels: str, more: str = "") -> str:
    """A w:abstractNum."""
    return f'<w:abstractNum w:abstractNumId="{key}">{more}{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int, overrides: str = "") -> str:
    """A w:num."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def cell(*paragraphs: str, more: str = "") -> str:
    """A table cell of texts or paragraphs; `more` is the content of its w:tcPr."""
    content = "".join(p if p.startswith("<") else par(p) for p in paragraphs)
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{content}</w:tc>"


def row(*cells: str, more: str = "") -> str:
    """A table row; `more` is the content of its w:trPr."""
    return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, ruled: bool = False) -> str:
    """A table, with single borders everywhere or with none."""
    edges = "".join(
        f'<w:{edge} w:val="single"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = f"<w:tblBorders>{edges}</w:tblBorders>" if ruled else ""
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{''.join(rows)}</w:tbl>"
