"""How the engine is made."""

from typing import Any

from sync import compact

# As long as SQLite waits for its lock (sqlite.py): then the page says that it is busy.
LOCK_TIMEOUT_MILLISECONDS = 10_000


def engine_options(url: str, *, threads: int) -> dict[str, Any]:
    """The engine’s options, for a server with so many places for phones.

    The pool's own five connections are enough for pages and passwords (`webapp/rsgi.py`).
    Statements are logged without parameters, which are personal.
    """
    options: dict[str, Any] = {
        "hide_parameters": True,
        "max_overflow": threads,
        "json_serializer": _write_json,
    }
    if url.startswith("postgresql"):
        options["connect_args"] = {"options": f"-c lock_timeout={LOCK_TIMEOUT_MILLISECONDS}"}
    return options


def _write_json(value: Any) -> str:
    return compact.write(value).decode()
