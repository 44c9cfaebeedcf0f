"""A process looks for garbage once the product is loaded, and not while it loads."""

import subprocess
import sys

BEGIN = "import gc; import webapp.__main__"
FINISH = "from webapp import loading; loading.finish()"
SAY = "print(gc.isenabled(), gc.get_freeze_count() > 0)"


def said_after(*steps: str) -> str:
    """What a new interpreter says of its own garbage collection."""
    program = [sys.executable, "-c", "; ".join([*steps, SAY])]
    return subprocess.check_output(program, text=True).strip()


def test_none_is_looked_for_while_it_loads() -> None:
    assert said_after(BEGIN) == "False False"


def test_then_it_is_but_never_in_what_was_loaded() -> None:
    assert said_after(BEGIN, FINISH) == "True True"
