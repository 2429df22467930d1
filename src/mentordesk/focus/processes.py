"""What stands behind the number of a process."""

from pathlib import Path


def is_guard(pid: int) -> bool:
    """Tell whether the number still belongs to a guard and not to some other process."""
    try:
        return b"--guard" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False


def is_alive(pid: int) -> bool:
    """Tell whether a process lives; one that was killed and not yet buried does not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("ascii", "replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[:1] != ["Z"]
