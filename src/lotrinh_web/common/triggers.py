"""SQL that makes a table append-only, for SQLite and PostgreSQL; used by migrations alone."""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def refuse_changes(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Lets the database refuse UPDATE and DELETE on the table."""
    for statement in _STATEMENTS[editor.connection.vendor]:
        editor.execute(statement.format(table=table))


def allow_changes(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Takes the triggers away again."""
    for statement in _REVERSE[editor.connection.vendor]:
        editor.execute(statement.format(table=table))


_STATEMENTS = {
    "sqlite": [
        "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'append-only'); END",
        "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    ],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$body$ BEGIN RAISE EXCEPTION 'append-only' "
        "USING ERRCODE = 'integrity_constraint_violation'; END $body$",
        "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
    ],
}
_REVERSE = {
    "sqlite": ["DROP TRIGGER {table}_no_update", "DROP TRIGGER {table}_no_delete"],
    "postgresql": ["DROP TRIGGER {table}_no_change ON {table}", "DROP FUNCTION {table}_refuse()"],
}
