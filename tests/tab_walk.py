"""A walk through a window by Tab, and what it should have come by."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mentordesk.ui.widgets.pdf_view import PdfView

MADE_OF_PARTS = (QAbstractItemView, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit)
"""What is one control to a person."""
CONTROLS = (QAbstractButton, QLineEdit, PdfView, *MADE_OF_PARTS)
MOST = 200


def called(control: QWidget) -> str:
    """Return what a failure calls a control."""
    name = control.objectName() or control.accessibleName()
    return f"{name or getattr(control, 'text', str)()} ({type(control).__name__})"


@contextmanager
def gone_by_tab(qtbot: QtBot, before: QWidget, after: QWidget) -> Iterator[None]:
    """Show one control under another, and go there from the first."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(before)
    column.addWidget(after)
    with qtbot.waitActive(page):
        page.show()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    yield


def to_reach(top: QWidget) -> set[QWidget]:
    """Return the controls Tab has to stop at."""
    found = [w for w in top.findChildren(QWidget) if isinstance(w, CONTROLS) and w.window() is top]
    return {w for w in found if w.isVisible() and w.isEnabled() and _stops(w)}


def walked(top: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press the key until the walk is back where it began, and return where it stopped."""
    stops = [_focused(top)]
    for _ in range(MOST):
        before = stops[-1]
        part = _part(before)
        QTest.keyClick(top.windowHandle(), key)
        now = _focused(top)
        if now is before and _part(now) != part:
            continue
        if now is stops[0]:
            return stops
        assert now not in stops, f"held at {called(now)}"
        stops.append(now)
    raise AssertionError(f"no end: {[called(stop) for stop in stops]}")


def jumps(stops: list[QWidget]) -> list[str]:
    """Return the steps that lead up, or back to the left, all the way round."""
    steps = pairwise([*stops, stops[0]] if len(stops) > 1 else stops)
    return [f"{called(a)} -> {called(b)}" for a, b in steps if not _leads_on(a, b)]


def misread(top: QWidget) -> list[str]:
    """Return the steps of a screen reader that lead up, or back to the left, among neighbours."""
    widgets = [top, *(w for w in top.findChildren(QWidget) if w.window() is top and w.isVisible())]
    return [
        f"{called(a)} -> {called(b)}"
        for around in widgets
        for a, b in pairwise(_told(around))
        if not _follows(a.geometry(), b.geometry())
    ]


def walk_rows(view: QAbstractItemView) -> None:
    """Go through a list by arrow keys; every row that can be chosen is come by."""
    rows = [view.model().index(at, 0) for at in range(view.model().rowCount())]
    rows = [row for row in rows if row.flags() & Qt.ItemFlag.ItemIsEnabled]
    if not rows:
        return
    assert view.currentIndex() in rows, f"{called(view)} does not say where the keyboard is"
    view.selectionModel().setCurrentIndex(rows[0], QItemSelectionModel.SelectionFlag.NoUpdate)
    come_by = [view.currentIndex()]
    for _ in rows[1:]:
        QTest.keyClick(view, Qt.Key.Key_Down)
        come_by.append(view.currentIndex())
    assert come_by == rows, called(view)


def _focused(top: QWidget) -> QWidget:
    focused = top.focusWidget()
    assert focused is not None, "the keyboard is nowhere"
    return focused


def _part(control: QWidget) -> int:
    """Return where in a control the keyboard is: a date is walked part by part."""
    return control.currentSectionIndex() if isinstance(control, QDateTimeEdit) else 0


def _stops(control: QWidget) -> bool:
    if _inside(control, MADE_OF_PARTS):
        return False
    group = control.group() if isinstance(control, QAbstractButton) else None
    # Of several answers to one question the chosen one is the stop, the arrows do the rest.
    return group is None or group.checkedButton() in (None, control)


def _inside(control: QWidget, kinds: tuple[type, ...]) -> bool:
    parent = control.parentWidget()
    while parent is not None and not isinstance(parent, kinds):
        parent = parent.parentWidget()
    return parent is not None


def _leads_on(before: QWidget, after: QWidget) -> bool:
    """Return whether what comes after stands under, right of, or in what came before.

    Where the two stand in different parts of the window it is the parts that count.
    """
    above, below = _line(before), _line(after)
    depth = next(at for at, (a, b) in enumerate(zip(above, below, strict=False)) if a is not b)
    first, second = _place(above[depth]), _place(below[depth])
    return first.contains(second) or _follows(first, second)


def _follows(first: QRect, second: QRect) -> bool:
    return second.top() >= first.bottom() or second.left() >= first.right()


def _told(around: QWidget) -> list[QWidget]:
    """Return what a screen reader is told to be in a widget, in the order it is told."""
    inside = QAccessible.queryAccessibleInterface(around)
    told = [inside.child(at).object() for at in range(inside.childCount())]
    parts = [part for part in told if isinstance(part, QWidget)]
    return [part for part in parts if part.isVisible() and not part.size().isEmpty()]


def _line(widget: QWidget) -> list[QWidget]:
    """Return the widgets from the window down to this one, and itself once more."""
    line = [widget]
    while not line[-1].isWindow():
        line.append(line[-1].parentWidget())
    return [*reversed(line), widget]


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())
