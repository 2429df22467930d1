"""The icon that a program gave its window on X11."""

from collections.abc import Iterator
from itertools import chain

from mentordesk.focus.base import Picture
from mentordesk.focus.x11_ask import length
from mentordesk.focus.x11_server import Server

_NAME = "_NET_WM_ICON"
_WANTED = 48
_LARGEST = 512
_SIZES = 20


def icon(server: Server, window: int) -> Picture | None:
    """Return the smallest icon that is large enough, the largest where none is."""
    sizes = sorted(_sizes(server, window))
    fitting = [size for size in sizes if size[0] >= _WANTED] or sizes[-1:]
    if not fitting:
        return None
    width, height, start = fitting[0]
    numbers = server.numbers(window, _NAME, start, width * height)
    if len(numbers) != width * height:
        return None  # the program changed it meanwhile
    return Picture(width, height, bytes(chain.from_iterable(map(_bytes, numbers))))


def _sizes(server: Server, window: int) -> Iterator[tuple[int, int, int]]:
    """Return each icon's width and height, and where its pixels begin."""
    at, end = 0, length(server, window, _NAME)
    for _ in range(_SIZES):
        size = server.numbers(window, _NAME, at, 2) if at + 2 < end else []
        if not size or not all(0 < edge <= _LARGEST for edge in size):
            return
        width, height = size
        start, at = at + 2, at + 2 + width * height
        if at <= end:
            yield width, height, start


def _bytes(number: int) -> bytes:
    return number.to_bytes(4, "little")
