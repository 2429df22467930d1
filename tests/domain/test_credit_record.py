"""A record names nobody beyond their consent, however a name is written and wherever it stands."""

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain.credit_record import RecordMaterial, compose_record, is_of
from mentordesk.domain.idea import (
    Application,
    Contribution,
    Part,
    Recognition,
    RecognitionForm,
    Weight,
    raise_idea,
)
from mentordesk.domain.ids import PersonId, SessionId, new_id
from mentordesk.domain.ledger.end import End
from mentordesk.domain.person import Consent, Pairing, Person, Role
from people_of_an_idea import WAYS

AT = datetime(2026, 4, 14, 12, tzinfo=UTC)


def _person(name: str, role: Role = Role.OTHER, consent: Consent | None = None) -> Person:
    pairing = None if consent is None else Pairing(consent=consent)
    return Person(PersonId(new_id()), name, role, "", pairing)


LEADER = _person("Helen Brandt", Role.LEADER)
MENTOR = _person("Amara Okafor", Role.MENTOR, Consent.NOT_AT_ALL)
OTHERS = tuple(map(_person, ("Jonas Lind", "Zoë Quist", "Bolu Adeyemi", "Tamsin Vale")))
SECOND = _person("Ravi Menon", Role.MENTOR, Consent.AS_COLLEAGUE)
EVERYBODY = (LEADER, MENTOR, *OTHERS, SECOND)

cases = st.sampled_from([str, str.lower, str.upper])
ways = st.tuples(st.sampled_from((*OTHERS, SECOND)), st.sampled_from(WAYS), cases)


@st.composite
def texts(draw) -> str:
    told = (way.format(*case(person.name).split()) for person, way, case in draw(st.lists(ways)))
    return f"We asked {' and '.join(told)} first"


@st.composite
def ideas(draw):
    who = draw(st.lists(st.sampled_from(EVERYBODY), unique=True))
    consents = st.sampled_from(list(Consent))
    parts = (
        Contribution(p.id, Part.SHAPED, Weight.EQUAL, draw(consents), "the board") for p in who
    )
    by = draw(st.sampled_from((MENTOR, SECOND)))
    heard = raise_idea(SessionId(new_id()), by.id, draw(texts()), AT, parts)
    where, before, after, link = (draw(texts()) for _ in range(4))
    used = heard.applied(
        Application(where, date(2026, 5, 6), before, after, link), AT, adapted=True
    )
    act = Recognition(RecognitionForm.IN_WRITING, date(2026, 5, 7), draw(texts()), draw(texts()))
    return replace(used.recognised(act), first_said=draw(texts()))


@settings(max_examples=40, deadline=None)
@given(st.lists(ideas(), min_size=1, max_size=3))
def test_no_name_stands_in_a_record_but_of_who_may_be_named_anywhere(told):
    # What the mentor said goes on in the first; what somebody else said there is not told.
    hers = replace(told[0], id=new_id(), mentor=MENTOR.id, joined_into=told[0].id)
    apart = replace(hers, id=new_id(), mentor=SECOND.id, text="Quokka", contributions=())
    every = (*told, hers, apart)
    material = RecordMaterial(LEADER, MENTOR, EVERYBODY, every, End(9, bytes(32)))
    record = compose_record(material, UTC)
    had = [one for one in told if one in told[:1] or is_of(one, MENTOR.id)]
    for line, idea in zip(record.ideas, sorted(had, key=lambda one: one.id), strict=True):
        assert line.elsewhere is (idea.mentor != MENTOR.id)
        assert len(line.holds) == (idea == told[0])
        assert "Quokka" not in line.holds
        words = "".join(filter(str.isprintable, " ".join(_words(line)).lower()))
        for person in (*OTHERS, SECOND):
            free = person is not SECOND and idea.consent_of(person.id) is Consent.ANYWHERE
            assert free or not any(part in words for part in person.name.lower().split()), words
        known = {person.who for person in line.people}
        had_part = {c.person for c in idea.contributions}
        assert (MENTOR.name in known) == (MENTOR.id in had_part)
        assert (LEADER.name in known) == (LEADER.id in had_part)


def test_ideas_in_ideas_are_told_however_deep_they_are_and_a_circle_stops_nothing():
    heard = [raise_idea(SessionId(new_id()), MENTOR.id, f"Idea {n}", AT, ()) for n in range(1500)]
    into = (None, *(idea.id for idea in heard[:-1]))
    row = [replace(idea, joined_into=one) for idea, one in zip(heard, into, strict=True)]
    first, second, third = row[:3]
    circle = [first, replace(second, joined_into=third.id), third]
    for ideas, texts in ((row, [idea.text for idea in heard[1:]]), (circle, [])):
        material = RecordMaterial(LEADER, MENTOR, EVERYBODY, tuple(ideas), End(9, bytes(32)))
        (told,) = compose_record(material, UTC).ideas
        assert list(told.holds) == texts


def _words(value):
    if is_dataclass(value):
        for field in fields(value):
            yield from _words(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _words(one)
    elif isinstance(value, str):
        yield value


def test_who_said_it_first_is_told_for_all_that_goes_on_inside():
    outer = raise_idea(SessionId(new_id()), MENTOR.id, "Clips", AT, ())
    outer = replace(outer, first_said="a customer")
    inner = replace(outer, id=new_id(), joined_into=outer.id, first_said="the night shift")
    deep = replace(inner, id=new_id(), joined_into=inner.id, first_said="a customer")
    material = RecordMaterial(LEADER, MENTOR, EVERYBODY, (deep, outer, inner), End(9, bytes(32)))
    (line,) = compose_record(material, UTC).ideas
    assert line.first_said == "a customer; the night shift"
    # An earlier version put together what both told, and the part told it once more.
    earlier = replace(outer, first_said="a customer; the night shift; Jonas, on the tram")
    jonas = Contribution(OTHERS[0].id, Part.SHAPED, Weight.EQUAL, Consent.ANYWHERE)
    stricter = replace(jonas, consent=Consent.AS_COLLEAGUE)
    part = replace(inner, first_said="Jonas, on the tram", contributions=(stricter,))
    every = (replace(earlier, contributions=(jonas,)), inner, part)
    material = replace(material, ideas=every)
    (line,) = compose_record(material, UTC).ideas
    assert line.first_said == "a customer; the night shift; A colleague, on the tram"
