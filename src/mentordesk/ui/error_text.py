"""The words for an error, in the reader's language."""

from PySide6.QtCore import QCoreApplication

from mentordesk.error_words import Words, template_for
from mentordesk.errors import MentorDeskError


def error_text(error: MentorDeskError) -> Words:
    """Return what happened, what is safe and what to do next, translated and filled."""
    words = template_for(error)
    return Words(
        _translated(words.what), _translated(words.safe), _translated(words.next_step)
    ).filled(error.facts)


def _translated(template: str) -> str:
    return QCoreApplication.translate("errors", template) if template else ""
