"""Every format says what was composed: all of it, once, and nothing else."""

from dataclasses import replace
from datetime import UTC
from operator import itemgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from material import CANARIES, MENTOR, OF_ME, OF_THE_TALK, OF_USE, OTHERS, PRIVATE, material
from mentordesk.domain.compose import compose
from mentordesk.domain.compose_period import compose_period
from mentordesk.domain.period import Composed, Period, PeriodMaterial
from mentordesk.domain.summary import Choice, Material, NoteText, Reader, Summary
from mentordesk.errors import (
    EmptyPassphraseError,
    FormatUnknownError,
    OnlyPdfLocksError,
    PrivateNotesUnlockedError,
    StoppedError,
)
from mentordesk.export.document import document
from mentordesk.export.docx import to_docx
from mentordesk.export.formats import Format, bytes_of, render
from mentordesk.export.html import to_html
from mentordesk.export.markdown import to_markdown
from mentordesk.services.watch import Watch
from random_desks import choices, desks, periods
from readback import (
    docx_text,
    html_text,
    markdown_text,
    pdf_text,
    read_back,
    said,
    squeezed,
    texts_in,
)
from summaries import period, summary, with_notes

PHRASE = "six words that open this file"
SEEN = {
    Reader.ME: OF_THE_TALK | OF_USE | OTHERS | OF_ME | {MENTOR},
    Reader.MENTOR: OF_THE_TALK | OF_USE | {MENTOR},
    Reader.SPONSOR: OF_USE,
}
EVERY_READER = [make(reader=reader) for make in (summary, period) for reader in Reader]
TYPED = st.text(st.sampled_from("ab Zé9\n\n -*_`#>[]()<&!\\~.1:|\"'"), max_size=60) | st.text(
    max_size=60
)


def as_read(one: Composed, form: Format) -> str:
    """Return what an independent reader has to find in a file of that format, and nothing else."""
    page, on_paper = document(one), form is Format.PDF
    text = said(page, numbers=on_paper)
    if on_paper:
        return text.replace(squeezed(page.eyebrow), squeezed(page.eyebrow.upper()), 1)
    return text


@pytest.mark.parametrize(
    "one", EVERY_READER, ids=lambda one: f"{type(one).__name__}-{one.reader.value}"
)
@pytest.mark.parametrize("form", Format)
def test_a_file_says_what_was_composed_and_nothing_else(one: Composed, form: Format) -> None:
    assert squeezed(read_back(render(one, form), form)) == as_read(one, form)


@settings(max_examples=12, deadline=None)
@given(desks() | periods().map(itemgetter(0)), choices, st.booleans())
def test_what_is_read_in_a_file_is_what_was_composed_of_any_desk(
    desk: Material | PeriodMaterial, chosen: Choice, in_roles: bool
) -> None:
    choice = replace(chosen, role_names=in_roles)
    if isinstance(desk, PeriodMaterial):
        told: Composed = compose_period(desk, choice, UTC)
    else:
        told = compose(desk, choice, UTC)
    for form in Format:
        text = squeezed(read_back(bytes_of(told, form), form))
        assert text == as_read(told, form)
        assert not missing(told, text)
    for reader in Reader:  # what goes in was decided before: a format only finds the words for it
        other = for_another(told, reader)
        assert not missing(other, squeezed(markdown_text(bytes_of(other, Format.MARKDOWN))))


def for_another(told: Composed, reader: Reader) -> Composed:
    """Return the very content that was composed for one reader, as if it were another one's."""
    if isinstance(told, Summary):
        return replace(told, reader=reader)
    talks = tuple(replace(talk, reader=reader) for talk in told.sessions)
    return replace(told, reader=reader, sessions=talks)


def missing(told: Composed, text: str) -> list[str]:
    """Return what was composed and is not read; a role may begin a sentence with a capital."""
    loud = text.casefold()
    return [part for part in texts_in(told) if squeezed(part).casefold() not in loud]


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("form", Format)
def test_a_file_holds_its_readers_words_alone(reader: Reader, form: Format) -> None:
    desk = material()
    told = PeriodMaterial(
        Period(desk.mentor.id),
        desk.leader,
        desk.mentor,
        desk.people,
        (replace(desk, ideas=(), promises=()),),
        desk.ideas,
        desk.promises,
    )
    for one in (compose(desk, Choice(reader), UTC), compose_period(told, Choice(reader), UTC)):
        data = render(one, form)
        text = squeezed(read_back(data, form))
        assert {canary for canary in CANARIES if canary in text} == SEEN[reader]
        hidden = CANARIES - SEEN[reader]
        assert not [canary for canary in hidden if canary.encode() in data]


def test_private_notes_leave_in_a_locked_pdf() -> None:
    own = compose(material(), Choice(Reader.ME, locked=True), UTC)
    data = render(own, Format.PDF, PHRASE)
    assert PRIVATE in pdf_text(data, PHRASE)
    assert not [canary for canary in CANARIES if canary.encode() in data]


@pytest.mark.parametrize("form", Format)
def test_private_notes_do_not_leave_in_the_open(form: Format) -> None:
    own = summary(private=(NoteText("", "I was defensive."),))
    for one in (own, period(sessions=(own,))):
        with pytest.raises(PrivateNotesUnlockedError):
            render(one, form)


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.PDF])
def test_a_lock_is_never_only_pretended(form: Format) -> None:
    with pytest.raises(OnlyPdfLocksError):
        render(summary(), form, PHRASE)
    with pytest.raises(PrivateNotesUnlockedError):
        render(summary(private=(NoteText("", "x"),)), form, PHRASE)


def test_an_empty_passphrase_locks_nothing_and_writes_nothing() -> None:
    with pytest.raises(EmptyPassphraseError):
        render(summary(), Format.PDF, "  ")


@pytest.mark.parametrize("form", Format)
def test_the_same_summary_gives_the_same_bytes(form: Format) -> None:
    assert render(summary(), form) == render(summary(), form)
    assert render(period(), form) == render(period(), form)


@pytest.mark.parametrize("form", Format)
def test_what_stays_out_is_not_even_counted_in_the_file(form: Format) -> None:
    told = compose(material(), Choice(Reader.SPONSOR), UTC)
    assert told.left_out
    assert "left out" not in read_back(render(told, form), form).lower()
    assert "off the record" not in read_back(render(told, form), form).lower()


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize(
    ("reader", "closing"),
    [
        (Reader.ME, "There is nothing in this summary yet."),
        (Reader.SPONSOR, "Nothing has been applied yet."),
    ],
)
def test_an_empty_summary_says_so(form: Format, reader: Reader, closing: str) -> None:
    parts = ("topics", "asks", "shared", "ideas", "promises")
    bare = summary(reader=reader, play_back="", time=None, **dict.fromkeys(parts, ()))
    assert closing in " ".join(read_back(render(bare, form), form).split())


@settings(max_examples=100)
@given(TYPED)
def test_whatever_was_typed_reads_the_same_in_every_format_without_pages(typed: str) -> None:
    one = with_notes(typed)
    expected = said(document(one))
    assert squeezed(html_text(to_html(one))) == expected
    assert squeezed(markdown_text(to_markdown(one))) == expected
    assert squeezed(docx_text(to_docx(one))) == expected


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("typed", ["a&#12;b", "a&#13;b", "a&#x202e;b", "<p>&amp;lt;]]>", "a\x0bb"])
def test_a_sign_that_cannot_be_seen_or_printed_is_in_no_file_however_it_was_typed(
    typed: str, form: Format
) -> None:
    one = with_notes(typed)
    data = render(one, form)
    text = read_back(data, form)
    assert not [letter for letter in "\x0b\u202e" if letter in text]
    if form is not Format.PDF:
        assert "\u202e".encode() not in data
        assert squeezed(text) == said(document(one))


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("pdf", Format.PDF),
        (" HTML ", Format.HTML),
        ("Markdown", Format.MARKDOWN),
        ("docx", Format.DOCX),
    ],
)
def test_a_format_is_found_by_its_word(word: str, form: Format) -> None:
    assert Format.named(word) is form


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(FormatUnknownError):
        Format.named("odt")


def test_file_names_end_as_people_expect() -> None:
    assert [form.suffix for form in Format] == [".pdf", ".md", ".html", ".docx"]


class _Counted(Watch):
    """Stops what it waits for after so many looks."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.looks, self._most = 0, most

    def at(self, done: int) -> None:
        self.looks += 1
        if self.looks > self._most:
            self.stop()
        super().at(done)


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.HTML, Format.DOCX])
def test_a_file_can_be_stopped_before_each_of_its_chapters(form: Format) -> None:
    one = summary()
    chapters = len(document(one).chapters)
    patient = _Counted(1000)
    assert bytes_of(one, form, patient) == bytes_of(one, form)
    assert patient.looks >= 2 * chapters > 4
    for most in range(patient.looks):
        with pytest.raises(StoppedError):
            bytes_of(one, form, _Counted(most))
