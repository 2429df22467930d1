"""What holds until somebody chooses something in a window, by pointer or by key."""

from collections.abc import Iterator

from PySide6.QtCore import QMetaObject, QModelIndex, QObject, Signal, SignalInstance, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)


class UntilChosen(QObject):
    """Once begun, tells of the next choice in a window: from a list, of a box, a day or a number.

    Words that came without a key, as from a menu, count as well.
    """

    chosen = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._heard: list[QMetaObject.Connection] = []

    def begin(self) -> None:
        """Wait for the next choice with one of the controls that are there."""
        self.end()
        for control in self._window.findChildren(QWidget):
            # The list of a drop-down is a window of its own, and one only looks through it.
            if control.window() is self._window:
                self._heard += [signal.connect(self._tell) for signal in _choosing(control)]
                if isinstance(control, QAbstractItemView):
                    moved = control.selectionModel().currentChanged
                    self._heard.append(moved.connect(self._tell_moved))

    def end(self) -> None:
        """Wait no more."""
        for connection in self._heard:
            QObject.disconnect(connection)
        self._heard.clear()

    @Slot()
    def _tell(self) -> None:
        self.end()
        self.chosen.emit()

    @Slot(QModelIndex, QModelIndex)
    def _tell_moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        # What a list shows anew moves nobody; who moves in it, is there.
        if isinstance(self._window.focusWidget(), QAbstractItemView):
            self._tell()


def _choosing(control: QWidget) -> Iterator[SignalInstance]:
    """Yield the signals by which a control tells that somebody chose something with it."""
    match control:
        case QComboBox():
            yield control.activated
        case QAbstractButton() if control.isCheckable():
            yield control.clicked
        case QDateTimeEdit():
            yield control.dateTimeChanged
        case QSpinBox():
            yield control.valueChanged
        case QLineEdit():
            yield control.textEdited
        case QTextEdit() | QPlainTextEdit():
            yield control.textChanged
        case QAbstractItemView():
            yield control.clicked
        case _:
            pass
