"""Runs the web server, and the opener process beside it."""

import multiprocessing
import resource
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.error import HTTPError

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.mp import MPServer

from webapp.commands.product import ESAFETY
from webapp.config import Config
from webapp.errors import AppError

APPLICATION = "webapp.rsgi:app"
BACKLOG = 1024
MOST_CONNECTIONS = 4096  # of one worker
OTHER_FILES = 256
POLL_SECONDS = 1.0
GRACE_SECONDS = 10


class PortTaken(AppError):
    """Another program is already listening on the port."""


def require_free_port(config: Config) -> None:
    """Raise PortTaken if the server could not listen. Called before the start creates anything."""
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
    """Serve until SIGTERM or SIGINT; the opener runs as long as the server does.

    Calls `when_ready` once, after the first request was answered.
    """
    _allow_open_files()
    # A forked worker would inherit open databases, and locks held by our threads: it might hang.
    multiprocessing.set_start_method("spawn", force=True)
    announce = threading.Thread(target=_announce, args=(config, when_ready), daemon=True)
    with _opener():
        announce.start()
        make_server(config).serve()


def make_server(config: Config, *, target: str = APPLICATION) -> MPServer:
    """The web server, not yet started. `target` names its RSGI application."""
    return MPServer(
        target=target,
        address=config.host,
        port=config.port,
        interface=Interfaces.RSGI,
        workers=config.workers,
        http=HTTPModes.http1,
        backlog=BACKLOG,
        backpressure=_most_connections(),
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        respawn_failed_workers=True,
        log_enabled=config.log_level == "DEBUG",
        websockets=False,
    )


def _allow_open_files() -> None:
    """Let each worker hold its connections, as far as the system allows. Inherited by children."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + OTHER_FILES
    if soft < wanted and soft != resource.RLIM_INFINITY:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _most_connections() -> int:
    """How many connections a worker accepts: one that it cannot open would stop it accepting."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = soft - OTHER_FILES if soft != resource.RLIM_INFINITY else MOST_CONNECTIONS
    return max(1, min(MOST_CONNECTIONS, allowed))


@contextmanager
def _opener() -> Iterator[None]:
    """Run an opener process, and restart it whenever it ends on its own."""
    stopping = threading.Event()
    supervisor = threading.Thread(target=_supervise_opener, args=(stopping,))
    supervisor.start()
    try:
        yield
    finally:
        stopping.set()
        supervisor.join()


def _supervise_opener(stopping: threading.Event) -> None:
    command = [*ESAFETY, "arrivals", "work"]
    while not stopping.is_set():
        opener = subprocess.Popen(command)  # noqa: S603 - our own program
        while opener.poll() is None and not stopping.wait(POLL_SECONDS):
            pass
        opener.terminate()
        with suppress(subprocess.TimeoutExpired):
            opener.wait(GRACE_SECONDS)
        opener.kill()
        opener.wait()
        stopping.wait(POLL_SECONDS)


def _announce(config: Config, when_ready: Callable[[], None]) -> None:
    while True:
        try:
            urllib.request.urlopen(f"{config.local_address}/healthz", timeout=5).close()  # noqa: S310
        except HTTPError:
            return when_ready()  # there is trouble, and the start page says so
        except OSError:
            pass
        else:
            return when_ready()
        time.sleep(0.1)
