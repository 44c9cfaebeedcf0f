"""Two people invite a third: one gives the link, the other tells the code."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import PASSWORD, Officer
from tests.browser.phone import WIDE, Phone
from tests.support.product import Product


def assert_accessible(page: Page) -> None:
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert accessibility.find_all_faults(page) == [], (page.url, scheme)


def press(page: Page, name: str) -> None:
    """With the keyboard alone."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def proposes(page: Page, name: str, role: str) -> None:
    page.goto("/unit/people")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Email address").fill(f"{name.split()[0].lower()}@example.org")
    page.get_by_label(role).check()
    press(page, "Propose the account")
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"An account for {name}")


def shown(page: Page, button: str) -> str:
    """What the page shows to copy, after this button."""
    press(page, button)
    page.wait_for_selector(".app-copy")
    assert_accessible(page)
    return page.locator(".app-copy").inner_text()


def sets_up(page: Page, link: str, code: str = "") -> None:
    page.goto(link)
    if code:
        page.get_by_label("Code").fill("ABCD EFGH")
        page.get_by_label("Password").fill(PASSWORD)
        press(page, "Set up my account")
        expect(page.get_by_role("alert")).to_contain_text("This is not the code")
        assert_accessible(page)
        page.get_by_label("Code").fill(code)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Set up my account")
    expect(page.get_by_text("Sign in with it now")).to_be_visible()


def signs_in(page: Page, email: str) -> None:
    page.goto("/unit/sign-in")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    Officer(page).sets_up_an_app()
    page.get_by_role("button", name="I have kept them").click()


def test_one_gives_the_link_and_the_other_tells_the_code(
    officer: Officer, product: Product, make_phone: Callable[..., Phone]
) -> None:
    def desk() -> Page:
        return make_phone(product.address, viewport=WIDE, has_touch=False, is_mobile=False).page

    olu, gwen, nia = officer.page, desk(), desk()
    proposes(olu, "Gwen Grey", "Lead")
    press(olu, "Approve alone")
    sets_up(gwen, shown(olu, "Show the link"))
    signs_in(gwen, "gwen@example.org")
    product.esafety("people", "confirm", "gwen@example.org")  # until then she is Olu's hand
    proposes(olu, "Nia New", "Officer")
    assert_accessible(olu)
    gwen.goto("/unit/")
    gwen.get_by_text("Waiting for a second person: 1").click()
    assert_accessible(gwen)
    gwen.get_by_role("link", name="An account for Nia New as officer").click()
    assert_accessible(gwen)
    press(gwen, "Approve")
    code = shown(gwen, "Show the code")
    olu.reload()
    sets_up(nia, shown(olu, "Show the link"), code)
