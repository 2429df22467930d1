"""A word of its own in every place of a random desk: each way out is asked for those it holds."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, timedelta
from itertools import chain, count
from string import ascii_lowercase

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from mentordesk.domain.agenda import TopicState
from mentordesk.domain.content import Card, Theme
from mentordesk.domain.idea import Application, Part, Recognition, RecognitionForm, Weight
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.likes import Likes
from mentordesk.domain.naming import NewName
from mentordesk.domain.note import NoteKind
from mentordesk.domain.period import Period
from mentordesk.domain.person import Consent, Medium, Pairing
from mentordesk.domain.summary import Choice, Reader
from mentordesk.errors import NoRecordYetError, NothingToCreditError
from mentordesk.export.formats import Format
from mentordesk.export.reading import text_of
from mentordesk.export.watch_message import watch_message
from mentordesk.services.agendas import NewTopic
from mentordesk.services.idea_export import IdeasForm
from mentordesk.services.observations import NewAnswer
from mentordesk.services.workspace import Workspace
from naming_people import take_answer
from support import START, Clock

PHRASE = "six words that open this file"
WORD = re.compile(r"quokka([a-z]+?)xx[a-j]+xx")
NUMBER = re.compile(r"quokka[a-z]+?xx([a-j]+)xx")
IDEA = {"heard", "used", "usedetail", "creditdetail", "toldno", "named", "mentor", "first"}
TALK = {"shared", "topic", "confirmed", "promise", "letgo", "tried"}
NAMES = {"named", "unnamed", "mentor"}
OWN = IDEA | TALK | {"untoldno", "unnamed", "unconfirmed", "beforewhom", "link"}
OWN |= {"place", "topicnote", "dropped", "leftask"}
LETTER = {
    "nexttopic",
    "nextask",
    "leftask",
    "nextplace",
    "goodtimes",
    "answering",
    "helps",
    "promise",
    "tried",
    "heard",
    "named",
    "mentor",
}
MAY_HOLD = {
    "me": OWN,
    "me locked": OWN | {"private"},
    "roles": (OWN | {"private"}) - NAMES,
    "mentor": (IDEA | TALK) - {"first"},
    "sponsor": {"used", "usedetail", "named", "mentor"},
    "letter": LETTER,
    "calendar": {"nextplace"},
    "ideas": IDEA | {"untoldno", "unnamed", "beforewhom", "link"},
    "credit record": IDEA | {"link"},
}
"""The kinds of words that each way out may hold; of the rest no word may leave by it."""
ALWAYS = {
    "me": {"shared", "promise"},
    "me locked": {"shared", "private"},
    "roles": {"shared", "private"},
    "mentor": {"shared", "promise"},
    "letter": {"nexttopic", "nextask", "goodtimes", "answering", "helps"},
    "calendar": {"nextplace"},
}
"""What each holds in any case, so that none of them is only empty."""
PLACES = some.fixed_dictionaries(
    {
        "confirmed": some.booleans(),
        "pair": some.sampled_from(Consent),
        "ideas": some.lists(
            some.tuples(
                some.sampled_from(["heard", "used", "toldno", "untoldno"]),
                some.lists(some.sampled_from(Consent), max_size=2),
                some.sampled_from(Consent),
            ),
            max_size=4,
        ),
        "kinds": some.sets(some.sampled_from(["letgo", "tried", "dropped", "leftask"])),
    }
)


_NUMBERS = count(1)


def new(kind: str) -> str:
    """Return a word that stands nowhere else and tells of which kind it is."""
    digits = "".join(ascii_lowercase[int(digit)] for digit in str(next(_NUMBERS)))
    return f"Quokka{kind}xx{digits}xx"


def found(text: str) -> set[str]:
    """Return the kinds of the words that stand in a text, wherever its lines break."""
    return set(WORD.findall("".join(text.split()).casefold()))


def in_bytes(data: bytes) -> set[str]:
    """Return the kinds that can be read in the bytes themselves, in any common form."""
    return found(data.decode("latin-1") + data.replace(b"\0", b"").decode("latin-1"))


def planted(desk: Workspace, clock: Clock, drawn: dict) -> tuple[PersonId, SessionId, SessionId]:
    """Hold and close a session with a new mentor, and return them and their next session."""
    left_by_a_failure = desk.sessions.live()
    if left_by_a_failure is not None:
        desk.closes.close(left_by_a_failure.id)
    pairing = Pairing(
        Medium.CHAT,
        medium_note=new("medium"),
        consent=drawn["pair"],
        strengths=(new("strength"),),
        leader_hopes=new("hope"),
        mentor_hopes=new("hope"),
        likes=Likes(
            pronouns=new("pronouns"),
            times=new("goodtimes"),
            reply=new("answering"),
            credit=new("creditwish"),
            helps_words=new("helps"),
            strengths=(new("ownstrength"),),
        ),
    )
    mentor = desk.people.add_mentor(f"{new('mentor')} Okafor", pairing, new("about"))
    held = desk.sessions.plan(mentor.id, clock(), place=new("place")).id
    topics = [NewTopic(new("topic"), 5, new("topicnote"))]
    if "dropped" in drawn["kinds"]:
        topics.append(NewTopic(new("dropped"), 5, new("topicnote")))
    agenda = desk.agendas.receive(held, topics)
    desk.agendas.receive(held, [], dropped=[topic.id for topic in agenda.topics[1:]])
    if "leftask" in drawn["kinds"]:
        desk.agendas.ask(held, new("leftask"))
    desk.sessions.start(held)
    desk.agendas.spend(held, agenda.topics[0].id, 240, TopicState.DISCUSSED)
    for kind in NoteKind:
        for topic in (None, agenda.topics[0].id):
            word = new({NoteKind.OFF_THE_RECORD: "offrecord"}.get(kind, kind.value))
            desk.notes.write(held, topic, kind, f"{word} **{word}**")
    _promised(desk, held, mentor.id, drawn["kinds"])
    for what, parts, own in drawn["ideas"]:
        _said(desk, (held, mentor.id), (what, parts, own))
    said = new("confirmed" if drawn["confirmed"] else "unconfirmed")
    desk.closes.say_back(held, said, confirmed=drawn["confirmed"])
    desk.strike_asks.ask(held, new("strikeask"))
    desk.closes.close(held)
    clock.forward(days=20)  # by then an answer is owed
    coming = desk.sessions.plan(mentor.id, clock() + timedelta(days=1), place=new("nextplace")).id
    desk.agendas.receive(coming, [NewTopic(new("nexttopic"), 5, new("topicnote"))])
    desk.agendas.ask(coming, new("nextask"))
    desk.notes.write(coming, None, NoteKind.PRIVATE, new("prepared"))
    desk.observations.receive(coming, [NewAnswer(new("seen"))])
    return mentor.id, held, coming


def _promised(desk: Workspace, held: SessionId, mentor: PersonId, kinds: set[str]) -> None:
    desk.promises.make(held, mentor, new("promise"))
    if "letgo" in kinds:
        gone = desk.promises.make(held, mentor, new("letgo"))
        desk.promises.let_go(gone.id, new("letgo"))
    if "tried" in kinds:
        tried = desk.promises.make(held, mentor, new("tried"), try_it=True)
        desk.tries.log(tried.id, new("log"))


def _said(
    desk: Workspace,
    of: tuple[SessionId, PersonId],
    drawn: tuple[str, list[Consent], Consent],
) -> None:
    """Keep an idea that names people inside its words, each under their own consent."""
    what, parts, own = drawn
    given = [("named" if one is Consent.ANYWHERE else "unnamed", one) for one in parts]
    names = [(f"{new(kind)} Lind", consent) for kind, consent in given]
    for name, _ in names:
        desk.people.named(name)
    text = " and ".join([new("used" if what == "used" else "heard"), *(n for n, _ in names)])
    idea = desk.ideas.capture(*of, text)
    before = {one: new("beforewhom") for one in [*parts, own] if one is Consent.THESE_PEOPLE}
    take_answer(desk, idea.id, of[1], own, before.get(own, ""))
    for name, consent in names:
        people = before.get(consent, "")
        desk.idea_naming.name(idea.id, NewName(name, Part.SHAPED, Weight.EQUAL, consent, people))
    desk.idea_naming.say_first(idea.id, new("first"))
    if what == "used":
        where, before, after, link = (new(k) for k in (*["usedetail"] * 3, "link"))
        desk.ideas.apply(idea.id, Application(where, START.date(), before, after, link))
        credit = new("creditdetail"), new("creditdetail")
        act = Recognition(RecognitionForm.IN_WRITING, START.date(), *credit)
        with suppress(NothingToCreditError):  # nobody may want any
            desk.ideas.recognise(idea.id, act)
    elif what != "heard":
        told_on = START.date() if what == "toldno" else None
        desk.answers.decline(idea.id, new(what), told_on)


Way = tuple[str, str, bytes, str]
"""Which way, in which form, its bytes, and what is read in them."""


def summaries(desk: Workspace, held: SessionId) -> Iterator[Way]:
    """Yield the summaries of a session for each reader, format and lock."""
    ways = desk.summaries
    material = ways.material(held)
    for reader in Reader:
        told = ways.compose(material, Choice(reader), UTC)
        for form in Format:
            data = ways.render(told, form)
            yield reader.value, form, data, text_of(data, form)
    own = ways.compose(material, Choice(Reader.ME, locked=True), UTC)
    locked = ways.render(own, Format.PDF, PHRASE)
    assert not in_bytes(locked)
    yield "me locked", "pdf", b"", text_of(locked, Format.PDF, PHRASE)
    for form in Format:
        clear = ways.to_seal(own, form, PHRASE).clear
        yield "me locked", f"{form} for age", clear, text_of(clear, form)
    nobody = Choice(Reader.ME, locked=True, role_names=True)
    clear = ways.to_seal(ways.compose(material, nobody, UTC), Format.DOCX, PHRASE).clear
    yield "roles", "docx", clear, text_of(clear, Format.DOCX)


def letters(desk: Workspace, coming: SessionId) -> Iterator[Way]:
    """Yield all that goes to a mentor before a session."""
    ways = desk.letters
    letter = ways.compose(coming, UTC)
    for medium in Medium:
        yield "letter", medium, b"", str(ways.message(letter, medium))
    page, sheet, calendar = ways.page(letter), ways.sheet(letter), ways.calendar(coming, "")
    yield "letter", "page", page, page.decode()
    yield "letter", "sheet", sheet, text_of(sheet, Format.PDF)
    yield "calendar", "ics", calendar, calendar.decode().replace("\r\n ", "")


def ideas(desk: Workspace, mentor: PersonId) -> Iterator[Way]:
    """Yield the ideas, the ledger, and the credit record of a mentor who has said any."""
    for kind in IdeasForm:
        for data in (desk.idea_export.rendered(kind), b"".join(desk.ledger_export.rendered(kind))):
            yield "ideas", kind, data, data.decode()
    with suppress(NoRecordYetError):
        record = desk.credit_records.compose(mentor)
        for form in (Format.PDF, Format.MARKDOWN):
            data = desk.credit_records.render(record, form)
            yield "credit record", form, data, text_of(data, form)


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.generate],  # each desk goes on from the one before, so none gets simpler
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(drawn=PLACES)
def test_no_way_out_holds_a_word_of_what_must_stay_out(
    workspace: Workspace, clock: Clock, drawn: dict
) -> None:
    mentor, held, coming = planted(workspace, clock, drawn)
    said = [drawn["pair"], *(own for what, _, own in drawn["ideas"] if what == "used")]
    named = Consent.ANYWHERE in said
    may_hold = MAY_HOLD | ({} if named else {"sponsor": MAY_HOLD["sponsor"] - {"mentor"}})
    ways = set()
    every = chain(summaries(workspace, held), letters(workspace, coming), ideas(workspace, mentor))
    for way, form, data, text in every:
        ways.add(way)
        seen = found(text)
        leaked = (seen | in_bytes(data)) - may_hold[way]
        assert not leaked, (way, form)
        assert ALWAYS.get(way, set()) <= seen, (way, form)
    assert ways >= MAY_HOLD.keys() - {"credit record"}


def own_words(text: str) -> set[str]:
    """Return the numbers of the words that stand in a text."""
    return set(NUMBER.findall("".join(text.split()).casefold()))


def to_a_mentor(desk: Workspace, pair: tuple[PersonId, SessionId, SessionId]) -> Iterator[str]:
    """Yield every text that is prepared for one mentor, or told of one."""
    mentor, held, coming = pair
    yield from (text for way, *_, text in summaries(desk, held) if way == "mentor")
    yield from (text for *_, text in letters(desk, coming))
    asked = desk.observations.watch_me(coming)
    yield from (str(watch_message(asked, medium)) for medium in Medium)
    record = desk.credit_records.compose(mentor)
    yield text_of(desk.credit_records.render(record, Format.MARKDOWN), Format.MARKDOWN)
    for reader in Reader:
        period = desk.summaries.period(Period(mentor))
        told = desk.summaries.compose_period(period, Choice(reader), UTC)
        yield text_of(desk.summaries.render(told, Format.MARKDOWN), Format.MARKDOWN)
    yield repr(desk.wishes.of(mentor))
    yield repr((desk.histories.of(mentor, 99), desk.aims.of(mentor), desk.library.of(mentor)))


def test_no_text_for_one_mentor_holds_a_word_of_another(workspace, clock):
    drawn = {
        "confirmed": True,
        "pair": Consent.ANYWHERE,
        "ideas": [("used", [Consent.ANYWHERE], Consent.ANYWHERE), ("heard", [], Consent.ANYWHERE)],
        "kinds": {"letgo", "tried", "dropped", "leftask"},
    }
    pairs, planted_words = list[tuple[PersonId, SessionId, SessionId]](), list[set[str]]()
    for _ in range(2):
        before = next(_NUMBERS)
        pair = planted(workspace, clock, drawn)
        workspace.aims.put(pair[0], new("aim"))
        workspace.library.keep(pair[0], Card("own-1", new("card"), Theme.VOICE))
        digits = (str(number) for number in range(before, next(_NUMBERS)))
        planted_words.append({"".join(ascii_lowercase[int(d)] for d in one) for one in digits})
        pairs.append(pair)
    for place, pair in enumerate(pairs):
        texts = [own_words(text) for text in to_a_mentor(workspace, pair)]
        assert len(texts) > 20
        assert not any(seen & planted_words[1 - place] for seen in texts)
        assert all(seen & planted_words[place] for seen in texts)
    hits = workspace.search.newest("quokka")
    assert {hit.mentor for hit in hits} == {mentor for mentor, *_ in pairs}
    for hit in hits:
        place = [mentor for mentor, *_ in pairs].index(hit.mentor)
        assert own_words(hit.snippet.text) <= planted_words[place]
