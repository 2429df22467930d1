"""What stands behind the number of a process, and how a guard is asked to end."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

_PS = "/bin/ps"
_PS_S = 2.0


def is_guard(pid: int) -> bool:
    """Tell whether the number still belongs to a guard and not to some other process."""
    if os.name == "nt":
        from mentordesk.focus import win32_process

        return win32_process.is_guard(pid)
    if sys.platform == "darwin":
        return "--guard" in _told_by_ps(pid, "command").split()
    try:
        return b"--guard" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False


def is_alive(pid: int) -> bool:
    """Tell whether a process lives; one that was killed and not yet buried does not."""
    if os.name == "nt":
        from mentordesk.focus import win32_process

        return win32_process.is_alive(pid)
    if sys.platform == "darwin":
        state = _told_by_ps(pid, "state")
        return bool(state) and not state.startswith("Z")
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("ascii", "replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[:1] != ["Z"]


def ask_to_end(guard: int) -> None:
    """Ask a guard to put everything back and end; one that is gone hears nothing."""
    if os.name == "nt":
        from mentordesk.focus import win32_process

        win32_process.ask_to_end(guard)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(guard, signal.SIGTERM)


def end_at_once(pid: int) -> None:
    """End a process that does not listen; it gets to nothing more."""
    kill = getattr(signal, "SIGKILL", signal.SIGTERM)  # on Windows the second is the first
    with contextlib.suppress(OSError):
        os.kill(pid, kill)


def let_come_forward(guard: int) -> None:
    """Let a guard say which window comes next, where a system asks the one in front for that."""
    if os.name == "nt":
        from mentordesk.focus import win32_process

        win32_process.let_come_forward(guard)


def _told_by_ps(pid: int, what: str) -> str:
    """Return a column of the process list; empty for a process that is gone."""
    asked = [_PS, "-o", f"{what}=", "-p", str(pid)]
    try:
        told = subprocess.run(asked, capture_output=True, timeout=_PS_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.decode(errors="replace").strip()
