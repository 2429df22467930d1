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
            self._at = self._of_kind().index(here)
            self._letter = here.cursorPosition() if isinstance(here, QLineEdit) else 0

    @property
    def is_here(self) -> bool:
        """Return whether the keyboard was on the page at all."""
        return self._names is not None

    def enter(self) -> bool:
        """Give the keyboard back, and return whether there still is such a place.

        Where the control itself is gone, what now stands in its place among its kind takes it.
        """
        alike = self._alike()[self._number :]
        beside = self._of_kind() if self._names is not None and self._names[0] else []
        if not (alike or beside):
            return False
        place = alike[0] if alike else beside[min(self._at, len(beside) - 1)]
        place.setFocus()
        if isinstance(place, QLineEdit):
            place.setCursorPosition(self._letter)
        return True

    def _of_kind(self) -> list[QWidget]:
        """Return the controls of its object name that are shown, whatever they are about."""
        name = "" if self._names is None else self._names[0]
        return [widget for widget in self._shown(name) if widget.objectName() == name]

    def _alike(self) -> list[QWidget]:
        """Return the controls of these names that are shown, in the order they were made."""
        name = "" if self._names is None else self._names[0]
        return [widget for widget in self._shown(name) if _names(widget) == self._names]

    def _shown(self, name: str) -> list[QWidget]:
        """Return what is shown and has an object name, or of all what has none."""
        window = self._page.window()
        found = self._page.findChildren(QWidget, name) if name else self._page.findChildren(QWidget)
        return [widget for widget in found if widget.isVisibleTo(window)]


def _focus(window: QWidget) -> QWidget | None:
    return window.focusWidget()  # none is possible, whatever its stub says


def _names(widget: QWidget) -> tuple[str, str, str]:
    return widget.objectName(), widget.accessibleName(), widget.accessibleDescription()
