"""`esafety papers`: prints the papers of the current edition; the opener starts it by itself."""

import atexit
import os
import subprocess
import time

import click

from webapp.commands.product import ESAFETY, product
from webapp.config import current_config
from webapp.paper import shelf
from webapp.paper.printing import can_print

COMMAND = (*ESAFETY, "papers")
LOOK_SECONDS = 10.0
AGAIN_SECONDS = 600.0
NICENESS = 10
SWITCHED_OFF = "PAPERS is no: no papers are printed."


@click.command()
def papers() -> None:
    """Print the papers of the current edition that are missing, as PDFs into the database."""
    parent = os.getppid()
    with product():
        if not current_config().papers:
            raise click.ClickException(SWITCHED_OFF)
        for name in shelf.print_missing():
            click.echo(f"Printed: {name}")
            if os.getppid() != parent:
                break


class PaperPrinter:
    """The opener's periodic task: prints missing papers in a process of its own, one at a time.

    Printing takes half a minute and 170 MB, which opening must not wait for. Where it fails, it is
    tried again after ten minutes.
    """

    def __init__(self) -> None:
        self._printing: subprocess.Popen[bytes] | None = None
        self._look_at = self._again_at = 0.0
        atexit.register(self._stop)

    def __call__(self) -> None:
        """Start printing if a paper is missing; every ten seconds some small queries if not."""
        if not current_config().papers or not can_print() or self._must_wait():
            return
        self._look_at = time.monotonic() + LOOK_SECONDS
        if shelf.find_missing():
            self._again_at = time.monotonic() + AGAIN_SECONDS
            self._printing = subprocess.Popen(COMMAND)  # noqa: S603 - our own program
            os.setpriority(os.PRIO_PROCESS, self._printing.pid, NICENESS)

    def _must_wait(self) -> bool:
        """Whether we looked just now, papers are being printed, or that failed not long ago."""
        if time.monotonic() < self._look_at:
            return True
        status = self._printing.poll() if self._printing else 0
        return status is None or (status != 0 and time.monotonic() < self._again_at)

    def _stop(self) -> None:
        if self._printing is not None:
            self._printing.terminate()
