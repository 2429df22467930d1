"""What a mentor chooses is theirs: with its day, by their name, in their pronouns."""

from dataclasses import replace
from datetime import date

import pytest

from mentordesk.domain import person
from mentordesk.domain.crediting import broken_consent, without_names
from mentordesk.domain.crowd import crowd
from mentordesk.domain.declining import check_no, considerate_no, perhaps_names
from mentordesk.domain.idea import raise_idea
from mentordesk.domain.ids import SessionId, new_id
from mentordesk.domain.likes import Camera, Help, Likes, Said, Wish
from mentordesk.domain.naming import called
from mentordesk.domain.person import Consent, Medium, Pairing
from mentordesk.domain.pronouns import spoken_of
from mentordesk.domain.role_names import RoleNames
from mentordesk.domain.wishes import marked, own_page, with_own, with_strength
from mentordesk.errors import BlankTextError, TextTooLongError
from support import START

TODAY, LATER = date(2026, 4, 14), date(2026, 5, 1)
AMARA = person.mentor("Amara Okafor", Pairing(Medium.CHAT, leader_hopes="mine alone"), "Recruiter")


def liking(**likes) -> person.Person:
    return replace(AMARA, pairing=replace(AMARA.pairing, likes=Likes(**likes)))


@pytest.mark.parametrize(
    ("pronouns", "told"),
    [
        ("she/her", ("she hopes", "her", "her", "hers")),
        ("He / Him", ("he hopes", "him", "his", "his")),
        ("they/them", ("they hope", "them", "their", "theirs")),
        ("she, they", ("she hopes", "her", "her", "hers")),
        ("xe/xem/xyr", ("xe hopes", "xem", "xyr", "xyrs")),
        ("", ("Amara hopes", "Amara", "Amara’s", "Amara’s")),
        ("It is mine, ask me", ("Amara hopes", "Amara", "Amara’s", "Amara’s")),
        ("he or she", ("Amara hopes", "Amara", "Amara’s", "Amara’s")),
        ("please ask me first", ("Amara hopes", "Amara", "Amara’s", "Amara’s")),
    ],
)
def test_nobody_is_told_of_by_a_pronoun_that_was_not_given(pronouns, told):
    spoken = spoken_of("Amara", pronouns)
    does = spoken.does("hopes", "hope")
    assert (does, spoken.whom, spoken.whose, spoken.theirs) == told


def test_the_name_somebody_likes_is_the_one_across_the_table():
    mara = liking(called="Mara")
    assert (AMARA.first_name, mara.first_name) == ("Amara", "Mara")
    assert mara.names == ("Amara Okafor", "Mara")
    for name in ("Amara", "mara"):
        assert called(name, [mara]) == (mara,)


@pytest.mark.parametrize("name", ["Mara", "Amara", "Ama Mensah", "Mensah"])
def test_every_name_somebody_had_is_masked_as_the_present_one(name):
    mara = replace(liking(called="Mara"), former=("Ama Mensah",))
    quiet = replace(mara, pairing=replace(mara.pairing, consent=Consent.AS_COLLEAGUE))
    helen = person.leader("Helen Brandt")
    idea = raise_idea(SessionId(new_id()), mara.id, "Ask first", START, ())
    text = f"Then {name} asked the board."
    for people in ([helen, quiet], crowd([helen, quiet])):
        assert without_names(text, idea, people) == "Then a colleague asked the board."
        assert broken_consent(text, idea, people) == (name,)
    assert RoleNames(helen, quiet, ()).of(text) == "Then the mentor asked the board."


def test_a_no_greets_by_the_liked_name_and_may_be_told_so():
    mara = liking(called="Mara")
    idea = raise_idea(SessionId(new_id()), mara.id, "Ask first", START, ())
    people = crowd([person.leader("Helen Brandt"), mara])
    said = considerate_no(idea, "No budget", mara, Medium.CHAT, people)
    assert said.startswith("Hi Mara, you said")
    check_no(said, idea, mara, people)
    assert not perhaps_names(said, idea, mara, people)


def test_a_liked_name_frees_nobody_who_is_called_so_and_said_no():
    """One may be named anywhere and likes to be called as another is who may not be."""
    sam = replace(liking(called="Sam"), pairing=Pairing(consent=Consent.ANYWHERE))
    sam = replace(sam, pairing=replace(sam.pairing, likes=Likes(called="Sam")))
    quiet = person.other("Sam Lee")
    idea = raise_idea(SessionId(new_id()), sam.id, "Ask first", START, ())
    told = without_names("It was Sam who said so.", idea, [sam, quiet])
    assert told == "It was a colleague who said so."


def test_the_own_page_holds_what_is_theirs_and_goes_back_as_it_came():
    mara = liking(called="Mara", further=(Medium.CALL,), camera=Camera.OFF, helps=(Help.BREAKS,))
    own = own_page(mara)
    assert own.media == (Medium.CHAT, Medium.CALL)
    assert "mine alone" not in repr(own)
    assert with_own(mara, own) == mara


def test_what_is_chosen_is_kept_tidy():
    own = own_page(AMARA)
    messy = Likes(
        called="  Mara ", helps=(Help.WALKING, Help.BREAKS), strengths=(" Listens", "", "Listens ")
    )
    wanted = replace(own, media=(Medium.CALL, Medium.CHAT, Medium.CALL), note=" a  b ", likes=messy)
    after = with_own(AMARA, wanted)
    assert after.pairing.media == (Medium.CALL, Medium.CHAT)
    assert after.pairing.medium_note == "a b"
    assert after.likes.called == "Mara"
    assert after.likes.helps == (Help.BREAKS, Help.WALKING)
    assert after.likes.strengths == ("Listens",)
    with pytest.raises(TextTooLongError):
        with_own(AMARA, replace(own, likes=Likes(called="x" * 61)))


def test_each_choice_bears_the_day_on_which_it_changed_and_by_whose_hand():
    first = marked(AMARA, liking(called="Mara", reply="soon"), TODAY, by_hand=False)
    assert first.pairing.said == (Said(Wish.CALLED, TODAY), Said(Wish.REPLY, TODAY))
    anew = replace(first.pairing, likes=replace(first.likes, reply="later"))
    second = marked(first, replace(first, pairing=anew), LATER, by_hand=True)
    assert second.pairing.said == (
        Said(Wish.CALLED, TODAY),
        Said(Wish.REPLY, LATER, by_hand=True),
    )
    about = replace(second, about="Lead", pairing=replace(second.pairing, leader_hopes="other"))
    assert marked(second, about, LATER, by_hand=False).pairing.said == second.pairing.said
    leader = person.leader("Helen Brandt")
    assert marked(None, leader, TODAY, by_hand=False) is leader


def test_a_strength_stands_there_once_and_is_more_than_blanks():
    assert with_strength(("Listens",), "Listens ") == ("Listens",)
    assert with_strength(("Listens",), "Asks") == ("Listens", "Asks")
    with pytest.raises(BlankTextError):
        with_strength((), "  ")
