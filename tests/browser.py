"""A headless Chromium, driven over its own pipe: no driver program and no network."""

import base64
import json
import os
import select
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--no-default-browser-check",
)
WAIT = 20
PHONE, DESKTOP = (360, 740), (1280, 800)
KEYS = {"Tab": 9, "Enter": 13, " ": 32}


class BrowserError(Exception):
    """What the browser refused, in its own words."""


class Browser:
    """One page in one browser; what it asked for and complained of is kept."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = to, back
        self._number, self._waiting = 0, b""
        self._session = ""
        self.events: list[dict[str, Any]] = []

    def begin(self) -> None:
        """Open one empty page and listen to all it does."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        found = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = found["sessionId"]
        for part in ("Page", "Network", "Log", "Runtime"):
            self.ask(f"{part}.enable")

    def show(self, file: Path, *, size: tuple[int, int] = DESKTOP, scripts: bool = True) -> None:
        """Load a file at a width, with JavaScript on or off."""
        width, height = size
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < DESKTOP[0],
        )  # fmt: skip
        self.ask("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.events.clear()
        self.ask("Page.navigate", url=file.as_uri())
        self._until("Page.loadEventFired")

    def darken(self, scheme: str) -> None:
        """Pretend that the person likes dark or light pages."""
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.ask("Emulation.setEmulatedMedia", features=[feature])

    def run(self, code: str) -> Any:
        """Return what an expression gives in the page, a promise's answer included."""
        found = self.ask(
            "Runtime.evaluate", expression=code, awaitPromise=True, returnByValue=True,
            userGesture=True,
        )  # fmt: skip
        if "exceptionDetails" in found:
            raise BrowserError(json.dumps(found["exceptionDetails"])[:2000])
        return found["result"].get("value")

    def scripted(self, *, on: bool) -> None:
        """Switch JavaScript on or off in the page as it stands."""
        self.ask("Emulation.setScriptExecutionDisabled", value=not on)

    def type(self, words: str) -> None:
        """Type into what has the focus."""
        self.ask("Input.insertText", text=words)

    def press(self, key: str) -> None:
        """Press one key."""
        text = {"Enter": "\r", " ": " "}.get(key, "")
        told = {"key": key, "windowsVirtualKeyCode": KEYS[key], "text": text}
        self.ask("Input.dispatchKeyEvent", type="keyDown", **told)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **told)

    def click(self, selector: str, number: int = 0) -> None:
        """Click what a person sees there, or refuse where something else lies above it."""
        place = self.run(
            f"(() => {{ const e = document.querySelectorAll({json.dumps(selector)})[{number}];"
            "e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
            "const at = [b.x + b.width / 2, b.y + b.height / 2];"
            "return e.contains(document.elementFromPoint(...at)) ? at : null; })()"
        )
        if place is None:
            raise BrowserError(f"{selector} cannot be clicked")
        for kind in ("mousePressed", "mouseReleased"):
            self.ask(
                "Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left",
                clickCount=1,
            )  # fmt: skip

    def picture(self) -> bytes:
        """Return the whole page as a PNG."""
        found = self.ask("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(found["data"])

    def printed(self) -> bytes:
        """Return what comes out on paper as a PDF, of the size that the page asks for."""
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True)["data"])

    def asked_for(self) -> list[str]:
        """Return every address the page asked for."""
        sent = [e["params"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]
        return [params["request"]["url"] for params in sent]

    def complaints(self) -> list[str]:
        """Return what the browser's console says is wrong."""
        said = {"Log.entryAdded": [], "Runtime.exceptionThrown": []}
        for event in self.events:
            if event.get("method") in said:
                said[event["method"]].append(json.dumps(event["params"]))
        return [text for texts in said.values() for text in texts]

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send one command and return its answer."""
        number = self._say(method, **params)
        while (heard := self._read()).get("id") != number:
            self.events.append(heard)
        if "error" in heard:
            raise BrowserError(f"{method}: {heard['error']['message']}")
        return heard["result"]

    def _say(self, method: str, **params: Any) -> int:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        return self._number

    def _until(self, event: str) -> None:
        while all(heard.get("method") != event for heard in self.events):
            self.events.append(self._read())

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            ready, _, _ = select.select([self._back], [], [], WAIT)
            data = os.read(self._back, 1 << 20) if ready else b""
            if not data:
                raise BrowserError("the browser says nothing more")
            self._waiting += data
        message, _, self._waiting = self._waiting.partition(b"\0")
        heard = json.loads(message)
        if heard.get("method") == "Page.javascriptDialogOpening":
            self._say("Page.handleJavaScriptDialog", accept=True)
        return heard


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser with its profile in a folder, gone when the test is over."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("no Chromium here; Ubuntu has it as a snap alone")
    options = [*OPTIONS, f"--user-data-dir={folder}"]
    if not os.geteuid():
        options.append("--no-sandbox")  # Chromium refuses to sandbox itself for root
    to_read, to_write = os.pipe()
    back_read, back_write = os.pipe()
    quiet = os.open(os.devnull, os.O_RDWR)
    files = [(os.POSIX_SPAWN_DUP2, *pair) for pair in ((quiet, 1), (quiet, 2))]
    files += [(os.POSIX_SPAWN_DUP2, to_read, 3), (os.POSIX_SPAWN_DUP2, back_write, 4)]
    home = {**os.environ, "HOME": str(folder)}
    process = os.posix_spawn(program, [program, *options], home, file_actions=files)
    for end in (to_read, back_write, quiet):
        os.close(end)
    page = Browser(to_write, back_read)
    try:
        page.begin()
        yield page
        page._session = ""
        with suppress(BrowserError):
            page.ask("Browser.close")
    finally:
        _end(process)
        os.close(to_write)
        os.close(back_read)


def _end(process: int) -> None:
    deadline = time.monotonic() + 10
    while os.waitpid(process, os.WNOHANG) == (0, 0):
        if time.monotonic() > deadline:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            return
        select.select([], [], [], 0.02)
