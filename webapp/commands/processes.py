"""The processes of a running product: the web server, and the opener beside it."""

import multiprocessing
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.server.mp import MPServer

from webapp.config import Config
from webapp.errors import AppError

BACKLOG = 1024
LOOK_EVERY_SECONDS = 1.0
GRACE_SECONDS = 10


class PortTaken(AppError):
    """Another program already listens at the address."""


def must_be_free(config: Config) -> None:
    """Raises PortTaken. Asked before anything is made: a product may be running already."""
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((config.host, config.port))
        except OSError as error:
            raise PortTaken(
                f"Cannot listen on {config.host} port {config.port}: {error.strerror}. "
                "Stop the other program, or set HOST or PORT."
            ) from error


def serve(config: Config, *, when_ready: Callable[[], None]) -> None:
    """Serve until told to stop (SIGTERM, SIGINT); the opener lives as long as the server.

    Calls `when_ready` once, when the first request has been answered.
    """
    _start_workers_afresh()
    announce = threading.Thread(target=_announce, args=(config, when_ready), daemon=True)
    with _opener():
        announce.start()
        _server(config).serve()


def _start_workers_afresh() -> None:
    """A forked worker inherits open databases, and locks that our threads hold: it may hang."""
    multiprocessing.set_start_method("spawn", force=True)


def _server(config: Config) -> MPServer:
    return MPServer(
        target="webapp.wsgi:app",
        address=config.host,
        port=config.port,
        interface=Interfaces.WSGI,
        workers=config.workers,
        blocking_threads=config.threads,
        backlog=BACKLOG,
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        respawn_failed_workers=True,
        log_enabled=config.log_level == "DEBUG",
        websockets=False,
    )


@contextmanager
def _opener() -> Iterator[None]:
    """An opener process, started again whenever it ends on its own."""
    stopping = threading.Event()
    keeper = threading.Thread(target=_keep_opener_alive, args=(stopping,))
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join()


def _keep_opener_alive(stopping: threading.Event) -> None:
    command = [sys.executable, "-m", "webapp.commands.cli", "arrivals", "work"]
    while not stopping.is_set():
        opener = subprocess.Popen(command)  # noqa: S603 - our own program
        while opener.poll() is None and not stopping.wait(LOOK_EVERY_SECONDS):
            pass
        opener.terminate()
        with suppress(subprocess.TimeoutExpired):
            opener.wait(GRACE_SECONDS)
        opener.kill()
        opener.wait()
        stopping.wait(LOOK_EVERY_SECONDS)


def _announce(config: Config, when_ready: Callable[[], None]) -> None:
    while True:
        with suppress(OSError):
            urllib.request.urlopen(f"{config.local_address}/healthz", timeout=5).close()  # noqa: S310
            return when_ready()
        time.sleep(0.1)
