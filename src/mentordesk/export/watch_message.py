"""The question whether the mentor would sit in on a meeting, with the sheet, for each medium."""

from collections.abc import Iterator

from mentordesk.domain import letter_lines as lines
from mentordesk.domain.person import Medium
from mentordesk.domain.watch_me import WatchMe
from mentordesk.export.letter_words import liked
from mentordesk.export.message import Message

_GAP = "   …"
_ROOM = "   ________________________________"


def watch_message(asked: WatchMe, medium: Medium) -> Message:
    """Return the text that fits the medium; the sheet stands last, to be written in."""
    told = "\n".join((*_letter(asked, medium), "", *_sheet(asked, medium))) + "\n"
    return Message(told, lines.WATCH_ME if medium is Medium.EMAIL else "")


def _letter(asked: WatchMe, medium: Medium) -> Iterator[str]:
    match medium:
        case Medium.CHAT:
            yield from (lines.HI_WATCH.format(name=asked.name), lines.HOW_WATCH)
            yield from (*_liked(lines.AS_YOU_LIKE, asked), asked.leader)
        case Medium.EMAIL:
            yield from (lines.HELLO.format(name=asked.name), "", lines.WATCH_ME, lines.HOW_WATCH)
            yield from _liked(lines.AS_YOU_LIKE, asked)
            yield from ("", lines.THANKS, asked.leader)
        case Medium.CALL | Medium.IN_PERSON:
            to = lines.TO_CALL if medium is Medium.CALL else lines.TO_ASK
            yield from (to.format(name=asked.name), "", lines.SAY_WATCH)
            yield from _liked(lines.AS_LIKED.format(name=asked.name), asked)
            yield lines.WATCHED.format(name=asked.name)
        case Medium.PAPER:
            yield lines.FROM_TO.format(name=asked.name, leader=asked.leader)
            yield from ("", lines.WATCH_ME, lines.HOW_WATCH)
            yield from _liked(lines.AS_YOU_LIKE, asked)


def _liked(heading: str, asked: WatchMe) -> Iterator[str]:
    return (f"{heading}: {one}." for one in liked(asked.liking))


def _sheet(asked: WatchMe, medium: Medium) -> Iterator[str]:
    yield lines.TITLE_OF_SHEET
    gap = _ROOM if medium is Medium.PAPER else _GAP
    for number, row in enumerate(asked.rows, 1):
        yield from ("", f"{number}. {row.text}")
        yield from ((f"   {row.note}",) if row.note else ())
        yield from ("", gap)
