"""What a keyboard does unseen, said under a field that shows only dots."""

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from mentordesk.keyboard import Keys, read_keys
from mentordesk.marks import override
from mentordesk.ui.tokens import Text
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.label import Label

COUNTRY = "und-"
COME_BACK = {QEvent.Type.FocusIn, QEvent.Type.WindowActivate}
LATER_MS = 100
"""How long a first look waits, so that no window waits for it with its first paint."""


class KeyState(Label):
    """One line, hidden while there is nothing to say of the keyboard that fills the fields."""

    def __init__(self, *fields: QWidget) -> None:
        super().__init__("", Text.SMALL)
        self._with_layout = False
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._look)
        self.hide()
        for field in fields:
            field.installEventFilter(self)

    def doubt(self) -> None:
        """Say the layout as well from now on: what was typed did not fit."""
        self._with_layout = True
        self._look()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if _is_caps_lock(event):
            self._look()
        elif event.type() in COME_BACK:
            self._later.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _look(self) -> None:
        """Say that Caps Lock is on, and in doubt which layout the keyboard has."""
        said = []
        keys = read_keys(QGuiApplication.platformName())
        if keys is not None and keys.caps_lock:
            said.append(self.tr("Caps Lock is on."))
        if keys is not None and self._with_layout and keys.layout:
            said.append(self.tr("Keyboard: {layout}.").format(layout=layout_words(keys)))
        words = " ".join(said)
        if words and words != self.text():
            announce(self, words)
        self.setText(words)
        self.setVisible(bool(words))


def layout_words(keys: Keys) -> str:
    """Return the name of a layout in its own language, or the system's word for it."""
    if keys.layout.startswith(COUNTRY):
        territory = QLocale.codeToTerritory(keys.layout.removeprefix(COUNTRY))
        known = territory != QLocale.Country.AnyCountry
        locale = QLocale(QLocale.Language.AnyLanguage, territory) if known else QLocale.c()
    else:
        locale = QLocale(keys.layout)
    words = "" if locale.language() == QLocale.Language.C else locale.nativeLanguageName()
    words = words or keys.layout.removeprefix(COUNTRY)
    return f"{words} ({keys.variant})" if keys.variant else words


def _is_caps_lock(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.KeyRelease
        and event.key() == Qt.Key.Key_CapsLock
    )
