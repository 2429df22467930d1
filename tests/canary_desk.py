"""A desk with a word of its own in every place, each of which tells of what kind it is."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from string import ascii_lowercase

from mentordesk.domain.agenda import TopicState
from mentordesk.domain.content import Kind
from mentordesk.domain.idea import Application, Part, Recognition, RecognitionForm, Weight
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.naming import NewName
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Consent, Medium, Pairing
from mentordesk.errors import NothingToCreditError
from mentordesk.services.agendas import NewTopic
from mentordesk.services.observations import NewAnswer
from mentordesk.services.workspace import Workspace
from naming_people import take_answer
from support import START, Clock

Word = tuple[str, int]
"""Of which kind a word is, and its number."""

_WORD = re.compile(r"quokka([a-z]+?)xx([a-j]+)xx")
_numbers = count(1)


def new(kind: str) -> str:
    """Return a word that stands nowhere else and tells of which kind it is."""
    digits = "".join(ascii_lowercase[int(digit)] for digit in str(next(_numbers)))
    return f"Quokka{kind}xx{digits}xx"


def words_in(text: str) -> set[Word]:
    """Return the words that stand in a text, wherever its lines break."""
    found = _WORD.findall("".join(text.split()).casefold())
    return {(kind, _number(digits)) for kind, digits in found}


def kinds(words: set[Word]) -> set[str]:
    """Return of which kinds some words are."""
    return {kind for kind, _ in words}


@dataclass(frozen=True, slots=True)
class Talk:
    """A session that was held, and what was drawn for it; its words have the numbers `own`."""

    id: SessionId
    own: range
    drawn: dict

    @property
    def used(self) -> list[Consent]:
        """What the mentor said of each idea that came into use."""
        said = [own for what, _, own in self.drawn["ideas"] if what == "used"]
        return [*said, self.drawn["own"]]


@dataclass(frozen=True, slots=True)
class Planted:
    """A new pair of a desk with two talks, the first and the last, and one to come.

    `beside` are the numbers of the words that stand beside all talks.
    """

    mentor: PersonId
    consent: Consent
    beside: range
    talks: tuple[Talk, Talk]
    coming: SessionId

    def own(self, *talks: Talk) -> set[int]:
        """Return the numbers of the words of the pair and of these talks."""
        return {number for numbers in (self.beside, *(t.own for t in talks)) for number in numbers}

    def may_name_the_mentor(self, *talks: Talk, in_ideas: bool, as_one: bool) -> bool:
        """Return whether a sponsor may learn with whom the leader met.

        Who gave no answer of their own for an idea is named as the pair settled. With an idea they
        are where that very one allows it, and of talks told `as_one` where all that is in use does;
        in the title only where the pair does, too.
        """
        said = (own for talk in talks for own in talk.used)
        free = [(self.consent if own is Consent.ASK else own) is Consent.ANYWHERE for own in said]
        if not in_ideas:
            return self.consent is Consent.ANYWHERE and all(free)
        usual = self.consent in (Consent.ANYWHERE, Consent.ASK)
        return usual and (all(free) if as_one else any(free))


def planted(desk: Workspace, clock: Clock, drawn: dict) -> Planted:
    """Hold and close two sessions with a new mentor, and prepare the next one."""
    left_by_a_failure = desk.sessions.live()
    if left_by_a_failure is not None:
        desk.closes.close(left_by_a_failure.id)
    begin = _next()
    pairing = Pairing(
        Medium.CHAT,
        medium_note=new("medium"),
        consent=drawn["pair"],
        strengths=(new("strength"),),
        leader_hopes=new("hope"),
        mentor_hopes=new("hope"),
    )
    mentor = desk.people.add_mentor(f"{new('mentor')} Okafor", pairing, new("about")).id
    aims = [desk.aims.put(mentor, new("aim"), of_mentor=whose) for whose in (False, True)]
    desk.aims.rate(aims[0].id, 2)
    sometimes = f"{new('sometimes')} Lind"
    desk.people.named(sometimes)
    usual = desk.library.of(mentor).of_kind(Kind.FORMAT)[0]
    desk.library.keep(mentor, replace(usual, name=new("format")))
    beside, talks = range(begin, _next()), list[Talk]()
    for one, consent in zip(drawn["talks"], (Consent.ANYWHERE, Consent.AS_COLLEAGUE), strict=True):
        begin = _next()
        held = desk.sessions.plan(mentor, clock(), place=new("place")).id
        desk.sessions.choose_format(held, usual.key)
        _hold(desk, (held, mentor), one, (sometimes, consent))
        talks.append(Talk(held, range(begin, _next()), one))
        clock.forward(days=20)  # by then an answer is owed
    desk.aims.rate(aims[0].id, 4)
    coming = desk.sessions.plan(mentor, clock() + timedelta(days=1), place=new("nextplace")).id
    desk.agendas.receive(coming, [NewTopic(new("nexttopic"), 5, new("topicnote"))])
    desk.agendas.ask(coming, new("nextask"))
    desk.notes.write(coming, None, NoteKind.PRIVATE, new("prepared"))
    desk.observations.receive(coming, [NewAnswer(new("seen"))])
    return Planted(mentor, drawn["pair"], beside, (talks[0], talks[1]), coming)


def _hold(
    desk: Workspace, of: tuple[SessionId, PersonId], drawn: dict, sometimes: tuple[str, Consent]
) -> None:
    """Hold and close a session in which somebody is named under this consent."""
    held = of[0]
    topics = [NewTopic(new("topic"), 5, new("topicnote"))]
    if "dropped" in drawn["kinds"]:
        topics.append(NewTopic(new("dropped"), 5, new("topicnote")))
    agenda = desk.agendas.receive(held, topics)
    if "leftask" in drawn["kinds"]:
        desk.agendas.ask(held, new("leftask"))
    desk.sessions.start(held)
    desk.agendas.spend(held, agenda.topics[0].id, 240, TopicState.DISCUSSED)
    names = [name for one in drawn["ideas"] for name in _said(desk, of, one)]
    _of_both(desk, of, sometimes, drawn["own"])
    for kind in NoteKind:
        for topic in (None, *(topic.id for topic in agenda.topics)):
            word = new({NoteKind.OFF_THE_RECORD: "offrecord"}.get(kind, kind.value))
            told = " and ".join((f"{word} **{word}**", sometimes[0], *names))
            desk.notes.write(held, topic, kind, word if kind is NoteKind.OFF_THE_RECORD else told)
    desk.agendas.receive(held, [], dropped=[topic.id for topic in agenda.topics[1:]])
    _promised(desk, of, drawn["kinds"])
    said = new("confirmed" if drawn["confirmed"] else "unconfirmed")
    desk.closes.say_back(held, said, confirmed=drawn["confirmed"])
    desk.strike_asks.ask(held, new("strikeask"))
    desk.closes.close(held)


def _promised(desk: Workspace, of: tuple[SessionId, PersonId], wanted: set[str]) -> None:
    desk.promises.make(*of, new("promise"))
    if "letgo" in wanted:
        gone = desk.promises.make(*of, new("letgo"))
        desk.promises.let_go(gone.id, new("letgo"))
    if "tried" in wanted:
        tried = desk.promises.make(*of, new("tried"), try_it=True)
        desk.tries.log(tried.id, new("log"))


def _of_both(
    desk: Workspace,
    of: tuple[SessionId, PersonId],
    sometimes: tuple[str, Consent],
    own: Consent,
) -> None:
    """Keep an idea in use that somebody had a part in who has one in both talks."""
    name, consent = sometimes
    mentor = desk.people.of_id(of[1]).name
    idea = desk.ideas.capture(*of, f"{new('used')} as {name} and {mentor} say")
    take_answer(desk, idea.id, of[1], own, "the board" if own is Consent.THESE_PEOPLE else "")
    desk.idea_naming.name(idea.id, NewName(name, Part.BACKED, Weight.EQUAL, consent))
    use = Application(new("usedetail"), START.date(), new("usedetail"), new("usedetail"))
    desk.ideas.apply(idea.id, use)


def _said(
    desk: Workspace,
    of: tuple[SessionId, PersonId],
    drawn: tuple[str, list[Consent], Consent],
) -> Iterator[str]:
    """Keep an idea that names people inside its words, each under their own consent."""
    what, parts, own = drawn
    given = [("named" if one is Consent.ANYWHERE else "unnamed", one) for one in parts]
    names = [(f"{new(kind)} Lind", consent) for kind, consent in given]
    for name, _ in names:
        desk.people.named(name)
        yield name
    mentor = desk.people.of_id(of[1]).name
    text = " and ".join([new("used" if what == "used" else "heard"), *(n for n, _ in names)])
    idea = desk.ideas.capture(*of, f"{text} as {mentor} says")
    before = {one: new("beforewhom") for one in [*parts, own] if one is Consent.THESE_PEOPLE}
    take_answer(desk, idea.id, of[1], own, before.get(own, ""))
    for name, consent in names:
        people = before.get(consent, "")
        desk.idea_naming.name(idea.id, NewName(name, Part.SHAPED, Weight.EQUAL, consent, people))
    desk.idea_naming.say_first(idea.id, new("first"))
    if what == "used":
        where, before_it, after, link = (new(k) for k in (*["usedetail"] * 3, "link"))
        desk.ideas.apply(idea.id, Application(where, START.date(), before_it, after, link))
        credit = new("creditdetail"), new("creditdetail")
        act = Recognition(RecognitionForm.IN_WRITING, START.date(), *credit)
        with suppress(NothingToCreditError):  # nobody may want any
            desk.ideas.recognise(idea.id, act)
    elif what != "heard":
        told_on = START.date() if what == "toldno" else None
        desk.answers.decline(idea.id, new(what), told_on)


def _next() -> int:
    """Return the number that the next word will have."""
    return _number(_WORD.findall(new("mark").casefold())[0][1]) + 1


def _number(letters: str) -> int:
    return int("".join(str(ascii_lowercase.index(letter)) for letter in letters))
