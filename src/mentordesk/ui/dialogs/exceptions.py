"""Which windows of other programs stay visible during focus."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from mentordesk.focus.base import Picture, Win
from mentordesk.marks import override
from mentordesk.services.presence import MOST_KEPT
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, Role
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.icon import Icon
from mentordesk.ui.widgets.label import second, small

_ICON = 20


class ExceptionsDialog(Question):
    """Offers the windows that are open, the uppermost first; no more than three can be ticked."""

    chosen = Signal(object)
    """Emitted with the windows that stay visible, as a tuple."""

    def __init__(
        self, choices: Sequence[tuple[Win, Picture | None]], kept: Sequence[Win], parent: QWidget
    ) -> None:
        super().__init__(self.tr("What stays visible"), self.tr("Done"), parent, "keep")
        self.explain(
            self.tr(
                "A video call, for example. Your mentor sees what you choose here. A window that "
                "fills the screen becomes smaller; afterwards each is as it was."
            )
        )
        self.rows: list[CheckRow] = []
        self._windows = [window for window, _ in choices]
        self._scroll, self._most = FittingScroll(), small("")
        for number, (window, picture) in enumerate(choices):
            self._offer(number, window, picture, ticked=any(map(window.is_same, kept)))
        self._lay()
        self._count()

    @override
    def answer(self) -> None:
        self.chosen.emit(tuple(self._ticked()))

    def _ticked(self) -> list[Win]:
        pairs = zip(self._windows, self.rows, strict=True)
        return [window for window, row in pairs if row.isChecked()]

    def _offer(self, number: int, window: Win, picture: Picture | None, *, ticked: bool) -> None:
        words = self.tr("{program} · {title}") if window.title else "{program}"
        row = CheckRow(words.format(program=window.app, title=window.title))
        row.setObjectName(f"keep.{number}")
        row.setChecked(ticked)
        row.toggled.connect(self._count)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(_shown(picture))
        line.addWidget(row, 1)
        self._scroll.body.addLayout(line)
        self.rows.append(row)

    def _lay(self) -> None:
        if self.rows:
            self.fields.addWidget(self._scroll, 1)
            self.rows[0].setFocus()
        else:
            self.fields.addWidget(second(self.tr("No other window is open now.")))
        self.fields.addWidget(self._most)
        self._most.setObjectName("keep.most")

    @Slot()
    def _count(self) -> None:
        """Make a fourth impossible, and say why."""
        full = len(self._ticked()) >= MOST_KEPT
        for row in self.rows:
            row.setEnabled(row.isChecked() or not full)
        words = self.tr("Three is the most. Take one off to choose another.") if full else ""
        if words and not self._most.text():
            announce(self, words)
        self._most.setText(words)
        self._most.setVisible(bool(words))


def _shown(picture: Picture | None) -> QWidget:
    """Return a program's icon, or a plain window where it has none."""
    if picture is None:
        return Icon("app-window", Role.SECOND, _ICON)
    size = (picture.width, picture.height, 4 * picture.width)
    image = QImage(picture.pixels, *size, QImage.Format.Format_ARGB32)
    edge, made = look().px(_ICON), QLabel()
    made.setFixedSize(edge, edge)
    scale = made.devicePixelRatioF()
    smooth = Qt.TransformationMode.SmoothTransformation
    pixels = QPixmap.fromImage(
        image.scaled(
            round(edge * scale),
            round(edge * scale),
            Qt.AspectRatioMode.KeepAspectRatio,
            smooth,
        )
    )
    pixels.setDevicePixelRatio(scale)
    made.setPixmap(pixels)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
