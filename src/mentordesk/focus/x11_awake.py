"""The X server's own screen saver, suspended for as long as we hold a connection."""

import contextlib
from typing import Any

from typing_extensions import override
from Xlib.error import ConnectionClosedError
from Xlib.protocol import request, rq

from mentordesk.focus.base import AwakeBackend, Environ, Level
from mentordesk.focus.x11_link import NoServerError, connect

_EXTENSION = "MIT-SCREEN-SAVER"


class _Suspend(rq.Request):
    """The one request that python-xlib's own description leaves out (version 1.1)."""

    _request = rq.Struct(rq.Card8("opcode"), rq.Opcode(5), rq.RequestLength(), rq.Card32("suspend"))


class XScreenSaver(AwakeBackend):
    """Needs nobody's answer: the server counts suspensions and forgets those of the dead."""

    name = "x-screen-saver"

    def __init__(self, environ: Environ) -> None:
        self._name = environ.get("DISPLAY", "")
        self._held: Any = None

    @override
    def probe(self) -> Level | None:
        opened = self._open()
        if opened is None:
            return None
        opened[0].close()
        return Level.YES

    @override
    def hold(self, why: str) -> bool:
        if self._held is not None:
            return True
        opened = self._open()
        if opened is None:
            return False
        display, opcode = opened
        _Suspend(display=display, opcode=opcode, suspend=1)
        display.flush()
        self._held = display
        return True

    @override
    def release(self) -> None:
        if self._held is None:
            return
        display, self._held = self._held, None
        with contextlib.suppress(ConnectionClosedError, OSError):
            display.close()
        display.socket.close()

    def _open(self) -> tuple[Any, int] | None:
        try:
            display = connect(self._name)
            answer: Any = request.QueryExtension(display=display, name=_EXTENSION)
        except (NoServerError, ConnectionClosedError):
            return None
        if not answer.present:
            display.close()
            return None
        return display, answer.major_opcode
