"""How sure it is that the screen stays awake; each way of it ends with the process that asked."""

from collections.abc import Iterable

from mentordesk.focus.base import AwakeBackend, Can, Level


def report(backends: Iterable[AwakeBackend]) -> Can:
    """Return how sure it is that the screen stays on."""
    levels = [level for backend in backends if (level := backend.probe()) is not None]
    if not levels:
        return Can("awake", Level.NO, "nobody-to-ask")
    # A desktop's own idle timer does not care about the X server's: asked is asked.
    if Level.ASKED in levels:
        return Can("awake", Level.ASKED, "cannot-be-verified")
    return Can("awake", Level.YES)
