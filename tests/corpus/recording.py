"""Records the phone of this commit: its first visit, and the requests that it sends."""

import json
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import brotli
from joserfc.jwk import ECKey
from playwright.sync_api import sync_playwright

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.corpus.hand import WHOLE_REPORT, Field, Hand
from tests.corpus.release import CORPUS, Release
from tests.support.faulty_network import HOP_BY_HOP, SYNC, Exchange, FaultyNetwork
from tests.support.patience import until
from tests.support.product import Product
from webapp.keys import sealing

Answer = tuple[int, dict[str, str], bytes]
ONE_OF = ("radio", "select-one")
HEADERS = ("content-type", "content-encoding", "cache-control", "content-security-policy", "vary")
TYPED = {
    "date": "2026-11-20",
    "datetime-local": "2026-11-20T18:40",
    "tel": "0161 496 0123",
    "email": "sam.okafor@example.org",
}
ODD_TEXT = (
    "Zoë 🧑🏽‍🤝‍🧑🏻 שלום مرحبا \u202eright to left\u202c e\u0301 İ ﬁ \u200b\u2028 "
    "<b>&amp;</b> =1+1 {{ 7 * 7 }} %s \\u0000"
)
README = """# {name}

What a first visit brought, and what the phone then sent, recorded with Chromium {chromium}:
build `{build}`, edition `{edition}`, pack `{hash}`. Nothing in this folder is ever changed.
[What it is for](../README.md).
"""


class Recorder:
    """Stands between phone and product, passes everything on and remembers it."""

    def __init__(self) -> None:
        self.visit: dict[str, Answer] = {}
        self.posts: dict[str, tuple[bytes, dict[str, Any]]] = {}
        self.expected = ""

    def passes_on(self, exchange: Exchange) -> None:
        """What the network does with a request."""
        answer, body = exchange.ask()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        if exchange.command == "GET" and answer.status == 200:
            kept = {name: headers[name] for name in HEADERS if name in headers}
            self.visit.setdefault(exchange.path, (answer.status, kept, body))
        if exchange.path == SYNC:
            # A page that is left while it sends is not sure, and the next one sends once more.
            self.posts.setdefault(self.expected, (exchange.body, json.loads(body)))
        passed = {name: headers[name] for name in headers.keys() - HOP_BY_HOP}
        exchange.give(answer.status, body, passed)


def record() -> None:
    """Write a new folder into the corpus, named after the commit."""
    day, commit = _git("log", "-1", "--format=%cs %h").split()
    if _git("status", "--porcelain", "webapp", "sync", "service_worker", "static", "templates"):
        raise SystemExit("Commit first: a recording is the phone of one commit.")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        product = Product(Path(home) / "product").start()
        network = FaultyNetwork(product.port)
        phone = Phone(playwright, Path(home) / "phone", network.address).start()
        try:
            session = Session(phone, network)
            session.visits()
            session.sends_every_request()
        finally:
            phone.close()
            network.close()
            product.stop()
        folder = CORPUS / f"{day}-{commit}"
        _write(folder, session, product.folder / "instance")
    print(f"Recorded: {folder}")


class Session:
    """One phone's day: what it fetches, and what its owner reports."""

    def __init__(self, phone: Phone, network: FaultyNetwork) -> None:
        self.network = network
        self.recorder = Recorder()
        self.worker = Reporter(phone)
        self.hand = Hand(phone.page)
        self.browser = phone.page.evaluate("navigator.userAgent.match(/Chrome.([0-9.]+)/)[1]")
        self.reports: dict[str, dict[str, Any]] = {}
        self.visit: dict[str, Answer] = {}

    def visits(self) -> None:
        self._has_signal()
        self.hand.opens_the_site_and_waits_until_ready()
        self.hand.page.wait_for_load_state("networkidle")
        self.visit = dict(self.recorder.visit)

    def sends_every_request(self) -> None:
        with self._sends("single"):
            first = self._reports(WHOLE_REPORT)
        with self._sends("claims"):
            self.worker.opens_my_reports()
        with self._sends("incomplete"):
            self._reports({"rung": ["nobody_yet"], "contact_name": ["Sam Okafor"]})
        with self._sends("urgent"):
            self._reports_from_the_path()
        with self._sends("correction"):
            wish = f"#amends-{first}"
            self._reports({"ages": ["14"], "before_we_ring": ["She is fourteen."]}, wish=wish)
        with self._sends("odd-text"):
            odd = {"before_we_ring": [f"{ODD_TEXT}\n{ODD_TEXT}"], "contact_name": [ODD_TEXT]}
            self._reports({**WHOLE_REPORT, **odd})
        with self._sends("every-choice"):
            self.network.is_cut()
            self._reports_every_choice()

    @contextmanager
    def _sends(self, name: str) -> Iterator[None]:
        """What is done inside makes the phone send one request, recorded under this name."""
        self.recorder.expected = name
        self._has_signal()
        yield
        self._has_signal()
        self.hand.page.evaluate("dispatchEvent(new Event('online'))")
        until(lambda: name in self.recorder.posts, or_say=lambda: f"nothing was sent: {name}")
        self.hand.page.wait_for_load_state("networkidle")

    def _has_signal(self) -> None:
        self.network.answers(self.recorder.passes_on, path="/")

    def _reports(self, answers: Mapping[str, Sequence[str]], *, wish: str = "#new") -> str:
        self.hand.opens_the_form(wish)
        self.hand.fills(answers)
        return self._saves()

    def _reports_from_the_path(self) -> None:
        worker = self.worker
        worker.asks_what_to_do()
        worker.answers("Not sure", "Go on", "Sexual", "An adult to a child", "Yes", "Here")
        worker.touches(worker.page.get_by_label("Deliberate", exact=True))
        step = worker.ticks_the_first_step()
        worker.notes_the_call("Police, not an emergency")
        worker.records_this_incident()
        self.hand.fills({name: WHOLE_REPORT[name] for name in ("setting", "contact_name")})
        path = ["Not sure", "Sexual", "An adult to a child", "Yes", "Here", "Deliberate"]
        self._saves(also={"What should I do?": path, "Ticked": [step]})

    def _reports_every_choice(self) -> None:
        """As many reports as it takes to choose each code of the form once."""
        self.hand.opens_the_form("#new")
        one_of = [field for field in self.hand.fields() if field.type in ONE_OF]
        for turn in range(max(len(field.codes) for field in one_of)):
            self.hand.opens_the_form("#new")
            for field in self.hand.fields():
                if field.name != "rung" and self.hand.can_fill(field.name):
                    self.hand.fills({field.name: _choose(field, turn)})
            self._saves()

    def _saves(self, *, also: Mapping[str, list[str]] | None = None) -> str:
        said = {**self.hand.checks(), **(also or {})}
        report_id, reference = self.hand.saves()
        self.reports[report_id] = {"reference": reference, "said": said}
        return report_id


def _choose(field: Field, turn: int) -> list[str]:
    """First every box, then the last one only: it brings the questions that follow it."""
    if field.type == "checkbox":
        return field.codes[-1:] if turn else field.codes
    if field.type in ONE_OF:
        return [field.codes[turn % len(field.codes)]]
    if field.name == "ages":
        return ["12, 13"]
    return [TYPED.get(field.type, f"What was typed for {field.name}")]


def _write(folder: Path, session: Session, instance: Path) -> None:
    (folder / "requests").mkdir(parents=True)
    (folder / "visit").mkdir()
    _write_visit(folder, session.visit)
    [key] = (instance / "keys").glob("*.json")
    shutil.copyfile(key, folder / "unit-key.json")
    _write_requests(folder, session)
    with closing(sqlite3.connect(instance / "esafety.sqlite")) as database:
        [(edition,)] = database.execute("SELECT content FROM edition")
    (folder / "edition.json.br").write_bytes(brotli.compress(edition.encode()))
    release = Release(folder)
    (folder / "README.md").write_text(
        README.format(name=release.name, chromium=session.browser, **release.pack)
    )


def _write_visit(folder: Path, visit: Mapping[str, Answer]) -> None:
    index = {}
    for path, (status, headers, body) in sorted(visit.items()):
        ending = ".br" if headers.get("content-encoding") == "br" else ""
        name = (path.strip("/").replace("/", "-") or "home") + ending
        (folder / "visit" / name).write_bytes(body)
        index[path] = {"status": status, "headers": headers, "body": name}
    _write_json(folder / "visit.json", index)


def _write_requests(folder: Path, session: Session) -> None:
    key = ECKey.import_key(json.loads((folder / "unit-key.json").read_text()))
    index = []
    for name, (body, answer) in session.recorder.posts.items():
        (folder / "requests" / f"{name}.json").write_bytes(body)
        reports = {}
        for item in json.loads(body)["items"]:
            _, inside = sealing.unseal(item["sealed"], {key.thumbprint(): key}.get)
            reports[item["id"]] = {**session.reports[item["id"]], "inside": json.loads(inside)}
        known = {part: answer[part] for part in ("results", "have")}
        index.append({"name": name, **known, "reports": reports})
    _write_json(folder / "requests.json", index)


def _write_json(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _git(*arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=CORPUS, capture_output=True, text=True, check=True
    ).stdout.strip()
