"""What comes of joining and of splitting ideas, in people's words."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.credit_due import People
from mentordesk.domain.idea import Idea
from mentordesk.services.idea_joining import Kin
from mentordesk.ui import dates, idea_words, wording
from mentordesk.ui.item_models.story import StoryLine


def outcome(one: Idea, inside: Idea, people: People) -> str:
    """Return what two ideas will be as one: words, stage, use, names and consents."""
    stands = _tr("“{words}” stands · {stage}")
    lines = [stands.format(words=one.text, stage=wording.stage(one.stage))]
    if one.application is not None:
        lines.append(_tr("In use: {where}").format(where=one.application.where))
    if one.recognitions:
        lines.append(_tr("Credit that was given stays given."))
    goes = _tr("“{words}” goes on inside it, with its story.")
    return "\n".join([*lines, *idea_words.naming(one, people), goes.format(words=inside.text)])


def struck() -> str:
    """Return what goes when one of two ideas is struck that were joined."""
    return _tr(
        "If one of the two is struck later, its words and its story go; the names, the use and "
        "the credit that it brought stay with the other."
    )


def kin(idea: Idea, made: Kin, today: date) -> tuple[StoryLine, ...]:
    """Return what an idea was made of, each with its own story, the oldest first."""
    lines = list[StoryLine]()
    if made.whole is not None:
        words = _tr("Split from “{words}”").format(words=made.whole.text)
        lines.append(StoryLine(f"whole {made.whole.id}", _heard_on(idea, today), words))
    for piece in made.pieces:
        words = _tr("Split off: “{words}”").format(words=piece.text)
        under = wording.stage(piece.stage)
        lines.append(StoryLine(f"piece {piece.id}", _heard_on(piece, today), words, under))
    for use in made.uses:
        words = _tr("Used before: {where}").format(where=use.where)
        changed = " · ".join(filter(None, (use.before, use.after, use.link)))
        day = dates.short_day(use.on, today)
        lines.append(StoryLine(f"use {use.where} {use.on}", day, words, changed))
    for part in made.inside:
        words = _tr("Joined into this: “{words}”").format(words=part.text)
        lines.append(StoryLine(f"part {part.id}", _heard_on(part, today), words))
        lines += [
            StoryLine(f"{part.id} {line.key}", line.day, line.words, line.under, line.credit)
            for line in idea_words.story(part, {}, today)
        ]
    return tuple(lines)


def _heard_on(idea: Idea, today: date) -> str:
    return dates.short_day(dates.local_day(idea.raised_at), today)


def _tr(words: str) -> str:
    return QCoreApplication.translate("joining", words)
