"""The kept lead is in the page before it is painted: written by the worker, moved by nothing."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.test_nothing_moves import ENDING, WATCH
from tests.browser.worker import ABOUT_LEAD, NUDE, Worker
from webapp.guidance.source.loading import load_shipped
from webapp.triage.tree import QuestionPage, build_tree

# The words of the lead's call in the bar, when it was first there.
NOTE_FIRST_WORDS = """
new MutationObserver((_, observer) => {
    const call = document.querySelector(".app-bar__cell--lead:not([hidden])");
    if (!call?.nextElementSibling) return; // Not read to its end.
    self.firstWords = `${call.textContent} ${call.getAttribute("href")}`;
    observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
ASK_THE_WORKER = """(address) =>
    fetch(address, { headers: { accept: "text/html" } }).then((answer) => answer.text())"""
# By how much slower the phone is: the worker's 50 ms can pass before a slow one has read the lead.
VISITS = {1: 1, 4: 3}
# What a slow phone paints of a page that it has read in part may be a hair's breadth elsewhere.
FAR_MOVED = "self.moved.filter(([far]) => far > 0.001)"
TREE = build_tree(load_shipped())
NOT_SURE = next(
    page.address
    for page in TREE.pages.values()
    if isinstance(page, QuestionPage) and page.title.startswith("If you are not sure")
)
PAGES = ("/", "/steps/", NOT_SURE, "/contacts", ENDING)
KEPT: dict[str, Callable[[Worker], None]] = {
    "a lead": lambda worker: worker.keeps_a_lead(),
    "a lead and a deputy": lambda worker: worker.keeps_a_lead(deputy="Jon Smith"),
    "nobody": lambda _: None,
    "nobody above": lambda worker: works_alone(worker),
}


@pytest.fixture
def unnamed(phone: Phone) -> Worker:
    """A worker who has kept nobody, on a phone that is ready."""
    worker = Worker(phone)
    worker.opens_the_site()
    worker.waits_until_ready()
    return worker


def works_alone(worker: Worker) -> None:
    worker.page.goto("/my-lead")
    worker.page.evaluate("document.addEventListener('chosen', () => (document.title = 'chosen'))")
    worker.page.get_by_role("switch", name="I am the lead").set_checked(True)
    expect(worker.page).to_have_title("chosen")


@pytest.mark.parametrize("slower", VISITS)
@pytest.mark.parametrize("who", KEPT)
def test_nothing_moves_whoever_is_kept(unnamed: Worker, who: str, slower: int) -> None:
    KEPT[who](unnamed)
    page = unnamed.page
    page.context.add_init_script(WATCH + NOTE_FIRST_WORDS)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    for address in PAGES:
        faults = [visit(unnamed, address, "a lead" in who)]
        while faults[-1] and len(faults) < VISITS[slower]:
            faults.append(visit(unnamed, address, "a lead" in who))
        assert not faults[-1], (address, faults)


def visit(worker: Worker, address: str, is_named: bool) -> list[object]:
    """Open a page; returns what was wrong: what moved, or a call without its lead."""
    worker.page.goto(address)
    worker.sees("Works without signal")
    worker.page.wait_for_timeout(300)
    moved: list[object] = worker.page.evaluate(FAR_MOVED)
    words = worker.page.evaluate("self.firstWords ?? ''")
    is_right = not is_named or ("Priya" in words and "tel:01614960101" in words)
    return moved if is_right else [*moved, words]


def test_the_worker_answers_with_the_leads_call(worker: Worker) -> None:
    for address in PAGES:
        sent = worker.page.evaluate(ASK_THE_WORKER, address)
        assert 'data-fact-href="lead-call" href="tel:01614960101"' in sent, address
        assert ">Priya</bdi>" in sent


def test_no_page_about_the_lead_or_for_a_child_names_them(worker: Worker) -> None:
    about = [page.address for page in TREE.outcomes if page.path.who == "lead"]
    for address in ("/about-my-lead", "/for-the-child", *about[::40]):
        assert "Priya" not in worker.page.evaluate(ASK_THE_WORKER, address), address


def test_while_an_incident_is_about_the_lead_no_page_arrives_with_them(worker: Worker) -> None:
    worker.keeps_a_lead(deputy="Jon Smith")
    worker.goes_home()
    worker.walks_to_the_steps(*ABOUT_LEAD)
    worker.sees("My deputy is not close to them")
    for address in PAGES:
        sent = worker.page.evaluate(ASK_THE_WORKER, address)
        assert "Priya" not in sent and "Jon" not in sent, address


def test_a_shared_computer_names_nobody_on_home(worker: Worker) -> None:
    worker.page.get_by_role("switch", name="This is a shared computer").set_checked(True)
    lead = worker.page.get_by_text("Priya").filter(visible=True)
    expect(lead).to_have_count(0)
    worker.page.reload()
    worker.sees("Works without signal")
    expect(lead).to_have_count(0)


def test_before_who_is_known_the_lead_is_not_larger_than_101(worker: Worker) -> None:
    for address in ("/", "/steps/", NOT_SURE):
        worker.page.goto(address)
        for part in (".app-bar__row >", "main"):
            calls = [
                worker.page.locator(f'{part} a[data-call="{who}"]:visible').first
                for who in ("my-lead", "police-101")
            ]
            if calls[0].count():
                lead, police = (call.bounding_box() for call in calls)
                assert lead and police
                assert lead["width"] <= police["width"] + 1, (address, part)
                assert lead["height"] <= police["height"] + 1, (address, part)
        about = worker.page.get_by_role("link", name=re.compile("not if it is about them", re.I))
        box = about.bounding_box()
        assert box and box["height"] >= 44, address


@pytest.mark.parametrize("name", ['<img src="x" onerror="alert(1)">', "$& \u202eayirP \u2066x"])
def test_a_name_is_only_ever_a_name(unnamed: Worker, name: str) -> None:
    unnamed.keeps_a_lead(name)
    unnamed.opens_the_site()
    unnamed.walks_to_the_steps(*NUDE)
    call = unnamed.page.locator("main .app-call--lead [data-fact=lead-name]")
    expect(call).to_have_text(name.replace("\u202e", "").replace("\u2066", ""))
    assert unnamed.page.locator("main img").count() == 0
    assert "\u202e" not in unnamed.page.content()


def test_a_changed_lead_is_on_this_page_at_once_and_in_the_next(worker: Worker) -> None:
    worker.keeps_a_lead("Jo Bloggs")
    expect(worker.page.locator(".app-bar").get_by_role("link", name="Jo")).to_be_visible()
    sent = worker.page.evaluate(ASK_THE_WORKER, ENDING)
    assert "Jo Bloggs" in sent and "Priya" not in sent


def test_who_rang_nobody_by_keyboard_comes_back_to_the_same_call(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.page.locator("main .app-call--lead[data-call=my-lead]").focus()
    with worker.page.expect_console_message(lambda message: message.text.startswith("dials")):
        worker.page.keyboard.press("Enter")
    worker.comes_back()
    worker.is_asked("did you speak?")
    expect(worker.question()).to_be_focused()
    worker.question().get_by_role("button", name="Did not ring").press("Enter")
    worker.is_not_asked()
    expect(worker.page.locator(":focus")).to_have_attribute("data-call", "my-lead")


@pytest.mark.parametrize("slower", VISITS)
def test_nothing_moves_when_the_page_is_opened_again_after_a_call(
    worker: Worker, slower: int
) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")
    worker.sees("Priya knows since")
    page = worker.page
    page.context.add_init_script(WATCH)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.reload()
    worker.sees("Priya knows since")
    page.wait_for_timeout(300)
    assert page.evaluate(FAR_MOVED) == []


def test_where_no_worker_answers_the_place_is_as_large_and_asks_for_nobody(phone: Phone) -> None:
    phone.close()
    phone.options.update(service_workers="block")
    phone.start()
    phone.ignores_errors("Service Worker registration blocked by Playwright")
    Worker(phone).keeps_a_lead("Jo Li")
    assert phone.context
    phone.context.add_init_script(WATCH)
    page = phone.page
    sent = page.request.get(ENDING).text()
    assert 'data-if="no-lead" hidden' in sent and 'data-if="nobody-named">' in sent
    page.goto(ENDING)
    expect(page.get_by_text("Ring Jo Li").filter(visible=True).first).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("self.moved") == []
