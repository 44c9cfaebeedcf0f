"""The database itself refuses to change or delete what was recorded."""

from sqlalchemy import DDL, Table, event

SQLITE = [
    """CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END""",
    """CREATE TRIGGER {table}_never_goes BEFORE DELETE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END""",
]

POSTGRESQL = [
    """CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{table} is append-only'; END $$""",
    """CREATE TRIGGER {table}_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()""",
]


def statements(table: str, dialect: str) -> list[str]:
    """The statements that make `table` append-only; a migration runs the same ones."""
    texts = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[dialect]
    return [text.format(table=table) for text in texts]


def keep_append_only(table: Table) -> None:
    """Make the table append-only wherever it is created from the models."""
    for dialect in ("sqlite", "postgresql"):
        for statement in statements(table.name, dialect):
            ddl = DDL(statement).execute_if(dialect=dialect)
            event.listen(table, "after_create", ddl)
