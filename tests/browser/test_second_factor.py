"""An officer has a new phone, signs in with it, mistypes, and loses it: by keyboard alone."""

from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.keyboard import Keyboard
from tests.browser.officer import Officer
from tests.browser.officer_by_keyboard import OfficerByKeyboard

NARROW = {"width": 320, "height": 640}


def assert_accessible(page: Page) -> None:
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert accessibility.find_all_faults(page) == [], (page.url, scheme)


def signs_out(page: Page) -> None:
    page.goto("/unit/how-you-sign-in")
    keyboard = Keyboard(page)
    keyboard.presses("Menu")
    keyboard.presses("Sign out")
    expect(page.get_by_label("Email address")).to_be_visible()


def test_a_new_phone_then_a_wrong_code_then_a_lost_phone(desk: Officer) -> None:
    officer = OfficerByKeyboard(desk.page, desk.recovery_codes)
    page = officer.page
    page.set_viewport_size(NARROW)
    page.goto("/unit/how-you-sign-in")
    assert_accessible(page)
    app = officer.sets_up_an_app()
    signs_out(page)
    officer.gives_the_password()
    assert_accessible(page)
    officer.gives_a_code("000000")
    officer.sees("There is a problem")
    assert_accessible(page)
    officer.gives_a_code(app.code())
    expect(page.get_by_role("heading", level=1)).to_contain_text("Inbox")

    signs_out(page)
    officer.gives_the_password()
    officer.gives_a_code(officer.recovery_codes.pop())
    officer.sees("Codes left: 7.")
    assert_accessible(page)
