"""Words of credit name whoever agreed to it, and nobody else, in any form and medium."""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain.crediting import (
    Act,
    broken_consent,
    check,
    draft,
    perhaps_broken,
    recognised,
    without_names,
)
from mentordesk.domain.crowd import Crowd
from mentordesk.domain.idea import IN_USE, Recognition, RecognitionForm
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.name_forms import spellings
from mentordesk.domain.ordinary_words import ORDINARY
from mentordesk.domain.person import Consent, Medium, Person, Role
from mentordesk.errors import ConsentError, NothingToCreditError
from people_of_an_idea import AMARA, HELEN, JONAS, idea_of

ON = date(2026, 4, 21)
FORMS = [form for form in RecognitionForm if form is not RecognitionForm.NONE_WANTED]
firsts = st.sampled_from(["Quøkka", "Zibbon", "Xandra", "Wyvern", "Vélez", "May", "Will"])
lasts = st.sampled_from(["Złoty", "Großkreuz", "Yttrium", "O’Brine", "Grant", "Frost"])
names = st.tuples(firsts, lasts).map(" ".join)
bends = st.sampled_from(
    [
        str,
        str.upper,
        lambda name: f"{name}’s",
        lambda name: unicodedata.normalize("NFD", name),
        lambda name: ", ".join(reversed(name.split())),
        lambda name: name.replace("ø", "o").replace("ł", "l").replace("ß", "ss"),
    ]
)
told = st.lists(
    st.tuples(names, st.sampled_from(Consent), bends),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one[0],
)


def bare(text: str) -> bytes:
    """Return a text as plain letters, told apart by other means than the program's."""
    seen = "".join(sign for sign in text if sign.isprintable() or sign in "\n\u00a0")
    plain = unicodedata.normalize("NFKD", seen.casefold().replace("ø", "o").replace("ł", "l"))
    return plain.encode("ascii", "ignore")


def _canaries(name: str) -> list[bytes]:
    """Return what of a name must not be found: each half, but for an ordinary word the whole."""
    halves = [bare(half) for half in name.split()]
    own = [half for half in halves if half.decode() not in ORDINARY]
    return own or [b" ".join(halves), b", ".join(reversed(halves))]


@settings(max_examples=40, deadline=None)
@given(told, st.sampled_from(["", "the board", "the board, HR", "a friend"]), st.data())
def test_no_draft_holds_a_name_beyond_its_consent(parts, heard_by, data):
    people = {Person(PersonId(new_id()), name, Role.OTHER): how for name, how, _ in parts}
    line = " with ".join(bend(name) for name, _, bend in parts)
    idea = idea_of(people, f"Record clips with {line}", "the board, the sponsor")
    may = {Consent.ANYWHERE} | ({Consent.THESE_PEOPLE} if heard_by == "the board" else set())
    named = [person.name for person, how in people.items() if how in may]
    halves = {half for name in named for half in name.split()}
    act = Act(data.draw(st.sampled_from(FORMS)), data.draw(st.sampled_from(Medium)), heard_by)
    text = draft(idea, [*people, HELEN], act)
    assert not broken_consent(text, idea, people, heard_by)
    assert not perhaps_broken(text, idea, people, heard_by)
    for person, how in people.items():
        if how not in may and halves.isdisjoint(person.name.split()):
            assert not any(canary in bare(text) for canary in _canaries(person.name)), text
        elif how in may:
            assert person.name in text
    if any(how in (Consent.ASK, Consent.AS_COLLEAGUE) for how in people.values()):
        assert "colleague" in text


@pytest.mark.parametrize(("form", "medium"), list(product(RecognitionForm, Medium)))
def test_each_form_and_medium_says_whose_it_was_from_the_line_the_names_and_the_roles(form, medium):
    idea = idea_of({AMARA: Consent.ANYWHERE, JONAS: Consent.ASK, HELEN: Consent.NOT_AT_ALL})
    made = draft(idea, [AMARA, JONAS, HELEN], Act(form, medium))
    if form is RecognitionForm.NONE_WANTED:
        assert not made
        return
    assert "“Record clips”" in made
    assert "Amara Okafor proposed it. A colleague noticed it. I proposed it." in " ".join(
        re.sub(r"\n+(- )?", " ", made).split()
    )
    assert "all-hands" not in made


LOOKS = {"a": "\u0430", "e": "\u0435", "o": "\u043e", "x": "\u0445", "B": "\u0412", "K": "\u039a"}
BACK = str.maketrans({there.casefold(): letter.casefold() for letter, there in LOOKS.items()})
twists = st.sampled_from(
    [
        lambda letter: letter,
        lambda letter: letter,
        lambda letter: letter.upper(),
        lambda letter: letter.lower(),
        lambda letter: f"{letter}\u00ad",
        lambda letter: f"{letter}\u200b",
        lambda letter: f"{letter}\x02",
        lambda letter: f"{letter}\x7f\x9f",
        lambda letter: f"{letter}\u0301",
        lambda letter: LOOKS.get(letter, letter),
        lambda letter: unicodedata.normalize("NFKD", letter),
    ]
)
syllables = st.sampled_from(["ka", "bo", "xe", "lu", "vi", "ro", "zel", "quo"])
halves = st.lists(syllables, min_size=2, max_size=4).map(lambda made: "".join(made).capitalize())
around = st.lists(st.sampled_from(["clips", "The price list", "it", "we do", "“", ", ", "\n"]))


def _twisted(draw, name):
    """Return a name as somebody may write it, in whole or in part, and a genitive at times."""
    written = draw(st.sampled_from([name, *name.split(), ", ".join(reversed(name.split()))]))
    parts = ("".join(draw(twists)(letter) for letter in part) for part in written.split(" "))
    return draw(st.sampled_from([" ", "\n", "-", "\u00a0"])).join(parts) + draw(
        st.sampled_from(["", "’s", "s", "'", "."])
    )


@settings(max_examples=120, deadline=None)
@given(st.tuples(halves, halves).map(" ".join), around, around, st.data())
def test_no_spelling_of_a_name_stays_in_a_text_and_nothing_else_goes(name, before, after, data):
    person = Person(PersonId(new_id()), name, Role.OTHER)
    idea = idea_of({person: data.draw(st.sampled_from([Consent.AS_COLLEAGUE, Consent.NOT_AT_ALL]))})
    lead, rest = (" ".join(words) for words in (before, after))
    written = _twisted(data.draw, name)
    assert without_names(f"{lead} {rest}", idea, (person,)) == f"{lead} {rest}"
    said = without_names(f"{lead} {written} {rest}", idea, (person,))
    assert said.startswith(f"{lead} ")
    assert said.endswith(f" {rest}")
    left = bare(unicodedata.normalize("NFKD", said.casefold()).translate(BACK))
    for half in name.split():
        assert half.casefold().encode() not in left, said


spelt = st.lists(
    st.sampled_from(
        [
            *(("jö", "joe"), ("rgü", "rgue"), ("måk", "maak"), ("kär", "kaer"), ("løv", "loev")),
            *(("neß", "ness"), ("bæk", "baek"), ("lin", "lin"), ("xo", "xo")),
        ]
    ),
    min_size=2,
    max_size=3,
)


@settings(max_examples=80, deadline=None)
@given(
    spelt,
    st.booleans(),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from([str.upper, str.title]),
    st.sampled_from(["{} did it", "to {}2@example.org", "{}s idea", "the {}Idea", "**{}**"]),
)
def test_a_name_is_found_with_umlauts_and_spelt_out_whichever_way_it_is_known(
    parts, is_known_by_umlauts, form, bend, frame
):
    short, long = ("".join(part[way] for part in parts) for way in (0, 1))
    known, written = (short, long) if is_known_by_umlauts else (long, short)
    person = Person(PersonId(new_id()), f"Quokka {known.title()}", Role.OTHER)
    idea = idea_of({person: Consent.NOT_AT_ALL})
    written = unicodedata.normalize(form, bend(written))
    said = without_names(frame.format(written), idea, (person,))
    assert written.casefold() not in said.casefold()


def test_what_may_be_said_follows_each_person_s_answer():
    idea = idea_of({AMARA: Consent.THESE_PEOPLE, JONAS: Consent.NOT_AT_ALL}, people="the board")
    people = (AMARA, JONAS, HELEN)

    def words(heard_by):
        return draft(idea, people, Act(FORMS[0], Medium.CHAT, heard_by))

    assert "Amara Okafor proposed it." in words("The board")
    assert "A colleague proposed it." in words("the board and a guest")
    assert "A colleague proposed it." in words("")
    assert "noticed" not in words("the board")


ASKED = ("{} list", "Next: {} list", "Send the {} list", "“{}” list", "{} list, it said", "{}")
REFUSED = (
    "{} said so",
    "{}’s list",
    "We asked {} first",
    "Anna {} list",
    "A. {} list",
    "{}, Anna",
    "Mr. {} list",
    "To {}@example.org",
)
sentences = st.lists(st.sampled_from(["It is done. ", "Are we?\n", "The list is long. "])).map(
    "".join
)


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(["Price", "Frost", "Hill", "Grant", "Rose"]),
    st.sampled_from(ASKED + REFUSED),
    st.sampled_from([str, str.upper]),
    sentences,
)
def test_what_may_be_an_ordinary_word_is_asked_about_and_what_is_written_as_a_name_refused(
    last, frame, bend, before
):
    anna = Person(PersonId(new_id()), f"Anna {last}", Role.OTHER)
    idea = idea_of({anna: Consent.ASK, HELEN: Consent.ASK})
    text = before + frame.format(bend(last))
    sure, perhaps = (look(text, idea, (anna,)) for look in (broken_consent, perhaps_broken))
    assert (len(sure), len(perhaps)) == ((0, 1) if frame in ASKED else (1, 0))
    # What is made for others takes no chances.
    masked = without_names(text, idea, (anna,))
    assert last.casefold() not in masked.casefold()
    if frame in ASKED:
        plain = before + frame.format(last.lower())
        assert perhaps == (bend(last),)
        assert without_names(plain, idea, (anna,)) == plain


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("Jonas Lind", "J.L. did it", "J.L"),
        ("Jonas Lind", "To jl@example.org", "jl"),
        ("Jonas Lind", "To jl7@example.org", "jl7"),
        ("April Lind", "In April’s team", "April"),
        ("April Lind", "April’s figures", "April"),
        ("Will Grant", "it is Wills idea", "Wills"),
        ("Mark Hill", "the Marks on it", "Marks"),
        ("Jo Lind", "it was Jos idea", "Jos"),
        ("Anna Ö", "we asked Ö", "Ö"),
        ("王 小明", "感谢王的想法", "感谢王的想法"),
    ],
)
def test_what_tells_of_a_name_by_little_is_asked_about_and_masked(name, text, word):
    person = Person(PersonId(new_id()), name, Role.OTHER)
    idea = idea_of({person: Consent.ASK, HELEN: Consent.ASK})
    assert (broken_consent(text, idea, (person,)), perhaps_broken(text, idea, (person,))) == (
        (),
        (word,),
    )
    assert word not in without_names(text, idea, (person,))


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("Jo Osei", "we asked Jo", "Jo"),
        ("Jonas Lind", "we asked J. Lind", "J. Lind"),
        # An apostrophe that counts as a letter, as some keyboards have it.
        ("Jonas Lind", "it is Jonas\u02bcs idea", "Jonas"),
        ("Jo O\u2019Neil", "we asked O\u02bcNeil", "O\u02bcNeil"),
        ("April Lind", "Since April said so", "April"),
        ("王 小明", "王小明", "王小明"),
    ],
)
def test_what_leaves_no_doubt_of_a_name_is_refused(name, text, word):
    person = Person(PersonId(new_id()), name, Role.OTHER)
    idea = idea_of({person: Consent.ASK, HELEN: Consent.ASK})
    assert broken_consent(text, idea, (person,)) == (word,)


def test_who_hears_of_it_is_a_person_also_where_the_word_is_an_ordinary_one():
    price = Person(PersonId(new_id()), "Anna Price", Role.OTHER)
    idea = idea_of({price: Consent.ASK, HELEN: Consent.ASK})
    review = Recognition(RecognitionForm.IN_WRITING, ON, "Price review", "the board")
    assert recognised(idea, (price, HELEN), review, "Price list").recognitions == (review,)
    with pytest.raises(ConsentError):
        recognised(idea, (price, HELEN), replace(review, heard_by="Price, the board"))


def test_who_shares_a_name_with_somebody_else_is_kept_apart_from_them():
    lind = Person(PersonId(new_id()), "Amara Lind", Role.OTHER)
    idea = idea_of({AMARA: Consent.ANYWHERE, lind: Consent.NOT_AT_ALL})
    assert not broken_consent("Amara Okafor and I", idea, (AMARA, lind))
    assert broken_consent("Amara and I", idea, (AMARA, lind)) == ("Amara",)
    namesake = Person(PersonId(new_id()), "Amara Okafor", Role.OTHER)
    both = idea_of({AMARA: Consent.ANYWHERE, namesake: Consent.AS_COLLEAGUE})
    assert broken_consent("Okafor, Amara", both, (AMARA, namesake)) == ("Okafor, Amara",)
    assert "Okafor" not in draft(both, (AMARA, namesake), Act(FORMS[0], Medium.EMAIL))


def test_a_name_is_put_out_of_a_text_and_the_rest_stays():
    idea = idea_of({AMARA: Consent.ASK, JONAS: Consent.NOT_AT_ALL})
    said = without_names("Amara’s clips, with Lind’s music", idea, (AMARA, JONAS))
    assert said == "A colleague’s clips, with …’s music"


def test_who_had_no_part_was_never_asked_and_is_not_named_but_for_the_leader():
    idea = idea_of({AMARA: Consent.ANYWHERE}, "Do as Jonas Lind says, and Helen and Amara")
    people = (AMARA, JONAS, HELEN)
    said = draft(idea, people, Act(FORMS[0], Medium.CHAT, "the board"))
    assert "“Do as a colleague says, and Helen and Amara”" in said
    assert broken_consent("Lind did this", idea, people, "the board") == ("Lind",)
    act = Recognition(RecognitionForm.IN_WRITING, ON, "Lind’s desk", "Jonas Lind")
    assert recognised(idea, people, act, "Amara Okafor proposed it").recognitions == (act,)
    with pytest.raises(ConsentError):
        recognised(idea, people, act, "As Jonas Lind says")


def test_a_crowd_that_is_ready_is_not_spelt_again_for_each_letter_that_is_typed():
    ready = Crowd(replace(JONAS, id=PersonId(new_id()), name=f"Quxu{n}") for n in range(60))
    idea, before = idea_of({HELEN: Consent.ANYWHERE}), spellings.cache_info()
    assert not broken_consent("Nobody of all these is near", idea, ready)
    assert spellings.cache_info() == before
    assert broken_consent("It was Quxu7", idea, ready) == ("Quxu7",)


def test_no_word_of_ours_is_taken_for_a_name():
    def texts(name):
        person = Person(PersonId(new_id()), name, Role.OTHER)
        idea = idea_of({person: Consent.ASK, HELEN: Consent.ASK})
        acts = [Act(form, medium) for form, medium in product(FORMS, Medium)]
        return [draft(idea, (person, HELEN), act) for act in acts]

    ours = texts("Quokka Zibbon")
    for word in set(re.findall("[A-Za-z]+", " ".join(ours))) - {"Record", "clips"}:
        assert texts(f"{word.capitalize()} Zibbon") == ours, word


def test_no_act_of_credit_that_breaks_a_consent_is_kept():
    idea = idea_of({AMARA: Consent.AS_COLLEAGUE, JONAS: Consent.ANYWHERE})
    people = (AMARA, JONAS, HELEN)
    act = Recognition(RecognitionForm.IN_WRITING, ON, "the newsletter", "all")
    assert recognised(idea, people, act, "A colleague and Jonas Lind").recognitions == (act,)
    for words, where, heard_by in (
        ("with Amara", "", ""),
        ("", "OKAFOR’S team", ""),
        ("", "", "amara"),
    ):
        given_there = Recognition(RecognitionForm.IN_WRITING, ON, where, heard_by)
        with pytest.raises(ConsentError):
            recognised(idea, people, given_there, words)
    with pytest.raises(ConsentError):
        check("Amara", idea, people)


def test_where_nobody_is_to_be_told_of_there_is_no_credit_but_none():
    idea = idea_of({AMARA: Consent.NOT_AT_ALL, HELEN: Consent.ANYWHERE})
    people = (AMARA, HELEN)
    assert not draft(idea, people, Act(FORMS[0], Medium.CHAT))
    with pytest.raises(NothingToCreditError):
        recognised(idea, people, Recognition(RecognitionForm.IN_WRITING, ON))
    none = recognised(idea, people, Recognition(RecognitionForm.NONE_WANTED, ON))
    assert none.stage in IN_USE
    assert none.recognitions
