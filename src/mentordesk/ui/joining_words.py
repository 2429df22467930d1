"""What comes of joining and of splitting ideas, in people's words."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.credit_due import People, was_credited
from mentordesk.domain.idea import Idea
from mentordesk.services.idea_joining import Kin
from mentordesk.ui import dates, idea_words, story_words, wording
from mentordesk.ui.item_models.story import StoryLine


def outcome(one: Idea, inside: Idea, people: People) -> str:
    """Return what two ideas will be as one: words, stage, use, names and consents."""
    stands = _tr("“{words}” stands · {stage}")
    lines = [stands.format(words=one.text, stage=wording.stage(one.stage))]
    if one.application is not None:
        lines.append(_tr("Applied: {where}").format(where=one.application.where))
    if was_credited(one):
        lines.append(_tr("Credit that was given stays given."))
    goes = _tr("“{words}” goes on inside it, with its story.")
    return "\n".join([*lines, *idea_words.naming(one, people), goes.format(words=inside.text)])


def struck() -> str:
    """Return what goes when one of two ideas is struck that were joined."""
    return _tr(
        "If one of the two is struck later, its words and its story go; the names, the use and "
        "the credit that it brought stay with the other."
    )


def struck_with(idea: Idea, *, is_whole: bool) -> str:
    """Return what goes and what stays when an idea is struck that was joined; "" for another."""
    if idea.joined_into is not None:
        return _tr(
            "It goes on inside another idea. Its words and its story go; the names, the use and "
            "the credit that it brought stay there."
        )
    if is_whole:
        return _tr(
            "It goes with the names, the use and the credit of all that was joined into it. What "
            "was joined into it stands for itself again, in its own words."
        )
    return ""


def struck_of_several() -> str:
    """Return the same before it is known which idea is chosen."""
    return _tr(
        "An idea that was joined into another goes with its words and its story alone: the names, "
        "the use and the credit that it brought stay there. What was joined into the one that "
        "goes stands for itself again."
    )


def kin(made: Kin, people: People, today: date) -> tuple[StoryLine, ...]:
    """Return what an idea was made of, each with its own story, under the day of that."""
    lines = list[StoryLine]()
    if made.whole is not None:
        words = _tr("Split from “{words}”").format(words=made.whole.text)
        lines.append(StoryLine(f"whole {made.whole.id}", _day_of(made, made.whole, today), words))
    for piece in made.pieces:
        words = _tr("Split off: “{words}”").format(words=piece.text)
        under = wording.stage(piece.stage)
        lines.append(StoryLine(f"piece {piece.id}", _day_of(made, piece, today), words, under))
    for part in made.inside:
        words = _tr("Joined into this: “{words}”").format(words=part.text)
        lines.append(StoryLine(f"part {part.id}", _day_of(made, part, today), words))
        told = story_words.story(made.told[part.id], people, today)
        lines += [replace(line, key=f"{part.id} {line.key}") for line in told]
    return tuple(lines)


def _day_of(made: Kin, other: Idea, today: date) -> str:
    """Return the day of a joining or a split, nothing where nobody knows it."""
    at = made.since.get(other.id)
    return "" if at is None else dates.short_day(dates.local_day(at), today)


def _tr(words: str) -> str:
    return QCoreApplication.translate("joining", words)
