"""A reporter's phone: Chromium with its own profile; can be closed, killed and restarted.

Where nobody does that, a phone is a context of a browser that several share.
"""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    ViewportSize,
)

from tests.browser.patience import become_patient

become_patient()

# The browsers show what Android shows; without it their pages are 15 % wider.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parents[1] / "support" / "fonts.conf")

CHROMIUM = "/usr/bin/chromium"
# Each window would load the suggestions of its address bar, at half a second of processor time, and
# start a process in case another site is opened. Of several such switches the last rules alone: the
# other names are those that Playwright gives.
NOT_NEEDED = (
    "SpareRendererForSitePerProcess,"
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
    "AimEnabled,AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,"
    "DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,"
    "MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch,"
    "TcpPortRandomizationWin,ThirdPartyStoragePartitioning"
)
QUIET = [
    f"--disable-features={NOT_NEEDED}",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SMALL: ViewportSize = {"width": 360, "height": 740}
WIDE: ViewportSize = {"width": 1280, "height": 900}
TOUCH = {"viewport": SMALL, "has_touch": True, "is_mobile": True}
QUOTA = "Storage.overrideQuotaForOrigin"
PATIENCE_MS = 15_000
# A browser without a telephone asks in a dialogue that no test can answer.
DIALLER = """navigation.addEventListener("navigate", (event) => {
    if (!event.destination.url.startsWith("tel:")) return;
    event.preventDefault();
    console.log(`dials ${event.destination.url.slice(4)}`);
})"""


class Phone:
    """A browser on the profile in `folder`, with `address` as its base URL.

    With a `shared` browser it is a context of that: it keeps nothing once it is closed.
    Records every request, and every error or warning of the console.
    """

    def __init__(
        self,
        playwright: Playwright,
        folder: Path,
        address: str,
        *,
        shared: Browser | None = None,
        **options: Any,
    ) -> None:
        self.playwright = playwright
        self.shared = None if "args" in options else shared
        self.folder = folder
        self.address = address
        self.options = {**TOUCH, "locale": "en-GB", "timezone_id": "Europe/London", **options}
        self.console_errors: list[str] = []
        self.dialled: list[str] = []
        self._ignored = ["Failed to load resource"]
        self.hosts: set[str] = set()
        self.addresses: list[str] = []
        self.context: BrowserContext | None = None

    def start(self) -> "Phone":
        """Open the browser with whatever the profile has stored."""
        self.context = self._open(base_url=self.address, accept_downloads=True, **self.options)
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.add_init_script(DIALLER)
        self.context.on("console", self._record_console)
        self.context.on("weberror", lambda error: self.console_errors.append(str(error.error)))
        self.context.on("request", self._record_request)
        return self

    def _open(self, **options: Any) -> BrowserContext:
        if self.shared:
            return self.shared.new_context(**options)
        chromium = {"executable_path": CHROMIUM, "args": QUIET}
        return self.playwright.chromium.launch_persistent_context(
            self.folder, **{**chromium, **options}
        )

    @property
    def page(self) -> Page:
        """The first tab."""
        assert self.context
        return self.context.pages[0] if self.context.pages else self.context.new_page()

    def another_tab(self) -> Page:
        """A second tab of the same browser."""
        assert self.context
        return self.context.new_page()

    def close(self) -> None:
        """Close the browser normally."""
        if self.context:
            with suppress(Exception):
                self.context.close()
        self.context = None

    def kill(self) -> None:
        """Kill the browser at once, as an empty battery would."""
        assert not self.shared, "the test needs the fixture own_browser"
        for process in self._processes():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.close()
        deadline = time.monotonic() + 10
        while self._processes() and time.monotonic() < deadline:
            time.sleep(0.02)
        for lock in self.folder.glob("Singleton*"):
            lock.unlink(missing_ok=True)

    def restart(self) -> "Phone":
        """Close the browser and open it again."""
        assert not self.shared, "the test needs the fixture own_browser"
        self.close()
        return self.start()

    def fills_up(self) -> None:
        """Restart with a storage quota of one byte, so that every write fails.

        The restart is needed because Chromium caches the quota for half a minute.
        """
        self.restart()
        assert self.context
        self._storage = self.context.new_cdp_session(self.page)
        self._storage.send(QUOTA, {"origin": self.address, "quotaSize": 1})

    def has_room_again(self) -> None:
        """Lift the quota, as if somebody had deleted their holiday films."""
        self._storage.send(QUOTA, {"origin": self.address})

    def ignores_errors(self, start: str) -> None:
        """Ignore console messages that start so: the browser's own, caused by the test."""
        self._ignored.append(start)

    def cookies(self) -> list[Any]:
        """Every cookie of this profile; an empty list while the browser is closed."""
        return list(self.context.cookies()) if self.context else []

    def foreign_hosts(self) -> set[str]:
        """Hosts other than the product that the browser contacted."""
        return self.hosts - {urlsplit(self.address).netloc}

    def _record_console(self, message: ConsoleMessage) -> None:
        ignored = message.text.startswith(tuple(self._ignored))
        if message.text.startswith("dials "):
            self.dialled.append(message.text.removeprefix("dials "))
        if message.type in ("error", "warning") and not ignored:
            self.console_errors.append(message.text)

    def _record_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss"):
            self.hosts.add(address.netloc)
            self.addresses.append(f"{request.method} {address.path}")

    def _processes(self) -> list[int]:
        """The process ids of the browsers on this profile."""
        ours = f"--user-data-dir={self.folder}".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if ours in (entry / "cmdline").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
        return found
