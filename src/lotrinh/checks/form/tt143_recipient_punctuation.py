"""TT143: the lines of the recipients do not end as they should."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import filing_word, heading
from lotrinh.checks.form.law import law
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.plan.model import Edit, Recipient
from lotrinh.source.text import At


@rule(
    "TT143",
    Text("Dấu câu trong nơi nhận chưa đúng"),
    severity="notice",
    cure=Text(
        "Sau “Nơi nhận” là dấu hai chấm; cuối mỗi dòng là dấu chấm phẩy (văn bản của Đảng: dấu "
        "phẩy); cuối dòng Lưu là dấu chấm."
    ),
    basis=law("recipients"),
)
def recipient_punctuation(case: Case) -> Iterator[Fault]:
    """The heading without a colon, a line without its mark, the last one without a stop.

    Many lines with one fault are one finding.
    """
    recipients = case.plan.recipients
    if not recipients or case.source.ocr:
        return
    above = heading(case)
    if above and not case.words(above).endswith(":"):
        yield Fault(above, Text("“Nơi nhận” chưa có dấu hai chấm."))
    middle = ",;:" if case.family == "party" else ";:"
    filing = next((r for r in recipients if filing_word().match(r.name)), None)
    wrong = [r for r in recipients if r is not filing and _end(case, r) not in middle]
    if filing is None and wrong and wrong[-1] is recipients[-1] and _end(case, wrong[-1]) == ".":
        wrong.pop()
    if wrong:
        mark = "," if case.family == "party" else ";"
        yield Fault(
            wrong[0].at,
            Text("{count} dòng không kết thúc bằng “{mark}”.", count=len(wrong), mark=mark),
            related=tuple(r.at for r in wrong[1:]),
            edits=tuple(_ending(case, r, mark) for r in wrong),
        )
    if filing is None:
        return
    if filing is not recipients[-1] and recipients[-1].at.start > filing.at.start:
        yield Fault(filing.at, Text("dòng Lưu không đứng cuối."))
    elif _end(case, filing) != ".":
        edit = _ending(case, filing, ".")
        yield Fault(filing.at, Text("dòng Lưu không kết thúc bằng dấu chấm."), edits=(edit,))


def _end(case: Case, recipient: Recipient) -> str:
    """The last character of a line: an empty text where the line is empty."""
    return case.text[recipient.at.start : recipient.at.end].rstrip()[-1:]


def _ending(case: Case, recipient: Recipient, mark: str) -> Edit:
    """The line's last character with the right mark instead of a wrong one, or behind it."""
    text = case.text[recipient.at.start : recipient.at.end].rstrip()
    end = recipient.at.start + len(text)
    at: At = case.at(end - 1, end)
    last = text[-1:]
    return Edit(at, mark if last in ",;.:/" else last + mark)
