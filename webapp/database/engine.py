"""How the engine is made."""

import json
from typing import Any

import orjson

from sync import compact

# As long as SQLite waits for its lock (sqlite.py): then the page says that it is busy.
LOCK_TIMEOUT_MILLISECONDS = 10_000
# Compiling a query takes a tenth of a second, planning it a millisecond, and each of ours runs for
# less. So none is compiled, and one plan serves all values.
PLANS = "-c jit=off -c plan_cache_mode=force_generic_plan"
POSTGRESQL = f"-c lock_timeout={LOCK_TIMEOUT_MILLISECONDS} {PLANS}"


def engine_options(url: str, *, threads: int) -> dict[str, Any]:
    """The engine’s options, for a server with so many places for phones.

    The pool's own five connections are enough for pages and passwords (`webapp/rsgi.py`).
    Statements are logged without parameters, which are personal. What is only read needs no
    transaction (writing.py begins one): psycopg forgets all statements that it has prepared at the
    ROLLBACK at its end. SQLite forgets them at the PRAGMA with which SQLAlchemy ends autocommit.
    """
    options: dict[str, Any] = {
        "hide_parameters": True,
        "isolation_level": "AUTOCOMMIT",
        "max_overflow": threads,
        "json_serializer": _write_json,
        "json_deserializer": _read_json,
    }
    if url.startswith("postgresql"):
        options["connect_args"] = {"options": POSTGRESQL}
    return options


def _read_json(stored: str | bytes) -> Any:
    """Read back a text that `_write_json` wrote."""
    try:
        return orjson.loads(stored)
    except ValueError:
        return json.loads(stored)  # half of a surrogate pair


def _write_json(value: Any) -> str:
    return compact.write(value).decode()
