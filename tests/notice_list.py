"""Notices that a test can read."""

from mentordesk.ui.notices import Notices


class NoticeList(Notices):
    """Keeps what was said: the types of the errors and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[type[Exception]] = []
        self.words: list[str] = []
        self.said.connect(self._keep)

    def error(self, error: Exception) -> None:
        self.errors.append(type(error))
        super().error(error)

    def _keep(self, tone: str, words: str) -> None:
        self.words.append(words)
