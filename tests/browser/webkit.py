"""WebKitGTK's MiniBrowser on a virtual screen, driven by WebDriver."""

import os
import shutil
import subprocess
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import ElementNotInteractableException, WebDriverException
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.patience import HEARS
from tests.support.polling import wait_until

MINI_BROWSER = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), Path("MiniBrowser"))
FEEL = """
self.isPressed = false;
addEventListener("pointerdown", () => (self.isPressed = true), { capture: true, once: true });
"""
FIELD = "//*[self::input or self::textarea][@id=//label[normalize-space()='{name}']/@for]"
LABEL = "//label[normalize-space()='{name}']"
PLACES = {
    "link": "//a[normalize-space()='{name}']",
    "button": "//button[normalize-space()='{name}']",
    "radio": LABEL,
    "checkbox": LABEL,
    "textbox": FIELD,
    "searchbox": FIELD,
}


class WebKit:
    """One browser session. Its storage is lost on close, so a journey must stay inside one."""

    lead_in_bar = "Priya your lead 0161 496 0101"

    def __init__(self, address: str) -> None:
        self.address = address

    def start(self) -> "WebKit":
        """Open the virtual screen and the browser."""
        reading, writing = os.pipe()
        screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten"]
        self._screen = subprocess.Popen(
            [*screen, "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as output:
            display = f":{output.readline().strip()}"
        options = Options()
        options.binary_location = str(MINI_BROWSER)
        options.add_argument("--automation")
        driver = str(shutil.which("WebKitWebDriver"))
        service = Service(driver, env={**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11"})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # selenium's own, about itself
            self._driver = webdriver.WebKitGTK(options=options, service=service)
        self._driver.set_page_load_timeout(30)
        return self

    def close(self) -> None:
        """Close the browser and its screen."""
        with suppress(WebDriverException):
            self._driver.quit()
        self._screen.terminate()
        self._screen.wait()

    def open(self, path: str) -> None:
        """Go to a page of the site and wait for it."""
        self._driver.get(self.address + path)

    def open_second_tab(self, path: str) -> None:
        """Open a page in a second tab, which keeps the service worker alive; stay in the first."""
        first = self._driver.current_window_handle
        self._driver.switch_to.new_window("tab")
        self.open(path)
        self._driver.switch_to.window(first)

    def press(self, role: str, name: str) -> None:
        """Press where the element with this role and name is: a radio may lie over its label."""
        element = wait_until(lambda: self._find(role, name), failure=lambda: f"no {role} {name!r}")
        self._driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        wait_until(lambda: self._driver.execute_script(f"return ({HEARS})(arguments[0])", element))
        failure = f"{role} {name!r} cannot be pressed"
        wait_until(lambda: self._lands_on(element), failure=lambda: failure)

    def write(self, name: str, text: str, role: str = "textbox") -> None:
        """Type into the field of this name."""
        field = wait_until(lambda: self._find(role, name), failure=lambda: f"no {name!r}")
        wait_until(lambda: _can(lambda: field.send_keys(text)), failure=lambda: f"{name!r} is shut")

    def shows(self, text: str) -> None:
        """Wait until the page shows this text."""
        wait_until(
            lambda: text in self.text(), failure=lambda: f"{text!r} is not in:\n{self.text()}"
        )

    def text(self) -> str:
        """The page's visible text."""
        return str(self.evaluate("document.body ? document.body.innerText : ''"))

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page; awaits a promise."""
        try:
            return self._driver.execute_async_script(
                "const done = arguments[0];"
                f"Promise.resolve({expression}).then(done, (e) => done(`${{e}}`));"
            )
        except WebDriverException:
            return ""

    def _lands_on(self, element: WebElement) -> bool:
        """Press, and tell whether the page felt it: just opened, it can miss the driver's press."""
        self._driver.execute_script(FEEL)
        press = ActionChains(self._driver).move_to_element(element).click().perform
        return _can(press) and self.evaluate("self.isPressed") is not False

    def _find(self, role: str, name: str) -> WebElement | None:
        found = self._driver.find_elements(By.XPATH, PLACES[role].format(name=name))
        return next((element for element in found if element.is_displayed()), None)


def _can(act: Callable[[], object]) -> bool:
    """Whether it was done: not while the page that the element is on has no place for it yet."""
    try:
        act()
    except ElementNotInteractableException:
        return False
    return True
