"""A worker's phone: Chromium with its own storage, which can be closed, killed and opened again."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright, Request

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SMALL = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
TOUCH = {"viewport": SMALL, "has_touch": True, "is_mobile": True}
QUOTA = "Storage.overrideQuotaForOrigin"
PATIENCE_MS = 15_000


class Phone:
    """One browser profile in `folder`, at home at `address`. What it asked and said is kept."""

    def __init__(self, playwright: Playwright, folder: Path, address: str, **how: Any) -> None:
        self.playwright = playwright
        self.folder = folder
        self.address = address
        self.how = {**TOUCH, "locale": "en-GB", "timezone_id": "Europe/London", **how}
        self.complaints: list[str] = []
        self._forgiven = ["Failed to load resource"]
        self.hosts: set[str] = set()
        self.addresses: list[str] = []
        self.context: BrowserContext | None = None

    def start(self) -> "Phone":
        """Open the browser, with all that this profile kept before."""
        self.context = self.playwright.chromium.launch_persistent_context(
            self.folder,
            executable_path=CHROMIUM,
            base_url=self.address,
            accept_downloads=True,
            **{"args": QUIET, **self.how},
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.context.on("request", self._note)
        return self

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
        """Close the browser as its owner would."""
        if self.context:
            with suppress(Exception):
                self.context.close()
        self.context = None

    def kill(self) -> None:
        """End the browser at once, as an empty battery would."""
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
        """Close, and open again."""
        self.close()
        return self.start()

    def fills_up(self) -> None:
        """Start again with no room left: from the first write on, the storage says that it is full.

        A browser remembers for half a minute how much room there was, hence the new start.
        """
        self.restart()
        assert self.context
        self._storage = self.context.new_cdp_session(self.page)
        self._storage.send(QUOTA, {"origin": self.address, "quotaSize": 1})

    def has_room_again(self) -> None:
        """Somebody deleted their holiday films."""
        self._storage.send(QUOTA, {"origin": self.address})

    def forgives(self, complaint: str) -> None:
        """What the browser itself says of the situation that a test makes; ours to say nothing."""
        self._forgiven.append(complaint)

    def cookies(self) -> list[Any]:
        """Every cookie this profile has been given; none where it is closed."""
        return list(self.context.cookies()) if self.context else []

    def strangers(self) -> set[str]:
        """Other hosts that were asked for anything."""
        return self.hosts - {urlsplit(self.address).netloc}

    def _hear(self, message: ConsoleMessage) -> None:
        forgiven = message.text.startswith(tuple(self._forgiven))
        if message.type in ("error", "warning") and not forgiven:
            self.complaints.append(message.text)

    def _note(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss"):
            self.hosts.add(address.netloc)
            self.addresses.append(f"{request.method} {address.path}")

    def _processes(self) -> list[int]:
        """The processes of this profile and of no other."""
        ours = f"--user-data-dir={self.folder}".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if ours in (entry / "cmdline").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
        return found
