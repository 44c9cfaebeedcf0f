"""The scenario to record: a phone's first visit, then every kind of request it can send."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.corpus.page_driver import WHOLE_REPORT, Field, PageDriver
from tests.support.faulty_network import HOP_BY_HOP, SYNC, Exchange, FaultyNetwork
from tests.support.polling import wait_until

ONE_OF = ("radio", "select-one")
HEADERS = ("content-type", "content-encoding", "cache-control", "content-security-policy", "vary")
TYPED = {
    "date": "2026-11-20",
    "datetime-local": "2026-11-20T18:40",
    "tel": "0161 496 0123",
    "email": "sam.okafor@example.org",
}
UNUSUAL_TEXT = (
    "Zoë 🧑🏽‍🤝‍🧑🏻 שלום مرحبا \u202eright to left\u202c e\u0301 İ ﬁ \u200b\u2028 "
    "<b>&amp;</b> =1+1 {{ 7 * 7 }} %s \\u0000"
)


class Answer(NamedTuple):
    """One response, as sent."""

    status: int
    headers: dict[str, str]
    body: bytes


class Recorder:
    """Forwards every request of the phone to the product, and records it with its response."""

    def __init__(self) -> None:
        self.visit: dict[str, Answer] = {}
        self.posts: dict[str, tuple[bytes, dict[str, Any]]] = {}
        self.expected = ""

    def record(self, exchange: Exchange) -> None:
        """The fault that the network is given: forwards the request and records it."""
        answer, body = exchange.forward()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        if exchange.command == "GET" and answer.status == 200:
            kept = {name: headers[name] for name in HEADERS if name in headers}
            self.visit.setdefault(exchange.path, Answer(answer.status, kept, body))
        # A page left while sending never sees the answer, so the next page retries: ignore that.
        if exchange.path == SYNC and b"already_stored" not in body:
            self.posts[self.expected] = (exchange.body, json.loads(body))
        passed = {name: headers[name] for name in headers.keys() - HOP_BY_HOP}
        exchange.respond(answer.status, body, passed)


class Scenario:
    """Plays the scenario on `phone` and collects what it fetched, sent and showed."""

    def __init__(self, phone: Phone, network: FaultyNetwork) -> None:
        self.network = network
        self.recorder = Recorder()
        self.reporter = Reporter(phone)
        self.driver = PageDriver(phone.page)
        self.browser = phone.page.evaluate("navigator.userAgent.match(/Chrome.([0-9.]+)/)[1]")
        self.reports: dict[str, dict[str, Any]] = {}
        self.visit: dict[str, Answer] = {}

    def record_first_visit(self) -> None:
        self._restore_signal()
        self.driver.opens_the_site_and_waits_until_ready()
        self.driver.page.wait_for_load_state("networkidle")
        self.visit = dict(self.recorder.visit)

    def record_every_request(self) -> None:
        with self._recorded_as("single"):
            first = self._report(WHOLE_REPORT)
        with self._recorded_as("claims"):
            self.reporter.opens_my_reports()
        with self._recorded_as("incomplete"):
            self._report({"rung": ["nobody_yet"], "contact_name": ["Sam Okafor"]})
        with self._recorded_as("urgent"):
            self._report_from_the_path()
        with self._recorded_as("correction"):
            change = {"ages": ["14"], "before_we_ring": ["She is fourteen."]}
            self._report(change, fragment=f"#amends-{first}")
        with self._recorded_as("odd-text"):
            text = UNUSUAL_TEXT
            unusual = {"before_we_ring": [f"{text}\n{text}"], "contact_name": [text]}
            self._report({**WHOLE_REPORT, **unusual})
        with self._recorded_as("every-choice"):
            self.network.goes_down()
            self._report_every_choice()

    @contextmanager
    def _recorded_as(self, name: str) -> Iterator[None]:
        """Records the one request that the block makes the phone send, under this name."""
        self.recorder.expected = name
        self._restore_signal()
        yield
        self._restore_signal()
        self.driver.page.evaluate("dispatchEvent(new Event('online'))")
        wait_until(
            lambda: name in self.recorder.posts, failure=lambda: f"no request was sent for {name}"
        )
        self.driver.page.wait_for_load_state("networkidle")

    def _restore_signal(self) -> None:
        self.network.answers(self.recorder.record, path="/")

    def _report(self, answers: Mapping[str, Sequence[str]], *, fragment: str = "#new") -> str:
        self.driver.opens_the_form(fragment)
        self.driver.fills(answers)
        return self._save()

    def _report_from_the_path(self) -> None:
        reporter = self.reporter
        reporter.asks_what_to_do()
        reporter.answers("Not sure", "Go on", "Sexual", "An adult to a child", "Yes", "Here")
        reporter.touches(reporter.page.get_by_label("Deliberate", exact=True))
        step = reporter.ticks_the_first_step()
        reporter.notes_a_call_to("Police, not an emergency")
        reporter.records_this_incident()
        self.driver.fills({name: WHOLE_REPORT[name] for name in ("setting", "contact_name")})
        path = ["Not sure", "Sexual", "An adult to a child", "Yes", "Here", "Deliberate"]
        self._save(also={"What should I do?": path, "Ticked": [step]})

    def _report_every_choice(self) -> None:
        """Saves as many reports as it takes to choose every code of the form once."""
        self.driver.opens_the_form("#new")
        one_of = [field for field in self.driver.fields() if field.type in ONE_OF]
        for turn in range(max(len(field.codes) for field in one_of)):
            self.driver.opens_the_form("#new")
            for field in self.driver.fields():
                if field.name != "rung" and self.driver.can_fill(field.name):
                    self.driver.fills({field.name: _choose(field, turn)})
            self._save()

    def _save(self, *, also: Mapping[str, list[str]] | None = None) -> str:
        shown = {**self.driver.checks(), **(also or {})}
        report_id, reference = self.driver.saves()
        self.reports[report_id] = {"reference": reference, "said": shown}
        return report_id


def _choose(field: Field, turn: int) -> list[str]:
    """First ticks every box, then only the last, which reveals its follow-up questions."""
    if field.type == "checkbox":
        return field.codes[-1:] if turn else field.codes
    if field.type in ONE_OF:
        return [field.codes[turn % len(field.codes)]]
    if field.name == "ages":
        return ["12, 13"]
    return [TYPED.get(field.type, f"What was typed for {field.name}")]
