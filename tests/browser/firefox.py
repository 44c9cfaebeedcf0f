"""Firefox ESR, driven by WebDriver BiDi over its own socket: no driver program is needed."""

import base64
import itertools
import json
import re
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.browser.patience import HEARS
from tests.support.polling import wait_until

FIREFOX = "/usr/bin/firefox-esr"
PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "extensions.update.enabled": False,
    "app.normandy.enabled": False,
    "services.settings.server": "data:,",
    "remote.active-protocols": 1,
}


class Firefox:
    """A browser on the profile in `folder`, whose storage survives restarts."""

    # A computer cannot ring, so it shows the number.
    lead_in_bar = "Priya your lead 0161 496 0101"

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address
        self._numbers = itertools.count(1)
        folder.mkdir(parents=True, exist_ok=True)
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items()]
        (folder / "user.js").write_text("\n".join(lines))

    def start(self) -> "Firefox":
        """Open the browser with one tab."""
        log = self.folder / "browser.log"
        with log.open("w") as output:
            self._process = subprocess.Popen(
                [FIREFOX, "--headless", "--remote-debugging-port", "0"]
                + ["--profile", str(self.folder), "--no-remote"],
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        found = wait_until(
            lambda: re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text())
        )
        self._socket: ClientConnection = connect(f"{found[1]}/session", max_size=None)
        self._do("session.new", capabilities={})
        contexts = self._do("browsingContext.getTree")["contexts"]
        self._tab = contexts[0]["context"]
        return self

    def close(self) -> None:
        """Close the browser; kill it if it does not stop within ten seconds."""
        with suppress(Exception):
            self._do("browser.close")
        with suppress(Exception):
            self._socket.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def kill(self) -> None:
        """Kill the browser at once, as an empty battery would."""
        self._process.kill()
        self._process.wait()

    def open(self, path: str) -> None:
        """Go to a page of the site and wait for it."""
        self._do(
            "browsingContext.navigate",
            context=self._tab,
            url=self.address + path,
            wait="complete",
        )

    def press(self, role: str, name: str) -> None:
        """Press the element with this role and name, with real pointer events."""
        element = self._find(role, name)
        wait_until(lambda: self._call(COMES_TO_REST, element))
        wait_until(lambda: self._call(HEARS, element))
        origin = {"type": "element", "element": {"sharedId": element["sharedId"]}}
        move = {"type": "pointerMove", "x": 0, "y": 0, "origin": origin}
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        pointer = {"type": "pointer", "id": "mouse", "actions": [move, *press]}
        self._do("input.performActions", context=self._tab, actions=[pointer])

    def write(self, name: str, text: str, role: str = "textbox") -> None:
        """Type into the field of this name."""
        self.press(role, name)
        self._type(text)

    def write_into(self, field: str, text: str) -> None:
        """Type into the field with this id, once it is in view."""
        element = f"document.getElementById({json.dumps(field)})"
        wait_until(lambda: self.evaluate(f"({VISIBLE})({element})"))
        self.evaluate(f"{element}.focus()")
        self._type(text)

    def _type(self, text: str) -> None:
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        typing = {"type": "key", "id": "keyboard", "actions": keys}
        self._do("input.performActions", context=self._tab, actions=[typing])

    def shows(self, text: str) -> None:
        """Wait until the page shows this text."""
        wait_until(
            lambda: text in self.text(), failure=lambda: f"{text!r} is not in:\n{self.text()}"
        )

    def text(self) -> str:
        """The page's visible text; empty while the page is changing."""
        with suppress(BrowserRefused):
            return str(self.evaluate("document.body ? document.body.innerText : ''"))
        return ""

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page."""
        answer = self._do(
            "script.evaluate",
            expression=expression,
            target={"context": self._tab},
            awaitPromise=True,
        )
        if answer["type"] != "success":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    def print_page(self) -> bytes:
        """The page as the browser prints it on A4, without its own header and footer."""
        size = {"width": 21.0, "height": 29.7}
        printed = self._do("browsingContext.print", context=self._tab, page=size)["data"]
        return base64.b64decode(printed)

    def _find(self, role: str, name: str) -> dict[str, Any]:
        locator = {"type": "accessibility", "value": {"role": role, "name": name}}

        def look() -> list[dict[str, Any]]:
            with suppress(BrowserRefused):  # the page may be changing
                # Over a whole page, hidden parts too, the accessible names take two seconds.
                return self._nodes(locator, startNodes=self._visible(role))
            return []

        found = wait_until(look, failure=lambda: f"no {role} {name!r} in:\n{self.text()}")
        return dict(found[0])

    def _visible(self, role: str) -> list[dict[str, Any]]:
        """The elements in view, or to be scrolled to, that may have this role."""
        shown = f"[...document.querySelectorAll('{ELEMENTS[role]}')].filter({VISIBLE})"
        answer = self._do(
            "script.evaluate",
            expression=shown,
            target={"context": self._tab},
            awaitPromise=False,
            serializationOptions={"maxDomDepth": 0},
        )
        return [{"sharedId": one["sharedId"]} for one in answer["result"]["value"]]

    def _nodes(self, locator: dict[str, Any], **where: Any) -> list[dict[str, Any]]:
        found = self._do("browsingContext.locateNodes", context=self._tab, locator=locator, **where)
        return list(found["nodes"])

    def _call(self, function: str, node: dict[str, Any]) -> Any:
        answer = self._do(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[{"sharedId": node["sharedId"]}],
            target={"context": self._tab},
            awaitPromise=True,
        )
        return answer.get("result", {}).get("value")

    def _do(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv(60))
            if answer.get("id") != number:
                continue
            if answer["type"] == "error":
                raise BrowserRefused(f"{method}: {answer['error']}: {answer['message']}")
            return dict(answer["result"])


# In the midst of the window, in the same place for some frames, and covered by nothing else.
COMES_TO_REST = """async (e) => {
    e.scrollIntoView({ block: "center", behavior: "instant" });
    const middle = () => {
        const { left, top, width, height } = e.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
    };
    const before = middle();
    for (let frames = 0; frames < 5; frames++)
        await new Promise((then) => requestAnimationFrame(then));
    const hit = document.elementFromPoint(...before);
    const isOnIt = [...(e.labels ?? []), e].some((one) => one.contains(hit));
    return isOnIt && `${middle()}` === `${before}`;
}"""
VISIBLE = "(e) => e.getClientRects().length > 0"
ELEMENTS = {
    "button": "button, summary",
    "checkbox": "[type=checkbox]",
    "combobox": "input, select",
    "link": "a[href]",
    "radio": "[type=radio]",
    "searchbox": "[type=search]",
    "textbox": "input, textarea",
}


class BrowserRefused(Exception):
    """The browser answered a command with an error."""
