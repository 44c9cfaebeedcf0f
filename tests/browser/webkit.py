"""WebKitGTK's own small browser under a screen that nobody sees, driven by WebDriver."""

import os
import shutil
import subprocess
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.support.patience import until

MINI_BROWSER = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), Path("MiniBrowser"))
FIELD = "//*[self::input or self::textarea][@id=//label[normalize-space()='{name}']/@for]"
LABEL = "//label[normalize-space()='{name}']"
PLACES = {
    "link": "//a[normalize-space()='{name}']",
    "button": "//button[normalize-space()='{name}']",
    "radio": LABEL,
    "checkbox": LABEL,
    "textbox": FIELD,
}


class WebKit:
    """One browser session: it keeps nothing after it is closed, so a journey stays inside one."""

    def __init__(self, address: str) -> None:
        self.address = address

    def start(self) -> "WebKit":
        """Open the screen and the browser, with a second tab that keeps the worker's home alive."""
        reading, writing = os.pipe()
        screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten"]
        self._screen = subprocess.Popen(
            [*screen, "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as said:
            display = f":{said.readline().strip()}"
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
        """Keep another page of the site open, and come back to the first."""
        first = self._driver.current_window_handle
        self._driver.switch_to.new_window("tab")
        self.open(path)
        self._driver.switch_to.window(first)

    def press(self, role: str, name: str) -> None:
        """Press what has this role and name."""
        element = until(lambda: self._find(role, name), or_say=lambda: f"no {role} {name!r}")
        self._driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def write(self, name: str, text: str) -> None:
        """Type into the field of this name."""
        until(lambda: self._find("textbox", name), or_say=lambda: f"no {name!r}").send_keys(text)

    def shows(self, text: str) -> None:
        """Wait until the page shows this text."""
        until(lambda: text in self.text(), or_say=lambda: f"{text!r} is not in:\n{self.text()}")

    def text(self) -> str:
        """What the page says now."""
        return str(self.evaluate("document.body ? document.body.innerText : ''"))

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page; promises are waited for."""
        try:
            return self._driver.execute_async_script(
                "const done = arguments[0];"
                f"Promise.resolve({expression}).then(done, (e) => done(`${{e}}`));"
            )
        except WebDriverException:
            return ""

    def _find(self, role: str, name: str) -> WebElement | None:
        found = self._driver.find_elements(By.XPATH, PLACES[role].format(name=name))
        return next((element for element in found if element.is_displayed()), None)
