"""The product as people run it: `esafety run`, in real processes and its own folder."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.support.polling import wait_until
from tests.support.ports import free_port
from tests.support.privacy import PRIVACY
from tests.support.sending import send
from webapp.commands.product import ESAFETY

READY_WITHIN_SECONDS = 180
ROOT = Path(__file__).parents[2]


class Product:
    """One installation: can be stopped or killed, and restarted on the same data and port."""

    def __init__(self, folder: Path, *, program: Sequence[str] = ESAFETY, **settings: str) -> None:
        self.folder = folder
        self.program = program
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self.settings = {"WORKERS": "1", "PAPERS": "no", **PRIVACY, **settings}
        self.process: subprocess.Popen[str] | None = None
        self.log = folder / "product.log"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of the server and of its commands."""
        ours = {"INSTANCE_DIR": str(self.folder / "instance"), "PORT": str(self.port)}
        return {**os.environ, **ours, **self.settings}

    def start(self) -> "Product":
        """Start and wait until it answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [*self.program, "run"],
                env=self.environment,
                cwd=self.folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                text=True,
            )
        deadline = time.monotonic() + READY_WITHIN_SECONDS
        while not self.is_up():
            if not self.is_running() or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"The product did not start:\n{self.log.read_text()}")
            time.sleep(0.05)
        return self

    def is_running(self) -> bool:
        """Whether it was started and has not ended, well or not."""
        return self.process is not None and self.process.poll() is None

    def is_up(self) -> bool:
        """Whether the health check answers 200."""
        try:
            with urllib.request.urlopen(f"{self.address}/healthz", timeout=2) as response:
                return bool(response.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def stop(self) -> None:
        """Ask it to stop, as a service manager would."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Kill server, workers and opener at once, with no chance to tidy up."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        group = self.process.pid
        with suppress(ProcessLookupError, subprocess.TimeoutExpired):
            if how == signal.SIGKILL:
                os.killpg(group, how)
            else:
                self.process.send_signal(how)
            self.process.wait(20)
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)
        self.process = None

    def opener(self) -> int | None:
        """The process of the opener, or None while there is none."""
        return next((one for one, words in self._children() if "arrivals" in words), None)

    def workers(self) -> list[int]:
        """The processes of the web server's workers."""
        return [one for one, words in self._children() if any("spawn_main" in w for w in words)]

    def _children(self) -> Iterator[tuple[int, list[str]]]:
        """The number of each child process, and the words of its command."""
        assert self.process is not None
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        for child in " ".join(task.read_text() for task in tasks).split():
            words = Path(f"/proc/{child}/cmdline").read_text().split("\0")
            yield int(child), words

    def esafety(self, *arguments: str) -> str:
        """Run an `esafety` command on this installation; returns its output."""
        done = subprocess.run(
            [*self.program, *arguments],
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout

    def sends_reports(self, count: int = 8) -> list[str]:
        """Send so many sample reports, sealed and posted as a phone does it; their references."""
        return send(self.address, count=count)

    def lives_through_a_year(self, incidents: int) -> None:
        """Fill it with a made-up year, while it is stopped. The first person has an account."""
        self.stop()
        command = [sys.executable, "-m", "tests.support.year", str(incidents)]
        subprocess.run(command, env=self.environment, cwd=ROOT, check=True)
        self.start()

    def set_up_link(self) -> str:
        """The one-time link of the first of the two people who set up the unit."""
        return self.set_up_links()[0]

    def set_up_links(self) -> list[str]:
        """The links of both, which the start printed into the log."""
        links = re.compile(r"https?://\S+/unit/set-up/\S+")
        wait_until(  # They are printed just after the first request is answered.
            lambda: links.search(self.log.read_text()),
            failure=lambda: f"No set-up links were printed:\n{self.log.read_text()}",
        )
        return links.findall(self.log.read_text())[-2:]

    def get(self, path: str) -> str:
        """The body that the server answers at `path`."""
        with urllib.request.urlopen(f"{self.address}{path}", timeout=10) as response:
            return str(response.read().decode())

    def get_json(self, path: str) -> Any:
        """The same, parsed."""
        return json.loads(self.get(path))


def copy_of(first_start: Path, folder: Path, **settings: str) -> Product:
    """A product that need not start for the first time, which takes seconds."""
    shutil.copytree(first_start / "instance", folder / "instance")
    return Product(folder, **settings)
