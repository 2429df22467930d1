"""Keeps Python's own constants alive under a Qt binding that forgets to hold them."""

import ctypes
import sys

_CONSTANTS: tuple[object, ...] = (None, True, False, NotImplemented, Ellipsis)
_HEADROOM = 1 << 40
_IMMORTAL_SINCE = (3, 12)


def hold() -> None:
    """Give the constants more references than a running program can lose.

    PySide6 6.12 returns None, True and False without a reference of its own, since they cannot
    die from Python 3.12 on. Before it they can: some six thousand calls end the program.
    """
    if sys.version_info >= _IMMORTAL_SINCE or sys.implementation.name != "cpython":
        return
    for constant in _CONSTANTS:
        ctypes.c_ssize_t.from_address(id(constant)).value += _HEADROOM
