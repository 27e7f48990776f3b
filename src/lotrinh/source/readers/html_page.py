"""An HTML page before its text is read: its encoding, its tree, and which part is the content."""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from lotrinh.language import Text
from lotrinh.source.errors import UnreadableError
from lotrinh.source.limits import MAX_CHARACTERS
from lotrinh.source.readers.columns import fold_letters

SILENT: Final = frozenset(
    """script style head title noscript template svg canvas video audio object iframe button select
    option datalist textarea input map dialog xml del rp rt meta link""".split()
)
"""Elements whose text is not part of the page's text."""
FURNITURE: Final = frozenset({"nav", "aside", "footer", "header"})
"""Elements around the content; what they say is kept as `Dropped`."""

_MARKED_UP: Final = re.compile(r"<!\[(?:if[^\]>]*|endif)\]>", re.IGNORECASE)
_XML: Final = re.compile(r"\s*<\?xml[^>]*>")
_META: Final = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w:-]+)", re.IGNORECASE)
_XML_ENCODING: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w:-]+)", re.IGNORECASE)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these as Windows-1252; in old Vietnamese pages the letters are references.
_LATIN: Final = frozenset({"iso-8859-1", "latin1", "us-ascii", "ascii", "x-user-defined", "tcvn"})
_MAIN_SHARE: Final = 0.5
_MAIN_LEAST: Final = 400
_MOST_CANDIDATES: Final = 30


def decode_page(data: bytes) -> str:
    """The page's text: by byte order mark, by what it says, by what it is."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if data[:2] in {b"<\0", b"\0<"}:
        return data.decode("utf-16-le" if data[1] == 0 else "utf-16-be", "replace")
    head = data[:4096]
    match = _META.search(head) or _XML_ENCODING.search(head)
    said = match[1].decode("ascii").lower() if match else ""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text:
        # Pages often say one encoding and are saved in another; other encodings are no UTF-8.
        return text
    if said in {"utf-8", "utf8"}:
        return data.decode("utf-8", "replace")
    if said in _LATIN:
        said = "windows-1252"
    try:
        return data.decode(said or "windows-1258", "replace")
    except (LookupError, UnicodeError):
        return data.decode("windows-1258", "replace")


def parse_page(page: str, name: str) -> Element:
    """The tree of a page. Raises UnreadableError (empty, corrupt, too_large)."""
    if len(page) > 10 * MAX_CHARACTERS:
        raise UnreadableError(name, "too_large", Text("trang quá dài."))
    page = _MARKED_UP.sub("", _XML.sub("", page, count=1)).replace("\0", "")
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(name, "corrupt", Text("trang HTML hỏng, không đọc được.")) from error
    if root is None:
        raise UnreadableError(name, "empty", Text("trang HTML không có nội dung."))
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableError(
            name, "corrupt", Text("trang HTML lồng nhau quá sâu, không đọc được.")
        )
    return root


def _size(element: Element) -> int:
    """Letters of an element, without scripts and the like."""
    silent = sum(len("".join(part.itertext())) for part in element.iter("script", "style"))
    return len("".join(element.itertext())) - silent


def find_main(root: Element) -> tuple[Element, str]:
    """The element with the page's content, and the text outside of it.

    `<main>` or `<article>` where it holds most of the text, else the whole body; the header or
    footer of a page stays where the letterhead or the recipients stand in it.
    """
    body = root.find("body")
    if body is None:
        body = root
    for element in islice(list(body.iter(*FURNITURE)), _MOST_CANDIDATES):
        letters = fold_letters("".join(element.itertext()))
        if "doclaptudo" in letters or "noinhan" in letters or letters == "dangcongsanvietnam":
            element.tag = "div"
    candidates = list(islice(body.iter("main", "article"), _MOST_CANDIDATES))
    best = max(candidates, key=_size, default=None)
    if best is None or _size(best) < max(_MAIN_LEAST, _MAIN_SHARE * _size(body)):
        return body, ""
    return best, _text_around(body, best)


def _text_around(body: Element, main: Element) -> str:
    """The text of the body that is not in its main part."""
    pieces: list[str] = []
    walker = etree.iterwalk(body, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            pieces.append((element is not body and element.tail) or "")
        elif element is main or element.tag in SILENT:
            walker.skip_subtree()
        else:
            pieces.append(element.text or "")
    return " ".join(" ".join(pieces).split())
