"""Records the phone of this commit into a new folder of the corpus."""

import json
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import brotli
from joserfc.jwk import ECKey
from playwright.sync_api import sync_playwright

from tests.browser.phone import Phone
from tests.corpus.release import CORPUS, Release
from tests.corpus.scenario import Answer, Scenario
from tests.support.faulty_network import FaultyNetwork
from tests.support.product import Product
from webapp.keys import sealing

README = """# {name}

The files of a first visit, and the requests that the phone then sent, recorded with
Chromium {chromium}: build `{build}`, edition `{edition}`, pack `{hash}`.
Nothing in this folder is ever changed.
[What it is for](../README.md).
"""


def record() -> None:
    """Write a new folder into the corpus, named after the commit's date and hash."""
    date, commit = _git("log", "-1", "--format=%cs %h").split()
    if _git("status", "--porcelain", "webapp", "sync", "service_worker", "static", "templates"):
        raise SystemExit("Commit first: a recording is the phone of one commit.")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        product = Product(Path(home) / "product").start()
        network = FaultyNetwork(product.port)
        phone = Phone(playwright, Path(home) / "phone", network.address).start()
        try:
            scenario = Scenario(phone, network)
            scenario.record_first_visit()
            scenario.record_every_request()
        finally:
            phone.close()
            network.close()
            product.stop()
        folder = CORPUS / f"{date}-{commit}"
        _write(folder, scenario, product.folder / "instance")
    print(f"Recorded: {folder}")


def _write(folder: Path, scenario: Scenario, instance: Path) -> None:
    (folder / "requests").mkdir(parents=True)
    (folder / "visit").mkdir()
    _write_visit(folder, scenario.visit)
    [key] = (instance / "keys").glob("*.json")
    shutil.copyfile(key, folder / "unit-key.json")
    _write_requests(folder, scenario)
    with closing(sqlite3.connect(instance / "esafety.sqlite")) as database:
        [(edition,)] = database.execute("SELECT content FROM edition")
    (folder / "edition.json.br").write_bytes(brotli.compress(edition.encode()))
    release = Release(folder)
    (folder / "README.md").write_text(
        README.format(name=release.name, chromium=scenario.browser, **release.pack)
    )


def _write_visit(folder: Path, visit: Mapping[str, Answer]) -> None:
    index = {}
    for path, (status, headers, body) in sorted(visit.items()):
        ending = ".br" if headers.get("content-encoding") == "br" else ""
        name = (path.strip("/").replace("/", "-") or "home") + ending
        (folder / "visit" / name).write_bytes(body)
        index[path] = {"status": status, "headers": headers, "body": name}
    _write_json(folder / "visit.json", index)


def _write_requests(folder: Path, scenario: Scenario) -> None:
    key = ECKey.import_key(json.loads((folder / "unit-key.json").read_text()))
    index = []
    for name, (body, answer) in scenario.recorder.posts.items():
        (folder / "requests" / f"{name}.json").write_bytes(body)
        reports, returns = {}, {}
        for item in json.loads(body)["items"]:
            _, inside = sealing.unseal(item["sealed"], {key.thumbprint(): key}.get)
            if report := scenario.reports.get(item["id"]):
                reports[item["id"]] = {**report, "inside": json.loads(inside)}
            else:
                returns[item["id"]] = json.loads(inside)
        known = {part: answer[part] for part in ("results", "have")}
        index.append({"name": name, **known, "reports": reports, "returns": returns})
    _write_json(folder / "requests.json", index)


def _write_json(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _git(*arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=CORPUS.parents[1], capture_output=True, text=True, check=True
    ).stdout.strip()
