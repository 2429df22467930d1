"""Finds what a person sees on a page, by its name."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from mentordesk.ui.widgets.note_words import NoteWords

Kind = TypeVar("Kind", bound=QWidget)


def every(page: QWidget, name: str, kind: type[Kind] = QWidget) -> list[Kind]:
    """Return the widgets of that name that are not hidden, in the order they were made."""
    QCoreApplication.sendPostedEvents()  # what a layout took in is shown with these
    found = page.findChildren(kind, name)
    return [widget for widget in found if widget.isVisibleTo(page.window())]


def one(page: QWidget, name: str, kind: type[Kind] = QWidget) -> Kind:
    """Return the only widget of that name that is not hidden."""
    found = every(page, name, kind)
    assert len(found) == 1, f"{len(found)} of {name}"
    return found[0]


def is_whole(widget: QWidget) -> bool:
    """Return whether all of it can be seen: nothing is cut off or covered."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def press(page: QWidget, name: str) -> None:
    """Press the one button of that name."""
    QTest.mouseClick(one(page, name), Qt.MouseButton.LeftButton)


def words(page: QWidget) -> str:
    """Return all words that labels, chips and notes to read show on the page."""
    QCoreApplication.sendPostedEvents()
    shown = [w.text() for w in page.findChildren(QLabel) if w.isVisibleTo(page.window())]
    notes = [w.text() for w in page.findChildren(NoteWords) if w.isVisibleTo(page.window())]
    return "\n".join(shown + notes)
