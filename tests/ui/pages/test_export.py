"""The way out of a summary: what is seen is what is saved, and nothing before it was seen."""

import stat
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random

import pyrage
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from shiboken6 import delete

from mentordesk.domain.export_record import ExportKind
from mentordesk.domain.note import NoteKind
from mentordesk.domain.session import SessionState
from mentordesk.domain.summary import Choice, Reader, Section
from mentordesk.errors import LettersMissingError, NoPrinterError, NotYourSeatError
from mentordesk.export.age import ToSeal
from mentordesk.export.formats import Format, Lock
from mentordesk.services.agendas import NewTopic
from mentordesk.services.exports import ExportService
from mentordesk.ui.dialogs import print_pdf
from mentordesk.ui.dialogs.replace_file import ReplaceFileDialog
from mentordesk.ui.pages.export import ExportPage
from mentordesk.ui.summary_files import Making, Step, Wanted
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Scheme
from seen import one, press, words
from support import HeldTasks

PRIVATE, SHARED, SECRET = "only for my eyes", "for the two of us", "between the lines"


@pytest.fixture
def export(qtbot, workspace, amara, clock, tasks, notices):
    session = workspace.sessions.plan(amara.id, clock())
    agenda = workspace.agendas.receive(session.id, [NewTopic("The office rule"), NewTopic("Ties")])
    workspace.agendas.receive(session.id, [], dropped=[agenda.topics[1].id])
    workspace.sessions.start(session.id)
    workspace.notes.write(session.id, None, NoteKind.PRIVATE, PRIVATE)
    workspace.notes.write(session.id, None, NoteKind.SHARED, SHARED)
    workspace.notes.write(session.id, None, NoteKind.OFF_THE_RECORD, SECRET)
    page = ExportPage(workspace, session.id, tasks, notices)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    page.refresh()
    return page


def test_for_oneself_the_locked_pdf_holds_private_notes_and_never_the_secret(export, qtbot):
    qtbot.waitUntil(lambda: PRIVATE in export.preview.pages.text())
    shown = export.preview.pages.text()
    assert SHARED in shown
    assert SECRET not in shown


@pytest.mark.parametrize("reader", [Reader.MENTOR, Reader.SPONSOR])
def test_for_others_no_private_note_is_shown(export, qtbot, reader):
    export.form.readers.choose(reader.value)
    qtbot.waitUntil(export.form.save.isEnabled)
    assert export._rendered.summary.reader is reader
    assert PRIVATE not in export.preview.pages.text()
    assert (SHARED in export.preview.pages.text()) == (reader is Reader.MENTOR)


def test_in_the_open_private_notes_stay_out_and_it_is_said(export, qtbot):
    export.form.format.choose("markdown")
    qtbot.waitUntil(lambda: not export.preview.shows_pages)
    assert PRIVATE not in export.preview.words.toPlainText()
    assert "only in a locked file" in export.form._out.text()


@pytest.mark.parametrize("reader", Reader)
def test_the_list_beside_the_page_tells_what_is_in_it_and_what_is_not(export, qtbot, reader):
    session = export._of
    export._workspace.ideas.capture(
        session, export._workspace.sessions.of_id(session).mentor, "Ask"
    )
    export.form.readers.choose(reader.value)
    qtbot.waitUntil(export.form.save.isEnabled)
    inside, told = export._rendered.summary.inside, export.form._out.text()
    for section, row in export.form.parts.items():
        count = inside.get(section)
        assert row.accessibleDescription() == (f"{count} in the file" if count else "")
    topics = export.form.parts[Section.AGENDA]
    if reader is Reader.SPONSOR:
        assert "Agenda and time spent (2): not for this reader" in told
        assert "The title (1): names somebody who did not agree, so not by name" in told
    else:
        own = reader is Reader.ME
        count = "2" if own else "1"
        said = f"{count} in the file"
        assert (topics.accessibleDescription(), topics.isVisible()) == (said, True)
        assert ("Agenda and time spent (1): dropped from the agenda" in told) is not own


def test_the_saved_file_is_the_previewed_bytes_and_private(export, tmp_path):
    target = tmp_path / "summary.pdf"
    export.save_as(export._rendered, str(target))
    assert target.read_bytes() == export._rendered.data
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_the_passphrase_of_a_saved_file_is_in_sight_and_in_no_notice(
    export, qtbot, tmp_path, notices
):
    export.resize(900, 420)
    export.save_as(export._rendered, str(tmp_path / "summary.pdf"))
    field, window = export.form.file_key.words, export._side.choices.viewport()
    export.resize(900, 360)  # a notice above the page takes its room from it
    qtbot.waitUntil(lambda: window.rect().contains(field.mapTo(window, field.rect().bottomLeft())))
    assert field.text() == export._rendered.key
    assert field.text() not in "".join(notices.words)


@pytest.mark.parametrize("reader", [Reader.ME, Reader.MENTOR])
def test_what_to_do_with_a_passphrase_fits_who_gets_it_and_goes_with_it(
    export, announced, tmp_path, notices, reader
):
    form, own = export.form, reader is Reader.ME
    form.readers.choose(reader.value)
    assert ("by another way" in form.file_key.told.text()) is not own
    assert form.file_key.told.text() in form.file_key.copy.accessibleDescription()
    press(form, "export.copy")
    assert QGuiApplication.clipboard().text() == form.key()
    assert heard(announced)[-1] == "Copied. It can be pasted for one minute."
    export.save_as(export._rendered, str(tmp_path / "summary.pdf"))
    assert ("by another way" in notices.words[-1]) is not own
    withdrawn = []
    notices.withdrawn.connect(partial(withdrawn.append, True))
    form.parts[Section.AGENDA].click()
    assert withdrawn == [True]  # the words that stand there now open another file


def test_a_passphrase_is_not_lost_where_another_is_chosen_while_its_file_is_written(
    export, tmp_path, notices
):
    before, target = export._rendered, tmp_path / "summary.pdf"
    export.form.readers.choose(Reader.MENTOR.value)
    export.form.format.choose("markdown")
    export.save_as(before, str(target))
    assert target.exists()
    assert not export.form.file_key.words.isVisible()
    stands = f"summary.pdf opens with: {before.key}"
    assert stands in words(export.form)
    assert before.key not in "".join(notices.words)


def heard(announced):
    """Return what was said aloud but for how far a file is, which a slow computer tells of."""
    return [said for said in announced if said not in ("Making the file.", "Done.")]


def test_before_it_is_saved_it_is_seen_and_heard_who_can_open_a_file(export, announced):
    form = export.form
    export.resize(900, 420)
    assert form.meaning.isVisible()
    assert not export._side.choices.isAncestorOf(form.meaning)
    assert "Locked: only its passphrase opens it." in form.save.accessibleDescription()
    assert "Off the record (1): never leaves" in form.save.accessibleDescription()
    assert not heard(announced)
    form.format.choose("markdown")
    assert form.meaning.text() == "Not locked: anybody who gets this file can read it."
    assert form.meaning.text() in form.save.accessibleDescription()
    stays_out = "Stays out\nPrivate notes (1): only in a locked file"
    assert heard(announced) == [form.meaning.text(), stays_out]
    form.parts[Section.AGENDA].click()
    assert len(heard(announced)) == 2  # that it is unticked is said by the box


@pytest.mark.parametrize("percent", [100, 200])
def test_all_six_words_of_a_passphrase_can_be_read(export, qtbot, qapp, percent):
    theme = Theme(qapp)
    theme.apply(Scheme.LIGHT, percent / 100)
    try:
        words = export.form.file_key.words
        qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
        assert len(words.text().split()) == 6
        assert words.width() >= words.minimumSizeHint().width()
        assert words.text() in words.accessibleName()
        assert words.text() in export.form.file_key.copy.accessibleDescription()
    finally:
        theme.apply(Scheme.LIGHT)


def test_one_passphrase_opens_the_file_of_one_reader(export, qtbot, tmp_path):
    keys = [export.form.key()]
    export.form.readers.choose(Reader.MENTOR.value)
    keys.append(export.form.key())
    qtbot.waitUntil(lambda: export._rendered is not None)
    export.save_as(export._rendered, str(tmp_path / "a.pdf"))
    export.form.parts[Section.SHARED_NOTES].setChecked(False)
    keys.append(export.form.key())
    assert len(set(keys)) == len(keys)
    assert not any(key in repr(export._rendered) for key in keys)
    assert SHARED not in repr(export._rendered)


@pytest.mark.parametrize("way", [Lock.PDF, Lock.AGE])
@pytest.mark.parametrize("meanwhile", ["nothing", "reader", "open", "gone"])
def test_a_passphrase_is_said_to_stand_there_only_as_long_as_it_does(
    qtbot, workspace, amara, clock, held, notices, tmp_path, way, meanwhile
):
    page = ExportPage(workspace, workspace.sessions.plan(amara.id, clock()).id, held, notices)
    page.refresh()
    held.finish()
    if way is Lock.AGE:
        page.form.age.click()
        held.finish()
    key, ticked = page.form.key(), page.form.age if way is Lock.AGE else page.form.lock
    page.save_as(page._rendered, str(tmp_path / "summary.pdf"))
    match meanwhile:
        case "reader":
            page.form.readers.choose(Reader.MENTOR.value)
        case "open":
            ticked.click()
        case "gone":
            delete(page)
    held.finish()
    said = [told for told in notices.words if told.startswith("Saved as summary.pdf")]
    assert len(said) == 1
    assert ("stands here" in said[0]) == (meanwhile != "gone")
    assert ("no longer shown" in said[0]) == (meanwhile == "gone")
    if meanwhile != "gone":
        shown = page.form.file_key
        assert (page.form.key() == key) == (meanwhile == "nothing")
        assert (key in shown._other.text()) == (meanwhile != "nothing")
        assert shown._other.isHidden() == (meanwhile == "nothing")
        page.form.parts[Section.AGENDA].click()
        assert shown.passphrase != key  # the next file gets its own
        page.close()


def test_nothing_can_be_saved_before_the_chosen_file_is_seen(export):
    tasks = export._tasks = HeldTasks()
    assert export.form.save.isEnabled()
    export.form.format.choose("markdown")
    assert not export.form.save.isEnabled()
    tasks.finish()
    assert export.form.save.isEnabled()
    assert export._rendered.form is Format.MARKDOWN


def test_a_file_to_edit_is_shown_by_the_words_in_its_bytes(export, qtbot):
    export.form.format.choose(Format.DOCX.value)
    qtbot.waitUntil(export.form.save.isEnabled)
    assert export._rendered.data.startswith(b"PK")
    shown = export.preview.words
    assert not export.preview.shows_pages
    assert SHARED in shown.toPlainText()
    export._workspace.notes.write(export._of, None, NoteKind.SHARED, "Changed")
    export.refresh()
    qtbot.waitUntil(lambda: "Changed" in shown.toPlainText())


def test_any_file_can_be_locked_with_age_and_then_hold_private_notes(export, qtbot, tmp_path):
    form, shown = export.form, export.preview.words
    assert form.age.isVisible()
    qtbot.mouseClick(form.age, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    assert not form.lock.isChecked()
    form.format.choose("markdown")
    qtbot.waitUntil(lambda: PRIVATE in shown.toPlainText())
    assert "To open it: age -d -o NAME.md NAME.md.age" in form.file_key.told.text()
    rendered, taken = export._rendered, tmp_path / "summary.md.age"
    assert rendered.suffix == ".md.age"
    export.save_as(rendered, str(tmp_path / "summary.md"))
    assert [path.name for path in tmp_path.iterdir() if "summary" in path.name] == [taken.name]
    found = pyrage.passphrase.decrypt(taken.read_bytes(), form.file_key.words.text())
    assert found == rendered.data
    assert PRIVATE in found.decode()
    qtbot.mouseClick(form.age, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    qtbot.waitUntil(lambda: PRIVATE not in shown.toPlainText())


def test_a_name_that_nobody_was_asked_about_is_asked_about_before_it_is_written_over(
    export, qtbot, workspace, tmp_path, notices
):
    taken = tmp_path / "summary.pdf"
    taken.write_text("older")
    qtbot.waitUntil(export.form.save.isEnabled)
    export.form.save.click()
    chooser = export.findChild(QFileDialog)
    assert chooser.defaultSuffix() == ""  # or it might be put on unasked
    chooser.fileSelected.emit(str(tmp_path / "summary"))
    question = export.findChild(ReplaceFileDialog)
    assert question.accessibleName() == "Replace summary.pdf?"
    assert question.focusWidget() is question.no
    question.no.click()
    assert taken.read_text() == "older"
    assert workspace.exports.all() == ()
    export.save_as(export._rendered, str(tmp_path / "summary"))
    export.findChildren(ReplaceFileDialog)[-1].yes.click()
    assert taken.read_bytes() == export._rendered.data
    assert notices.words[-1].startswith("Saved as summary.pdf")
    assert len(workspace.exports.all()) == 1
    taken.write_text("older")
    export.save_as(export._rendered, str(taken))  # about this name the file dialog asked
    assert taken.read_bytes() == export._rendered.data


def test_a_file_that_comes_while_one_is_sealed_is_asked_about(export, qtbot, tmp_path, notices):
    export.form.age.click()
    qtbot.waitUntil(export.form.save.isEnabled)
    taken, seal = tmp_path / "summary.pdf.age", export._bytes

    def seal_and_be_late(file: ToSeal) -> bytes:
        taken.write_text("newer")
        return seal(file)

    export._bytes = seal_and_be_late
    export.save_as(export._rendered, str(taken))
    assert taken.read_text() == "newer"
    export.findChild(ReplaceFileDialog).yes.click()
    assert taken.read_bytes().startswith(b"age-encryption.org/v1")


def test_what_left_is_kept_with_the_hash_of_the_file_and_never_where_it_went(
    export, qtbot, workspace, tmp_path
):
    qtbot.waitUntil(export.form.save.isEnabled)
    export.save_as(export._rendered, str(tmp_path / "no such folder" / "summary.pdf"))
    export.save_as(export._rendered, str(tmp_path / ("x" * 300 + ".pdf")))
    assert workspace.exports.all() == ()
    path = tmp_path / "summary.pdf"
    export.save_as(export._rendered, str(path))
    (left,) = workspace.exports.of_session(export._of)
    assert (left.what.kind, left.what.reader) == (ExportKind.SUMMARY, Reader.ME)
    assert (left.what.form, left.what.lock) == ("pdf", "pdf")
    assert (left.size, left.sha256) == (path.stat().st_size, sha256(path.read_bytes()).digest())
    export.form.age.click()
    qtbot.waitUntil(export.form.save.isEnabled)
    export.save_as(export._rendered, str(path))
    sealed = (tmp_path / "summary.pdf.age").read_bytes()
    (age,) = [left for left in workspace.exports.all() if left.what.lock == "age"]
    assert age.sha256 == sha256(sealed).digest()
    assert str(tmp_path) not in str(workspace.exports.all())


def test_a_record_that_cannot_be_kept_undoes_no_file(export, tmp_path, notices, monkeypatch):
    monkeypatch.setattr(ExportService, "note", refused)
    path = tmp_path / "summary.pdf"
    export.save_as(export._rendered, str(path))
    assert path.read_bytes() == export._rendered.data
    assert notices.words[-1].startswith("Saved, but the desk could not note it.")
    assert export.folder.isVisible()


def test_a_share_that_is_slow_is_noted_even_when_its_page_is_gone(
    qtbot, workspace, amara, clock, held, notices, tmp_path
):
    session = workspace.sessions.plan(amara.id, clock())
    page = ExportPage(workspace, session.id, held, notices)
    page.refresh()
    held.finish()
    page.save_as(page._rendered, str(tmp_path / "summary.pdf"))
    delete(page)
    held.finish()
    assert (tmp_path / "summary.pdf").exists()
    assert len(workspace.exports.of_session(session.id)) == 1


def refused(*_: object) -> None:
    raise NotYourSeatError


def test_the_way_a_pdf_is_locked_is_one_of_two(export):
    form = export.form
    for way in (form.age, form.lock):
        way.toggle()  # as a screen reader does, which does not click
    assert (form.lock_way(), form.age.isChecked()) == (Lock.PDF, False)
    form.age.toggle()
    assert (form.lock_way(), form.lock.isChecked()) == (Lock.AGE, False)
    form.age.toggle()
    assert form.lock_way() is None


def test_of_what_is_chosen_while_a_file_is_made_the_last_is_made_next(export):
    tasks = export._tasks = HeldTasks()
    export.form.format.choose("markdown")
    for section in (Section.AGENDA, Section.SHARED_NOTES):
        export.form.parts[section].setChecked(False)
    tasks.finish_oldest()
    assert export._rendered is None
    assert not export.form.save.isEnabled()
    tasks.finish_oldest()
    assert not tasks.busy
    assert (export._rendered.summary.shared, export._rendered.summary.topics) == ((), ())


@pytest.mark.parametrize("seed", range(3))
def test_whatever_was_chosen_meanwhile_what_is_saved_or_printed_is_what_is_seen(
    export, tmp_path, monkeypatch, seed
):
    walk, form, tasks = Random(seed), export.form, HeldTasks()
    seen, printed, show = [], [], export.preview.show_file
    monkeypatch.setattr(export.preview, "show_file", lambda *file: seen.append(file) or show(*file))
    monkeypatch.setattr(print_pdf, "print_pdf", lambda _, pdf, *__: printed.append(pdf))
    parts = [form.parts[section] for section in (Section.AGENDA, Section.SHARED_NOTES)]
    ways = [
        lambda: form.readers.choose(walk.choice(list(Reader)).value),
        lambda: form.format.choose(walk.choice([*(way.value for way in Format), "paper"])),
        *(row.click for row in (*parts, form.role_names, form.lock)),
    ]
    left = 0
    export.form.role_names.click()  # so that there is something to be seen
    export._tasks = tasks
    for number in range(40):
        walk.choice(ways)()
        for _ in range(walk.randrange(3)):
            if tasks.busy:
                tasks.finish_oldest()
        if not form.save.isEnabled():
            assert export._rendered is None
            form.save.click()
            assert export.findChildren(QFileDialog) == []
            continue
        what, data, key = seen[-1]
        assert (what, key) == (form.form(), form.key() or "")
        form.save.click()
        if form.on_paper():
            assert printed[-1] == data
        else:
            path = tmp_path / f"{number}{what.suffix}"
            (chooser,) = export.findChildren(QFileDialog)
            chooser.fileSelected.emit(str(path))
            delete(chooser)
            assert path.read_bytes() == data
            kept = {one.sha256 for one in export._workspace.exports.all()}
            assert sha256(data).digest() in kept
        left += 1
    assert left > 3


def test_a_file_that_cannot_be_made_leaves_no_older_one_to_be_seen(export, notices):
    session = export._of
    export._workspace.notes.write(session, None, NoteKind.SHARED, "Cuneiform \U00012000")
    export.refresh()
    assert LettersMissingError in notices.errors
    assert export.preview.pages.text() == ""
    form = export.form
    assert not form.save.isEnabled()
    form.parts[Section.AGENDA].click()
    assert form.parts[Section.AGENDA].accessibleDescription() == ""
    assert form.parts[Section.SHARED_NOTES].accessibleDescription() == "1 in the file"
    assert "Agenda and time spent (2): not chosen" in form._out.text()
    form.format.choose("markdown")
    assert form.save.isEnabled()


def test_a_file_that_cannot_be_written_is_said(export, tmp_path, notices):
    export.save_as(export._rendered, str(tmp_path / "no such folder" / "summary.pdf"))
    assert "could not be written" in notices.words[-1]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_where_nothing_opens_folders_it_is_said_where_the_file_is(export, tmp_path, notices):
    file = tmp_path / "summary {1}.pdf"
    export.save_as(export._rendered, str(file))
    press(export, "export.folder")
    assert notices.words[-1].startswith("Nothing on this computer opens folders.")
    assert notices.words[-1].endswith(str(file))


def test_the_folder_of_a_saved_file_is_asked_for_and_the_file_named(
    export, tmp_path, notices, folders
):
    file = tmp_path / "summary.pdf"
    export.save_as(export._rendered, str(file))
    press(export, "export.folder")
    assert folders == [tmp_path]
    assert notices.words[-1] == f"The file is here: {file}"


def test_a_part_unticked_is_left_out(export, qtbot):
    export.form.parts[Section.SHARED_NOTES].setChecked(False)
    qtbot.waitUntil(export.form.save.isEnabled)
    assert not export._rendered.summary.shared
    assert SHARED not in export.preview.pages.text()


def test_the_sessions_state_is_untouched_by_an_export(export, workspace, tmp_path: Path):
    export.save_as(export._rendered, str(tmp_path / "a.pdf"))
    assert workspace.sessions.live().state is SessionState.LIVE


def test_the_pages_can_be_read_as_text(export, qtbot):
    qtbot.waitUntil(lambda: SHARED in export.preview.pages.text())
    export.preview.bar.as_text.click()
    assert not export.preview.shows_pages
    assert SHARED in export.preview.words.toPlainText()
    export.preview.bar.as_text.click()
    assert export.preview.shows_pages


def test_on_paper_goes_what_is_seen_and_nothing_that_needs_a_lock(export, notices, monkeypatch):
    form, printed = export.form, []

    def give_to_printer(_parent, pdf, _tasks, _failed, done) -> None:
        printed.append(pdf)
        done(None)

    monkeypatch.setattr(print_pdf, "print_pdf", give_to_printer)
    form.format.choose("paper")
    shown = (form.lock, form.age, form.file_key.words)
    assert not any(one.isVisible() for one in shown)
    assert "Paper is not locked" in form.meaning.text()
    text = export.preview.pages.text()
    assert (PRIVATE in text, SHARED in text) == (False, True)
    assert form.save.text() == "Print it"
    form.save.click()
    assert printed == [export._rendered.data]
    (left,) = export._workspace.exports.all()
    assert (left.what.kind, left.what.lock) == (ExportKind.PAPER, "")
    assert left.sha256 == sha256(printed[0]).digest()
    form.format.choose("pdf")
    assert form.save.text() == "Save the file"


def test_without_a_printer_it_is_said_and_nothing_is_lost(export, notices, monkeypatch):
    monkeypatch.setattr(print_pdf.QPrinterInfo, "availablePrinterNames", list)
    export.form.format.choose("paper")
    export.form.save.click()
    assert NoPrinterError in notices.errors
    assert export.form.save.isEnabled()


def test_with_role_names_nobody_is_named_in_the_file(export):
    assert "Amara Okafor" in export.preview.pages.text()
    export.form.role_names.click()
    text = export.preview.pages.text()
    assert "with the mentor" in text
    assert "Amara" not in text
    assert export.form._check.isVisible()
    assert "Check for nicknames" in export.form._check.text()


def zoom_of(export):
    return export.preview.bar.fit.text(), export.preview.pages._sheets[0].width()


def test_pages_are_zoomed_by_buttons_keys_and_the_wheel(export, qtbot, announced):
    export.activateWindow()
    percent, width = zoom_of(export)
    assert percent == "100 %"
    press(export, "preview.closer")
    assert zoom_of(export) == ("125 %", width * 125 // 100)
    QTest.keyClick(export.form.readers, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: zoom_of(export) == ("150 %", width * 150 // 100))
    QTest.keyClick(export.form.readers, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: zoom_of(export)[0] == "125 %")
    assert heard(announced) == ["125 %", "150 %", "125 %"]
    press(export, "preview.fit")
    assert zoom_of(export) == (percent, width)
    pages = export.preview.pages
    for turn in (60, 60, -120, -60):
        turned(pages, turn)
    assert zoom_of(export)[0] == "100 %"
    turned(pages, -60)
    assert zoom_of(export)[0] == "80 %"


def turned(pages, angle):
    """Turn the wheel over the pages with Ctrl held."""
    at, held = QPointF(50, 50), Qt.KeyboardModifier.ControlModifier
    wheel = QWheelEvent(
        at, QPointF(pages.mapToGlobal(QPoint(50, 50))), QPoint(), QPoint(0, angle),
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    pages.wheelEvent(wheel)


def test_a_zoom_has_its_ends_and_keeps_what_is_in_the_middle(export):
    pages, bar = export.preview.pages, export.preview.bar
    for _ in range(12):
        bar.closer.click()
    assert pages.percent == 400
    assert not bar.closer.isEnabled()
    scroll = pages.verticalScrollBar()
    scroll.setValue(scroll.maximum() // 2)
    middle = pages._middle()
    bar.farther.click()
    assert pages._middle() == pytest.approx(middle, abs=0.01)
    for _ in range(12):
        bar.farther.click()
    assert pages.percent == 50
    assert not bar.farther.isEnabled()


def test_by_keyboard_the_pages_are_turned_and_told(export, announced):
    text = "\n\n".join(f"Paragraph {n}" for n in range(160))
    export._workspace.notes.write(export._of, None, NoteKind.SHARED, text)
    export.refresh()
    pages, bar = export.preview.pages, export.preview.bar
    export.activateWindow()
    pages.setFocus()
    count = len(pages._sheets)
    assert count > 3
    assert bar._page.text() == f"Page 1 of {count}"
    QTest.keyClick(pages, Qt.Key.Key_PageDown)
    assert bar._page.text() == f"Page 2 of {count}"
    assert pages.accessibleName().endswith(f"Page 2 of {count}")
    assert "Paragraph" in pages.accessibleDescription()
    assert heard(announced) == [f"Page 2 of {count}\n{pages.accessibleDescription()}"]
    QTest.keyClick(pages, Qt.Key.Key_End)
    assert bar._page.text() == f"Page {count} of {count}"
    QTest.keyClick(pages, Qt.Key.Key_PageUp)
    assert bar._page.text() == f"Page {count - 1} of {count}"
    QTest.keyClick(pages, Qt.Key.Key_Home)
    assert bar._page.text() == f"Page 1 of {count}"


@pytest.fixture
def read_aloud():
    """A screen reader is there."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("read_aloud")
def test_a_screen_reader_has_the_words_of_all_pages_and_none_of_the_last_file(export, qtbot):
    text = "\n\n".join(f"Paragraph {n}" for n in range(900))
    export._workspace.notes.write(export._of, None, NoteKind.PRIVATE, text)
    export.refresh()
    sheets = export.preview.pages._sheets
    last = f"preview.page{len(sheets)}"
    qtbot.waitUntil(lambda: "Paragraph 899" in one(export, last).accessibleDescription())
    export._workspace.notes.write(export._of, None, NoteKind.SHARED, "Once more. " * 9000)
    making = Making(Step.READING)
    wanted = Wanted(Choice(Reader.MENTOR), Format.PDF, None, None)
    other = export._files.made(export._files.read(export._of, making), wanted, making)
    export.preview.show_pdf(other.data)
    assert len(sheets) > 5
    assert not any("Paragraph" in sheet.accessibleDescription() for sheet in sheets)


def test_all_words_of_a_long_file_are_read_page_after_page(export, qtbot):
    text = "\n\n".join(f"Paragraph {n}" for n in range(900))
    export._workspace.notes.write(export._of, None, NoteKind.SHARED, text)
    export.refresh()
    export.preview.bar.as_text.click()
    words = export.preview.words
    assert "Paragraph 1" in words.toPlainText()
    qtbot.waitUntil(lambda: "Paragraph 899" in words.toPlainText())
    assert words.toPlainText().split() == export.preview.pages.text().split()
    assert words.textCursor().atStart()
