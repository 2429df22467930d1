"""A credit record says what the ledger says, by consent, and any change to it shows."""

import json
import re
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from sqlalchemy import select

from mentordesk.domain.credit_check import Condition, Verdict
from mentordesk.domain.idea import (
    Application,
    Contribution,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
    raise_idea,
)
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.joining import Cut, Half
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Consent, Pairing
from mentordesk.errors import (
    LedgerError,
    NoRecordYetError,
    NotYourSeatError,
    RecordUnreadableError,
)
from mentordesk.export.credit_data import seal, to_data
from mentordesk.export.credit_files import DATA_FILE, hidden, record_file
from mentordesk.export.credit_verdict import SaysCheck
from mentordesk.export.formats import Format
from mentordesk.export.private_file import write_private
from mentordesk.models import IdeaRow, LedgerEntryRow, RecognitionRow
from mentordesk.services.ledger import Pen, end_of, enter_change, go_on_from
from naming_people import give_part, take_answer
from support import START

FORMS = (Format.PDF, Format.MARKDOWN)
NEVER = ("Quokkaprivate", "Quokkashared", "Quokkatopic", "Lind", "Tamsin", "Quokkareason", "Rhea")


@pytest.fixture
def said(workspace, amara, clock, live):
    """Two ideas that name people who did not agree to it, and one that names who did."""
    ideas, people = workspace.ideas, workspace.people
    jonas, bo = people.named("Jonas Lind"), people.named("Bo Adeyemi")
    people.named("Tamsin Quokka")
    people.named("Rhea Mbeki")
    workspace.notes.write(live.id, None, NoteKind.PRIVATE, "Quokkaprivate")
    workspace.notes.write(live.id, None, NoteKind.SHARED, "Quokkashared")
    told = ideas.capture(live.id, amara.id, "Ask Jonas's team first, as TAMSIN did with Bo Adeyemi")
    (hers,) = told.contributions
    workspace.idea_naming.amend(told.id, hers, replace(hers, weight=Weight.LEAD))
    workspace.idea_naming.say_first(
        told.id, "Tamsin Quokka, with Jonas and Bo Adeyemi on the tram, in March"
    )
    give_part(workspace, told.id, _part(jonas, Consent.THESE_PEOPLE))
    give_part(workspace, told.id, _part(bo, Consent.ANYWHERE))
    use = Application(
        "Jonas’ floor", date(2026, 5, 6), "Tamsin alone", "All but Lind", "wiki/Jonas"
    )
    ideas.apply(told.id, use)
    act = Recognition(RecognitionForm.IN_WRITING, date(2026, 5, 7), "to Rhea", "Tamsins table")
    ideas.recognise(told.id, act)
    # What was kept while it was allowed stays: a consent may become stricter afterwards.
    give_part(workspace, told.id, _part(people.named("Rhea Mbeki"), Consent.NOT_AT_ALL))
    clock.forward(minutes=3)
    other = ideas.capture(live.id, amara.id, "No ties \N{ROCKET}; guests -- each day")
    ideas.move(other.id, Stage.DECLINED, reason="Quokkareason")
    workspace.closes.close(live.id)
    return told, other


@pytest.fixture
def records(workspace, said):
    return workspace.credit_records


@pytest.fixture
def record(records, amara):
    return records.compose(amara.id)


def _part(person, consent):
    return Contribution(person.id, Part.SHAPED, Weight.SUPPORTING, consent, "the board")


def _read(data: bytes, form: Format) -> str:
    """Return all that can be got out of a file, by three readers."""
    if form is Format.MARKDOWN:
        return data.decode()
    text = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    with pikepdf.open(BytesIO(data)) as document:
        attached = document.attachments[DATA_FILE].get_file().read_bytes().decode()
        streams = [o.read_bytes() for o in document.objects if isinstance(o, pikepdf.Stream)]
        told = [str(document.docinfo), *(part.decode("latin-1") for part in streams)]
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    return "\n".join((text.stdout.decode(), attached, *told, *pages))


def _seen(data: bytes, form: Format) -> str:
    shown = data.decode().split("<!--")[0] if form is Format.MARKDOWN else ""
    if form is Format.PDF:
        found = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
        shown = found.stdout.decode()
    return " ".join(shown.replace("\u200b", "").split())


@pytest.mark.parametrize("form", FORMS)
def test_a_record_tells_all_that_came_of_an_idea_and_nobody_beyond_consent(records, record, form):
    data = records.render(record, form)
    assert data == records.render(record, form)
    read, seen = _read(data, form), _seen(data, form)
    found = [word for word in (*NEVER, "Jonas") if word.lower() in read.lower()]
    assert not found
    for words in (
        "Ask a colleague’s team first, as a colleague did with Bo Adeyemi".replace("’", "'"),
        "Amara Okafor proposed it (lead).",
        "A colleague shaped it (supporting).",
        "Who first said it: A colleague, with a colleague and Bo Adeyemi on the tram, in March.",
        "Bo Adeyemi shaped it (supporting).",
        "Applied since 6 May 2026",
        "Before: A colleague alone.",
        "Credit was given in writing, 7 May 2026",
        "14 April 2026",
        "2 ideas · 1 applied · 1 credited",
    ):
        assert words in seen, words
    digest = record.end.digest.hex()
    assert " ".join(re.findall("....", digest)) in seen
    assert " ".join(re.findall("....", seal(record).hex())) in seen
    assert f'"digest":"{digest}"' in read
    if form is Format.MARKDOWN:
        assert "--" not in data.decode().rstrip().rsplit("\n", 1)[1][4:-3]


def test_the_properties_of_a_pdf_name_nobody_and_it_keeps_its_promises(records, record):
    data = records.render(record, Format.PDF)
    with pikepdf.open(BytesIO(data)) as document:
        told = f"{document.docinfo}{document.open_metadata()}"
        assert not any(name in told for name in ("Amara", "Okafor", "Helen"))
        assert "Credit record" in told
        with document.open_metadata() as metadata:
            assert (metadata["pdfuaid:part"], metadata["pdfaid:part"]) == ("1", "3")


def test_a_no_and_its_reason_are_told_only_once_the_mentor_heard_it(
    workspace, records, amara, said, tmp_path
):
    record, file = records.compose(amara.id), tmp_path / "record.md"
    heard, (data, seen) = record.ideas[1], _both(records, record)
    assert heard.stage is Stage.HEARD
    assert "Quokkareason" not in data
    assert "Declined" not in seen
    # A record from before did tell that, and the ledger bears it out.
    early = replace(record, ideas=(record.ideas[0], replace(heard, stage=Stage.DECLINED)))
    write_private(file, records.render(early, Format.MARKDOWN))
    assert records.check(file).verdict is Verdict.MATCHES
    with workspace.store.transaction() as tx:
        old = workspace.ideas.of_id(said[1].id)
        told = replace(old.last, told_on=date(2026, 4, 20))
        new = replace(old, events=(*old.events[:-1], told))
        enter_change(tx, old, new, Pen(START))
    data, seen = _both(records, records.compose(amara.id))
    assert "Quokkareason" in data
    assert "Declined on 14 April 2026" in seen
    # Heard again would be said of what was answered.
    checked = records.check(file)
    assert (checked.verdict, checked.otherwise) == (Verdict.EARLIER, ())


def _both(records, record):
    data = records.render(record, Format.MARKDOWN)
    return to_data(record), _seen(data, Format.MARKDOWN)


@pytest.mark.parametrize("form", FORMS)
def test_a_record_matches_and_later_matches_an_earlier_state(
    workspace, records, record, amara, said, form, tmp_path, zone
):
    file = tmp_path / "record"
    write_private(file, records.render(record, form))
    checked = records.check(file)
    assert (checked.verdict, checked.since, checked.otherwise) == (Verdict.MATCHES, 0, ())
    zone("Pacific/Honolulu")
    assert records.check(file).verdict is Verdict.MATCHES
    take_answer(workspace, said[0].id, amara.id, Consent.NOT_AT_ALL)
    take_answer(workspace, said[0].id, workspace.people.named("Bo Adeyemi").id, Consent.ASK)
    workspace.ideas.move(said[1].id, Stage.TRYING)
    checked = records.check(file)
    assert checked.verdict is Verdict.EARLIER
    assert checked.since > 0
    assert records.compose(amara.id).ideas != record.ideas


@pytest.mark.parametrize("form", FORMS)
def test_what_was_changed_in_a_file_shows(records, record, form, tmp_path):
    data, file = records.render(record, form), tmp_path / "record"
    for spoilt in _spoilt(data, record, form):
        file.write_bytes(spoilt)
        assert records.check(file).verdict is Verdict.CHANGED
        assert records.check(file).found.condition is not Condition.AS_MADE


def _spoilt(data, record, form):
    other = replace(record, mentor="Eve Okafor")
    wrong = to_data(record).replace(seal(record).hex(), seal(other).hex())
    if form is Format.MARKDOWN:
        text = data.decode()
        yield text.replace("(lead)", "").encode()
        yield text.replace("6 May", "5 May").encode()
        yield text.replace(hidden(to_data(record)), hidden(wrong)).encode()
        yield text.replace(hidden(to_data(record)), hidden(to_data(other))).encode()
        return
    drawn = record_file(other, form)
    with pikepdf.open(BytesIO(drawn)) as document:
        document.attachments[DATA_FILE] = pikepdf.AttachedFileSpec(
            document, to_data(record).encode(), filename=DATA_FILE
        )
        yield _saved(document)
    with pikepdf.open(BytesIO(data)) as document:
        document.pages[0].contents_add(b"1 g 200 600 200 60 re f")
        yield _saved(document)
    with pikepdf.open(BytesIO(data)) as document:
        unseen = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        document.pages[0].Resources.Font["/Unseen"] = unseen
        document.pages[0].contents_add(b"BT /Unseen 9 Tf 3 Tr 60 60 Td (hired) Tj ET")
        yield _saved(document)
    with pikepdf.open(BytesIO(data)) as document:
        document.attachments[DATA_FILE] = pikepdf.AttachedFileSpec(
            document, wrong.encode(), filename=DATA_FILE
        )
        yield _saved(document)


def _saved(document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_file_that_another_program_only_saved_anew_is_as_it_was_made(records, record, tmp_path):
    pdf, text = tmp_path / "record.pdf", tmp_path / "record.md"
    with pikepdf.open(BytesIO(records.render(record, Format.PDF))) as document:
        pdf.write_bytes(_saved(document))
    text.write_bytes(
        b"\xef\xbb\xbf" + records.render(record, Format.MARKDOWN).replace(b"\n", b"\r\n")
    )
    assert [records.check(file).verdict for file in (pdf, text)] == [Verdict.MATCHES] * 2


def test_a_forged_record_with_a_seal_of_its_own_is_not_what_the_ledger_says(
    records, record, tmp_path
):
    first, second = record.ideas
    grander = replace(first, text="Save a million")
    forged = (
        (replace(record, ideas=(grander, second)), ("Save a million",), 1, ()),
        (replace(record, ideas=(first,)), (), 1, ()),
        (replace(record, ideas=(first, first, second)), (first.text,), 0, ()),
        (replace(record, mentor="Eve"), None, 0, (("Eve", "Amara Okafor"),)),
    )
    for told, otherwise, missing, names in forged:
        file = tmp_path / "forged.md"
        file.write_bytes(record_file(told, Format.MARKDOWN))
        checked = records.check(file)
        assert checked.verdict is Verdict.CHANGED
        assert checked.found.condition is Condition.SEALED
        assert checked.names == names
        if otherwise is not None:
            assert (checked.otherwise, checked.missing) == (otherwise, missing)


def test_another_name_on_the_desk_is_told_beside_the_one_of_the_record(
    workspace, records, record, amara, tmp_path
):
    file = tmp_path / "record.md"
    write_private(file, records.render(record, Format.MARKDOWN))
    workspace.people.change(replace(amara, name="Amara Lund"))
    checked = records.check(file)
    assert checked.verdict is Verdict.CHANGED
    assert (checked.otherwise, checked.missing) == ((), 0)
    assert SaysCheck(str).reasons(checked)[1:] == [
        "The record says Amara Okafor, the desk Amara Lund."
    ]


def test_names_that_the_desk_tells_otherwise_by_now_are_no_change_and_forged_ones_are(
    workspace, amara, live, clock, tmp_path
):
    ideas, people, records = workspace.ideas, workspace.people, workspace.credit_records
    ravi = people.add_mentor("Ravi Menon", Pairing(consent=Consent.ANYWHERE))
    jonas = people.named("Jonas Lind")
    heard = ideas.capture(live.id, amara.id, "Ask Wren first, as Wren Abara and Jonas do")
    give_part(workspace, heard.id, _part(jonas, Consent.AS_COLLEAGUE))
    give_part(workspace, heard.id, _part(ravi, Consent.ANYWHERE))
    ideas.apply(heard.id, Application("Wren’s floor", START.date()))
    clock.forward(minutes=3)
    ideas.capture(live.id, amara.id, "No ties")
    workspace.closes.close(live.id)
    record, file = records.compose(amara.id), tmp_path / "record.md"
    first, plain = record.ideas
    me, colleague, named = first.people
    assert first.text == "Ask Wren first, as Wren Abara and a colleague do"
    people.named("Wren Abara")
    people.change(replace(ravi, pairing=replace(ravi.pairing, consent=Consent.NOT_AT_ALL)))

    def told(**otherwise):
        changed = replace(record, ideas=(replace(first, **otherwise), plain))
        file.write_bytes(record_file(changed, Format.MARKDOWN))
        checked = records.check(file)
        return checked.verdict, checked.masked, len(checked.otherwise), checked.missing

    assert told() == (Verdict.EARLIER, 1, 0, 0)
    assert (
        "In 1 idea names are told otherwise by now"
        in SaysCheck(str).reasons(records.check(file))[1]
    )
    now = records.compose(amara.id)
    assert now.ideas[0].text == "Ask a colleague first, as a colleague and a colleague do"
    assert now.ideas[0].people == (me, colleague)
    for forged in (
        {"text": first.text.replace("Wren first", "Jonas first")},
        {"text": first.text.replace("first", "a colleague")},
        {"text": first.text + " a colleague"},
        {"people": (me, named)},
        {"people": (me, replace(colleague, who="Jonas Lind"), named)},
        {"people": (me, colleague, replace(named, who="Wren Abara"))},
        {"use": replace(first.use, where="Wren’s tower")},
        {"use": None},
        {"since": first.since + timedelta(days=9)},
    ):
        assert told(**forged) == (Verdict.CHANGED, 0, 1, 1), forged
    file.write_bytes(record_file(replace(record, ideas=(first, first)), Format.MARKDOWN))
    assert records.check(file).verdict is Verdict.CHANGED


def test_a_record_of_another_desk_is_told_apart(records, record, tmp_path):
    end = record.end
    for other in (replace(end, digest=bytes(32)), replace(end, count=end.count + 7)):
        file = tmp_path / "other.md"
        file.write_bytes(record_file(replace(record, end=other), Format.MARKDOWN))
        checked = records.check(file)
        assert checked.verdict is Verdict.OTHER_LEDGER
        assert checked.since == end.count - other.count
        nobody = replace(record, end=other, mentor_id=PersonId(new_id()))
        file.write_bytes(record_file(nobody, Format.MARKDOWN))
        assert records.check(file).verdict is Verdict.ANOTHER_DESK


def test_a_record_shows_that_the_ledger_was_cut_off_or_written_anew_behind_it(
    workspace, records, amara, said, tmp_path
):
    file, says = tmp_path / "record.md", SaysCheck(str)
    with workspace.store.reading() as tx:
        before = end_of(tx)
    workspace.ideas.recognise(
        said[0].id, Recognition(RecognitionForm.IN_WRITING, date(2026, 4, 20))
    )
    write_private(file, records.render(records.compose(amara.id), Format.MARKDOWN))
    with workspace.store.transaction() as tx:
        last = select(LedgerEntryRow).order_by(LedgerEntryRow.number.desc()).limit(1)
        tx.delete(tx.scalars(last).one())
        go_on_from(tx, before)
        given = select(RecognitionRow).where(RecognitionRow.idea_id == said[0].id)
        tx.delete(tx.scalars(given.order_by(RecognitionRow.place.desc()).limit(1)).one())
    assert workspace.care.verify().sound
    checked = records.check(file)
    assert (checked.verdict, checked.since) == (Verdict.OTHER_LEDGER, -1)
    assert "ends 1 entry before it: that was cut off" in says.reasons(checked)[1]
    take_answer(workspace, said[0].id, amara.id, Consent.NOT_AT_ALL)
    checked = records.check(file)
    assert (checked.verdict, checked.since) == (Verdict.OTHER_LEDGER, 0)
    assert "has another entry in that place" in says.reasons(checked)[1]


def test_what_cannot_be_read_says_why_and_never_fails_otherwise(records, record, tmp_path):
    locked = BytesIO()
    pdf = records.render(record, Format.PDF)
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pikepdf.open(BytesIO(pdf)) as document:
        del document.attachments[DATA_FILE]
        bare = _saved(document)
    newer = hidden(json.dumps(json.loads(to_data(record)) | {"credit_record": 3}))
    whole = to_data(record)
    files = {
        "no-record": (b"", b"# Notes\n", b"\xff\xfe\x00", bare),
        "record-locked": (locked.getvalue(),),
        "newer": (newer.encode(),),
        "damaged": (
            b"%PDF-1.7 nothing",
            hidden("[]").encode(),
            hidden(whole[:-9]).encode(),
            hidden(whole.replace('"ideas":[', '"ideas":7,"was":[')).encode(),
            hidden("[" * 100_000).encode(),
        ),
    }
    for reason, spoilt in files.items():
        for data in spoilt:
            file = tmp_path / "file"
            file.write_bytes(data)
            with pytest.raises(RecordUnreadableError) as refused:
                records.check(file)
            assert refused.value.facts["reason"] == reason, data[:80]
    for path, reason in ((tmp_path, "no-file"), (tmp_path / "none", "file-closed")):
        with pytest.raises(RecordUnreadableError) as refused:
            records.check(path)
        assert refused.value.facts["reason"] == reason


def test_a_pdf_with_flipped_bytes_matches_or_is_refused_in_words(records, record, tmp_path):
    pdf, file = records.render(record, Format.PDF), tmp_path / "file.pdf"
    verdicts = set()
    for at in range(500, len(pdf), len(pdf) // 25):
        file.write_bytes(pdf[:at] + bytes([pdf[at] ^ 0x41]) + pdf[at + 1 :])
        try:
            verdicts.add(records.check(file).verdict)
        except RecordUnreadableError:
            verdicts.add(None)
    assert verdicts <= {None, Verdict.MATCHES, Verdict.CHANGED}


def test_a_ledger_that_was_changed_in_silence_gives_and_checks_no_record(
    workspace, records, record, amara, tmp_path
):
    file = tmp_path / "record.md"
    write_private(file, records.render(record, Format.MARKDOWN))
    with workspace.store.transaction() as tx:
        entry = tx.get(LedgerEntryRow, 1)
        entry.body = entry.body.replace("Ask", "Tell")
    assert records.check(file).verdict is Verdict.UNSOUND
    with workspace.store.transaction() as tx:
        entry = tx.get(LedgerEntryRow, 1)
        entry.idea_id, entry.body = None, "no entry"
    assert records.check(file).verdict is Verdict.UNSOUND
    with pytest.raises(LedgerError):
        records.compose(amara.id)


def test_before_the_first_idea_there_is_no_record_and_in_the_mentors_seat_there_never_is(
    workspace, amara, clock
):
    with pytest.raises(NoRecordYetError):
        workspace.credit_records.compose(amara.id)
    session = workspace.sessions.plan(amara.id, clock() + timedelta(days=1))
    workspace.hand_over(session.id)
    with pytest.raises(NotYourSeatError):
        workspace.credit_records.compose(amara.id)


def test_an_idea_in_pencil_is_in_no_record_yet(workspace, amara, live):
    idea = workspace.ideas.capture(live.id, amara.id, "Ask the night shift")
    with pytest.raises(NoRecordYetError):
        workspace.credit_records.compose(amara.id)
    workspace.closes.close(live.id)
    assert [one.text for one in workspace.credit_records.compose(amara.id).ideas] == [idea.text]


@pytest.mark.parametrize("whole", [False, True])
def test_what_was_struck_since_is_said_to_be_gone_and_not_to_be_forged(
    workspace, records, record, said, tmp_path, whole
):
    file = tmp_path / "record.md"
    write_private(file, records.render(record, Format.MARKDOWN))
    for idea in said if whole else said[1:]:
        workspace.ideas.strike(idea.id)
    checked = records.check(file)
    assert checked.verdict is Verdict.IN_PART
    assert len(checked.gone) == (2 if whole else 1)
    assert (checked.otherwise, checked.missing) == ((), 0)
    assert SaysCheck(str).verdict(checked) == "Not all of this record can be compared any more."
    how, _, first = SaysCheck(str).reasons(checked)[:3]
    assert how.endswith("nothing of it can be compared any more." if whole else "of it matches.")
    assert first == f"Not compared: “{record.ideas[0 if whole else 1].text}”"
    if not whole:
        # What no idea came of was in none that is left.
        words = record.ideas[0].text
        around = replace(record.ideas[1], holds=(words,))
        file.write_bytes(record_file(replace(record, ideas=(around,)), Format.MARKDOWN))
        assert records.check(file).missing == 1
        held = replace(record.ideas[0], holds=("Save a million",))
        file.write_bytes(record_file(replace(record, ideas=(held,)), Format.MARKDOWN))
        assert records.check(file).missing == 1
    # However many entries an idea had, its strike covers one that nobody can compare.
    added = replace(record.ideas[1], text="Save a million")
    file.write_bytes(record_file(replace(record, ideas=(*record.ideas, added)), Format.MARKDOWN))
    assert records.check(file).verdict is Verdict.CHANGED
    many = (replace(record.ideas[0], text=f"Forged {n}") for n in range(99))
    file.write_bytes(record_file(replace(record, ideas=(*many,)), Format.MARKDOWN))
    assert records.check(file).verdict is Verdict.CHANGED


def test_what_was_struck_before_a_record_covers_no_idea_that_somebody_added(
    workspace, records, said, amara, tmp_path
):
    workspace.ideas.strike(said[1].id)
    record = records.compose(amara.id)
    added = replace(record.ideas[0], text="Save a million")
    file = tmp_path / "record.md"
    for ideas, verdict in (
        (record.ideas, Verdict.MATCHES),
        ((*record.ideas, added), Verdict.CHANGED),
    ):
        file.write_bytes(record_file(replace(record, ideas=ideas), Format.MARKDOWN))
        checked = records.check(file)
        assert (checked.verdict, checked.gone) == (verdict, ())


def test_of_ideas_that_are_one_a_record_tells_once_with_both_their_words(
    workspace, records, said, amara
):
    first, second = (workspace.ideas.of_id(idea.id) for idea in said)
    with workspace.store.transaction() as tx:
        pen = Pen(START)
        enter_change(tx, second, replace(second, joined_into=first.id), pen)
        enter_change(tx, first, replace(first, origins=(second.id,)), pen)
        third = raise_idea(first.session, amara.id, "No shoes", START, ())
        tx.add(IdeaRow.of(third))
        enter_change(tx, None, replace(third, joined_into=second.id), pen)
    (told,) = records.compose(amara.id).ideas
    assert told.holds == (second.text, "No shoes")


@pytest.mark.parametrize("form", FORMS)
def test_a_part_in_the_idea_of_another_is_told_and_where_ones_own_went(
    workspace, records, said, amara, clock, form, tmp_path
):
    ideas, people, day = workspace.ideas, workspace.people, date(2026, 5, 6)
    ravi = people.add_mentor("Ravi Quokkamenon", Pairing(consent=Consent.NOT_AT_ALL))
    met = workspace.sessions.plan(ravi.id, clock() - timedelta(days=9))
    made = []
    for words in ("Film what Ravi saw", "Cards for all", "Quokkaquiet"):
        clock.forward(minutes=1)
        made.append(ideas.capture(met.id, ravi.id, words))
    film, cards, quiet = made
    give_part(
        workspace, cards.id, Contribution(amara.id, Part.CARRIED_OUT, Weight.LEAD, Consent.ASK)
    )
    ideas.move(cards.id, Stage.DECLINED, reason="Quokkareason of his")
    workspace.answers.tell(cards.id, day)
    workspace.idea_joining.join(film.id, said[0].id)
    workspace.idea_joining.join(film.id, quiet.id)
    take_answer(workspace, film.id, people.named("Bo Adeyemi").id, Consent.NOT_AT_ALL)
    record, file = records.compose(amara.id), tmp_path / "record"
    data = records.render(record, form)
    file.write_bytes(data)
    read, seen = _read(data, form), _seen(data, form)
    never = ("Quokka", "Ravi", "Bo Adeyemi", *NEVER)
    assert not [word for word in never if word.lower() in read.lower()]
    for words in (
        "Film what … saw",
        "It also holds: “Ask a colleague",
        "Amara Okafor carried it out (lead).",
        "It was said in another conversation.",
        "Declined on",
    ):
        assert words in seen, words
    assert [(idea.stage, idea.elsewhere) for idea in record.ideas] == [
        (Stage.HEARD, False),
        (Stage.APPLIED, True),
        (Stage.DECLINED, True),
    ]
    assert records.check(file).verdict is Verdict.MATCHES
    # A part that is gone by now stood there then.
    cut = Cut("Cards", "For all", {(amara.id, Part.CARRIED_OUT): Half.SECOND})
    workspace.idea_joining.split(cards.id, cut)
    assert records.check(file).verdict is Verdict.EARLIER
    assert "Cards" not in {idea.text for idea in records.compose(amara.id).ideas}
    forged = replace(record, ideas=(*(replace(one, elsewhere=False) for one in record.ideas),))
    file.write_bytes(record_file(forged, form))
    assert records.check(file).verdict is Verdict.CHANGED
    # Of what it holds each is told their own.
    assert records.compose(ravi.id).ideas[0].holds == (quiet.text,)


@pytest.fixture
def joined(workspace, records, said, amara, clock):
    """What Amara said and what goes on inside it, inside an idea of somebody else."""
    ravi = workspace.people.add_mentor("Ravi Menon", Pairing(consent=Consent.ANYWHERE))
    met = workspace.sessions.plan(ravi.id, clock() - timedelta(days=9))
    clock.forward(minutes=1)
    around = workspace.ideas.capture(met.id, ravi.id, "Film it, as Bo Adeyemi does")
    workspace.idea_joining.join(said[0].id, said[1].id)
    workspace.idea_joining.join(around.id, said[0].id)
    all_three = around, said[0], said[1]
    with workspace.store.transaction() as tx:
        for number, idea in enumerate(all_three):
            old = workspace.ideas.of_id(idea.id)
            enter_change(tx, old, replace(old, first_said=f"Table {number}"), Pen(START))
    return all_three


@pytest.mark.parametrize("struck", [(0,), (1,), (2,), (0, 1), (0, 2), (0, 1, 2)], ids=str)
def test_what_was_struck_around_or_inside_an_idea_is_a_gap_and_no_change(
    workspace, records, amara, joined, struck, tmp_path
):
    record, file = records.compose(amara.id), tmp_path / "record.md"
    (line,) = record.ideas
    assert len(line.holds) == 2
    for at in struck:
        workspace.ideas.strike(joined[at].id)

    def told(*ideas):
        file.write_bytes(record_file(replace(record, ideas=ideas), Format.MARKDOWN))
        checked = records.check(file)
        return checked.verdict, checked.gone, checked.otherwise, checked.missing

    inside = tuple(line.holds[at - 1] for at in struck)
    gone = (line.text,) if 0 in struck else inside
    assert told(line) == (Verdict.IN_PART, gone, (), 0)
    if struck != (0, 1, 2):
        assert told(replace(line, holds=("Save a million",) * 2))[0] is Verdict.CHANGED
        assert told(replace(line, text="Save a million", holds=()))[0] is Verdict.CHANGED
    assert told(*(line,) * 99)[0] is Verdict.CHANGED


def _write_former(record, file, **otherwise):
    """Write a record as version 1 did, the first idea changed as it is given."""
    ideas = (replace(record.ideas[0], **otherwise), *record.ideas[1:])
    content = json.loads(to_data(replace(record, ideas=ideas)))["content"]
    for idea in content["ideas"]:
        del idea["elsewhere"]
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    sealed = sha256(text.encode()).hexdigest()
    whole = {"credit_record": 1, "content": content, "seal": sealed}
    file.write_text(f"Other words\n\n{hidden(json.dumps(whole))}\n")


def test_what_an_earlier_version_did_not_tell_is_not_missed(
    workspace, records, said, amara, clock, tmp_path
):
    ideas, file = workspace.ideas, tmp_path / "record.md"
    ravi = workspace.people.add_mentor("Ravi Menon", Pairing(consent=Consent.ANYWHERE))
    met, later = (
        workspace.sessions.plan(who, clock() - timedelta(days=9)) for who in (ravi.id, amara.id)
    )
    around = ideas.capture(met.id, ravi.id, "Film it")
    inside = ideas.capture(later.id, amara.id, "No shoes")
    alone = next(idea for idea in records.compose(amara.id).ideas if idea.text == "No shoes")
    workspace.idea_joining.join(around.id, inside.id)
    workspace.idea_joining.join(said[0].id, said[1].id)
    with workspace.store.transaction() as tx:
        for number, idea in enumerate(said):
            old = ideas.of_id(idea.id)
            enter_change(tx, old, replace(old, first_said=f"Table {number}"), Pen(START))
    record = records.compose(amara.id)
    own = next(idea for idea in record.ideas if not idea.elsewhere)
    assert (len(record.ideas), own.first_said) == (2, "Table 0; Table 1")

    def told(*others, first_said="Table 0"):
        former = replace(record, ideas=(own, *others))
        _write_former(former, file, first_said=first_said)
        return records.check(file).verdict

    assert told() is Verdict.FORMER
    assert told(first_said="Table 1") is Verdict.CHANGED
    assert told(alone) is Verdict.CHANGED
    ideas.strike(around.id)
    assert told() is Verdict.FORMER


def test_a_record_of_an_earlier_version_is_compared_as_far_as_that_goes(
    workspace, records, record, said, amara, tmp_path
):
    says, file = SaysCheck(str), tmp_path / "record.md"

    def check(**otherwise):
        _write_former(record, file, **otherwise)
        return records.check(file)

    checked = check()
    assert (checked.verdict, checked.otherwise, checked.missing) == (Verdict.FORMER, (), 0)
    assert says.verdict(checked).startswith("An earlier MentorDesk made this record")
    assert "pages are not compared" in says.reasons(checked)[0].replace("\n", " ").lower()
    checked = check(text="Save a million")
    assert (checked.verdict, checked.otherwise) == (Verdict.CHANGED, ("Save a million",))
    assert "may have told the same in another way" in " ".join(says.reasons(checked))
    check()
    file.write_text(file.read_text().replace("(lead)", "").replace("-05-06", "-05-07"))
    assert records.check(file).found.condition is Condition.CHANGED
    check()
    workspace.ideas.strike(said[1].id)
    checked = records.check(file)
    assert (checked.verdict, checked.gone) == (Verdict.FORMER, (record.ideas[1].text,))
    assert "1 idea of it cannot be compared" in " ".join(says.reasons(checked))
    with workspace.store.transaction() as tx:
        entry = tx.get(LedgerEntryRow, 1)
        entry.body = entry.body.replace("Ask", "Tell")
    assert records.check(file).verdict is Verdict.UNSOUND


def test_pages_are_set_anew_only_for_what_the_ledger_told(records, record, tmp_path):
    added = tuple(replace(record.ideas[0], text=f"Save {n} million") for n in range(5000))
    file = tmp_path / "record.md"
    file.write_text(hidden(to_data(replace(record, ideas=(*record.ideas, *added)))))
    checked = records.check(file)
    assert (checked.verdict, checked.found.condition) == (Verdict.CHANGED, Condition.SEALED)
