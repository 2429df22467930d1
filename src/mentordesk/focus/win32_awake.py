"""The screen stays awake on Windows for as long as the thread that asked lives."""

from mentordesk.focus.base import AwakeBackend, Environ, Level
from mentordesk.focus.win32_api import Api, Load
from mentordesk.marks import override

_UNTIL_TOLD, _SYSTEM, _SCREEN = 0x80000000, 0x1, 0x2  # ES_CONTINUOUS, ...


class Win32Awake(AwakeBackend):
    """Asks from the guard's only long thread, which holds and releases it."""

    name = "windows-power"

    def __init__(self, _: Environ | None = None, load: Load | None = None) -> None:
        self._load = load
        self._held = False

    @override
    def probe(self) -> Level | None:
        try:
            Api(self._load)
        except OSError:
            return None
        return Level.ASKED

    @override
    def hold(self, why: str) -> bool:
        if not self._held:
            self._held = self._ask(_UNTIL_TOLD | _SYSTEM | _SCREEN)
        return self._held

    @override
    def release(self) -> None:
        if self._held:
            self._ask(_UNTIL_TOLD)
            self._held = False

    def _ask(self, state: int) -> bool:
        """Return whether Windows took it; it answers with how it was before, and 0 for a no."""
        try:
            return bool(Api(self._load).kernel.SetThreadExecutionState(state))
        except OSError:
            return False
