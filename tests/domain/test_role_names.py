"""Role names: no name is left in any text, two people stay two, and nothing else is changed."""

from dataclasses import dataclass, replace
from datetime import UTC
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from material import AT, idea, material, note, part, promise
from mentordesk.domain.compose import compose
from mentordesk.domain.idea import Application, Recognition, RecognitionForm, Stage
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Consent, Person, Role
from mentordesk.domain.promise import PromiseState
from mentordesk.domain.role_names import RoleNames, names_in, with_texts
from mentordesk.domain.session import PlayBack
from mentordesk.domain.summary import Choice, Material, Reader
from mentordesk.export.document import document
from mentordesk.export.formats import Format, render
from people_of_an_idea import AMARA, HELEN, JONAS, WAYS
from readback import said

INES = Person(PersonId(new_id()), "Ines Vogt", Role.OTHER)
LIND = Person(PersonId(new_id()), "Amara Lind", Role.OTHER)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Amara asked Jonas", "The mentor asked colleague 1"),
        ("Jonas, Ines and Jonas Lind", "Colleague 1, colleague 2 and colleague 1"),
        ("Lind, Jonas: see amara.okafor@x.org", "Colleague 1: see the mentor@x.org"),
        ("Helen’s team, **Ama**ra’s too", "The leader’s team, **the mentor’s too"),
        ("We keep it. Ines agreed", "We keep it. Colleague 1 agreed"),
        ("Amara Okafor", "the mentor"),
        ("The Okafor idea, the Lind one", "The mentor idea, the colleague 1 one"),
        ("nobody is named", "nobody is named"),
    ],
)
def test_a_role_stands_for_a_name_however_it_is_written(text: str, told: str) -> None:
    assert RoleNames(HELEN, AMARA, (JONAS, INES)).of(text) == told


def test_the_name_of_two_people_is_told_as_both_their_roles() -> None:
    roles = RoleNames(HELEN, AMARA, (LIND,))
    assert roles.of("what Amara said") == "what the mentor or colleague 1 said"
    assert roles.of("what Amara Lind said") == "what colleague 1 said"


def test_colleagues_are_numbered_anew_with_each_file() -> None:
    first, second = (RoleNames(HELEN, AMARA, (JONAS, INES)) for _ in range(2))
    assert [first.of("Ines"), first.of("Jonas")] == ["colleague 1", "colleague 2"]
    assert second.of("with Jonas") == "with colleague 1"


@dataclass(frozen=True, slots=True)
class Deep:
    """A value with texts in every place that they may have."""

    text: str
    stage: Stage
    inner: tuple["Deep | str | None", ...] = ()
    count: int = 0


def test_texts_are_found_however_deep_they_lie_and_nothing_else_is_touched() -> None:
    deep = Deep("a", Stage.HEARD, ("b", None, Deep("c", Stage.TRYING, ("d",), 3)))
    loud = Deep("A", Stage.HEARD, ("B", None, Deep("C", Stage.TRYING, ("D",), 3)))
    assert with_texts(deep, str.upper) == loud


def named_everywhere(text: str, desk: Material, person: Person) -> Material:
    """Return a session in which each place of a summary holds this text, with a person's part."""
    parts = (part(desk.mentor, Consent.ANYWHERE), part(person, Consent.ANYWHERE))
    use = Application(text, AT.date(), text, text, text)
    credit = Recognition(RecognitionForm.IN_WRITING, AT.date(), text, text)
    used = replace(
        idea(desk.session, desk.mentor, text, Stage.APPLIED, parts),
        application=use,
        recognitions=(credit,),
    )
    topic = desk.agenda.topics[0]
    sheets = (NoteKind.SHARED, NoteKind.PRIVATE)
    return replace(
        desk,
        people=(*desk.people, person),
        session=replace(desk.session, play_back=PlayBack(text, confirmed=True)),
        agenda=replace(desk.agenda, topics=(replace(topic, text=text, from_ask=True),)),
        notes=tuple(note(desk.session.id, topic.id, kind, text) for kind in sheets),
        ideas=(used,),
        promises=(promise(desk.session, desk.mentor, text, PromiseState.LET_GO, text),),
    )


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(WAYS),
    st.sampled_from([str, str.lower, str.upper]),
    st.sampled_from(Reader),
    st.sampled_from(["leader", "mentor", "other"]),
)
def test_no_name_is_left_in_a_file_with_role_names(
    way: str, case: Any, reader: Reader, whose: str
) -> None:
    base = material(Consent.ANYWHERE)
    base = replace(base, leader=replace(base.leader, name="Zorblia Wexfordine"))
    other = Person(PersonId(new_id()), "Quxorgia Zissalander", Role.OTHER)
    name = {"leader": base.leader.name, "mentor": base.mentor.name, "other": other.name}[whose]
    desk = named_everywhere(f"We heard {way.format(*case(name).split())} say so", base, other)
    summary = compose(desk, Choice(reader, locked=True, role_names=True), UTC)
    people = (desk.leader, desk.mentor, *desk.people)
    texts = list[str]()
    with_texts(summary, lambda text: texts.append(text) or text)
    assert not any(names_in(text, people) for text in texts)
    assert "We heard" in " ".join(texts)
    page = said(document(summary))
    assert not any(part.casefold() in page.casefold() for p in people for part in p.name.split())


def test_a_file_with_role_names_reads_as_one_who_was_there_would_tell_it() -> None:
    desk = named_everywhere("Jonas showed it", material(Consent.ANYWHERE), JONAS)
    summary = compose(desk, Choice(Reader.MENTOR, role_names=True), UTC)
    text = render(summary, Format.MARKDOWN).decode()
    assert "For the mentor · from the leader" in text
    assert "Session 9 with the mentor" in text
    assert "(the leader’s question)" in text
    assert "the mentor and colleague 1" in text
    private = compose(desk, Choice(Reader.ME, role_names=True), UTC)
    told = render(private, Format.MARKDOWN).decode()
    assert "What the mentor put on the table" in told
    assert "The mentor proposed it" in told
    assert "Colleague 1 " in told
    assert "the mentor proposed it" not in told


def test_which_words_of_a_text_are_names_is_counted() -> None:
    found = names_in("Ines, Jonas and Ines; the ines team", (INES, JONAS))
    assert found == {"Ines": 2, "Jonas": 1, "ines": 1}
