"""What a line of a text that was sent was taken for, in words."""

from PySide6.QtCore import QCoreApplication

from mentordesk.exchange.agenda_parts import LineKind


def around(kind: LineKind, mentor: str) -> str:
    """Return what a line is that only stands around what was sent; nothing for any other."""
    words = {
        LineKind.GREETING: _tr("greeting"),
        LineKind.SIGNATURE: _tr("signature"),
        LineKind.CHAT_HEADER: _tr("who wrote, and when"),
        LineKind.QUOTE_HEADER: _tr("who wrote, and when"),
        LineKind.QUOTED: _tr("quoted from earlier"),
        LineKind.NOT_THEIRS: _tr("not from {name}").format(name=mentor),
        LineKind.HEADING: _tr("heading"),
    }
    return words.get(kind, "")


def _tr(words: str) -> str:
    return QCoreApplication.translate("lines", words)
