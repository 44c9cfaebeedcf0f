"""The page that is handed to a child: nothing behind it can be reached from there."""

from playwright.sync_api import expect

from tests.browser.worker import NUDE, Worker


def test_back_from_the_childs_page_leads_to_home_and_never_into_the_incident(
    worker: Worker,
) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.presses("Help for the child")
    worker.sees_the_page("You did the right thing by telling someone")
    for _ in range(3):
        worker.page.go_back()
        worker.sees_the_page("Worried about something online?")


def test_the_childs_page_has_no_link_into_the_app_but_home(worker: Worker) -> None:
    worker.page.goto("/for-the-child")
    links = worker.page.locator("a[href^='/']:visible")
    ours = [link.get_attribute("href") for link in links.all()]
    assert {"/"} <= set(ours) <= {"/", "/away"}
    expect(worker.page.locator(".app-bar")).to_be_hidden()
