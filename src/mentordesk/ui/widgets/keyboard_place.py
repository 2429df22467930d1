"""Where the keyboard is, to be found again once the page around it was made anew."""

from PySide6.QtWidgets import QLineEdit, QWidget


class KeyboardPlace:
    """Remembers a control by its names, and in a line where the next letter goes."""

    def __init__(self, page: QWidget) -> None:
        here = _focus(page.window())
        self._page = page
        self._names: tuple[str, str, str] | None = None
        shown = here is not None and here.isVisibleTo(page.window())
        if here is not None and shown and page.isAncestorOf(here):
            self._names = _names(here)
            self._number = self._alike().index(here)
            self._letter = here.cursorPosition() if isinstance(here, QLineEdit) else 0

    @property
    def is_here(self) -> bool:
        """Return whether the keyboard was on the page at all."""
        return self._names is not None

    def enter(self) -> bool:
        """Give the keyboard back, and return whether there still is such a place."""
        alike = self._alike()[self._number :]
        if not alike:
            return False
        alike[0].setFocus()
        if isinstance(alike[0], QLineEdit):
            alike[0].setCursorPosition(self._letter)
        return True

    def _alike(self) -> list[QWidget]:
        """Return the controls of these names that are shown, in the order they were made."""
        window = self._page.window()
        found = self._page.findChildren(QWidget)
        return [w for w in found if w.isVisibleTo(window) and _names(w) == self._names]


def _focus(window: QWidget) -> QWidget | None:
    return window.focusWidget()  # none is possible, whatever its stub says


def _names(widget: QWidget) -> tuple[str, str, str]:
    return widget.objectName(), widget.accessibleName(), widget.accessibleDescription()
