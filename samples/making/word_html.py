"""A sample as the HTML that Word saves: Office namespaces, conditional comments, Word's lists,
lines broken wherever Word pleases."""

from __future__ import annotations

import textwrap
from html import escape
from typing import Any

from samples.making.source import Line, Sample

_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<title>KẾ HOẠCH</title>
<!--[if gte mso 9]><xml>
 <o:DocumentProperties>
  <o:Author>van thu</o:Author>
  <o:Pages>3</o:Pages>
 </o:DocumentProperties>
</xml><![endif]-->
<style>
<!--
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{margin:0cm; font-size:13.0pt; font-family:"Times New Roman",serif;}
@page WordSection1
	{size:595.3pt 841.9pt; margin:2.0cm 1.5cm 2.0cm 3.0cm;}
div.WordSection1
	{page:WordSection1;}
-->
</style>
</head>

<body lang=VI style='tab-interval:36.0pt'>

<div class=WordSection1>
"""
_TAIL = "\n</div>\n\n</body>\n\n</html>\n"
_CENTER = " align=center style='text-align:center'"
_LIST = (
    "<![if !supportLists]><span style='mso-bidi-font-family:\"Times New Roman\"'><span\n"
    "style='mso-list:Ignore'>{marker}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;\n"
    "</span></span></span><![endif]>"
)
_LEVELS = {".": 1, ")": 2, "-": 3, "+": 4}


def make_word_html(sample: Sample) -> bytes:
    """The page, UTF-8 with Windows line ends."""
    parts = [_HEAD, _letterhead(sample), _title(sample)]
    for line in sample.body:
        if line.has("table"):
            parts.append(_table(sample.tables[line.text]))
        elif not line.has("unit-name"):
            parts.append(_paragraph(line))
    parts += [_foot(sample), _TAIL]
    return "\n\n".join(parts).replace("\n", "\r\n").encode()


def _letterhead(sample: Sample) -> str:
    head = sample.head
    left = [head["superior"] or "", f"<b>{escape(head['issuer'])}</b>", sample.number_line]
    right = [f"<b>{escape(text)}</b>" for text in sample.country_lines]
    right.append(f"<i>{escape(sample.date_line)}</i>")
    return _columns(left, right, centered=True)


def _title(sample: Sample) -> str:
    lines = [sample.head["doc_type"].upper(), sample.head["title"]]
    return "\n\n".join(
        f"<p class=MsoNormal{_CENTER}><b>{_wrapped(text)}<o:p></o:p></b></p>" for text in lines
    )


def _paragraph(line: Line) -> str:
    text = _wrapped(line.text)
    if line.is_heading:
        text = f"<b style='mso-bidi-font-weight:normal'>{text}<o:p></o:p></b>"
    elif line.has("base"):
        text = f"<i>{text}<o:p></o:p></i>"
    else:
        text = f"{text}<o:p></o:p>"
    if not line.marker:
        return f"<p class=MsoNormal style='text-align:justify;text-indent:36.0pt'>{text}</p>"
    level = _LEVELS.get(line.marker[-1], 1)
    return (
        f"<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'>"
        f"{_LIST.format(marker=line.marker)}{text}</p>"
    )


def _table(table: dict[str, Any]) -> str:
    rows = []
    for number, row in enumerate([table["columns"], *table["rows"]]):
        cells = "\n".join(
            "  <td valign=top style='border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>\n"
            f"  <p class=MsoNormal>{f'<b>{escape(cell)}</b>' if number == 0 else _wrapped(cell)}"
            "<o:p></o:p></p>\n  </td>"
            for cell in row
        )
        rows.append(f" <tr style='mso-yfti-irow:{number}'>\n{cells}\n </tr>")
    return (
        "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0\n"
        " style='border-collapse:collapse;border:none'>\n" + "\n".join(rows) + "\n</table>"
    )


def _foot(sample: Sample) -> str:
    left = [f"<b><i>{sample.recipient_heading}</i></b>"]
    left += (escape(text) for text in sample.recipient_lines)
    right = [f"<b>{escape(text)}</b>" for text in sample.signature_lines]
    right += ["&nbsp;", "&nbsp;", f"<b>{escape(sample.foot['name'])}</b>"]
    return _columns(left, right, centered=False)


def _columns(left: list[str], right: list[str], *, centered: bool) -> str:
    align = _CENTER if centered else ""
    cells = []
    for lines, style in ((left, align), (right, _CENTER)):
        body = "\n".join(f"  <p class=MsoNormal{style}>{text}<o:p></o:p></p>" for text in lines)
        cells.append(f"  <td width=300 valign=top style='width:225.0pt'>\n{body}\n  </td>")
    return (
        "<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0\n"
        " style='border-collapse:collapse'>\n <tr>\n" + "\n".join(cells) + "\n </tr>\n</table>"
    )


def _wrapped(text: str) -> str:
    """Escaped, and broken into lines as Word does: a line break in the source is a blank."""
    lines = textwrap.wrap(text, 72, break_long_words=False, break_on_hyphens=False)
    return escape("\n".join(lines), quote=False)
