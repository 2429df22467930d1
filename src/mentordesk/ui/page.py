"""What every screen has: a title, a fresh look when it is shown, and its last words kept."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentordesk.domain.unsaved import Unsaved


class Page(QWidget):
    """One screen; the main window shows one at a time."""

    @property
    def page(self) -> "Page | None":
        """Return the page that is read: this one, unless it holds others."""
        return self

    def refresh(self) -> None:
        """Ask the services again and show what they answer."""

    def first_focus(self) -> QWidget | None:
        """Return the control that has the keyboard when the page is shown."""
        return None

    def hold_notices(self, notices: QWidget) -> None:
        """Take the window's notices to where they move nothing; else they stand above the page."""

    def has_unsaved(self) -> bool:
        """Return whether something typed here is not on the desk yet."""
        return self.is_behind() or bool(self.line_texts())

    def unsaved_words(self) -> str:
        """Return what to say to somebody who leaves before everything is on the desk."""
        return self.tr("Not everything is saved yet. What you typed is still here.")

    def unsaved_texts(self) -> tuple["Unsaved", ...]:
        """Return the words typed here that are not on the desk yet, for a rescue copy."""
        return ()

    def typed_texts(self) -> tuple["Unsaved", ...]:
        """Return the unsaved words that no moment brings to the desk: nobody entered them yet."""
        return self.unsaved_texts()

    def line_texts(self) -> tuple["Unsaved", ...]:
        """Return the words that stand in lines: they are on the desk once somebody enters them."""
        return ()

    def is_behind(self) -> bool:
        """Return whether something but the words in lines is not on the desk yet."""
        return False

    def take_back(self, texts: "Sequence[Unsaved]") -> tuple["Unsaved", ...]:  # noqa: ARG002  # no lines here
        """Put words back into the lines they were typed in, where they are here and empty.

        Returns those that stand in their lines now.
        """
        return ()

    def save_now(self) -> None:
        """Hand everything typed to the desk at once."""

    def save_but_lines(self) -> None:
        """Hand to the desk at once what needs nobody to enter it; lines keep their words."""
        self.save_now()

    def let_go(self) -> None:
        """Give back what the screen holds open; the program is about to end."""
