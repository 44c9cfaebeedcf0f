"""A plain Flask application: one report a POST, one row, one commit, as in a tutorial.

FLOOR_DATABASE holds the URL of its database; run as a program, it creates its table there.
SQLite has the same durability settings as the product's.
"""

import os

from flask import Flask, Response, jsonify, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from webapp.database import sqlite as _sqlite  # noqa: F401 - as durable as the product


class Base(DeclarativeBase):
    """The floor's tables."""


db = SQLAlchemy(model_class=Base)


class Row(db.Model):  # type: ignore[misc, name-defined]
    """One report, as received."""

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[str]
    digest: Mapped[str]
    sealed: Mapped[str]
    saved_at: Mapped[str]


app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["FLOOR_DATABASE"]
db.init_app(app)


@app.get("/healthz")
def healthz() -> str:
    """Whether it has started."""
    return "well"


@app.get("/")
def page() -> str:
    """A page to post from."""
    return "<!doctype html><title>Plain</title><link rel=icon href=data:,><h1>Plain</h1>"


@app.post("/reports")
def keep_one() -> tuple[Response, int]:
    """Store one report."""
    report = request.get_json()
    row = Row(
        report_id=report["id"],
        digest=report["digest"],
        sealed=report["sealed"],
        saved_at=report["saved_at"],
    )
    db.session.add(row)
    db.session.commit()
    return jsonify(id=row.id), 201


if __name__ == "__main__":
    with app.app_context():
        db.create_all()
