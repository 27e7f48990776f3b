"""The database itself refuses to change or delete records of the audit trail."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from lotrinh_web.common import triggers

TABLE = "common_auditrecord"


def refuse(_apps: Any, editor: Any) -> None:
    triggers.refuse_changes(editor, TABLE)


def allow(_apps: Any, editor: Any) -> None:
    triggers.allow_changes(editor, TABLE)


class Migration(migrations.Migration):
    dependencies = [("common", "0001_initial")]
    operations = [migrations.RunPython(refuse, allow)]
