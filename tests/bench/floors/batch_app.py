"""A bare batch endpoint: parse, one statement, commit, answer. It validates nothing.

FLOOR_DATABASE holds the URL of its database; run as a program, it creates its table there.
"""

import json
import os
from typing import Any

from flask import Flask, Response, request
from sqlalchemy import create_engine, text

from webapp.database import sqlite as _sqlite  # noqa: F401 - as durable as the product

MAKE = """
    CREATE TABLE IF NOT EXISTS kept (
        id VARCHAR(36), digest VARCHAR(43), raw TEXT NOT NULL, PRIMARY KEY (id, digest)
    )
"""
KEEP = text("INSERT INTO kept VALUES (:id, :digest, :raw) ON CONFLICT DO NOTHING")

app = Flask(__name__)
engine = create_engine(os.environ["FLOOR_DATABASE"], pool_size=8)


@app.get("/healthz")
def healthz() -> str:
    """Whether it has started."""
    return "well"


@app.post("/sync/v1/reports")
def keep_batch() -> Response:
    """Store every item, whatever it is."""
    items: list[dict[str, Any]] = request.get_json()["items"]
    rows = [{"id": i["id"], "digest": i["digest"], "raw": json.dumps(i)} for i in items]
    with engine.begin() as connection:
        connection.execute(KEEP, rows)
    results = [{"id": i["id"], "code": "stored", "digest": i["digest"]} for i in items]
    return Response(json.dumps({"results": results}), mimetype="application/json")


if __name__ == "__main__":
    with engine.begin() as first:
        first.execute(text(MAKE))
