"""The way to KWin: its desktops over the bus, and our own script inside it.

A script cannot be called, so each order is a script of its own that calls back over the bus. Its
name in KWin is the mark that an order is at work: it ends with KWin, as every window's id does.
"""

import contextlib
import json
import os
import secrets
import select
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import DBusAddress
from jeepney.low_level import HeaderFields

from mentordesk import paths
from mentordesk.focus.base import BusError, DesktopLost, Environ
from mentordesk.focus.bus import Bus, session_bus

Told = dict[str, Any]

_NAME = "org.kde.KWin"
_SCRIPTING = DBusAddress("/Scripting", _NAME, "org.kde.kwin.Scripting")
_DESKTOPS = DBusAddress("/VirtualDesktopManager", _NAME, "org.kde.KWin.VirtualDesktopManager")
_TELL = ("org.mentordesk.Focus", "Tell")
_ANSWER_S = 3.0


@dataclass(frozen=True, slots=True)
class Desktop:
    """One of KWin's virtual desktops."""

    id: str
    name: str


class KWinLink:
    """One connection to the bus, by which KWin can call back.

    Each step raises BusError where the bus does not answer, `run` also DesktopLost where KWin does
    not.
    """

    def __init__(self, environ: Environ, seconds: float = 2.0) -> None:
        self._folder = environ.get("XDG_RUNTIME_DIR")
        self._token = secrets.token_hex(16)
        self._told: list[Told] = []
        self._bus: Bus = session_bus(environ, seconds)
        try:
            self._find()
        except BusError:
            self._bus.close()
            raise

    def close(self) -> None:
        """End the connection."""
        self._bus.close()

    def fileno(self) -> int:
        """Return what becomes readable when a script called back."""
        return self._bus.fileno()

    def desktops(self) -> list[Desktop]:
        """Return the virtual desktops, in their order."""
        found = self._bus.get(_DESKTOPS, "desktops")
        return [Desktop(str(one[1]), str(one[2])) for one in found]

    def add_desktop(self, place: int, name: str) -> None:
        """Add a desktop; nothing happens where there are as many as KWin allows."""
        self._bus.call(_DESKTOPS, "createDesktop", "us", place, name)

    def drop_desktop(self, desktop: str) -> None:
        """Take a desktop away; what stands on it moves to a neighbour."""
        self._bus.call(_DESKTOPS, "removeDesktop", "s", desktop)

    def has(self, script: str) -> bool:
        """Tell whether a script of this name is loaded."""
        return bool(self._bus.call(_SCRIPTING, "isScriptLoaded", "s", script)[0])

    def unload(self, script: str) -> None:
        """End a script, if there is one of this name."""
        self._bus.call(_SCRIPTING, "unloadScript", "s", script)

    def run(self, name: str, order: Told, answer: str, instead: tuple[str, ...] = ()) -> Told:
        """Run an order under a name, in the place of others, and return its answer.

        An order holds `act` (look, hold, back or aside), `pid` of ours, `keep` (ids of windows),
        `titles`, and for hold and back the `stay`. What the script tells before its answer waits
        for `told`. Raises BusError, DesktopLost.
        """
        whole = {"pid": 0, "keep": [], "titles": False, "stay": None} | order
        desktops = [desktop.id for desktop in self.desktops()]
        whole |= {"desktops": desktops, "name": name, "bus": self._bus.name, "token": self._token}
        with self._written(whole) as path:
            self._bus.call(_SCRIPTING, "loadScript", "ss", path, name)
            # Only now: at least one of our scripts has to be there while anything is hidden.
            for script in instead:
                self.unload(script)
            # Not by its number: Plasma 5 gives the same one twice once a script has ended.
            self._bus.call(_SCRIPTING, "start")
            return self._answer(answer)

    def told(self) -> list[Told]:
        """Return what our scripts told, without waiting; raises DesktopLost when KWin is gone."""
        for message in self._bus.asked():
            fields = message.header.fields
            member = fields.get(HeaderFields.member)
            if member == "NameOwnerChanged":
                raise DesktopLost
            if (fields.get(HeaderFields.interface), member) == _TELL:
                self._told += self._ours(message.body)
        told, self._told = self._told, []
        return told

    def _find(self) -> None:
        if not self._bus.has(_NAME):
            raise BusError
        changed = "type='signal',interface='org.freedesktop.DBus',member='NameOwnerChanged'"
        self._bus.listen(f"{changed},arg0='{_NAME}'")

    def _ours(self, body: Any) -> list[Told]:
        """Return what our own script says: anybody on the bus can call us."""
        if len(body) != len(_TELL) or not secrets.compare_digest(str(body[0]), self._token):
            return []
        with contextlib.suppress(ValueError):
            said = json.loads(str(body[1]))
            return [said] if isinstance(said, dict) else []
        return []

    def _answer(self, wanted: str) -> Told:
        earlier: list[Told] = []
        end = time.monotonic() + _ANSWER_S
        while (left := end - time.monotonic()) > 0:
            told = self.told()
            for at, said in enumerate(told):
                if said.get("say") == wanted:
                    self._told = [*earlier, *told[at + 1 :]]
                    return said
                earlier.append(said)
            select.select([self._bus], [], [], left)
        raise DesktopLost

    @contextlib.contextmanager
    def _written(self, order: Told) -> Iterator[str]:
        """Write a script for one order, for nobody else to read, as long as KWin needs it."""
        source = paths.resource("focus", "kwin.js").read_text("utf-8")
        handle, path = tempfile.mkstemp(".js", "mentordesk-", self._folder)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(f"var ORDER = {json.dumps(order)};\n{source}")
            yield path
        finally:
            Path(path).unlink()
