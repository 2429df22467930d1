"""The way Tab takes: as the parts of a window are read, whenever each of them was made."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def step(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next control that takes it; return whether there is one.

    Qt would go by age, so that what is shown anew is reached after all that was there before.
    """
    order, here = list(_read(window)), window.focusWidget()
    at = order.index(here) if here in order else -1
    if forward:
        order, reason = order[at + 1 :] + order[: at + 1], Qt.FocusReason.TabFocusReason
    else:
        order, reason = order[at:] + order[: max(at, 0)], Qt.FocusReason.BacktabFocusReason
        order.reverse()
    found = next((widget for widget in order if _takes_it(widget)), None)
    if found is None:
        return False
    found.setFocus(reason)
    return True


def _takes_it(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return by_tab and widget.isEnabled() and widget.focusProxy() is None


def _read(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all that can be seen in it."""
    yield widget
    for part in _parts(widget):
        if part.isVisible() and not part.isWindow():
            yield from _read(part)


def _parts(widget: QWidget) -> list[QWidget]:
    """Return the children as they are laid out, then those that stand anywhere."""
    layout = widget.layout()
    laid_out = list(_of_layout(layout)) if layout is not None else []
    children = [child for child in widget.children() if isinstance(child, QWidget)]
    loose = [child for child in children if child not in laid_out]
    return laid_out + sorted(loose, key=lambda child: (child.y(), child.x()))


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _of_layout(inner)
