"""The words for an error, in the reader's language."""

from PySide6.QtCore import QCoreApplication

from mentordesk.error_words import Words, reason_words, template_for
from mentordesk.errors import MentorDeskError


def error_text(error: MentorDeskError) -> Words:
    """Return what happened, what is safe and what to do next, translated and filled."""
    words, facts = template_for(error), dict(error.facts)
    if "reason" in facts:
        facts["reason"] = reason_words(facts, _translated)
    return Words(
        _translated(words.what), _translated(words.safe), _translated(words.next_step)
    ).filled(facts)


def _translated(template: str) -> str:
    return QCoreApplication.translate("errors", template) if template else ""
