"""axe finds no fault on any page of the reporter's side, with everything a page can show."""

from tests.browser import accessibility
from tests.browser.reporter import Reporter
from tests.browser.representatives import choose_representatives
from tests.support.pack_pages import fetch_pack_pages
from tests.support.product import Product

STRAIGHT_TO_THE_SERVER = "(form) => HTMLFormElement.prototype.submit.call(form)"


def assert_accessible(reporter: Reporter) -> None:
    assert accessibility.find_all_faults(reporter.page) == []


@accessibility.glanced_at
def test_every_kind_of_page_in_the_pack(
    reporter: Reporter, product: Product, ways: accessibility.Ways
) -> None:
    kept = fetch_pack_pages(product)
    chosen = choose_representatives(kept)
    assert len(kept) > 330 and {"/report", "/"} <= set(chosen)

    found = {}
    for path in [*chosen, "/no-such-page"]:
        reporter.page.goto(path)
        found[path] = accessibility.find_all_faults(reporter.page, ways)

    assert {path: faults for path, faults in found.items() if faults} == {}


def test_the_help_with_999(reporter: Reporter) -> None:
    reporter.touches(reporter.page.get_by_label("Help with 999"))
    reporter.sees("Still dial 999")
    assert_accessible(reporter)


def test_the_pages_of_the_form_without_javascript(reporter: Reporter) -> None:
    reporter.opens_the_form()
    submit_without_javascript(reporter)
    reporter.sees("Check these answers")
    assert_accessible(reporter)

    reporter.opens_the_form()
    reporter.fills_in_the_report(what="Sexual")
    submit_without_javascript(reporter)
    reporter.sees_the_page("Check your answers")
    assert_accessible(reporter)

    reporter.presses("Send report")
    reporter.sees_a_heading_with("It has arrived, ")
    assert_accessible(reporter)


def submit_without_javascript(reporter: Reporter) -> None:
    """Submits the form past its scripts, as a browser without JavaScript does."""
    with reporter.page.expect_navigation(url="**/report/check**"):
        reporter.page.locator("[data-part=form]").evaluate(STRAIGHT_TO_THE_SERVER)
