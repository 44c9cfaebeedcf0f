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


def test_without_a_connection_it_is_hidden_and_asks_once_there_is_one(
    officer: Officer, product: Product
) -> None:
    page = officer.page
    page.clock.install()
    page.goto("/unit/organisations/add")
    page.get_by_label("Name").fill(TYPED)
    sessions.nobody_is_there(product)
    page.context.set_offline(True)
    page.clock.fast_forward("16:00")
    officer.sees("This page is hidden")
    assert TYPED not in page.content()
    assert accessibility.find_faults(page) == []
    page.context.set_offline(False)
    page.clock.fast_forward("00:16")
    officer.gives_a_code(officer.recovery_codes.pop())
    expect(page.get_by_label("Name")).to_have_value(TYPED)


def test_who_shows_it_in_another_tab_has_both(officer: Officer, product: Product) -> None:
    page = types_and_goes_away(officer, product)
    another = Officer(page.context.new_page(), officer.recovery_codes)
    another.page.goto("/unit")
    another.gives_a_code(officer.recovery_codes.pop())
    page.clock.fast_forward("00:16")
    expect(page.get_by_label("Name")).to_have_value(TYPED)
    another.page.close()


def test_who_types_is_not_locked(officer: Officer, product: Product) -> None:
    page = officer.page
    page.clock.install()
    page.goto("/unit/organisations/add")
    with page.expect_response("**/unit/still-here"):
        for _ in range(6):
            page.get_by_label("Name").press("a")
            page.clock.fast_forward("00:16")
    expect(page.get_by_label("Name")).to_have_value("aaaaaa")


def test_whose_session_ended_meanwhile_signs_in(officer: Officer, product: Product) -> None:
    page = officer.page
    page.clock.install()
    page.goto("/unit/organisations/add")
    page.context.clear_cookies()
    page.clock.fast_forward("16:00")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
