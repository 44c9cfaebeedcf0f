"""Serves a floor as the product is served: granian, with as many workers and threads."""

import os
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from typing import Self

from tests.support.ports import free_port

WORKERS, THREADS = 2, 8


class FloorServer:
    """The application `app` of a module, running on a database. Use as a context manager."""

    def __init__(self, module: str, database_url: str) -> None:
        self._module = module
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._command = [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(self.port)),
            *("--workers", str(WORKERS), "--blocking-threads", str(THREADS)),
            *("--backlog", "1024", "--no-ws", "--no-log", f"{module}:app"),
        ]
        self._environment = {**os.environ, "FLOOR_DATABASE": database_url}

    def __enter__(self) -> Self:
        make_tables = [sys.executable, "-m", self._module]
        subprocess.run(make_tables, env=self._environment, check=True)
        self._process = subprocess.Popen(self._command, env=self._environment)
        while not self._answers():
            if self._process.poll() is not None:
                raise RuntimeError(f"This floor did not start: {self._module}")
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(20)

    def _answers(self) -> bool:
        with suppress(OSError), urllib.request.urlopen(f"{self.address}/healthz", timeout=2):
            return True
        return False
