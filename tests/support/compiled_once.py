"""Compiles templates, routes and SQL once for all applications of a test process.

An application of its own for each test would compile the same again: a fifth of what a test costs.
"""

from collections.abc import Callable
from functools import cache
from types import CodeType
from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine
from werkzeug.routing import Rule, rules

Builder = Callable[..., tuple[str, str]]

_dialects: dict[str, tuple[Any, Any]] = {}


class CompiledOnce(BytecodeCache):
    """Keeps what was compiled in memory, by the template's name and its text."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket if its template has been compiled."""
        bucket.code = self._compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        assert bucket.code
        self._compiled[bucket.key, bucket.checksum] = bucket.code


def compile_once() -> None:
    """From now on, every application of this process takes templates and routes from one place."""
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": CompiledOnce()}
    Rule._compile_builder = _memoise(Rule._compile_builder)  # type: ignore[method-assign]
    rules.parse_converter_args = cache(rules.parse_converter_args)


def _memoise(compile_builder: Callable[[Rule, bool], Builder]) -> Callable[[Rule, bool], Builder]:
    """A builder reads its rule only when it is called, so equal rules can share one."""
    known: dict[Any, Builder] = {}

    def look_up(rule: Rule, append_unknown: bool = True) -> Builder:
        key = (rule.rule, rule.subdomain, rule.host, repr(rule.defaults), append_unknown)
        if key not in known:
            known[key] = compile_builder(rule, append_unknown)
        return known[key]

    return look_up


def share_sql(engine: Engine) -> None:
    """Compile the statements of this engine, which has connected, with the first of its kind.

    SQLAlchemy keeps what it compiled by the dialect's identity, and by the statement.
    """
    own = engine.dialect, engine._compiled_cache
    dialect, cache = _dialects.setdefault(engine.dialect.name, own)
    engine.dialect = engine.pool._dialect = dialect
    engine._compiled_cache = cache
