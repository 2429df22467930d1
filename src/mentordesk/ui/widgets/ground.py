"""What a part of a page stands on."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class Ground(StrEnum):
    """The planes of the look, from the deepest to the nearest."""

    SUNKEN = "sunken"
    PAPER = "paper"
    SURFACE = "surface"
    SAYING = "saying"


def stand_on(widget: QWidget, ground: Ground) -> None:
    """Fill the widget's ground from the style sheet."""
    widget.setProperty("ground", ground.value)
    # Without it Qt lets a subclass of QWidget stay transparent.
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
