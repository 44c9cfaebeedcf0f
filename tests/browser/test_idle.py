"""A page that nobody used is hidden, and is there again as it was, once its person is back."""

from playwright.sync_api import Page, expect

from tests.browser import accessibility, sessions
from tests.browser.officer import Officer
from tests.support.product import Product

NARROW = {"width": 320, "height": 640}
TYPED = "Heaton Lane Youth Club"


def types_and_goes_away(officer: Officer, product: Product) -> Page:
    page = officer.page
    page.clock.install()
    page.set_viewport_size(NARROW)
    page.goto("/unit/organisations/add")
    page.get_by_label("Name").fill(TYPED)
    sessions.nobody_is_there(product)
    page.clock.fast_forward("16:00")
    expect(page.get_by_role("heading", level=1)).to_have_text("Show that it is you")
    return page


def test_what_was_typed_is_hidden_and_comes_back(officer: Officer, product: Product) -> None:
    page = types_and_goes_away(officer, product)
    assert TYPED not in page.content() and "Olu" not in page.inner_text("body")
    assert "Organisation" not in page.title()
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert accessibility.find_all_faults(page) == []
    page.get_by_label("Security code").fill("000000")
    page.keyboard.press("Enter")
    officer.sees("There is a problem")
    assert accessibility.find_faults(page) == []
    page.get_by_label("Security code").fill(officer.recovery_codes.pop())
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name")).to_have_value(TYPED)
    page.get_by_label("What kind is it?").select_option("Youth centre")
    page.get_by_role("button", name="Save").click()
    officer.sees(f"Added: {TYPED}.")


def test_whose_session_ended_meanwhile_signs_in(officer: Officer, product: Product) -> None:
    page = officer.page
    page.clock.install()
    page.goto("/unit/organisations/add")
    page.context.clear_cookies()
    page.clock.fast_forward("16:00")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
