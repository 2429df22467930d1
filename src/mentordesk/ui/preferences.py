"""The leader's preferences, kept and put to use at once."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mentordesk import settings as kept
from mentordesk.errors import SettingsError
from mentordesk.settings import Settings
from mentordesk.ui.notices import Notices
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Scheme

SCHEMES = {
    "system": Scheme.AUTO,
    "light": Scheme.LIGHT,
    "dark": Scheme.DARK,
    "contrast": Scheme.CONTRAST_LIGHT,
}


class Preferences(QObject):
    """What the leader chose about the window."""

    changed = Signal()

    def __init__(self, path: Path, theme: Theme, notices: Notices) -> None:
        super().__init__()
        self._path, self._theme, self._notices = path, theme, notices
        self.settings = self._load()
        self._wear()

    def change(self, settings: Settings) -> None:
        """Use other settings from now on, and keep them if the folder allows."""
        self.settings = settings.sane()
        self._wear()
        try:
            kept.save(self.settings, self._path)
        except SettingsError as error:
            self._notices.error(error)
        self.changed.emit()

    def choose(self, **values: object) -> None:
        """Change some settings by name."""
        self.change(replace(self.settings, **values))  # type: ignore[arg-type]

    def _load(self) -> Settings:
        try:
            return kept.load(self._path)
        except SettingsError as error:
            self._notices.error(error)
            return Settings()

    def _wear(self) -> None:
        scheme = SCHEMES[self.settings.scheme]
        self._theme.apply(scheme, self.settings.text_percent / 100)
