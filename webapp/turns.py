"""Lets the threads of a worker take turns at the processor as they do at the interpreter.

A thread that wakes would take the processor from the one that has the interpreter, only to wait for
it. Linux's policy for batch work lets it wait instead; whoever holds a lock of others goes first.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def give_way() -> None:
    """From now on this thread preempts no other, nor do those that it starts."""
    if sys.platform == "linux":
        with suppress(PermissionError):  # a container may forbid it: then it is only slower
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


@contextmanager
def going_first() -> Iterator[None]:
    """Let this thread preempt those that give way."""
    gives_way = sys.platform == "linux" and os.sched_getscheduler(0) == os.SCHED_BATCH
    if not gives_way:
        yield
        return
    os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
    try:
        yield
    finally:
        give_way()
