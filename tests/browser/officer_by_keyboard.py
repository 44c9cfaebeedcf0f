"""An officer who uses no pointer to get in."""

from playwright.sync_api import Page, expect

from tests.browser.keyboard import Keyboard
from tests.browser.officer import PASSWORD, Officer


class OfficerByKeyboard(Officer):
    """Sets up an account and signs in by Tab, Space, Enter and letters."""

    def __init__(self, page: Page, recovery_codes: list[str] | None = None) -> None:
        super().__init__(page, recovery_codes)
        self.keyboard = Keyboard(page)

    def sets_up_account(self, link: str) -> None:
        self.page.goto(link)
        self.keyboard.writes("Your name", "Olu Adeyemi")
        self.keyboard.writes("Email address", "olu@example.org")
        self.keyboard.writes("Password", PASSWORD)
        self.keyboard.presses("Set up my account")
        expect(self.page.get_by_text("Sign in with it now")).to_be_visible()

    def gives_the_password(self) -> None:
        self.page.goto("/unit")
        self.keyboard.writes("Email address", "olu@example.org")
        self.keyboard.writes("Password", PASSWORD)
        self.keyboard.presses("Sign in")
        expect(self.page.get_by_role("button", name="Sign in")).to_have_count(0)

    def gives_a_code(self, code: str) -> None:
        self.keyboard.writes("Security code", code)
        self.keyboard.presses("Continue")

    def opens_the_way_to_an_app(self) -> None:
        self.keyboard.presses("Set up")
        expect(self.page.get_by_label("Security code")).to_be_visible()
