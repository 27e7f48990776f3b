"""Words for days: `{% load calendar_words %}`."""

from __future__ import annotations

from datetime import date

from django import template

from lotrinh_web.calendars.movement import say_days

register = template.Library()


@register.filter
def days(value: tuple[date | None, date | None]) -> str:
    """`01/8–15/8/2026`."""
    return say_days(value)
