"""What people type into a field, and what a plan keeps: days, lists of names, numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from lotrinh_web.common.errors import InvalidError
from lotrinh_web.plans.clauses import Field

_DAY: Final = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
LONGEST: Final = 20_000


def read_value(field: Field, typed: str) -> Any:
    """The value of what was typed. InvalidError (at `value`) where it is none of this field."""
    text = " ".join(typed.split()) if field.form != "names" else typed.strip()
    if len(text) > LONGEST:
        raise InvalidError(fields={"value": _("Đoạn này quá dài.")})
    match field.form:
        case "day":
            return _read_day(text) if text else None
        case "names":
            return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
        case "unit":
            return int(text) if text.isdecimal() else None
        case "number":
            digits = re.sub(r"[.\s]", "", text)
            if digits and not digits.isdecimal():
                raise InvalidError(fields={"value": _("Hãy ghi số tiền bằng chữ số.")})
            return int(digits) if digits else None
        case "choice":
            if text not in dict(field.choices):
                raise InvalidError(fields={"value": _("Hãy chọn một giá trị trong danh sách.")})
            return text
    return text or (None if field.optional else "")


def _read_day(text: str) -> str:
    """ISO 8601 of `14/6/2026`, `6/2026`, `2026` or of ISO itself; parts may be missing."""
    if found := _DAY.fullmatch(text):
        day, month, year = found.groups()
    elif found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    else:
        raise InvalidError(fields={"value": _("Hãy ghi ngày như 14/06/2026.")})
    try:
        whole = date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise InvalidError(fields={"value": _("Không có ngày này trong lịch.")}) from error
    return whole.isoformat()[: 10 if day else 7 if month else 4]


def shown_value(field: Field, value: Any) -> str:
    """The value as people type it."""
    if value is None:
        return ""
    if field.form == "day":
        return "/".join(reversed(str(value).split("-")))
    if field.form == "names":
        return "\n".join(str(name) for name in value)
    if field.form == "number":
        return f"{value:,}".replace(",", ".")
    return str(value)
