"""An officer sets up an authenticator app, signs in with it, loses the phone, and mistypes."""

from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import PASSWORD, Officer
from tests.support.authenticator_app import AuthenticatorApp, recovery_codes_on

NARROW = {"width": 320, "height": 640}


def assert_accessible(page: Page) -> None:
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert accessibility.find_all_faults(page) == [], (page.url, scheme)


def sets_up_the_app(page: Page) -> tuple[AuthenticatorApp, list[str]]:
    page.goto("/unit/how-you-sign-in")
    page.get_by_role("button", name="Set up").click()
    assert_accessible(page)
    app = AuthenticatorApp.reads(page.content())
    page.get_by_label("Security code").fill(app.code(ahead=-1))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep your recovery codes")
    assert_accessible(page)
    return app, recovery_codes_on(page.content())


def gives_the_password(page: Page) -> None:
    page.goto("/unit")
    page.get_by_label("Email address").fill("olu@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Enter your security code")


def gives(page: Page, code: str) -> None:
    page.get_by_label("Security code").fill(code)
    page.keyboard.press("Enter")


def signs_out(page: Page) -> None:
    page.goto("/unit/how-you-sign-in")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="Sign out").click()


def test_from_setting_up_to_a_lost_phone(officer: Officer) -> None:
    page = officer.page
    page.set_viewport_size(NARROW)
    app, codes = sets_up_the_app(page)
    signs_out(page)
    gives_the_password(page)
    assert_accessible(page)
    gives(page, "000000")
    expect(page.get_by_text("There is a problem")).to_be_visible()
    assert_accessible(page)
    gives(page, app.code())
    expect(page.get_by_role("heading", level=1)).to_contain_text("Inbox")

    signs_out(page)
    gives_the_password(page)
    gives(page, codes[0])
    officer.sees("Codes left: 7.")
    assert_accessible(page)
