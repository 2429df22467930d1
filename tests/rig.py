"""A desktop of its own: X server, window manager, bus and home, gone without a trace."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
_START_S = 30.0
SOON_S = 30.0  # on a busy computer; a fast one waits for none of it
_MANAGERS = {
    "openbox": ["openbox", "--sm-disable"],
    "xfwm4": ["xfwm4", "--compositor=off"],
    "metacity": ["metacity", "--no-composite", "--sm-disable"],
    "kwin_x11": ["kwin_x11", "--replace"],
    "mutter": ["mutter", "--x11"],
    "icewm": ["icewm"],
}
_HALF = "640x480"
_OUTPUTS = """
Section "Device"
 Identifier "device"
 Driver "dummy"
 VideoRam 256000
EndSection
Section "Monitor"
 Identifier "monitor"
 HorizSync 5-1000
 VertRefresh 5-200
EndSection
Section "Screen"
 Identifier "screen"
 Device "device"
 Monitor "monitor"
 DefaultDepth 24
 SubSection "Display"
  Depth 24
  Modes "640x480"
  Virtual 1280 800
 EndSubSection
EndSection
Section "ServerFlags"
 Option "AutoAddDevices" "false"
 Option "AutoEnableDevices" "false"
EndSection
"""
_NOT_OURS = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "DBUS_SESSION_BUS_ADDRESS",
    "DBUS_SYSTEM_BUS_ADDRESS",
    "QT_QPA_PLATFORM",
    "SESSION_MANAGER",
)


def soon(truth: Callable[[], T], seconds: float = SOON_S, what: str = "") -> T:
    """Return the first answer that is true; fail when there is none in time."""
    end = time.monotonic() + seconds
    while True:
        answer = truth()
        if answer:
            return answer
        if time.monotonic() >= end:
            raise AssertionError(f"not within {seconds} s: {what or truth}")
        time.sleep(0.01)


def missing(*programs: str) -> str:
    """Return the programs that this computer lacks, as words; empty when it has all."""
    lacking = [program for program in programs if shutil.which(program) is None]
    return f"not installed: {', '.join(lacking)}" if lacking else ""


class Rig:
    """What a person's desktop is made of; `environ` is for programs started in it."""

    def __init__(self, home: Path, stack: contextlib.ExitStack) -> None:
        self.home = home
        self._stack = stack
        home.mkdir(parents=True, exist_ok=True)
        runtime = home / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        self.environ = {key: text for key, text in os.environ.items() if key not in _NOT_OURS}
        self.environ |= {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={home}/no-system-bus",
            "NO_AT_BRIDGE": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
        }

    @property
    def display(self) -> str:
        """Return the X server's name."""
        return self.environ["DISPLAY"]

    def start(
        self,
        *command: str,
        environ: Mapping[str, str] | None = None,
        stdin: int = subprocess.DEVNULL,
        stdout: int = subprocess.DEVNULL,
    ) -> "subprocess.Popen[str]":
        """Start a program that ends with the rig."""
        program = subprocess.Popen(
            command,
            env=dict(self.environ if environ is None else environ),
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        self._stack.callback(end, program)
        return program

    def start_server(self, size: str = "1280x800") -> None:
        """Start an X server under the first free number."""
        self._start_server("Xvfb", "-screen", "0", f"{size}x24")

    def start_outputs(self) -> None:
        """Start an X server with two outputs that can be plugged and unplugged as real ones."""
        config = self.home / "outputs.conf"
        config.write_text(_OUTPUTS, "ascii")
        log = ("-logfile", str(self.home / "x.log"))
        self._start_server("Xorg", "-config", str(config), "-novtswitch", "-sharevts", *log)
        self._xrandr("--addmode", "DUMMY1", _HALF)
        self._xrandr("--output", "DUMMY0", "--mode", _HALF, "--pos", "0x0", "--primary")
        self.plug(yes=True, real=True)

    def plug(self, *, yes: bool, real: bool) -> None:
        """Plug in or unplug the screen on the right: a real output, or one that is only named."""
        if real:
            place = ("--mode", _HALF, "--pos", "640x0") if yes else ("--off",)
            self._xrandr("--output", "DUMMY1", *place)
        elif yes:
            with contextlib.suppress(subprocess.CalledProcessError):  # it is there already
                self._xrandr("--setmonitor", "left", "640/169x480/127+0+0", "screen")
            self._xrandr("--setmonitor", "right", "640/169x480/127+640+0", "none")
        else:
            self._xrandr("--delmonitor", "right")
        self._xrandr()  # xfwm4 learns of it only when somebody looks

    def _xrandr(self, *words: str) -> None:
        subprocess.run(["xrandr", *words], env=self.environ, check=True, capture_output=True)

    def _start_server(self, *command: str) -> None:
        reads, writes = os.pipe()
        server = subprocess.Popen(
            [*command, "-displayfd", str(writes), "-nolisten", "tcp", "-noreset"],
            env=self.environ,
            pass_fds=[writes],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.server = server
        self._stack.callback(end, server)
        os.close(writes)
        with os.fdopen(reads) as answer:
            number = answer.readline().strip()
        assert number, f"{command[0]} did not start"
        self.environ["DISPLAY"] = f":{number}"

    def start_manager(self, name: str) -> None:
        """Start a window manager and wait until it manages."""
        if name == "openbox":
            self._without_popup()
        if name == "icewm":
            self._without_task_bar()
        self.manager = self.start(*_MANAGERS[name])
        soon(self._managed, _START_S, name)

    def start_bus(self) -> None:
        """Start a message bus for programs started from now on."""
        bus = self.start(
            "dbus-daemon", "--session", "--print-address=1", "--nofork", stdout=subprocess.PIPE
        )
        assert bus.stdout is not None
        self.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        assert self.environ["DBUS_SESSION_BUS_ADDRESS"], "dbus-daemon did not start"

    def _managed(self) -> bool:
        asked = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK", "_NET_CURRENT_DESKTOP"]
        answer = subprocess.run(asked, check=False, env=self.environ, capture_output=True)
        return answer.stdout.count(b" = ") + answer.stdout.count(b"window id #") == 2

    def _without_popup(self) -> None:
        """Keep openbox from drawing the desktop's name for a second over every change."""
        shipped = Path("/etc/xdg/openbox/rc.xml")
        if shipped.exists():
            own = self.home / "config" / "openbox" / "rc.xml"
            own.parent.mkdir(parents=True, exist_ok=True)
            text = shipped.read_text("utf-8")
            own.write_text(re.sub(r"<popupTime>\d+<", "<popupTime>0<", text), "utf-8")

    def _without_task_bar(self) -> None:
        """Keep icewm from drawing a bar of its own, which lies over nothing of ours."""
        own = self.home / "config" / "icewm" / "preferences"
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text("ShowTaskBar=0\nShowWorkspaceStatus=0\n", "utf-8")


@contextlib.contextmanager
def desktop(
    home: Path, manager: str = "openbox", *, bus: bool = False, outputs: bool = False
) -> Iterator[Rig]:
    """Return a running desktop with a window manager; without a name, with none.

    With `outputs` it has two screens side by side that can be plugged in and unplugged.
    """
    with contextlib.ExitStack() as stack:
        rig = Rig(home, stack)
        if bus:
            rig.start_bus()
        if outputs:
            rig.start_outputs()
        else:
            rig.start_server()
        if manager:
            rig.start_manager(manager)
        yield rig


def end(program: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> None:
    """End one program, by force if it does not listen, and close its pipes."""
    if program.poll() is None:
        program.terminate()
        try:
            program.wait(3)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
    for pipe in (program.stdin, program.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def kill(*pids: int) -> None:
    """Kill processes at once, without a word to them."""
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
