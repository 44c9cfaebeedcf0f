"""Compiles each template once for all applications of a test process, not once for each."""

from types import CodeType

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


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
    """From now on, every application of this process takes its templates from one place."""
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": CompiledOnce()}
