"""What a keyboard does unseen, said under a field that shows only dots."""

from PySide6.QtCore import QLocale

from mentordesk.keyboard import Keys
from mentordesk.ui.tokens import Text
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.label import Label

COUNTRY = "und-"


class KeyState(Label):
    """One line, hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__("", Text.SMALL)
        self.hide()

    def show_keys(self, keys: Keys | None, *, with_layout: bool) -> None:
        """Say that Caps Lock is on, and after a wrong attempt which layout the keyboard has."""
        said = []
        if keys is not None and keys.caps_lock:
            said.append(self.tr("Caps Lock is on."))
        if keys is not None and with_layout and keys.layout:
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
