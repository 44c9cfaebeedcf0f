"""Walks one incident with no signal: from Home to the first call, and on to a saved report."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.worker.hand import Hand
from tests.worker.incidents import Incident
from tests.worker.model import Effort


@dataclass
class Walked:
    """What it took to the first call, to Record, in the form, and in all."""

    story: str
    to_call: Effort
    to_record: Effort
    to_check: Effort
    to_saved: Effort


def walk(page: Page, incident: Incident) -> Walked:
    """`page` may be anywhere on a phone that is ready, keeps a lead, and remembers its owner."""
    page.goto("/")
    hand = Hand(page)
    hand.arrives()
    _answers(hand, incident)
    first_call = page.locator("main .app-call:visible").first
    hand.taps(first_call)
    to_call = hand.effort.copy()
    _says_how_the_call_ended(hand)
    hand.taps(page.get_by_role("link", name="Record this incident"))
    to_record = hand.effort.copy()
    _fills_in(hand, incident)
    to_check = hand.effort.copy()
    hand.taps(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Saved")
    hand.arrives()
    return Walked(incident.story, to_call, to_record, to_check, hand.effort)


def _answers(hand: Hand, incident: Incident) -> None:
    page = hand.page
    hand.taps(page.get_by_role("link", name="What should I do?"))
    _chooses(hand, incident.danger)
    if incident.danger == "Not sure":
        hand.taps(page.get_by_role("link", name="Go on"))
    _chooses(hand, incident.area)
    if incident.further:
        _chooses(hand, incident.further)
    _chooses(hand, incident.who)
    if incident.gate:
        _chooses(hand, incident.gate)
    expect(page.get_by_role("heading", name="You, now")).to_be_visible()


def _chooses(hand: Hand, label: str) -> None:
    found = hand.page.locator("main .app-answer").filter(
        has=hand.page.locator(".app-answer__label", has_text=label)
    )
    exact = [each for each in found.all() if each.inner_text().split("\n")[0].strip() == label]
    hand.taps(exact[0], choosing=True)
