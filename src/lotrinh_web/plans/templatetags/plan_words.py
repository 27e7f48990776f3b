"""Filters that pages of plans load: `{% load plan_words %}`."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lotrinh_web.plans.clauses import KINDS
from lotrinh_web.plans.identity import ClauseChange, FieldChange
from lotrinh_web.plans.review_page import ShownField
from lotrinh_web.plans.values import shown_value

register = template.Library()


@register.filter
def signed_time(text: str) -> str:
    """The moment of an electronic signature, in the office's time; as it is where it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    if moment.tzinfo is not None:
        moment = timezone.localtime(moment)
    return date_format(moment, "SHORT_DATETIME_FORMAT")


@register.filter
def first_line(place: str) -> str:
    """The id of the line of the source where a place begins."""
    page, line, _last = place.split(":")
    return f"l-{page}-{line}"


@register.filter
def place_words(place: str) -> str:
    """A place as people say it."""
    page, line, _last = place.split(":")
    if page != "0":
        return _("tr. %(page)s, dòng %(line)s") % {"page": page, "line": line}
    return _("dòng %(line)s") % {"line": line}


@register.filter
def fact_words(shown: ShownField) -> str:
    """A further field in one line: of a choice its name, of names all of them."""
    if shown.field.form == "choice":
        return str(dict(shown.field.choices).get(shown.value, shown.value))
    return "; ".join(shown.value.splitlines())


@register.filter
def before_words(change: FieldChange) -> str:
    """What stood in a field."""
    return fact_words(ShownField(change.field, shown_value(change.field, change.before)))


@register.filter
def after_words(change: FieldChange) -> str:
    """What stands there now."""
    return fact_words(ShownField(change.field, shown_value(change.field, change.after)))


@register.filter
def change_place(change: ClauseChange) -> str:
    """What has changed: the section of the plan where it stands in one, else its kind."""
    sections = {slot.name: slot.label for slot in KINDS["plan"].slots}
    return str(sections.get(change.slot, KINDS[change.kind].label))
