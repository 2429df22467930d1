"""A file with role names is read back: what still names somebody leaves in no format."""

from dataclasses import replace
from datetime import UTC
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from material import material
from mentordesk.domain.compose import compose
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.person import Consent, Person, Role
from mentordesk.domain.role_names import names_in, with_texts
from mentordesk.domain.summary import Choice, Material, NoteText, Reader
from mentordesk.errors import NamesLeftError, StoppedError
from mentordesk.export.formats import Format, render
from mentordesk.export.role_check import Finished, check_roles
from mentordesk.services.watch import Watch

DESK = material(Consent.ANYWHERE)


def everybody(desk: Material = DESK) -> tuple[Person, ...]:
    return (desk.leader, desk.mentor, *desk.people)


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("reader", Reader)
def test_a_name_that_is_left_is_told_and_roles_pass(form: Format, reader: Reader) -> None:
    choice = Choice(reader, role_names=True)
    summary = compose(DESK, choice, UTC)
    check_roles(Finished(render(summary, form), form), summary, everybody())
    named = compose(DESK, replace(choice, role_names=False), UTC)
    with pytest.raises(NamesLeftError) as refused:
        check_roles(Finished(render(named, form), form), summary, everybody())
    assert str(refused.value.facts["word"]).casefold() in f"{everybody()}".casefold()


@pytest.mark.parametrize("form", Format)
def test_a_word_of_our_own_that_is_somebodys_name_is_no_name(form: Format) -> None:
    session = Person(PersonId(new_id()), "Session Notes", Role.OTHER)
    summary = compose(
        replace(DESK, people=(*DESK.people, session)), Choice(Reader.MENTOR, role_names=True), UTC
    )
    check_roles(Finished(render(summary, form), form), summary, (*everybody(), session))


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("name", ["Mark Price", "Leader Price", "Chan Colleague"])
def test_neither_a_role_nor_how_a_text_begins_is_a_name(form: Format, name: str) -> None:
    desk = with_texts(replace(DESK, people=()), lambda _: "Mark the day with Chan")
    people = Person(PersonId(new_id()), name, Role.OTHER), *DESK.people
    desk = replace(desk, leader=DESK.leader, mentor=DESK.mentor, people=people)
    summary = compose(desk, Choice(Reader.ME, role_names=True), UTC)
    check_roles(Finished(render(summary, form), form), summary, everybody(desk))
    left = with_texts(summary, lambda text: text.replace("day", f"day {name}"))
    with pytest.raises(NamesLeftError):
        check_roles(Finished(render(left, form), form), left, everybody(desk))


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
    check_roles(Finished(render(summary, form), form), summary, everybody(desk))
    named = replace(summary, ideas=(replace(summary.ideas[0], text=f"{name} said it"),))
    with pytest.raises(NamesLeftError):
        check_roles(Finished(render(named, form), form), named, everybody(desk))


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("written", ["J%C3%B6rg", "%4Aörg", "J&#xF6;rg", "J&ouml;rg%20Amarendt"])
def test_a_name_behind_a_link_is_told(form: Format, written: str) -> None:
    mentor = replace(DESK.mentor, name="Jörg Amarendt")
    desk = replace(DESK, mentor=mentor)
    summary = compose(desk, Choice(Reader.MENTOR, role_names=True), UTC)
    left = replace(summary, shared=(NoteText("", f"[his page](https://x.org/{written})"),))
    with pytest.raises(NamesLeftError):
        check_roles(Finished(render(left, form), form), left, everybody(desk))


def test_a_locked_file_is_read_back_too() -> None:
    summary = compose(DESK, Choice(Reader.ME, locked=True, role_names=True), UTC)
    key = "six plain words to open it"
    check_roles(Finished(render(summary, Format.PDF, key), Format.PDF, key), summary, everybody())


@settings(max_examples=40)
@given(place=st.integers(0, 2500), gap=st.sampled_from([" ", "\n", "\u00ad \u200b", "-\n"]))
def test_no_name_is_cut_where_whoever_waits_is_asked(place: int, gap: str) -> None:
    asked, words = list[None](), ["so"] * 2500
    words.insert(place, f"Jörg{gap}Amarendt")
    people = (replace(DESK.mentor, name="Jörg Amarendt"),)
    found = names_in(" ".join(words), people, lambda: asked.append(None))
    assert len(asked) > 3
    assert [*found.values()] == [1]
    assert all("Jörg" in name and "Amarendt" in name for name in found)


@pytest.mark.parametrize("form", Format)
def test_whoever_stops_while_a_file_is_read_back_waits_no_longer(form: Format) -> None:
    summary = compose(DESK, Choice(Reader.ME, role_names=True), UTC)
    summary = replace(summary, shared=(NoteText("", "so it went on\n\n" * 2000),))
    file, times = Finished(render(summary, form), form), Counting()
    check_roles(file, summary, everybody(), times)
    assert times.count > 15
    for most in (0, times.count // 2, times.count - 1):
        with pytest.raises(StoppedError):
            check_roles(file, summary, everybody(), Counting(most))


class Counting(Watch):
    """Counts how often it is asked, and stops once that is more than the most."""

    def __init__(self, most: float = inf) -> None:
        super().__init__()
        self.count, self._most = 0, most

    def at(self, done: int) -> None:
        self.count += 1
        if self.count > self._most:
            self.stop()
        super().at(done)
