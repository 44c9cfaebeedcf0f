"""A process of its own for what must not disturb, or be disturbed by, the thing measured."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import ParamSpec, Self, TypeVar

Given = ParamSpec("Given")
Found = TypeVar("Found")


class Apart:
    """One other process, on so many cores; runs importable functions. A context manager."""

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
        """What `work` returns there."""
        return self._pool.submit(work, *given, **named).result()
