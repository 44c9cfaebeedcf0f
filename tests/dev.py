"""`make dev`: runs the product, and rebuilds and restarts it after each change of a source file.

The whole product restarts, not only its web server: phones get a new pack with every change, and
a browser whose service worker still had the old one would not show the change.
"""

import contextlib
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
WATCHED = ("webapp", "sync", "templates", "static", "service_worker")
POLL_SECONDS = 0.5
BUILD = (sys.executable, "hatch_build.py")
RUN = (sys.executable, "-m", "webapp", "run")


def main() -> None:
    """Serve until Ctrl+C. A build or start that fails is tried again after the next change."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            sources = read_times()
            if subprocess.run(BUILD, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
                wait_for_change(sources)
            else:
                serve_until_change(sources)
            print("\nA file has changed: starting again…", flush=True)


def serve_until_change(sources: dict[Path, int]) -> None:
    """Run the product until a source file changes."""
    with subprocess.Popen(RUN, cwd=ROOT) as product:
        try:
            wait_for_change(sources)
        finally:
            product.terminate()


def wait_for_change(sources: dict[Path, int]) -> None:
    """Return when a file was added, changed or removed since `sources` was read."""
    while read_times() == sources:
        time.sleep(POLL_SECONDS)


def read_times() -> dict[Path, int]:
    """When each source file was last written, in nanoseconds."""
    files = (file for name in WATCHED for file in (ROOT / name).rglob("*"))
    return {file: file.stat().st_mtime_ns for file in files if is_source(file)}


def is_source(file: Path) -> bool:
    """Whether a change of the file matters; editors' and Python's own files do not."""
    return file.is_file() and file.suffix != ".pyc" and not file.name.startswith(".")


if __name__ == "__main__":
    main()
