"""The way Tab takes: as the parts of a window are read, whenever each of them was made."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

Edge = Callable[[QWidget], int]


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
    # By what can be seen: the items of a layout go without a word to Python that knows them.
    children = [child for child in widget.children() if isinstance(child, QWidget)]
    seen = [child for child in children if child.isVisible() and not child.isWindow()]
    for part in _in_order(seen):
        yield from _read(part)


def _in_order(parts: list[QWidget]) -> list[QWidget]:
    """Return what stands beside each other row by row, or column by column if there are no rows."""
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
    return groups


def _top(part: QWidget) -> int:
    return part.y()


def _bottom(part: QWidget) -> int:
    return part.y() + part.height()


def _left(part: QWidget) -> int:
    return part.x()


def _right(part: QWidget) -> int:
    return part.x() + part.width()
