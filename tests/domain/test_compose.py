"""Who may see what: each reader's words, counted against everything the desk holds."""

import re
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from material import (
    ANSWER_BY,
    AT,
    CANARIES,
    MENTOR,
    OF_ME,
    OF_THE_TALK,
    OF_USE,
    OTHERS,
    PRIVATE,
    idea,
    material,
    note,
    part,
    promise,
)
from mentordesk.domain.agenda import TopicState
from mentordesk.domain.compose import compose
from mentordesk.domain.idea import (
    IN_USE,
    Application,
    Contribution,
    Idea,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
)
from mentordesk.domain.ids import IdeaId, PersonId, SessionId, new_id
from mentordesk.domain.likes import Likes
from mentordesk.domain.names import names_for
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import STRICTNESS, Consent, Pairing, Person, Role
from mentordesk.domain.promise import PromiseState
from mentordesk.domain.session import PlayBack, plan
from mentordesk.domain.summary import (
    PARTLY,
    Choice,
    LeftOut,
    Material,
    PartLine,
    Reader,
    Section,
    Summary,
    Why,
)
from mentordesk.export.formats import Format, render
from people_of_an_idea import WAYS
from random_desks import choices, desks
from readback import docx_text, markdown_text, pdf_text

NAMED_BOTH = (Reader.ME, Reader.MENTOR)
SEEN = {
    Choice(Reader.ME): OF_THE_TALK | OF_USE | OTHERS | OF_ME | {MENTOR},
    Choice(Reader.ME, locked=True): OF_THE_TALK | OF_USE | OTHERS | OF_ME | {MENTOR, PRIVATE},
    Choice(Reader.MENTOR): OF_THE_TALK | OF_USE | {MENTOR},
    Choice(Reader.MENTOR, locked=True): OF_THE_TALK | OF_USE | {MENTOR},
    Choice(Reader.SPONSOR): OF_USE,
    Choice(Reader.SPONSOR, locked=True): OF_USE,
}

READ = {Format.PDF: pdf_text, Format.DOCX: docx_text}


def words_in(value: Any) -> str:
    """Return every word in a value, wherever it stands."""
    match value:
        case dict():
            return " ".join(map(words_in, chain.from_iterable(value.items())))
        case list() | tuple():
            return " ".join(map(words_in, value))
        case _:
            return str(value)


def canaries_in(summary: Summary) -> set[str]:
    text = words_in(asdict(summary))
    return {canary for canary in CANARIES if canary in text}


@pytest.mark.parametrize("choice", SEEN, ids=lambda c: f"{c.reader.value}-{c.locked}")
def test_a_reader_sees_these_words_and_no_others(choice: Choice) -> None:
    summary = compose(material(), choice, UTC)
    assert canaries_in(summary) == SEEN[choice]
    assert (repr(ANSWER_BY) in repr(summary)) == (choice.reader is Reader.ME)


def test_a_play_back_the_mentor_did_not_confirm_stays_with_the_leader() -> None:
    told = compose(material(confirmed=False), Choice(Reader.MENTOR), UTC)
    own = compose(material(confirmed=False), Choice(Reader.ME), UTC)
    assert (told.play_back, own.play_back) == ("", "Quokkaplayback")
    assert Why.NOT_CONFIRMED in {left.why for left in told.left_out}
    sure = compose(material(), Choice(Reader.ME), UTC)
    without = Choice(Reader.ME, without=frozenset({Section.PLAY_BACK}))
    unsaid = compose(material(confirmed=False), without, UTC)
    assert [one.unconfirmed for one in (told, own, sure, unsaid)] == [False, True, False, False]


def test_the_leader_alone_reads_what_a_topic_was_planned_for_and_since_when() -> None:
    desk, since = material(), date(2026, 3, 31)
    topics = tuple(replace(topic, minutes=20, carried_from=since) for topic in desk.agenda.topics)
    desk = replace(desk, agenda=replace(desk.agenda, topics=topics))
    for reader in NAMED_BOTH:
        told = {(t.planned, t.carried_from) for t in compose(desk, Choice(reader), UTC).topics}
        assert told == {(20, since) if reader is Reader.ME else (None, None)}


@pytest.mark.parametrize("consent", Consent)
def test_a_sponsor_reads_the_mentors_name_only_where_it_may_stand_anywhere(
    consent: Consent,
) -> None:
    summary = compose(material(consent), Choice(Reader.SPONSOR), UTC)
    assert (summary.mentor is not None) == (consent is Consent.ANYWHERE)


def used_with(consents: list[Consent], settled: Consent) -> Material:
    """Return a session whose one idea in use the mentor had these parts in."""
    desk = material(settled)
    parts = tuple(
        Contribution(desk.mentor.id, kind, Weight.EQUAL, consent)
        for kind, consent in zip(Part, consents, strict=False)
    )
    return replace(
        desk, ideas=(idea(desk.session, desk.mentor, "used", Stage.APPLIED, parts),), people=()
    )


@pytest.mark.parametrize(
    "consent", [consent for consent in Consent if consent is not Consent.ANYWHERE]
)
def test_a_title_never_tells_who_the_colleague_of_an_idea_is(consent: Consent) -> None:
    summary = compose(used_with([consent], Consent.ANYWHERE), Choice(Reader.SPONSOR), UTC)
    assert MENTOR not in words_in(asdict(summary))
    named = compose(used_with([Consent.ANYWHERE], Consent.ANYWHERE), Choice(Reader.SPONSOR), UTC)
    assert named.mentor is not None


@pytest.mark.parametrize(
    ("consents", "settled", "names"),
    [
        ([Consent.ANYWHERE, Consent.AS_COLLEAGUE], Consent.ANYWHERE, (None,)),
        ([Consent.ANYWHERE, Consent.NOT_AT_ALL], Consent.ANYWHERE, ()),
        ([Consent.ANYWHERE], Consent.NOT_AT_ALL, ()),
        ([Consent.ANYWHERE], Consent.AS_COLLEAGUE, (None,)),
        ([Consent.ASK], Consent.ANYWHERE, (None,)),
        ([Consent.ASK, Consent.ASK], Consent.ASK, (None,)),
        ([Consent.ASK, Consent.EACH_TIME], Consent.ANYWHERE, (None,)),
        ([Consent.ANYWHERE], Consent.EACH_TIME, (None,)),
        ([Consent.ANYWHERE, Consent.ASK], Consent.ASK, ("Quokkamentor Okafor",)),
        ([Consent.ANYWHERE], Consent.ASK, ("Quokkamentor Okafor",)),
    ],
)
def test_a_persons_strictest_answer_holds_for_all_their_parts_and_for_older_ideas(
    consents: list[Consent], settled: Consent, names: tuple[str | None, ...]
) -> None:
    desk = used_with(consents, settled)
    assert names_for(desk.ideas[0], desk, Reader.SPONSOR) == names
    assert names_for(desk.ideas[0], desk, Reader.MENTOR) == ("Quokkamentor Okafor",)


def test_each_name_not_to_be_told_is_one_colleague_and_not_at_all_is_nobody() -> None:
    summary = compose(material(), Choice(Reader.MENTOR), UTC)
    applied = next(one for one in summary.ideas if one.text == "Quokkaapplied")
    assert applied.names == ("Quokkaanywhere Lind", None, None, None, None)
    told = (PartLine(name, ((Part.PROPOSED, Weight.EQUAL),)) for name in applied.names)
    assert applied.parts == tuple(told)


def test_how_each_wants_to_be_named_only_the_leader_reads() -> None:
    base = material()
    shaped = Contribution(base.mentor.id, Part.SHAPED, Weight.LEAD, Consent.NOT_AT_ALL)
    mine = part(base.mentor, Consent.ANYWHERE)
    one = idea(base.session, base.mentor, "One", Stage.HEARD, (mine, shaped))
    desk = replace(base, ideas=(one,))
    parts = ((Part.PROPOSED, Weight.EQUAL), (Part.SHAPED, Weight.LEAD))
    own, told = (compose(desk, Choice(who), UTC).ideas[0].parts for who in NAMED_BOTH)
    assert own == (PartLine(base.mentor.name, parts, Consent.NOT_AT_ALL),)
    assert told == (PartLine(base.mentor.name, parts),)


def test_a_sponsor_learns_nothing_of_the_talk() -> None:
    summary = compose(material(), Choice(Reader.SPONSOR), UTC)
    assert summary.time is None
    assert summary.met is None
    assert not (summary.topics)
    assert not (summary.play_back)
    assert not (summary.shared)
    assert not (summary.promises)
    assert [one.stage for one in summary.ideas] == [Stage.APPLIED]
    assert not any(one.recognitions for one in summary.ideas)


def test_of_something_to_try_the_mentor_gets_the_task_and_not_its_log() -> None:
    base = material()
    tried = replace(promise(base.session, base.mentor, "Speak last"), try_it=True)
    tried = tried.logged("It was odd", datetime(2026, 4, 15, tzinfo=UTC))
    summary = compose(replace(base, promises=(tried,)), Choice(Reader.MENTOR), UTC)
    assert [(line.text, line.try_it) for line in summary.promises] == [("Speak last", True)]
    assert "odd" not in repr(summary)


def test_times_are_those_of_the_zone_asked_for() -> None:
    summary = compose(material(), Choice(Reader.ME), ZoneInfo("Europe/Berlin"))
    assert summary.time is not None
    assert summary.time.started_at is not None
    assert (summary.met.at.hour, summary.time.started_at.hour) == (14, 14)


def test_each_thing_left_out_is_counted_with_its_reason() -> None:
    left = compose(material(), Choice(Reader.SPONSOR), UTC).left_out
    told = {(one.section, one.why): one.count for one in left}
    assert told == {
        (Section.TIME, Why.NOT_FOR_READER): 1,
        (Section.TITLE, Why.CONSENT): 1,
        (Section.AGENDA, Why.NOT_FOR_READER): 2,
        (Section.TOPIC_NOTES, Why.NOT_FOR_READER): 1,
        (Section.ASKS, Why.NOT_FOR_READER): 1,
        (Section.PLAY_BACK, Why.NOT_FOR_READER): 1,
        (Section.SHARED_NOTES, Why.NOT_FOR_READER): 1,
        (Section.PRIVATE_NOTES, Why.NOT_FOR_READER): 1,
        (Section.IDEAS, Why.NOT_APPLIED): 2,
        (Section.IDEAS, Why.CONSENT): 1,
        (Section.PROMISES, Why.NOT_FOR_READER): 3,
        (Section.OFF_THE_RECORD, Why.NEVER): 1,
    }


def told_of_ines(*consents: Consent) -> Material:
    """Return a session in which all words name Ines Vogt, who said this of its later ideas."""
    desk = material(Consent.AS_COLLEAGUE)
    ines = Person(PersonId(new_id()), "Ines Vogt", Role.OTHER)
    used = replace(
        idea(desk.session, desk.mentor, f"{MENTOR}’s clips, as Helen and Ines do", Stage.APPLIED),
        contributions=(part(desk.mentor, Consent.AS_COLLEAGUE),),
        application=Application(
            "Ines’s team", AT.date(), "Vogt alone", "Okafor leads", "/InesVogt"
        ),
        recognitions=(
            Recognition(RecognitionForm.IN_WRITING, AT.date(), "Vogt’s desk", "Ines, all"),
        ),
    )
    hers = (
        idea(desk.session, desk.mentor, "Ask Ines", Stage.DECLINED, (part(ines, consent),))
        for consent in consents
    )
    told = {"reason": "Ines has no time", "told_on": AT.date()}
    topic = replace(desk.agenda.topics[0], text="What Ines saw")
    return replace(
        desk,
        people=(*desk.people, ines),
        session=replace(desk.session, play_back=PlayBack("It was Vogt, Ines", confirmed=True)),
        agenda=replace(desk.agenda, topics=(topic,)),
        notes=(note(desk.session.id, topic.id, NoteKind.SHARED, "Thank Ines\u00ad Vogt"),),
        ideas=(used, *(replace(no, events=(replace(no.last, **told),)) for no in hers)),
        promises=(
            promise(desk.session, desk.mentor, "Write to \u0406n\u0435s, In-\nes"),
            promise(desk.session, desk.mentor, "Read", PromiseState.LET_GO, "Vogt did"),
        ),
    )


@pytest.mark.parametrize("consent", [Consent.AS_COLLEAGUE, Consent.NOT_AT_ALL, Consent.ASK])
@pytest.mark.parametrize("reader", [Reader.MENTOR, Reader.SPONSOR])
@pytest.mark.parametrize("form", Format)
def test_nobody_else_reads_the_name_of_a_third_person_beyond_its_consent(
    reader: Reader, form: Format, consent: Consent
) -> None:
    desk = told_of_ines(consent)
    summary = compose(desk, Choice(reader), UTC)
    assert summary.ideas[0].text.endswith("clips, as Helen and a colleague do")
    assert summary.ideas[0].application is not None
    assert not summary.ideas[0].application.link
    data = render(summary, form)
    text = READ.get(form, bytes.decode)(data)
    assert "as Helen and a colleague do" in " ".join(text.split())
    for name in ("Ines", "Vogt"):
        assert name not in text
        assert name.encode() not in data
    assert "\u0406n\u0435s" not in text
    for name in (MENTOR, "Okafor"):
        assert (name in text) == (reader is Reader.MENTOR)
    own = words_in(asdict(compose(desk, Choice(Reader.ME), UTC)))
    assert all(name in own for name in (MENTOR, "Okafor", "Ines", "Vogt"))


def liked(mentor: Person, text: str) -> Person:
    """Return a mentor whose every wish that a summary tells says this."""
    likes = Likes(times=text, reply=text, credit=text)
    return replace(mentor, pairing=replace(mentor.pairing or Pairing(), likes=likes))


@pytest.mark.parametrize("form", Format)
def test_how_to_answer_and_to_credit_stands_in_what_the_mentor_reads_alone(form: Format) -> None:
    desk = material()
    wish = replace(liked(desk.mentor, "quokka"), about="")
    for one, count in ((desk, 0), (replace(desk, mentor=wish), 3)):
        for reader in Reader:
            told = render(compose(one, Choice(reader), UTC), form)
            wanted = count if reader is Reader.MENTOR else 0
            assert READ.get(form, bytes.decode)(told).count("quokka") == wanted
    bare = replace(desk, mentor=wish, ideas=(), promises=(), notes=(), session=plan(wish.id, 1, AT))
    bare = replace(bare, agenda=replace(desk.agenda, topics=(), asks=()))
    told = render(compose(bare, Choice(Reader.MENTOR), UTC), form)
    read = READ.get(form, bytes.decode)(told)
    assert "There is nothing in this summary yet." in read
    assert "quokka" not in read


def told_everywhere(written: str, person: Person, consent: Consent) -> Material:
    """Return a session of which all words say this, with somebody who had a part in its ideas."""
    desk, text = material(Consent.ANYWHERE), f"We asked {written} first"
    place = desk.agenda.topics[0]
    used = replace(
        idea(desk.session, desk.mentor, text, Stage.APPLIED, (part(person, consent),)),
        application=Application(text, AT.date(), text, text, text),
        recognitions=(Recognition(RecognitionForm.IN_WRITING, AT.date(), text, text),),
    )
    no = idea(desk.session, desk.mentor, text, Stage.DECLINED, used.contributions)
    told = replace(no.last, reason=text, told_on=AT.date())
    return replace(
        desk,
        mentor=liked(desk.mentor, text),
        people=(*desk.people, person),
        session=replace(desk.session, play_back=PlayBack(text, confirmed=True)),
        agenda=replace(desk.agenda, topics=(replace(place, text=text),)),
        notes=(note(desk.session.id, place.id, NoteKind.SHARED, text),),
        ideas=(used, replace(no, events=(told,))),
        promises=(promise(desk.session, desk.mentor, text, PromiseState.LET_GO, text),),
    )


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(WAYS),
    st.sampled_from([str, str.lower, str.upper]),
    st.permutations(["Quxörg Zißål", "Quxoerg Zissaal"]),
    st.sampled_from(STRICTNESS[STRICTNESS.index(Consent.ASK) :]),
    st.sampled_from([Reader.MENTOR, Reader.SPONSOR]),
)
def test_no_file_holds_a_name_beyond_its_consent_however_it_is_written(
    way: str, case: Any, names: list[str], consent: Consent, reader: Reader
) -> None:
    person = Person(PersonId(new_id()), names[0], Role.OTHER)
    for name in names:
        desk = told_everywhere(way.format(*case(name).split()), person, consent)
        summary = compose(desk, Choice(reader), UTC)
        for form in (Format.MARKDOWN, Format.HTML):
            data = render(summary, form).decode().casefold()
            assert "we asked" in data
            assert "qux" not in data
            assert "ziss" not in data


def test_a_talk_names_who_agreed_to_it_with_each_of_its_ideas() -> None:
    one, two = (Consent.ANYWHERE,), (Consent.ANYWHERE, Consent.ASK)
    free, kept = (compose(told_of_ines(*said), Choice(Reader.MENTOR), UTC) for said in (one, two))
    assert (free.play_back, kept.play_back) == ("It was Vogt, Ines", "It was a colleague")
    assert [line.text for line in kept.ideas][1:] == ["Ask Ines", "Ask a colleague"]
    assert (free.topics[0].text, kept.topics[0].text) == ("What Ines saw", "What a colleague saw")
    assert free.ideas[0].text.endswith("Helen and a colleague do")  # she had no part in that one


def left_of(desk: Material, reader: Reader) -> dict[tuple[Section, Why], int]:
    """Return how much stays out of what one reader gets, by section and reason."""
    left = compose(desk, Choice(reader), UTC).left_out
    return {(one.section, one.why): one.count for one in left}


def test_what_goes_on_in_an_idea_of_another_session_is_told_as_both_allow() -> None:
    desk = told_of_ines(Consent.NOT_AT_ALL)
    used, hers = desk.ideas
    hers = replace(hers, session=SessionId(new_id()))
    between = replace(hers, id=IdeaId(new_id()), contributions=(), joined_into=hers.id)
    inside = replace(used, joined_into=between.id)
    circle = replace(hers, joined_into=inside.id)  # as on a damaged desk
    for around in ((between, hers), (between, circle)):
        told = compose(replace(desk, ideas=(inside,), around=around), Choice(Reader.MENTOR), UTC)
        assert [line.text for line in told.ideas] == [f"{MENTOR}’s clips, as Helen and … do"]


def test_in_how_much_of_each_part_somebody_goes_unnamed_is_told() -> None:
    desk = told_of_ines(Consent.ASK)
    told, own = left_of(desk, Reader.MENTOR), left_of(desk, Reader.ME)
    unnamed = {section: count for (section, why), count in told.items() if why is Why.CONSENT}
    assert unnamed == {
        Section.AGENDA: 1,
        Section.PLAY_BACK: 1,
        Section.SHARED_NOTES: 1,
        Section.IDEAS: 2,
        Section.PROMISES: 2,
    }
    assert Why.CONSENT not in {why for _, why in own}


def test_a_topic_that_was_dropped_is_told_to_nobody_but_the_leader() -> None:
    assert left_of(material(), Reader.MENTOR)[Section.AGENDA, Why.DROPPED] == 1
    own = compose(material(), Choice(Reader.ME), UTC)
    assert [line.state for line in own.topics] == [TopicState.DISCUSSED, TopicState.DROPPED]
    text = render(own, Format.MARKDOWN).decode()
    assert "Quokkadropped *5\N{NO-BREAK SPACE}min planned, dropped*" in text
    assert "Quokkaleftask" in text


@pytest.mark.parametrize("form", Format)
def test_no_heading_of_a_note_tells_of_a_topic_that_stays_out(form: Format) -> None:
    base = material()
    dropped = base.agenda.topics[1]
    sheet = note(base.session.id, dropped.id, NoteKind.SHARED, "It came up all the same")
    desk = replace(base, notes=(*base.notes, sheet))
    told = compose(desk, Choice(Reader.MENTOR), UTC)
    assert [(one.topic, one.text) for one in told.shared] == [
        ("Quokkatopic", "Quokkashared"),
        ("", "It came up all the same"),
    ]
    assert "Quokkadropped" not in READ.get(form, bytes.decode)(render(told, form))
    own = compose(desk, Choice(Reader.ME), UTC)
    assert own.shared[1].topic == "Quokkadropped"
    bare = compose(desk, Choice(Reader.ME, without=frozenset({Section.AGENDA})), UTC)
    text = READ.get(form, bytes.decode)(render(bare, form))
    assert "Quokkashared" in text
    assert not [word for word in ("Quokkatopic", "Quokkadropped") if word in text]


def test_to_leave_the_ideas_out_does_not_name_the_mentor() -> None:
    asked = used_with([Consent.AS_COLLEAGUE], Consent.ANYWHERE)
    without = Choice(Reader.SPONSOR, without=frozenset({Section.IDEAS}))
    summary = compose(asked, without, UTC)
    assert MENTOR not in words_in(asdict(summary))
    free = used_with([Consent.ANYWHERE], Consent.ANYWHERE)
    assert compose(free, without, UTC).mentor is not None


def test_only_where_nothing_was_applied_a_sponsor_reads_that() -> None:
    base = material()
    used = replace(base, ideas=base.ideas[1:2])
    joined = replace(base, ideas=(replace(base.ideas[1], joined_into=IdeaId(new_id())),))
    heard = replace(base, ideas=base.ideas[:1])
    without = frozenset({Section.IDEAS})
    for desk, choice, nothing in (
        (heard, Choice(Reader.SPONSOR), True),
        (used, Choice(Reader.SPONSOR, without=without), False),
        (joined, Choice(Reader.SPONSOR), False),
        (replace(base, ideas=()), Choice(Reader.SPONSOR), True),
    ):
        text = render(compose(desk, choice, UTC), Format.MARKDOWN).decode()
        assert ("Nothing has been applied yet." in text) == nothing
        assert ("There is nothing in this summary yet." in text) != nothing


def test_whether_the_mentor_knows_of_credit_and_how_the_leader_asked_is_the_leaders() -> None:
    base = material()
    (used,) = (one for one in base.ideas if one.recognitions)
    agreed = replace(used.recognitions[0], agreed=(base.people[0].id,))
    timing = replace(base.session.timing, questions=9, statements=1)
    desk = replace(
        base,
        session=replace(base.session, timing=timing),
        ideas=(replace(used, recognitions=(agreed,)),),
    )
    own, told = (compose(desk, Choice(one), UTC) for one in NAMED_BOTH)
    assert own.ideas[0].recognitions == (agreed,)
    assert told.ideas[0].recognitions == (replace(agreed, mentor_knows=False, agreed=()),)
    counted = "I asked 9 questions and made 1 statement"
    for summary, has in ((own, True), (told, False)):
        text = render(summary, Format.MARKDOWN).decode()
        assert (f"{MENTOR} knows." in text, counted in text) == (has, has)


def test_notes_on_topics_go_where_their_topics_go() -> None:
    chosen = Choice(Reader.ME, without=frozenset({Section.AGENDA}))
    summary = compose(material(), chosen, UTC)
    assert not summary.topics
    assert LeftOut(Section.TOPIC_NOTES, 1, Why.NOT_CHOSEN) in summary.left_out
    chosen = Choice(Reader.ME, without=frozenset({Section.TOPIC_NOTES}))
    assert [line.notes for line in compose(material(), chosen, UTC).topics] == ["", ""]


@pytest.mark.parametrize("form", Format)
def test_a_no_that_was_not_said_yet_is_the_leaders_own(form: Format) -> None:
    base = material()
    declined = base.ideas[-1]
    no = replace(declined.last, told_on=None)
    heard = replace(no, stage=Stage.RESTATED, reason="")
    desk = replace(base, ideas=(replace(declined, events=(heard, no)),))
    told, own = (compose(desk, Choice(one), UTC) for one in (Reader.MENTOR, Reader.ME))
    assert [(line.stage, line.reason) for line in told.ideas] == [(Stage.RESTATED, "")]
    assert [(line.stage, line.reason) for line in own.ideas] == [(Stage.DECLINED, "Quokkareason")]
    assert left_of(desk, Reader.MENTOR)[Section.IDEAS, Why.NOT_TOLD] == 1
    data = render(told, form)
    text = READ.get(form, bytes.decode)(data)
    assert "Declined" not in text
    assert "Heard and said back" in " ".join(text.split())


def test_of_an_idea_that_only_has_a_no_nobody_said_its_mentor_knows_that_it_was_heard() -> None:
    base = material()
    unsaid = idea(base.session, base.mentor, "No ties", Stage.DECLINED)
    summary = compose(replace(base, ideas=(unsaid,)), Choice(Reader.MENTOR), UTC)
    assert [line.stage for line in summary.ideas] == [Stage.HEARD]


@pytest.mark.parametrize("reader", [Reader.ME, Reader.MENTOR])
def test_an_idea_is_told_once_where_it_goes_on_inside_another(reader: Reader) -> None:
    base = material()
    heard, used, _ = base.ideas
    desk = replace(base, ideas=(replace(heard, joined_into=used.id), used))
    summary = compose(desk, Choice(reader), UTC)
    assert [line.text for line in summary.ideas] == ["Quokkaapplied"]
    assert left_of(desk, reader)[Section.IDEAS, Why.JOINED] == 1


def test_of_an_idea_that_went_on_in_another_session_its_old_answer_is_not_told() -> None:
    base = material()
    elsewhere = tuple(replace(one, joined_into=IdeaId(new_id())) for one in base.ideas)
    desk = replace(base, ideas=elsewhere)
    text = render(compose(desk, Choice(Reader.MENTOR), UTC), Format.MARKDOWN).decode()
    assert text.count("Goes on inside another idea.") == len(elsewhere)
    assert not [word for word in ("Heard.", "Applied:", "Declined", "Credit:") if word in text]
    sponsor = compose(desk, Choice(Reader.SPONSOR), UTC)
    assert not sponsor.ideas
    assert left_of(desk, Reader.SPONSOR)[Section.IDEAS, Why.JOINED] == len(elsewhere)


@settings(max_examples=50)
@given(desks(), choices)
def test_off_the_record_never_leaves_and_private_notes_only_locked_for_me(
    desk: Material, choice: Choice
) -> None:
    summary = compose(desk, choice, UTC)
    assert "off_the_record-" not in words_in(asdict(replace(summary, left_out=())))
    if not (choice.reader is Reader.ME and choice.locked):
        assert not summary.private
    assert all(one.text.startswith("private-") for one in summary.private)
    assert all(one.text.startswith("shared-") for one in summary.shared)


@settings(max_examples=50)
@given(desks(), choices)
def test_a_choice_only_ever_takes_away(desk: Material, choice: Choice) -> None:
    whole = compose(desk, replace(choice, without=frozenset()), UTC)
    less = compose(desk, choice, UTC)
    for section in ("asks", "ideas", "promises", "play_back", "time"):
        assert getattr(less, section) in (getattr(whole, section), (), "", None)
    for section in ("shared", "private"):
        without_topics = tuple(replace(note, topic="") for note in getattr(whole, section))
        expected = without_topics if Section.AGENDA in choice.without else getattr(whole, section)
        assert getattr(less, section) in (expected, ())
    bare = tuple(replace(line, notes="") for line in whole.topics)
    assert less.topics in (whole.topics, bare, ())
    assert (less.leader, less.mentor) == (whole.leader, whole.mentor)
    where = {"place": "", "format": ""} if Section.TIME in choice.without else {}
    assert less.met == (whole.met and replace(whole.met, **where))
    assert not choice.without & less.inside.keys()


@settings(max_examples=50)
@given(desks(), choices)
def test_nothing_disappears_without_being_counted(desk: Material, choice: Choice) -> None:
    summary = compose(desk, choice, UTC)
    left = dict.fromkeys(Section, 0)
    for one in summary.left_out:
        if one.why not in PARTLY:
            left[one.section] += one.count
    assert len(summary.topics) + left[Section.AGENDA] == len(desk.agenda.topics)
    kinds = [one.kind for one in desk.notes]
    assert len(summary.asks) + left[Section.ASKS] == len(desk.agenda.asks)
    notes = sum(bool(topic.notes) for topic in desk.agenda.topics)
    assert summary.inside.get(Section.TOPIC_NOTES, 0) + left[Section.TOPIC_NOTES] == notes
    assert len(summary.ideas) + left[Section.IDEAS] == len(desk.ideas)
    assert len(summary.promises) + left[Section.PROMISES] == len(desk.promises)
    assert len(summary.shared) + left[Section.SHARED_NOTES] == kinds.count(NoteKind.SHARED)
    assert len(summary.private) + left[Section.PRIVATE_NOTES] == kinds.count(NoteKind.PRIVATE)
    assert left[Section.OFF_THE_RECORD] == kinds.count(NoteKind.OFF_THE_RECORD)


WORDS_OF = {
    Section.AGENDA: r"topic-\d",
    Section.SHARED_NOTES: r"shared-\d",
    Section.PRIVATE_NOTES: r"private-\d",
    Section.OFF_THE_RECORD: r"off_the_record-\d",
    Section.IDEAS: rf"(?:{'|'.join(Stage)})-\d",
    Section.PROMISES: r"p-\d",
}


@settings(max_examples=50, deadline=None)
@given(desks(), choices)
def test_what_is_told_to_be_inside_and_outside_is_what_the_file_holds(
    desk: Material, choice: Choice
) -> None:
    summary = compose(desk, choice, UTC)
    key = "six words" if summary.private else None
    form = Format.MARKDOWN if key is None else Format.PDF
    data = render(summary, form, key)
    text = markdown_text(data) if key is None else pdf_text(data, key)
    inside = summary.inside
    assert ("Quokkaplayback" in text) == (Section.PLAY_BACK in inside)
    named = int("Quokkatopic" in re.split("Notes we share|My private notes", text)[0])
    for section, words in WORDS_OF.items():
        other = named if section is Section.AGENDA else 0
        assert len(set(re.findall(words, text))) + other == inside.get(section, 0)
    whole = {one.section for one in summary.left_out if one.why not in PARTLY}
    alone = whole & {Section.TIME, Section.PLAY_BACK, Section.OFF_THE_RECORD}
    assert not alone & inside.keys()
    for one in summary.left_out:
        if one.why in PARTLY and one.section is not Section.TITLE:
            assert 0 < one.count <= inside[one.section]
    if not any(one.why is Why.CONSENT for one in summary.left_out):
        shown = {
            part.person for one in desk.ideas for part in one.contributions if one.text in text
        }
        people = (desk.mentor, desk.leader, *desk.people)
        unbroken = "".join(text.split())  # a line of paper may end within a name
        named = ["".join(one.name.split()) for one in people if one.id in shown]
        assert all(name in unbroken for name in named)


@settings(max_examples=50)
@given(desks(), st.booleans())
def test_a_sponsor_reads_no_name_beyond_the_consent_for_that_very_idea(
    desk: Material, locked: bool
) -> None:
    summary = compose(desk, Choice(Reader.SPONSOR, locked), UTC)
    used = [one for one in desk.ideas if one.stage in IN_USE and one.joined_into is None]
    for given_idea, shown in zip(used, summary.ideas, strict=True):
        free = {
            one.name
            for one in (desk.mentor, desk.leader, *desk.people)
            if one is desk.leader or _named_anywhere(one, given_idea)
            if one.id in {part.person for part in given_idea.contributions}
        }
        assert {name for name in shown.names if name is not None} == free


def _named_anywhere(who: Person, given_idea: Idea) -> bool:
    said = {one.consent for one in given_idea.contributions if one.person == who.id}
    settled = Consent.ANYWHERE if who.pairing is None else who.pairing.consent
    free = said - {Consent.ASK} == {Consent.ANYWHERE}
    return free and settled in (Consent.ASK, Consent.ANYWHERE)
