"""One day of a phone: what it fetches on its first visit, and every kind of request it sends."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.corpus.hand import WHOLE_REPORT, Field, Hand
from tests.support.faulty_network import HOP_BY_HOP, SYNC, Exchange, FaultyNetwork
from tests.support.patience import until

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


class Answer(NamedTuple):
    """One response, as it was sent."""

    status: int
    headers: dict[str, str]
    body: bytes


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
            self.visit.setdefault(exchange.path, Answer(answer.status, kept, body))
        # A page that is left while it sends cannot know, and the next one sends once more.
        if exchange.path == SYNC and b"already_stored" not in body:
            self.posts[self.expected] = (exchange.body, json.loads(body))
        passed = {name: headers[name] for name in headers.keys() - HOP_BY_HOP}
        exchange.give(answer.status, body, passed)


class Day:
    """What a phone fetches, and what its owner reports."""

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
