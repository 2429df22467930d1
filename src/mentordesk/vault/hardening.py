"""What the process asks of the system so that its memory stays its own."""

import ctypes
import sys
from contextlib import suppress

PR_SET_DUMPABLE = 4
SEM_FAILCRITICALERRORS = 0x0001
SEM_NOGPFAULTERRORBOX = 0x0002


def harden() -> None:
    """Leave no core dump and keep other programs of the same person out where possible.

    On Linux other processes can no longer read this one's memory. macOS and Windows only
    stop writing the image of a crash; there, protection from the same person's programs
    is the system's business.
    """
    with suppress(OSError, ValueError, AttributeError):
        if sys.platform == "win32":  # pragma: no cover
            ctypes.windll.kernel32.SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX)
        else:
            import resource

            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, AttributeError):
        if sys.platform == "linux":  # pragma: no branch
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
