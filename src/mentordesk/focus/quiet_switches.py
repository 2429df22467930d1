"""The switches of the notification servers that have one."""

import contextlib
import re
import shutil
import subprocess
from pathlib import Path

from jeepney import DBusAddress
from typing_extensions import override

from mentordesk.focus.base import BusError, Environ, Level
from mentordesk.focus.bus import Bus, session_bus
from mentordesk.focus.quiet import NOTIFICATIONS, Switch

_DUNST = NOTIFICATIONS.with_interface("org.dunstproject.cmd0")
_XFCONF = DBusAddress("/org/xfce/Xfconf", "org.xfce.Xfconf", "org.xfce.Xfconf")
_XFCE = ("xfce4-notifyd", "/do-not-disturb")
_NOT_BELOW = False
_SWAYNC = DBusAddress(
    "/org/erikreider/swaync/cc", "org.erikreider.swaync.cc", "org.erikreider.swaync.cc"
)
_MAKO = DBusAddress("/fr/emersion/Mako", "org.freedesktop.Notifications", "fr.emersion.Mako")
_MAKO_MODE = "do-not-disturb"
_GSETTINGS_S = 1.0


class _Stored(Switch):
    """A switch that is on or off; what differs from this each one says."""

    silent: object = True
    urgent = Level.NO
    why = ""

    def __init__(self, environ: Environ) -> None:
        self._environ = environ

    def _bus(self) -> "contextlib.closing[Bus]":
        return contextlib.closing(session_bus(self._environ))


class DunstSwitch(_Stored):
    """Holds notifications back; they show when it ends."""

    name = "dunst"
    server = "dunst"
    urgent = Level.YES

    @override
    def read(self) -> object:
        with self._bus() as bus:
            return bool(bus.get(_DUNST, "paused"))

    @override
    def write(self, value: object) -> None:
        with self._bus() as bus:
            bus.set(_DUNST, "paused", "b", bool(value))


class XfceSwitch(_Stored):
    """Xfce keeps its switch on disk, through xfconf."""

    name = "xfce4-notifyd"
    server = "xfce notify daemon"

    @override
    def read(self) -> object:
        with self._bus() as bus:
            bus.may_start = True  # the settings outlive their service
            try:
                return bool(bus.call(_XFCONF, "GetProperty", "ss", *_XFCE)[0][1])
            except BusError as error:
                if error.name.endswith(("PropertyNotFound", "ChannelNotFound")):
                    return None
                raise

    @override
    def write(self, value: object) -> None:
        with self._bus() as bus:
            bus.may_start = True
            if value is None:
                bus.call(_XFCONF, "ResetProperty", "ssb", *_XFCE, _NOT_BELOW)
            else:
                bus.call(_XFCONF, "SetProperty", "ssv", *_XFCE, ("b", bool(value)))


class GnomeSwitch(_Stored):
    """GNOME keeps its switch on disk; its own tool reads and sets it."""

    name = "gnome"
    server = "gnome-shell"
    silent = False
    _key = ("org.gnome.desktop.notifications", "show-banners")

    @override
    def read(self) -> object:
        return None if self._run("get").strip() == "true" else False

    @override
    def write(self, value: object) -> None:
        if value is None:
            self._run("reset")
            if self.read() is not None:  # this computer's own default is silence
                self._run("set", "true")
        else:
            self._run("set", "false")

    def _run(self, verb: str, *value: str) -> str:
        tool = shutil.which("gsettings", path=self._environ.get("PATH"))
        if tool is None:
            raise BusError
        try:
            return subprocess.run(
                [tool, verb, *self._key, *value],
                env=dict(self._environ),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
                text=True,
                timeout=_GSETTINGS_S,
            ).stdout
        except (OSError, subprocess.SubprocessError) as error:
            raise BusError from error


class SwayncSwitch(_Stored):
    """The notification centre of sway."""

    name = "swaync"
    server = "swaynotificationcenter"

    @override
    def read(self) -> object:
        with self._bus() as bus:
            return bool(bus.call(_SWAYNC, "GetDnd")[0])

    @override
    def write(self, value: object) -> None:
        with self._bus() as bus:
            bus.call(_SWAYNC, "SetDnd", "b", bool(value))


class MakoSwitch(_Stored):
    """A mode of mako, which does something only where the person's own settings define it."""

    name = "mako"
    server = "mako"
    urgent = Level.YES

    def __init__(self, environ: Environ) -> None:
        super().__init__(environ)
        self.why = "" if _mako_mode_defined(environ) else "mako-no-mode"

    @override
    def read(self) -> object:
        return _MAKO_MODE in self._modes()

    @override
    def write(self, value: object) -> None:
        modes = [mode for mode in self._modes() if mode != _MAKO_MODE]
        with self._bus() as bus:
            bus.call(_MAKO, "SetModes", "as", [*modes, _MAKO_MODE] if value else modes)

    def _modes(self) -> list[str]:
        with self._bus() as bus:
            return [str(mode) for mode in bus.call(_MAKO, "ListModes")[0]]


def _mako_mode_defined(environ: Environ) -> bool:
    home = Path(environ.get("XDG_CONFIG_HOME") or Path(environ.get("HOME", "/")) / ".config")
    try:
        text = (home / "mako" / "config").read_text("utf-8", "replace")
    except OSError:
        return False
    section = re.search(rf"^\[mode={_MAKO_MODE}\]([^\[]*)", text, re.MULTILINE)
    return section is not None and "invisible=1" in section.group(1).replace(" ", "")
