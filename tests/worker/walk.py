"""Walks one incident with no signal: from Home to the first call, and on to a saved report."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.support.polling import wait_until
from tests.worker.hand import Hand
from tests.worker.incidents import Incident
from tests.worker.model import Effort

LEAD = {"lead_name": "Priya", "lead_phone": "0161 496 0101"}
OWNER = {"contact_name": "Sam", "contact_phone": "0161 496 0102", "organisation": "River Club"}
PLACE = "Sports club"


@dataclass
class Walked:
    """What it took to the first call, to Record, in the form, and in all."""

    story: str
    to_call: Effort
    to_record: Effort
    to_check: Effort
    to_saved: Effort

    @property
    def form_words(self) -> int:
        """Words of the form's four steps."""
        return self.to_check.words - self.to_record.words


def works_without_signal(page: Page) -> None:
    """With signal: the phone is ready, and keeps nothing about its owner."""
    page.goto("/")
    expect(page.get_by_text("Works without signal")).to_be_visible()


def remembers_its_owner(page: Page) -> None:
    """With signal: the phone is ready, keeps a lead, and remembers its owner."""
    page.goto("/my-lead")
    for name, text in LEAD.items():
        page.locator(f"[name={name}]").fill(text)
    page.get_by_role("button", name="Keep on this phone").tap()
    expect(page.locator("[data-my-lead-saved]")).to_be_visible()
    works_without_signal(page)
    page.goto("/report")
    expect(page.locator("[data-report]")).to_have_attribute("data-open", "")
    _goes_on(Hand(page))
    page.get_by_label(PLACE, exact=True).first.tap()
    _goes_on(Hand(page))
    _goes_on(Hand(page))
    for name, text in OWNER.items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("[data-part=remember]").tap()
    _goes_on(Hand(page))
    page.get_by_role("button", name="Go on anyway").tap()
    page.get_by_role("button", name="Save").first.tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Saved")


def walk(page: Page, incident: Incident, *, first_time: bool = False) -> Walked:
    """Walk from Home to a saved report.

    `page` may be anywhere on a phone that is ready and keeps a lead and its owner's details; the
    first time it keeps neither.
    """
    page.goto("/")
    hand = Hand(page)
    rang_999 = _answers(hand, incident)
    # "Add your lead" is no call, and 999 was rung before, if at all.
    first_call = page.locator("main .app-call[href^='tel:']:not([href='tel:999']):visible").first
    hand.taps(first_call)
    to_call = rang_999 or hand.effort.copy()
    _says_how_the_call_ended(hand)
    form = page.locator("[data-report][data-open]")
    hand.leaves_by(page.get_by_role("link", name="Record this incident"), until=form)
    to_record = hand.effort.copy()
    to_check = _fills_in(hand, incident, first_time=first_time)
    saved = page.get_by_role("heading", level=1, name="Saved")
    hand.leaves_by(page.get_by_role("button", name="Save"), until=saved)
    return Walked(incident.story, to_call, to_record, to_check, hand.effort)


def _answers(hand: Hand, incident: Incident) -> Effort | None:
    """Answer up to the steps; what it took to ring 999 where somebody is in danger."""
    page = hand.page
    rang_999 = None
    hand.taps(page.get_by_role("link", name="What should I do?"))
    _chooses(hand, incident.danger)
    if incident.danger == "Yes":
        hand.taps(page.locator("main .app-call[href='tel:999']:visible").first)
        rang_999 = hand.effort.copy()
        _chooses(hand, "I spoke to 999")
    if incident.danger == "Not sure":
        hand.taps(page.get_by_role("link", name="Go on"))
    _chooses(hand, incident.area)
    if incident.further:
        _chooses(hand, incident.further)
    _chooses(hand, incident.who)
    if incident.gate:
        _chooses(hand, incident.gate)
    expect(page.get_by_role("heading", name="You, now")).to_be_visible()
    return rang_999


def _chooses(hand: Hand, label: str) -> None:
    found = hand.page.locator("main .app-answer").filter(
        has=hand.page.locator(".app-answer__label", has_text=label)
    )
    exact = wait_until(lambda: [each for each in found.all() if _label(each) == label])
    hand.taps(exact[0], choosing=True)


def _label(answer: Locator) -> str:
    return answer.inner_text().split("\n")[0].strip()


def _says_how_the_call_ended(hand: Hand) -> None:
    """Back from the dialler: somebody was spoken to."""
    hand.page.evaluate("dispatchEvent(new Event('focus'))")
    sheet = hand.page.locator("[data-did-you-speak]")
    expect(sheet).to_be_visible()
    hand.effort.words += len(sheet.inner_text().split())
    hand.taps(sheet.get_by_role("button", name="Yes", exact=True), choosing=True)
    expect(sheet).to_be_hidden()


def _fills_in(hand: Hand, incident: Incident, *, first_time: bool) -> Effort:
    """A fair report: when, ages, one medium; own details are typed only the first time."""
    page = hand.page
    _ticks_if_open(hand, "Type of incident", "Not known")
    _ticks(hand, "Media used", "Social networking")
    _goes_on(hand)
    _ticks(hand, "When did it happen?", "Today")
    if incident.ages:
        hand.types(page.locator("[name=ages]"), incident.ages)
    else:
        _ticks(hand, "Instead of ages", "No child involved")
    _ticks_if_open(hand, "Who was involved?", "Not known")
    if first_time:
        _ticks(hand, "Where did it come to light?", PLACE)
    _goes_on(hand)
    _goes_on(hand)
    if first_time:
        for name, text in OWNER.items():
            hand.types(page.locator(f"[name={name}]"), text)
    so_far = hand.effort.copy()
    _goes_on(hand)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    return so_far


def _ticks(hand: Hand, question: str, answer: str) -> None:
    group = hand.page.get_by_role("group", name=question)
    hand.taps(group.get_by_label(answer, exact=True).first, choosing=True)


def _ticks_if_open(hand: Hand, question: str, answer: str) -> None:
    """What the path has filled in is a line with "Change"."""
    group = hand.page.get_by_role("group", name=question)
    if group.get_by_label(answer, exact=True).first.is_visible():
        _ticks(hand, question, answer)


def _goes_on(hand: Hand) -> None:
    buttons = hand.page.get_by_role("button", name="Next")
    last = hand.page.get_by_role("button", name="Check your answers")
    hand.taps(buttons.or_(last).filter(visible=True).first)
