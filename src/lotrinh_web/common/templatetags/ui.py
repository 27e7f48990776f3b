"""Tags that every page loads: `{% load ui %}`."""

from __future__ import annotations

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lotrinh_web.common.audit import Change, changes_of, label_of
from lotrinh_web.common.models import AuditRecord

register = template.Library()


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """A sign from the sprite (tools/build_icons.py lists them); hidden from screen readers."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true"><use href="{}#{}"/></svg>',
        classes,
        static("vendor/icons.svg"),
        name,
    )


@register.filter
def action_label(action: str) -> str:
    """An action of the audit trail in words."""
    return str(label_of(action))


@register.filter
def changes(record: AuditRecord) -> list[Change]:
    """What a record of the audit trail changed, in words."""
    return changes_of(record)


@register.simple_tag(takes_context=True)
def may(context: Context, permission: str, target: object) -> bool:
    """Whether the person who looks may: `{% may "plans.add_plan" office as can %}`."""
    user = context.get("user")
    return user is not None and user.is_authenticated and user.has_perm(permission, target)
