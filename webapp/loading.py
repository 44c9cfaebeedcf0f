"""Looks for no garbage while a process loads the product, as nothing of that is.

It took a fifth of each start. Later, what lives as long as the process is never looked through:
of an application that took 50 ms, while the opener held the lock of writers.
"""

import gc

# After so many new objects, and each tenth time also among older ones: Python's own 700 are made
# and gone again several times in a request.
SELDOM = 10_000, 10, 10


def begin() -> None:
    """Look for none from now on."""
    gc.disable()


def finish() -> None:
    """Look for it again, but never in what is there now: that lives as long as the process.

    Called again where more of that was made.
    """
    gc.freeze()
    gc.set_threshold(*SELDOM)
    gc.enable()
