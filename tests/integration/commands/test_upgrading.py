"""A new release is put under a running product, which goes on as it began until it is restarted."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.polling import wait_until
from tests.support.product import Product
from tests.support.reports import sealed_report

CHECKOUT = Path(__file__).parents[3]
PARTS = ("webapp", "sync", "templates", "static", "service_worker")
FILES = ("bundle.js", "hatch_build.py", "package.json", "package-lock.json")
PAGES = ("/", "/steps/", "/report", "/worker.js", "/privacy/notice", "/guidance", "/unit/sign-in")
BUILD = re.compile(r"/assets/([0-9a-f]{12})/")
AT_LEAST = 40
RUNS = "from webapp.web.assets import build; print(build(), flush=True); input()"


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A checkout of our own, built."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for part in PARTS:
        shutil.copytree(CHECKOUT / part, folder / part, ignore=shutil.ignore_patterns("*.pyc"))
    for file in FILES:
        shutil.copy(CHECKOUT / file, folder / file)
    (folder / "node_modules").symlink_to(CHECKOUT / "node_modules")
    build(folder)
    return folder


@pytest.fixture
def product(release: Path, tmp_path: Path) -> Iterator[Product]:
    product = Product(tmp_path / "product", PYTHONPATH=str(release), WORKERS="2")
    product.start()
    yield product
    product.kill()


def test_an_upgrade_under_a_running_product_breaks_no_page(product: Product, release: Path) -> None:
    before = BUILD.findall(product.get("/"))[0]
    with visited(product) as answers:
        wait_until(lambda: sum(answers.values()) > AT_LEAST)
        put_in_place(release)
        after = build(release)
        so_far = sum(answers.values())
        wait_until(lambda: sum(answers.values()) > so_far + AT_LEAST)
    assert set(answers) == {200}, answers
    assert BUILD.findall(product.get("/"))[0] == before != after
    assert product.get("/healthz") == "well\n"
    assert "Makes 12." in product.get("/away")

    product.stop()
    let_its_code_fit(release)
    product.start()

    assert BUILD.findall(product.get("/"))[0] == after
    assert "Makes 24." in product.get("/away")


def test_a_build_that_nobody_runs_any_more_is_removed_by_the_next(release: Path) -> None:
    with running(release) as first:
        for line in ("one", "two"):
            restyle(release, line)
            newest = build(release)
        assert builds(release) == {first, newest}

    restyle(release, "three")
    last = build(release)
    assert builds(release) == {last}


def build(release: Path) -> str:
    """Build the phone's files of this release, as `make build` does; the name of the build."""
    done = subprocess.run(
        [sys.executable, "hatch_build.py"], cwd=release, capture_output=True, text=True, check=True
    )
    return done.stdout.split()[-1]


def put_in_place(release: Path) -> None:
    """The sources of another release, of which the running code could use no template or table."""
    for file in (*release.glob("templates/**/*.html"), *release.glob("webapp/guidance/**/*.yaml")):
        file.write_text("{{ only_the_new_code_knows_this }}: [")
    restyle(release, "new")


def restyle(release: Path, name: str) -> None:
    """Change a source of the build."""
    with (release / "static" / "css" / "reporter.scss").open("a") as styles:
        styles.write(f"\n.{name} {{ top: 0 }}")


def builds(release: Path) -> set[str]:
    """The builds that are there, each whole."""
    names = {folder.name for folder in (release / "build" / "static").iterdir()} - {"build.json"}
    found = {name for name in names if not name.startswith("paper-")}
    assert names == found | {f"paper-{name}" for name in found}
    return found


@contextmanager
def running(release: Path) -> Iterator[str]:
    """A process runs the build that this yields."""
    command = [sys.executable, "-c", RUNS]
    env = {**os.environ, "PYTHONPATH": str(release)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=env, cwd=release, **pipes) as process:
        yield process.stdout.readline().strip()
        process.communicate("\n")


def let_its_code_fit(release: Path) -> None:
    """For the start: what the new code reads."""
    for part in ("templates", "webapp"):
        shutil.rmtree(release / part)
        shutil.copytree(CHECKOUT / part, release / part, ignore=shutil.ignore_patterns("*.pyc"))
    page = release / "templates" / "offline" / "away.html"
    page.write_text(page.read_text().replace("Makes 12.", "Makes 24."))


@contextmanager
def visited(product: Product) -> Iterator[Counter[int]]:
    """People open pages with all that they name, and phones send, meanwhile: each status."""
    statuses: Counter[int] = Counter()
    stopping = threading.Event()
    public = product.get_json("/sync/v1/keys")["keys"][0]

    def visit() -> None:
        while not stopping.is_set():
            for page in PAGES:
                status, body = ask(product, page)
                statuses[status] += 1
                for asset in sorted(set(re.findall(r'"(/assets/[^"]+)"', body))):
                    statuses[ask(product, asset)[0]] += 1
            sent = json.dumps({"items": [sealed_report(public=public)]}).encode()
            statuses[ask(product, "/sync/v1/reports", sent)[0]] += 1

    visitors = [threading.Thread(target=visit) for _ in range(2)]
    for one in visitors:
        one.start()
    try:
        yield statuses
    finally:
        stopping.set()
        for one in visitors:
            one.join()


def ask(product: Product, path: str, body: bytes | None = None) -> tuple[int, str]:
    kind = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{product.address}{path}", body, kind)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return int(answer.status), answer.read().decode(errors="replace")
    except urllib.error.HTTPError as refused:
        return refused.code, ""
