"""The way Tab and a screen reader take: as a window is read, whenever its parts were made."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from mentordesk.marks import override

Edge = Callable[[QWidget], int]


class AsRead(QObject):
    """Keeps the parts of a window in the order they are read, which a screen reader is given.

    Qt would give it by age, so that a question's buttons came before what it asks.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._arrange)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._later.start(0)  # each part has its place once all of this turn is laid out
        return False

    @Slot()
    def _arrange(self) -> None:
        self._put_in_order(self._window)

    def _put_in_order(self, widget: QWidget) -> None:
        """Let the parts follow each other; those that lie over others still do."""
        if isinstance(widget, QScrollArea) and (inside := _inside(widget)) is not None:
            inside.installEventFilter(self)  # what is laid out in it ends there
        parts = _seen(widget)
        wanted = _in_order(parts)
        if wanted != parts and widget.layout() is not None:
            for part in wanted:
                part.raise_()
        for part in parts:
            self._put_in_order(part)


def step(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next control that takes it; return whether there is one.

    Qt would go by age, so that what is shown anew is reached after all that was there before.
    """
    here = _keyboard(window)
    if here is None or not here.isVisible():
        return False  # it is on its way out, and its window may be so too
    order = list(_read(window))
    at = order.index(here)
    if forward:
        order, reason = order[at + 1 :] + order[: at + 1], Qt.FocusReason.TabFocusReason
    else:
        order, reason = order[at:] + order[:at], Qt.FocusReason.BacktabFocusReason
        order.reverse()
    found = next((widget for widget in order if _takes_it(widget)), None)
    if found is None:
        return False
    found.setFocus(reason)
    _bring_into_sight(found)
    return True


def _bring_into_sight(widget: QWidget) -> None:
    """Scroll to a control; an area does that by itself only where the keyboard was in it before."""
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)
        area = area.parentWidget()


def _keyboard(window: QWidget) -> QWidget | None:
    return window.focusWidget()  # none is possible, whatever its stub says


def _takes_it(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return by_tab and widget.isEnabled() and widget.focusProxy() is None


def _read(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all that can be seen in it."""
    yield widget
    for part in _in_order(_seen(widget)):
        yield from _read(part)


def _seen(widget: QWidget) -> list[QWidget]:
    # By what can be seen: the items of a layout go without a word to Python that knows them.
    children = [child for child in widget.children() if isinstance(child, QWidget)]
    return [child for child in children if child.isVisible() and not child.isWindow()]


def _inside(area: QScrollArea) -> QWidget | None:
    return area.widget()  # none is possible, whatever its stub says


def _in_order(parts: list[QWidget]) -> list[QWidget]:
    """Return what stands beside each other row by row, or column by column if there are no rows.

    What lies over each other comes in the order that was given.
    """
    if len(parts) < 2:  # noqa: PLR2004  # nothing to put in order
        return parts
    for groups in (_apart(parts, _top, _bottom), _columns(parts)):
        if len(groups) > 1:
            return [part for group in groups for part in _in_order(group)]
    return parts


def _columns(parts: list[QWidget]) -> list[list[QWidget]]:
    columns = _apart(parts, _left, _right)
    mirrored = bool(parts) and parts[0].isRightToLeft()
    return columns[::-1] if mirrored else columns


def _apart(parts: list[QWidget], begin: Edge, end: Edge) -> list[list[QWidget]]:
    """Return the parts in groups between which a straight line can be drawn."""
    groups: list[list[QWidget]] = []
    reach = 0
    for part in sorted(parts, key=begin):
        if not groups or begin(part) >= reach:
            groups.append([])
        groups[-1].append(part)
        reach = max(reach, end(part))
    given = {part: place for place, part in enumerate(parts)}
    return [sorted(group, key=given.__getitem__) for group in groups]


def _top(part: QWidget) -> int:
    return part.y()


def _bottom(part: QWidget) -> int:
    return part.y() + part.height()


def _left(part: QWidget) -> int:
    return part.x()


def _right(part: QWidget) -> int:
    return part.x() + part.width()
