"""The words around an agreement: who said what to a clause and when, and who is asked."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.agreement import BOTH, Answer, Clause, ClauseAnswer
from mentordesk.domain.floor import Side
from mentordesk.domain.looking_again import Look, Moment
from mentordesk.services.agreements import Laid
from mentordesk.ui.dates import short_day
from mentordesk.ui.wording import counted


@dataclass(frozen=True, slots=True)
class Names:
    """What the two are called across the table, on a day."""

    mentor: str
    leader: str
    today: date

    def of(self, side: Side) -> str:
        """Return what one of them is called."""
        return self.mentor if side is Side.MENTOR else self.leader


def names_of(laid: Laid) -> Names:
    """Return whose agreement it is."""
    return Names(laid.mentor, laid.leader, laid.today)


def said(one: ClauseAnswer, names: Names) -> str:
    """Return an answer in a sentence: "Amara agreed on Tue 14 Apr, as told"."""
    day = short_day(one.on, names.today)
    words = _tr("{name} agreed on {day}")
    if one.answer is Answer.CHANGED:
        words = _tr("{name} put it so on {day}")
    elif one.answer is Answer.NOT_FOR_US:
        words = _tr("{name} left it out on {day}")
    told = _tr(", as told to {leader}").format(leader=names.leader) if one.told else ""
    return words.format(name=names.of(one.by), day=day) + told


def earlier(one: ClauseAnswer, names: Names) -> str:
    """Return an answer of before, with the words that it was said to."""
    return _tr("{said}: “{words}”").format(said=said(one, names), words=one.words)


def spoken(clause: Clause, names: Names) -> str:
    """Return where both stand, for whoever does not see the two columns."""
    if not clause.said:
        return stands(clause, names) + "."
    parts = []
    for side in BOTH[::-1]:
        own, name = clause.last_of(side), names.of(side)
        if own is None:
            parts.append(_tr("{name} did not answer yet").format(name=name))
        elif side in clause.waits_for():
            parts.append(_tr("{said}, and is asked again").format(said=said(own, names)))
        else:
            parts.append(said(own, names))
    return ". ".join(parts) + "."


def stands(clause: Clause, names: Names) -> str:
    """Return what is to be known of a clause at a glance; "" where both simply agreed."""
    waits = clause.waits_for()
    if len(waits) > 1:
        return _tr("Neither of you answered yet")
    if waits:
        other, name = names.of(clause.said[-1].by), names.of(waits[0])
        return _asked(clause).format(name=name, other=other)
    match clause.answer:
        case Answer.CHANGED:
            return _tr("In your own words")
        case Answer.NOT_FOR_US:
            return _tr("Not for the two of you")
        case Answer.AGREED:
            return ""


def _asked(clause: Clause) -> str:
    """Return in which words one of both is asked."""
    if clause.is_own and len(clause.said) == 1:
        return _tr("{other} added it: {name} is asked")
    match clause.said[-1].answer:
        case Answer.CHANGED:
            return _tr("{other} put it in other words: {name} is asked")
        case Answer.NOT_FOR_US:
            return _tr("{other} would leave it out: {name} is asked")
        case Answer.AGREED:
            return _tr("{name} is asked")


def day_words(laid: Laid) -> str:
    """Return since when it holds, how much is still open, and when it is looked at again."""
    names = names_of(laid)
    if not laid.agreement.is_agreed:
        if laid.is_over:
            return _tr("Not agreed.")
        asked = laid.agreement.waiting(Side.LEADER)
        if laid.is_begun and not asked:
            return _tr("{leader} answered; {mentor} is asked.").format(
                leader=names.leader, mentor=names.mentor
            )
        return _tr("Not agreed yet. Go through it together in your first session.")
    day = short_day(laid.agreement.agreed_on, laid.today)
    parts = [_tr("Agreed on {day}").format(day=day)]
    asked = laid.agreement.waiting(Side.MENTOR, Side.LEADER)
    if asked and not laid.is_over:
        one, many = _tr("1 line is still open"), _tr("{n} lines are still open")
        parts.append(counted(len(asked), one, many))
    if laid.looks and laid.due is None and not laid.is_over:
        parts.append(_ahead(laid.looks[0]))
    return " · ".join(parts)


def due_words(look: Look, today: date) -> str:
    """Return why it is looked at again now; one that was passed over is due still."""
    if look.on < today:
        words = _tr("Your agreement was due a look in session {number}: does each line still hold?")
        return words.format(number=look.number)
    if look.moment is Moment.THIRD:
        return _tr("Your third session with your agreement: does each line still hold?")
    return _tr("Half-time: does each line of your agreement still hold?")


def unanswered_words(count: int) -> str:
    """Return that one of both is asked about so many lines."""
    one = _tr("1 line of your agreement waits for an answer.")
    return counted(count, one, _tr("{n} lines of your agreement wait for an answer."))


def _ahead(look: Look) -> str:
    if look.moment is Moment.THIRD:
        return _tr("look at it again at session {number}").format(number=look.number)
    return _tr("look at it again at half-time, session {number}").format(number=look.number)


def _tr(words: str) -> str:
    return QCoreApplication.translate("agreement", words)
