"""Words on a page, each kind set in its own face."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from mentordesk.ui.tokens import Text, Tone


class Label(QLabel):
    """Plain words of one kind; what a person wrote is never read as markup."""

    def __init__(
        self, words: str = "", face: Text = Text.BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("face", face.value)
        self.setWordWrap(face is not Text.EYEBROW)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setText(words)

    def set_tone(self, tone: Tone | str) -> None:
        """Colour the words by whose voice or what state they tell."""
        self.setProperty("tone", str(tone))
        restyle(self)

    def set_face(self, face: Text) -> None:
        """Set the words as another kind."""
        self.setProperty("face", face.value)
        restyle(self)

    def one_line(self) -> "Label":
        """Keep the words on one line, and return the label."""
        self.setWordWrap(False)
        return self


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def title(words: str) -> Label:
    """Return the title of a page."""
    return Label(words, Text.TITLE)


def section(words: str) -> Label:
    """Return the heading of a card or a part."""
    return Label(words, Text.SECTION)


def eyebrow(words: str) -> Label:
    """Return a small line in capitals that stands over a heading or a list."""
    return Label(words, Text.EYEBROW)


def strong(words: str) -> Label:
    """Return words that name what follows."""
    return Label(words, Text.STRONG)


def second(words: str) -> Label:
    """Return a sentence that explains, in second ink."""
    return Label(words, Text.SECOND)


def small(words: str) -> Label:
    """Return a small line under another."""
    return Label(words, Text.SMALL)


def hint(words: str) -> Label:
    """Return a small hint that can be missed."""
    return Label(words, Text.HINT)


class Divider(QFrame):
    """A thin line between two things."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        super().__init__()
        across = orientation == Qt.Orientation.Horizontal
        self.setProperty("rule", "across" if across else "down")
