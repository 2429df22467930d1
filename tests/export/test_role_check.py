"""A file with role names is read back: what still names somebody leaves in no format."""

from dataclasses import replace
from datetime import UTC

import pytest

from material import material
from mentordesk.domain.compose import compose
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.person import Consent, Person, Role
from mentordesk.domain.role_names import with_texts
from mentordesk.domain.summary import Choice, Material, NoteText, Reader
from mentordesk.errors import NamesLeftError
from mentordesk.export.formats import Format, render
from mentordesk.export.role_check import check_roles

DESK = material(Consent.ANYWHERE)


def everybody(desk: Material = DESK) -> tuple[Person, ...]:
    return (desk.leader, desk.mentor, *desk.people)


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("reader", Reader)
def test_a_name_that_is_left_is_told_and_roles_pass(form: Format, reader: Reader) -> None:
    choice = Choice(reader, role_names=True)
    summary = compose(DESK, choice, UTC)
    check_roles(render(summary, form), summary, form, everybody())
    named = compose(DESK, replace(choice, role_names=False), UTC)
    with pytest.raises(NamesLeftError) as refused:
        check_roles(render(named, form), summary, form, everybody())
    assert str(refused.value.facts["word"]).casefold() in f"{everybody()}".casefold()


@pytest.mark.parametrize("form", Format)
def test_a_word_of_our_own_that_is_somebodys_name_is_no_name(form: Format) -> None:
    session = Person(PersonId(new_id()), "Session Notes", Role.OTHER)
    summary = compose(
        replace(DESK, people=(*DESK.people, session)), Choice(Reader.MENTOR, role_names=True), UTC
    )
    check_roles(render(summary, form), summary, form, (*everybody(), session))


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("name", ["Mark Price", "Leader Price", "Chan Colleague"])
def test_neither_a_role_nor_how_a_text_begins_is_a_name(form: Format, name: str) -> None:
    desk = with_texts(replace(DESK, people=()), lambda _: "Mark the day with Chan")
    people = Person(PersonId(new_id()), name, Role.OTHER), *DESK.people
    desk = replace(desk, leader=DESK.leader, mentor=DESK.mentor, people=people)
    summary = compose(desk, Choice(Reader.ME, role_names=True), UTC)
    check_roles(render(summary, form), summary, form, everybody(desk))
    left = with_texts(summary, lambda text: text.replace("day", f"day {name}"))
    with pytest.raises(NamesLeftError):
        check_roles(render(left, form), left, form, everybody(desk))


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("whose", ["leader", "mentor", "other"])
@pytest.mark.parametrize("name", ["Chan Mentor", "Leader"])
def test_who_is_called_like_a_role_hinders_no_file(
    form: Format, reader: Reader, whose: str, name: str
) -> None:
    desk = DESK
    if whose == "other":
        desk = replace(desk, people=(*desk.people, Person(PersonId(new_id()), name, Role.OTHER)))
    else:
        desk = replace(desk, **{whose: replace(getattr(desk, whose), name=name)})
    topic = replace(desk.agenda.topics[0], text=f"What {name} asks", from_ask=True)
    desk = replace(desk, agenda=replace(desk.agenda, topics=(topic,)))
    summary = compose(desk, Choice(reader, role_names=True), UTC)
    check_roles(render(summary, form), summary, form, everybody(desk))
    named = replace(summary, ideas=(replace(summary.ideas[0], text=f"{name} said it"),))
    with pytest.raises(NamesLeftError):
        check_roles(render(named, form), named, form, everybody(desk))


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("written", ["J%C3%B6rg", "%4Aörg", "J&#xF6;rg", "J&ouml;rg%20Amarendt"])
def test_a_name_behind_a_link_is_told(form: Format, written: str) -> None:
    mentor = replace(DESK.mentor, name="Jörg Amarendt")
    desk = replace(DESK, mentor=mentor)
    summary = compose(desk, Choice(Reader.MENTOR, role_names=True), UTC)
    left = replace(summary, shared=(NoteText("", f"[his page](https://x.org/{written})"),))
    with pytest.raises(NamesLeftError):
        check_roles(render(left, form), left, form, everybody(desk))


def test_a_locked_file_is_read_back_too() -> None:
    summary = compose(DESK, Choice(Reader.ME, locked=True, role_names=True), UTC)
    key = "six plain words to open it"
    check_roles(render(summary, Format.PDF, key), summary, Format.PDF, everybody(), key)
