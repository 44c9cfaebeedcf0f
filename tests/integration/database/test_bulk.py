"""Many rows are written at once, and read as they were given, on both databases."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import insert, select

from webapp.database.bulk import insert_many, update_many
from webapp.extensions import Base, db

MOMENT = datetime(2026, 11, 28, 0, 30, 0, 123456, tzinfo=UTC)
ARRIVAL, REPORT = (Base.metadata.tables[name] for name in ("arrival", "report"))
INCIDENT, CHAIN = (Base.metadata.tables[name] for name in ("incident", "chain"))
AUDIT = Base.metadata.tables["audit_entry"]


def arrival(number: int, **changes: Any) -> dict[str, Any]:
    usual = {"digest": "d", "code": "stored", "arrived_at": MOMENT, "saved_at": "", "build": ""}
    usual |= {"size": 1, "trimmed": False, "status": "opened", "kid": None, "raw": b"\x00\\x'\xff"}
    return {"sequence": number, "id": f"r{number}", **usual, **changes}


def report(number: int, **changes: Any) -> dict[str, Any]:
    usual = {"report_id": f"r{number}", "reference": "ES", "form_version": 1, "edition": "é\"'"}
    usual |= {"build": "", "flags": {}, "rank": "now", "reached": 0, "about_lead": False}
    usual |= {"ranked_by": "x", "incomplete": True, "saved_at": "", "arrived_at": MOMENT}
    usual |= {"chain_id": 1, "path": None, "coded": {"ages": [9]}}
    return {"id": number, **usual, **changes}


def incident(number: int) -> dict[str, Any]:
    usual = {"counted_on": date(2026, 11, 28), "rank": 1, "reached": False, "about_lead": False}
    usual |= {"incomplete": False, "ranked_by": "x", "lane": "new", "closed_at": None}
    usual |= {"tally": "live"}
    names = ("first_sequence", "last_sequence", "next_sequence")
    return {**dict.fromkeys(names, number), **usual}


def read(table: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in db.session.execute(select(table)).mappings()]


def test_rows_are_read_as_they_were_given(app: Flask) -> None:
    connection = db.session.connection()
    arrivals, reports = [arrival(1), arrival(2, kid="k")], [report(1), report(2, path={"a": "ü"})]
    insert_many(connection, ARRIVAL, arrivals)
    insert_many(connection, INCIDENT, [incident(1)])
    insert_many(connection, CHAIN, [{"id": 1, "incident_id": 1}])
    insert_many(connection, REPORT, reports)
    assert [row | given for row, given in zip(read(ARRIVAL), arrivals, strict=True)] == read(
        ARRIVAL
    )
    assert [row | given for row, given in zip(read(REPORT), reports, strict=True)] == read(REPORT)
    none = select(REPORT.c.id).where(REPORT.c.path.is_(None))
    assert [*db.session.scalars(none)] == [1]


def test_only_the_named_rows_and_columns_change(app: Flask) -> None:
    connection = db.session.connection()
    insert_many(connection, ARRIVAL, [arrival(1), arrival(2), arrival(3)])
    changes = [{"sequence": n, "raw": bytes([n]), "kid": None} for n in (1, 3)]
    update_many(connection, ARRIVAL, changes, key="sequence")
    found = {row["sequence"]: (row["raw"], row["id"]) for row in read(ARRIVAL)}
    assert found == {1: (b"\x01", "r1"), 2: (arrival(2)["raw"], "r2"), 3: (b"\x03", "r3")}


def test_the_numbers_of_new_rows_are_returned(app: Flask) -> None:
    returning = ("id", "first_sequence")
    connection = db.session.connection()
    new = insert_many(connection, INCIDENT, [incident(7), incident(9)], returning=returning)
    assert sorted(tuple(row) for row in new) == [(1, 7), (2, 9)]


def test_no_rows_are_nothing_to_do(app: Flask) -> None:
    connection = db.session.connection()
    assert insert_many(connection, ARRIVAL, [], returning=("id",)) == []
    update_many(connection, ARRIVAL, [], key="sequence")


def test_what_no_column_can_hold_is_refused(app: Flask) -> None:
    with pytest.raises(Exception, match="object"):
        insert_many(db.session.connection(), ARRIVAL, [arrival(1, kid=object())])


def test_half_of_a_surrogate_pair_is_read_back(app: Flask) -> None:
    facts = {"other": "a\ud800"}
    with db.engine.begin() as connection:
        values = {"id": 1, "at": MOMENT, "event": "e", "who": "w", "facts": facts}
        connection.execute(insert(AUDIT), values)
        assert connection.scalar(select(AUDIT.c.facts)) == facts
