"""Where the keyboard is, to be found again once the page around it was made anew."""

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from mentordesk.ui.widgets.scroll_page import enter

Names = tuple[str, str, str, str]


class KeyboardPlace:
    """Remembers a control by its names, and in a line where the next letter goes."""

    def __init__(self, page: QWidget) -> None:
        here = _focus(page.window())
        self._page = page
        self._names: Names | None = None
        shown = here is not None and here.isVisibleTo(page.window())
        if here is not None and shown and page.isAncestorOf(here):
            self._names = _names(here)
            beside = self._of_kind()
            self._at, self._number = beside.index(here), self._alike(beside).index(here)
            self._letter = here.cursorPosition() if isinstance(here, QLineEdit) else 0

    @property
    def is_here(self) -> bool:
        """Return whether the keyboard was on the page at all."""
        return self._names is not None

    def enter(self) -> bool:
        """Give the keyboard back in sight, and return whether there still is such a place.

        Where the control itself is gone, what now stands in its place among its kind takes it.
        """
        if self._names is None:
            return False
        beside = [one for one in self._of_kind() if one.isEnabled()]
        alike = self._alike(beside)[self._number :]
        if not alike and not (self._names[0] and beside):
            return False
        place = alike[0] if alike else beside[min(self._at, len(beside) - 1)]
        enter(place)
        if isinstance(place, QLineEdit):
            place.setCursorPosition(self._letter)
        return True

    def _of_kind(self) -> list[QWidget]:
        """Return the controls of its object name that are shown, whatever they are about."""
        name, window = "" if self._names is None else self._names[0], self._page.window()
        found = self._page.findChildren(QWidget, name) if name else self._page.findChildren(QWidget)
        return [one for one in found if one.objectName() == name and one.isVisibleTo(window)]

    def _alike(self, beside: list[QWidget]) -> list[QWidget]:
        """Return those of them that have all its names, in the order they were made."""
        return [widget for widget in beside if _names(widget) == self._names]


def _focus(window: QWidget) -> QWidget | None:
    return window.focusWidget()  # none is possible, whatever its stub says


def _names(widget: QWidget) -> Names:
    # Several buttons are about one idea: to ask, to answer, to credit.
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.objectName(), widget.accessibleName(), widget.accessibleDescription(), words
