"""Whatever a pair types, an entry stays one that can be used, or the desk says what is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.content import Asker, Card, Format, Kind, SheetRow, Theme, checked
from mentordesk.domain.editing import blank, edited, typed_of
from mentordesk.errors import BlankTextError, ContentError, MentorDeskError, TextTooLongError
from mentordesk.services.content import shipped_content

SHIPPED = shipped_content()
ENTRIES = (*SHIPPED.entries(), *(blank(kind, "own-1") for kind in Kind))
LETTERS = "ab 0129?\n\t\x07\u200d\u2028\u202e\ud83dé漢"
CHOICES = {"theme": Theme, "asker": Asker, "opens": Asker}
CHOSEN = {"theme": "trust", "asker": "leader", "opens": "either"}


@st.composite
def _typed(draw):
    entry = draw(st.sampled_from(ENTRIES))
    typed = typed_of(entry)
    for name in typed:
        if name in CHOICES:
            typed[name] = draw(st.sampled_from([word.value for word in CHOICES[name]]))
        elif draw(st.booleans()):
            typed[name] = draw(st.text(LETTERS, max_size=200) | st.just("5 a\n9 b") | st.just(""))
    return entry, typed


@given(_typed())
def test_an_entry_that_was_edited_keeps_its_key_and_the_rules_of_its_kind(given_):
    entry, typed = given_
    try:
        new = edited(entry, typed)
    except MentorDeskError as error:
        assert isinstance(error, BlankTextError | TextTooLongError | ContentError)  # noqa: PT017
        return
    assert new.key == entry.key
    assert type(new) is type(entry)
    assert checked(new) == new
    assert edited(new, typed_of(new)) == new


@given(_typed())
def test_a_format_that_was_edited_fills_its_minutes(given_):
    entry, typed = given_
    if not isinstance(entry, Format):
        return
    try:
        new = edited(entry, typed)
    except MentorDeskError:
        return
    assert isinstance(new, Format)
    assert sum(section.minutes for section in new.sections) == new.minutes
    frame = [section for section in entry.sections if not section.topic]
    assert [section for section in new.sections if not section.topic] == frame


def test_the_topics_of_a_format_are_lines_with_the_minutes_first():
    entry = SHIPPED.formats[0]
    typed = typed_of(entry) | {"topics": "12 Our dogs\n\n  Lunch \n12 Our dogs\n999 problems"}
    new = edited(entry, typed)
    assert isinstance(new, Format)
    said = [(topic.minutes, topic.text) for topic in new.topics]
    assert said == [(12, "Our dogs"), (10, "Lunch"), (10, "999 problems")]
    assert new.minutes == 12 + 32


def test_a_card_s_follow_ups_are_its_lines():
    typed = typed_of(SHIPPED.cards[0]) | {"follow_ups": " And then?\n\nAnd then?\nWho else? "}
    new = edited(SHIPPED.cards[0], typed)
    assert isinstance(new, Card)
    assert new.follow_ups == ("And then?", "Who else?")


def test_a_fourth_follow_up_is_refused_with_its_reason():
    typed = typed_of(SHIPPED.cards[0]) | {"follow_ups": "a\nb\nc\nd"}
    with pytest.raises(ContentError) as caught:
        edited(SHIPPED.cards[0], typed)
    assert caught.value.facts["field"] == "follow_ups"


@pytest.mark.parametrize("kind", Kind)
def test_a_blank_entry_is_refused_until_it_has_words(kind):
    entry = blank(kind, "own-1")
    with pytest.raises(BlankTextError):
        edited(entry, typed_of(entry) | {"topics": "5 a"})
    typed = dict.fromkeys(typed_of(entry), "Some words") | CHOSEN
    assert checked(edited(entry, typed)).key == "own-1"


def test_what_is_optional_may_stay_empty():
    row = SHIPPED.sheet[0]
    assert edited(row, {"text": row.text, "note": " "}) == SheetRow(row.key, row.text)
