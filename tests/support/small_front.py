"""The front around a small application, with short deadlines; run as a program, it serves it.

Served as the product is. What it answers depends on the path.
"""

import io
import multiprocessing
import os
import time
from collections.abc import Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from webapp.commands.processes import make_server
from webapp.config import Config
from webapp.front.bodies import Bodies, Pace
from webapp.front.lanes import Lane
from webapp.front.server import Front
from webapp.front.wsgi_call import Answer, StoredFile

PACE = Pace(silence_seconds=0.5, window_seconds=1, least_bytes_per_second=100)
LONGEST_BODY = 1_000
LONG_FILE = bytes(range(256)) * 10_000
STATUSES = {"/204": "204 No Content", "/304": "304 Not Modified"}


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Echo the body; refuse one over the limit by its header, as Flask does."""
    path = environ["PATH_INFO"]
    if path == "/fails":
        raise ZeroDivisionError
    if path == "/takes-a-second":
        time.sleep(1)
    if path == "/file":
        start_response("200 OK", [("Content-Type", "text/plain")])
        return StoredFile(io.BytesIO(LONG_FILE))
    if int(environ.get("CONTENT_LENGTH") or 0) > LONGEST_BODY:
        start_response("413 Payload Too Large", [("Content-Length", "9")])
        return [b"too large"]
    headers = [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("Content-Type", "text/plain")]
    body = b"answer:" + environ["wsgi.input"].read()
    if path not in STATUSES:
        headers.append(("Content-Length", str(len(body))))
    start_response(STATUSES.get(path, "200 OK"), headers)
    return [] if path in STATUSES or environ["REQUEST_METHOD"] == "HEAD" else [body]


def _refuse(lane: str, _path: str, status: int) -> Answer:
    return Answer(status, [("X-Lane", lane)], b"refused")


def _make_front() -> Front:
    lane = Lane("only", places=2)
    everything: Any = {"lane_of": lambda _scope: lane, "refuse": _refuse}
    return Front(application, **everything, longest_body=LONGEST_BODY, bodies=Bodies(pace=PACE))


app = _make_front()

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    config = Config.from_environment(os.environ)
    make_server(config, target="tests.support.small_front:app").serve()
