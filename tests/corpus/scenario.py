"""The scenario to record: a phone's first visit, then every kind of request it can send."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from tests.browser.phone import Phone
from tests.browser.worker import ABOUT_LEAD, LEADS_NUMBER, Worker
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


class Told(NamedTuple):
    """An incident: the answers pressed, what an officer reads of them, and how calls ended."""

    pressed: Sequence[str]
    read: list[str]
    calls: Sequence[tuple[str, str]]


NUDE = "A nude, or filmed undressed"
TOLD = {
    "may-be-in-danger": Told(
        ("Not sure", "Go on", "A nude", "Another child"),
        ["Not sure", NUDE, "Another child"],
        [("my-lead", "No answer"), ("emergency-999", "Left a message"), ("my-lead", "Yes")],
    ),
    "in-danger": Told(
        ("Yes", "I spoke to 999", "Self-harm", "Another child"),
        ["Yes", "Self-harm or suicide", "Another child"],
        [],
    ),
    "about-the-lead": Told(
        ABOUT_LEAD,
        ["No, not now", NUDE, "The safeguarding lead, or someone close to them"],
        [("police-101", "Did not ring"), ("police-101", "Yes")],
    ),
    "gate": Told(
        ("No, not now", "Money", "Another adult", "Yes"),
        ["Money, scam, hacked account", "Another adult", "Yes"],
        [("my-lead", "Left a message")],
    ),
}


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
        self.worker = Worker(phone)
        self.driver = PageDriver(phone.page)
        self.browser = phone.page.evaluate("navigator.userAgent.match(/Chrome.([0-9.]+)/)[1]")
        # By id; what is sent and is not a report is in none of them.
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
            self.worker.opens_my_reports()
        with self._recorded_as("incomplete"):
            self._report({"rung": ["nobody_yet"], "contact_name": ["Sam Okafor"]})
        self.driver.keeps_a_lead("Priya Shah", LEADS_NUMBER)
        for name, told in TOLD.items():
            with self._recorded_as(name):
                latest = self._report_from_the_path(told)
        with self._recorded_as("amendment"):
            change = {"ages": ["14"], "danger": ["yes"], "before_we_ring": ["She is fourteen."]}
            self._report(change, fragment=f"#amends-{first}")
        with self._recorded_as("amendment-from-the-path"):
            self._report({"ages": ["15"]}, fragment=f"#amends-{latest}")
        with self._recorded_as("odd-text"):
            text = UNUSUAL_TEXT
            unusual = {"before_we_ring": [f"{text}\n{text}"], "contact_name": [text]}
            self._report({**WHOLE_REPORT, **unusual})
        with self._recorded_as("drill"):
            self.driver.sends("drill", page="/phone")
        with self._recorded_as("nothing-to-report"):
            answers = {"organisation": "Quarry Bank Youth Club"}
            self.driver.sends("nothing_to_report", answers, page="/nothing-to-report")
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

    def _report_from_the_path(self, told: Told) -> str:
        worker = self.worker
        worker.opens_the_site()
        worker.walks_to_the_steps(*told.pressed)
        tick = worker.page.locator("[data-tick]").first
        tick.check()
        line = worker.page.locator("[data-tick] + label").first.inner_text()
        for contact, ended in told.calls:
            worker.rings(contact)
            worker.comes_back()
            worker.says(ended)
            worker.is_not_asked()
        worker.records()
        self.driver.fills({name: WHOLE_REPORT[name] for name in ("setting", "contact_name")})
        return self._save(also={"What should I do?": told.read, "Ticked": [line]})

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
        rung = self.driver.title_of("rung")  # The unit reads calls in words of its own.
        checked = {title: said for title, said in self.driver.checks().items() if title != rung}
        shown = {**checked, **(also or {})}
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
