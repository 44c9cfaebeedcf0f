"""nginx and Caddy on the very files of `deploy/`: only name, ports and paths are replaced."""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.support.certificates import Certificate
from tests.support.polling import wait_until
from tests.support.ports import free_port

DEPLOY = Path(__file__).parents[2] / "deploy"
HOST = "esafety.example.org"
PROGRAMS = ("nginx", "caddy")
# Debian's own nginx.conf, as far as it matters to us, with the connections of deploy/README.md.
AROUND_NGINX = """
pid {folder}/nginx.pid;
events {{ worker_connections 8192; }}
http {{
    gzip on;
    access_log {folder}/access.log;
    include {folder}/esafety.conf;
}}
"""


class Proxy:
    """One of PROGRAMS in front of the product's port, with a certificate for HOST."""

    def __init__(self, program: str, folder: Path, product_port: int) -> None:
        self.program, self.folder = program, folder
        self.port, self.http_port = free_port(), free_port()
        self.address = f"https://{HOST}:{self.port}"
        self.certificate = Certificate(folder, HOST)
        self.log = folder / "proxy.log"
        write = {"nginx": self._write_nginx, "caddy": self._write_caddy}[program]
        self._command = write(product_port)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def browser_arguments(self) -> list[str]:
        """What Chromium needs to find HOST here, and to trust this one certificate."""
        return [
            f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
            f"--ignore-certificate-errors-spki-list={self.certificate.spki}",
        ]

    def start(self) -> "Proxy":
        """Start it and wait until it listens."""
        home = {"HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder)}
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, env={**os.environ, **home}, stdout=log, stderr=log
            )
        try:
            wait_until(self._listens, failure=self.log.read_text)
        except AssertionError:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Stop it."""
        assert self._process
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        self._process.kill()
        self._process.wait()

    def logged(self) -> str:
        """All that it has written to any log."""
        return "".join(file.read_text() for file in self.folder.glob("*.log"))

    def _listens(self) -> bool:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            return True
        return False

    def _write_nginx(self, product_port: int) -> Sequence[str]:
        text = _replace(
            (DEPLOY / "nginx.conf").read_text(),
            {
                r"    listen \[::\].*\n": "",
                r"listen 80;": f"listen 127.0.0.1:{self.http_port};",
                r"listen 443 ssl;": f"listen 127.0.0.1:{self.port} ssl;",
                r"127\.0\.0\.1:8000;": f"127.0.0.1:{product_port};",
                r"/etc/letsencrypt/live/esafety\.example\.org": str(self.folder),
                r"/var/log/nginx": str(self.folder),
            },
        )
        (self.folder / "esafety.conf").write_text(text)
        main = self.folder / "nginx.conf"
        main.write_text(AROUND_NGINX.format(folder=self.folder))
        nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or "nginx"
        errors = str(self.folder / "start.log")
        return [nginx, "-c", str(main), "-p", str(self.folder), "-e", errors, "-g", "daemon off;"]

    def _write_caddy(self, product_port: int) -> Sequence[str]:
        ports = f"http_port {self.http_port}\n\thttps_port {self.port}\n\tadmin off\n"
        text = _replace(
            (DEPLOY / "Caddyfile").read_text(),
            {
                r"^\{\n": "{\n\t" + ports,
                r"# tls (.*)": r"tls \1",
                r"/etc/ssl/esafety": str(self.folder),
                r"127\.0\.0\.1:8000 \{": f"127.0.0.1:{product_port} {{",
            },
        )
        (self.folder / "Caddyfile").write_text(text)
        return [
            "caddy",
            "run",
            "--config",
            str(self.folder / "Caddyfile"),
            "--adapter",
            "caddyfile",
        ]


def _replace(text: str, replacements: dict[str, str]) -> str:
    """Replace each pattern. Each must occur, or the file is no longer the one that we know."""
    for pattern, by in replacements.items():
        text, count = re.subn(pattern, by, text, flags=re.MULTILINE)
        assert count, f"{pattern} is not in the file"
    return text
