"""Makes a table append-only with triggers: the database refuses to change or delete a row."""

from sqlalchemy import DDL, ExecutableDDLElement, Table, event

SQLITE = [
    """CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END""",
    """CREATE TRIGGER {table}_never_goes BEFORE DELETE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END""",
    # INSERT OR REPLACE deletes a row without asking the trigger above.
    """CREATE TRIGGER {table}_never_replaced BEFORE INSERT ON {table}
    WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END""",
]

POSTGRESQL = [
    """CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{table} is append-only'; END $$""",
    """CREATE TRIGGER {table}_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()""",
]


def statements(table: str, dialect: str) -> list[str]:
    """The statements that make `table` append-only. Migrations have frozen copies of them."""
    texts = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[dialect]
    return [text.format(table=table) for text in texts]


def make_append_only(table: Table) -> None:
    """Add the triggers whenever the table is created from the models, as in tests."""
    for dialect in ("sqlite", "postgresql"):
        for statement in statements(table.name, dialect):
            ddl: ExecutableDDLElement = DDL(statement)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", ddl.execute_if(dialect=dialect))
