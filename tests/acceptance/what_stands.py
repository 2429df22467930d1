"""What stands on the desk, on the page and in its lines while a session is on, by name."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from mentordesk.domain.ids import SessionId
from mentordesk.domain.unsaved import Place
from mentordesk.services.workspace import Workspace
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.pages.live import LivePage
from mentordesk.ui.room.agenda_walk import current

LINES = {"idea": Place.IDEA, "promise": Place.PROMISE}
NAMES = {"idea": ("live.idea", "close.moreIdea"), "promise": ("live.promise", "close.morePromise")}


def on_the_desk(desk: Workspace, session: SessionId) -> dict[str, object]:
    """Return what the desk holds of a session."""
    notes = {sheet(n.topic, n.kind): n.text for n in desk.notes.of_session(session)}
    topic, met = current(desk.agendas.of(session).topics), desk.sessions.of_id(session)
    return notes | {
        "ideas": [idea.text for idea in desk.ideas.of_session(session)],
        "promises": [one.text for one in desk.promises.of_session(session)],
        "topic": str(topic.id) if topic else "",
        "speaker": str(met.timing.speaker),
        "play back": met.play_back.text,
        "step": met.step,
    }


def in_lines(desk: Workspace, page: LivePage | ClosePage | None) -> Iterator[tuple[str, str]]:
    """Return what stands in lines, or waits until its line is shown again."""
    texts = (*desk.rescue.copies.waits, *(page.typed_texts() if page is not None else ()))
    for line, place in LINES.items():
        yield f"line {line}", next((t.text for t in texts if t.place is place), "")


def kept_on(page: LivePage | ClosePage, what: str) -> list[str]:
    """Return the ideas or the promises that the page shows as kept."""
    if isinstance(page, LivePage):
        catch = page._table.catch
        return [one.text for one in (catch._ideas if what == "ideas" else catch._promises)]
    steps = page._table.steps
    kept = steps.ideas.ideas if what == "ideas" else steps.promises.promises
    return [one.text for one in kept]


def sheet(topic: object, kind: object) -> str:
    """Return the name of a sheet."""
    return f"sheet {topic or ''} {kind}"


def field_of(page: QWidget | None, names: tuple[str, ...]) -> QLineEdit | None:
    """Return the first line of these names that is on the page."""
    found = (page.findChild(QLineEdit, name) for name in names) if page is not None else ()
    return next((field for field in found if field is not None), None)


def is_laid_out(page: QWidget) -> bool:
    """Return whether the page is on the screen to its last column."""
    last = page.findChild(QPushButton, "live.catchPromise")
    return last is None or last.isVisible()
