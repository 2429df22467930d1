"""What every screen has: a title, a fresh look when it is shown, and its last words kept."""

from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """One screen; the main window shows one at a time."""

    def refresh(self) -> None:
        """Ask the services again and show what they answer."""

    def first_focus(self) -> QWidget | None:
        """Return the control that has the keyboard when the page is shown."""
        return None

    def has_unsaved(self) -> bool:
        """Return whether something typed here is not on the desk yet."""
        return False

    def save_now(self) -> None:
        """Hand everything typed to the desk at once."""
