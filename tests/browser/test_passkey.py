"""An officer makes a passkey in a real browser, signs in with it, and cancels once."""

from typing import Any

from playwright.sync_api import CDPSession, Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
NARROW = {"width": 320, "height": 640}


class Device:
    """What asks for a finger: Chromium's virtual authenticator."""

    def __init__(self, page: Page) -> None:
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._session.send("WebAuthn.enable")
        made: dict[str, Any] = self._session.send(
            "WebAuthn.addVirtualAuthenticator", {"options": DEVICE}
        )
        self._named = {"authenticatorId": made["authenticatorId"]}

    def refuses(self, *, refuses: bool) -> None:
        """The finger is somebody else's."""
        verified = {**self._named, "isUserVerified": not refuses}
        self._session.send("WebAuthn.setUserVerified", verified)


def assert_accessible(page: Page) -> None:
    assert accessibility.find_faults(page) == [], page.url


def gives_the_password_again(officer: Officer) -> None:
    officer.page.goto("/unit/how-you-sign-in")
    officer.page.get_by_role("button", name="Menu").click()
    officer.page.get_by_role("button", name="Sign out").click()
    officer.gives_the_password()


def test_a_passkey_is_made_used_and_once_refused(officer: Officer) -> None:
    page = officer.page
    device = Device(page)
    page.set_viewport_size(NARROW)
    page.goto("/unit/how-you-sign-in")
    page.get_by_role("button", name="Add a passkey").click()
    assert_accessible(page)
    page.get_by_label("Name").fill("My own computer")
    page.keyboard.press("Enter")
    officer.sees("Your passkey is added.")
    officer.sees("My own computer")
    assert_accessible(page)

    gives_the_password_again(officer)
    device.refuses(refuses=True)
    page.get_by_role("button", name="Use your passkey").click()
    officer.sees("The passkey was not used.")
    assert_accessible(page)
    device.refuses(refuses=False)
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Inbox")
