"""Long work that says how far it is, and ends early when it is told to."""

from threading import Event

from mentordesk.errors import StoppedError


class Watch:
    """Shared by who does the work and who waits for it; any thread may ask and tell."""

    def __init__(self) -> None:
        self.done = 0
        self._stopped = Event()

    def stop(self) -> None:
        """Let the work end soon, with nothing of it kept."""
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        """Return whether the work is to end, and may not have noticed yet."""
        return self._stopped.is_set()

    def at(self, done: int) -> None:
        """Note how far the work is; raises StoppedError once it is to end."""
        self.done = done
        if self.is_stopped:
            raise StoppedError
