"""An officer at the Safeguarding Children Unit, using a desktop computer."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.support.authenticator_app import AuthenticatorApp, recovery_codes_on
from tests.support.polling import wait_until

PASSWORD = "lantern-otter-harvest-42"
OPENED_WITHIN_SECONDS = 90.0


class Officer:
    """Finds everything by role and visible name."""

    def __init__(self, page: Page, recovery_codes: list[str] | None = None) -> None:
        self.page = page
        self.recovery_codes = [] if recovery_codes is None else recovery_codes

    def sets_up_account(self, link: str) -> None:
        """Uses the one-time link that the product printed when it started."""
        self.page.goto(link)
        self.page.get_by_label("Your name").fill("Olu Adeyemi")
        self.page.get_by_label("Email address").fill("olu@example.org")
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Set up my account").click()
        expect(self.page.get_by_text("Sign in with it now")).to_be_visible()

    def signs_in(self) -> None:
        """Signs in, the first time with a new app, then with a recovery code; sees the inbox."""
        self.gives_the_password()
        if self.recovery_codes:
            self.gives_a_code(self.recovery_codes.pop())
            self.sees("You signed in with a recovery code.")
        else:
            self.sets_up_an_app()
        self.opens_the_inbox()

    def gives_the_password(self) -> None:
        self.page.goto("/unit")
        self.page.get_by_label("Email address").fill("olu@example.org")
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("button", name="Sign in")).to_have_count(0)

    def gives_a_code(self, code: str) -> None:
        self.page.get_by_label("Security code").fill(code)
        self.page.get_by_role("button", name="Continue").click()

    def sets_up_an_app(self) -> AuthenticatorApp:
        """Adds the key to an app, gives its first code, and keeps the recovery codes."""
        self.opens_the_way_to_an_app()
        app = AuthenticatorApp.reads(self.page.content())
        self.gives_a_code(app.earlier_code())
        self.sees("Your authenticator app is set up.")
        self.recovery_codes += recovery_codes_on(self.page.content())
        return app

    def opens_the_way_to_an_app(self) -> None:
        self.page.get_by_role("button", name="Set up").click()

    def opens_the_inbox(self) -> None:
        self.page.goto("/unit")
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("Inbox")

    def types_into_find(self, typed: str) -> None:
        """Two acts, on whichever page: types what is read out, and presses Enter."""
        self.page.get_by_role("searchbox", name="Find a report").fill(typed)
        self.page.keyboard.press("Enter")

    def finds(self, reference: str) -> None:
        """Reloads the inbox until it is there: the opener may be making an edition first."""

        def is_there() -> bool:
            self.opens_the_inbox()
            return self._line(reference).count() > 0

        wait_until(
            is_there,
            failure=lambda: f"{reference} is not in:\n{self.page.inner_text('main')}",
            within=OPENED_WITHIN_SECONDS,
        )

    def approves_the_newest_edition(self) -> None:
        self.page.goto("/unit/guidance")
        self.page.get_by_role("link", name="Approve").click()
        self.page.get_by_label("In which role").fill("Lead")
        self.page.get_by_label("I have read the words").check()
        self.page.get_by_role("button", name="Approve these words").click()
        self.sees("Approved: edition")

    def approves_corrected_words(self) -> None:
        self.page.goto("/unit/guidance")
        self.page.get_by_role("link", name="Corrected words wait").click()
        self.page.get_by_role("button", name="Approve").click()
        self.sees("Approved. It is done.")

    def withdraws_the_approval(self, reason: str) -> None:
        self.page.goto("/unit/guidance")
        self.page.get_by_role("link", name="Withdraw").click()
        self.page.get_by_label("Why do you withdraw it?").fill(reason)
        self.page.get_by_role("button", name="Withdraw this approval").click()
        self.sees("Withdrawn: the guidance is a draft again.")

    def compares_the_newest_edition(self) -> None:
        """Waits for a second edition, which a confirmed contact makes, and reads what changed."""

        def is_there() -> bool:
            self.page.goto("/unit/guidance")
            return self.page.get_by_role("link", name="What changed").count() > 0

        wait_until(is_there)
        self.page.get_by_role("link", name="What changed").first.click()

    def sets_aside_an_unopened_arrival(self) -> None:
        """Sets aside the first arrival that could not be opened."""
        self.page.goto("/unit/could-not-open")
        self.page.get_by_role("button", name="Set aside").first.click()
        expect(self.page.get_by_role("link", name="Set aside (")).to_be_visible()

    def registers(self, name: str, kind: str) -> None:
        """Puts an organisation into the register."""
        self.page.goto("/unit/organisations")
        self.page.get_by_role("link", name="Add an organisation").click()
        self.page.get_by_label("Name").fill(name)
        self.page.get_by_label("What kind is it?").select_option(kind)
        self.page.get_by_role("button", name="Save").click()
        self.sees(f"Added: {name}.")

    def publishes(self, name: str) -> None:
        """As a lead, who is told first that the name will be public."""
        self.page.goto("/unit/organisations")
        self.page.get_by_role("link", name=name).click()
        self.sees("Published names are public")
        self.page.get_by_role("button", name="Publish this name").click()
        self.sees("Published.")

    def counts(self, reference: str) -> int:
        """Returns how many times the inbox shows this reference."""
        self.finds(reference)
        return self._line(reference).count()

    def reads(self, reference: str) -> None:
        self.finds(reference)
        self._line(reference).click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(reference)

    def reads_the_correction(self, reference: str, *, of: str) -> None:
        """Opens the incident from the inbox; from its report, once it has come, the correction."""
        self.reads(of)
        wait_until(lambda: self.page.reload() and self._line(reference).count() > 0)
        self.follows_the_link_to(reference)

    def marks_it_as_received(self) -> None:
        """Marks the report, so that the reporter's phone shows that a person has it."""
        self.page.get_by_role("button", name="Received", exact=True).click()
        expect(self.page.get_by_text(re.compile("received", re.IGNORECASE)).first).to_be_visible()

    def asks_to_ring(self) -> None:
        """Asks the worker through their phone."""
        self._opens_what_holds("Ask them to ring")
        self.page.get_by_role("button", name="Ask them to ring").click()
        self.sees("Their phone is asked to show")

    def notes_that_they_spoke(self) -> None:
        """With whoever sent the report."""
        self._opens_what_holds("Note the call")
        form = self.page.locator("form", has=self.page.get_by_role("button", name="Note the call"))
        form.get_by_label("Whom?").select_option(label="The person who reported")
        form.get_by_label("How did it end?").select_option(label="Spoke")
        form.get_by_role("button", name="Note the call").click()
        self.sees("rang the person who reported: spoke.")

    def notes_what_they_said(self, knows: str) -> None:
        """Of the call that is noted: who knows; and that the worker rings the police next."""
        self.page.get_by_label("No", exact=True).check()
        self.page.get_by_label(knows, exact=True).check()
        self.page.get_by_label("They ring").check()
        self.page.get_by_label("Whom?", exact=True).first.select_option(label="The police (101)")
        self.page.get_by_role("button", name=re.compile("^(Only n|N)ote it$")).click()
        expect(self.page.get_by_text("1. Safe now?")).to_have_count(0)

    def takes_back_that_it_was_received(self) -> None:
        self._opens_what_holds("It is new again")
        self.page.get_by_label("Why", exact=True).select_option(index=1)
        self.page.get_by_role("button", name="It is new again").click()
        expect(self.page.get_by_role("button", name="Received", exact=True)).to_be_visible()

    def takes_in_a_sealed_file(self, file: Path) -> None:
        """Uploads the sealed file that a reporter handed over, by keyboard."""
        self.page.goto("/unit/sealed-file")
        with self.page.expect_file_chooser() as chooser:
            self.page.get_by_label("Sealed file").press("Enter")
        chooser.value.set_files(file)
        self.page.get_by_role("button", name="Take in the file").press("Enter")

    def goes_to(self, room: str) -> None:
        """Opens another page of the unit through the navigation."""
        rooms = self.page.get_by_role("navigation", name="The unit")
        rooms.get_by_role("link", name=room).click()
        expect(rooms.locator("[aria-current=page]")).to_have_text(room)

    def follows_the_link_to(self, reference: str) -> None:
        """Follows the link from one report to another."""
        self._line(reference).click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(reference)

    def sees_the_step_ticked(self, step: str) -> None:
        ticked = self.page.get_by_role("listitem").filter(has_text=step).filter(has_text="Ticked:")
        expect(ticked.first).to_be_visible()

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def _opens_what_holds(self, button: str) -> None:
        """Opens each part of the page that the button is in, the outermost first."""
        around = self.page.locator("details", has=self.page.locator("button", has_text=button))
        for part in around.all():
            part.locator("> summary").click()

    def _line(self, reference: str) -> Locator:
        return self.page.get_by_role("link", name=reference)
