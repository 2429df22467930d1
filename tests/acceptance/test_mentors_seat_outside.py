"""The mentor's seat from outside: by keyboard alone, heard by a screen reader, and killed."""

from acceptance.at_spi import Reader, patiently
from acceptance.conftest import Start
from acceptance.desks import TOPICS, Made
from acceptance.test_access import assert_clear
from mentordesk.domain.agenda import TopicState
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Pairing
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from support import PASSPHRASE, SMALL_COST

SECRET = "Nobody but Helen may ever read this line"
OTHER = "Ben Aside"
NEW = "Why juniors stay silent"


def opened(planned: Made):
    return DeskService(planned.folder, now, SMALL_COST).unlock(PASSPHRASE)


def write_secret(planned: Made) -> None:
    desk = opened(planned)
    session = desk.sessions.planned()[0]
    desk.notes.write(session.id, None, NoteKind.PRIVATE, SECRET)
    desk.ideas.capture(session.id, session.mentor, SECRET)
    desk.promises.make(session.id, session.mentor, SECRET)
    desk.people.add_mentor(OTHER, Pairing(), SECRET)
    lock(desk)


def private_words(reader: Reader) -> list[str]:
    everything = reader.everything()
    return [words for words in (SECRET, OTHER) if words in everything]


def test_the_mentor_leads_by_keyboard_and_a_kill_comes_back_locked(
    start: Start, planned: Made
) -> None:
    write_secret(planned)
    program = start("--desk", planned.folder)
    reader = program.reader
    reader.find("unlock.passphrase")
    program.come_forward()
    program.unlock(PASSPHRASE)
    reader.wait(SECRET)
    reader.press("today.hand_over")
    reader.wait_for_keyboard("hand_over.code")
    assert_clear(program, "the hand-over")
    program.type("4711")
    program.key("Return")
    reader.wait_for_keyboard("agenda.new")
    assert_clear(program, "the mentor's seat")
    assert not private_words(reader)
    assert "side-today" not in {node.ident.rsplit(".", 1)[-1] for node in reader.tree()}

    program.type(f"{NEW}, 15 min")
    program.key("Return")
    reader.wait(NEW)
    program.key("shift+Tab")
    reader.wait_for_keyboard("agenda.topics")
    program.key("End", "alt+Home", "Down", "F2")
    reader.wait_for_keyboard("topic.words")
    assert_clear(program, "a topic being written")
    program.key("ctrl+a")
    program.type("Seen from outside")
    program.key("Return")
    reader.wait("Seen from outside")
    program.key("ctrl+2", "Escape", "F11", "Delete")
    reader.find("aside.back.0")
    assert_clear(program, "a topic put aside")
    program.key("ctrl+z")
    patiently(lambda: reader.ask("aside.back.0") is None, what="undone")
    reader.press("agenda.cards")
    reader.find("cards.find")
    assert_clear(program, "questions to borrow")
    assert not private_words(reader)
    program.key("Escape")
    patiently(lambda: reader.ask("cards.find") is None, what="the agenda again")
    reader.press("agenda.hand_back")
    reader.find("present.passphrase")
    assert_clear(program, "the way back")
    program.type("a guess")
    program.key("Return", "Escape")
    program.kill()

    program = start("--desk", planned.folder)
    program.reader.find("unlock.passphrase", seconds=30)
    assert NEW not in program.reader.everything()
    program.end()
    desk = opened(planned)
    agenda = desk.agendas.of(desk.sessions.planned()[0].id)
    lock(desk)
    texts = [topic.text for topic in agenda.topics if topic.state is TopicState.OPEN]
    assert texts == [NEW, "Seen from outside", *TOPICS[1:]]
    assert agenda.topics[0].minutes == 15
