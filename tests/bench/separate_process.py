"""Runs work in a separate process, so that load and measurement do not disturb each other."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import ParamSpec, Self, TypeVar

Given = ParamSpec("Given")
Found = TypeVar("Found")


class SeparateProcess:
    """Another process, limited to `cores`; runs importable functions. A context manager."""

    def __init__(self, cores: int | None = None) -> None:
        self._cores = sorted(os.sched_getaffinity(0))[:cores]

    def __enter__(self) -> Self:
        self._pool = ProcessPoolExecutor(
            1,
            mp_context=get_context("spawn"),
            initializer=os.sched_setaffinity,
            initargs=(0, self._cores),
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown()

    def run(self, work: Callable[Given, Found], *given: Given.args, **named: Given.kwargs) -> Found:
        """Run `work` in the other process and return its result."""
        return self._pool.submit(work, *given, **named).result()
