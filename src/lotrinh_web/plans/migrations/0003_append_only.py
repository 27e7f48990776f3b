"""The database itself refuses to change or delete steps of a review and approvals."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from lotrinh_web.common import triggers

TABLES = ("plans_editoperation", "plans_approval")


def refuse(_apps: Any, editor: Any) -> None:
    for table in TABLES:
        triggers.refuse_changes(editor, table)


def allow(_apps: Any, editor: Any) -> None:
    for table in TABLES:
        triggers.allow_changes(editor, table)


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_review")]
    operations = [migrations.RunPython(refuse, allow)]
