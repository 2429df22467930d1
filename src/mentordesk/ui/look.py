"""The tokens as Qt wants them: colours, fonts and pixels of the look in force."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QPen

from mentordesk.ui import tokens
from mentordesk.ui.tokens import COLOURS, FACES, Role, Scheme, Text

LARGE = 1.5


@dataclass(frozen=True, slots=True)
class Look:
    """One scheme at one text scale."""

    scheme: Scheme = Scheme.LIGHT
    scale: float = 1.0

    @property
    def is_contrast(self) -> bool:
        """Say whether shapes need a line because grounds do not differ."""
        return self.scheme in {Scheme.CONTRAST_LIGHT, Scheme.CONTRAST_DARK}

    @property
    def is_dark(self) -> bool:
        """Say whether light ink stands on a dark ground."""
        return self.scheme in {Scheme.DARK, Scheme.CONTRAST_DARK}

    @property
    def is_large(self) -> bool:
        """Say whether the text leaves no room for two columns of cards."""
        return self.scale >= LARGE

    def hex(self, role: Role) -> str:
        """Return the colour as a style sheet writes it."""
        return COLOURS[self.scheme][role]

    def colour(self, role: Role) -> QColor:
        """Return the colour as a painter wants it."""
        return QColor(self.hex(role))

    def pen(self, role: Role, width: float = tokens.LINE_WIDTH) -> QPen:
        """Return a line in this colour."""
        return QPen(self.colour(role), width)

    def px(self, size: float) -> int:
        """Return a size that grows with the text."""
        return round(size * self.scale)

    def font(self, text: Text, weight: int | None = None) -> QFont:
        """Return the font of a kind of text."""
        face = FACES[text]
        return QFont(_font(face.family, self.px(face.size), weight or face.weight))

    def control_height(self) -> int:
        """Return how high a button or a field stands: the line grows, the padding stays."""
        return self.px(FACES[Text.BODY].line) + 2 * tokens.PAD_CONTROL

    def primary_height(self) -> int:
        """Return how high the one primary action of a screen stands."""
        return self.px(FACES[Text.BODY].line) + 2 * tokens.PAD_PRIMARY

    def chip_height(self) -> int:
        """Return how high a chip stands."""
        return self.px(FACES[Text.SMALL].line) + 2 * tokens.PAD_CHIP

    def icon(self) -> int:
        """Return the edge of an icon beside body text."""
        return self.px(tokens.ICON)


class _InForce:
    look = Look()  # asked for some thousand times while a page is laid out


def look() -> Look:
    """Return the look in force; light at 100 % until a theme was applied."""
    return _InForce.look


def wear(worn: Look) -> None:
    """Make this the look in force."""
    _InForce.look = worn


@cache
def _font(family: str, pixels: int, weight: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font
