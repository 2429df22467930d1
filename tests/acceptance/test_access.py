"""Every screen, as somebody meets it who does not see it."""

from acceptance.at_spi import Ear, patiently
from acceptance.clarity import answer_nothing, assert_clear, hear
from acceptance.conftest import Start
from acceptance.desks import LEADER, Made
from acceptance.program import Program
from acceptance.walk import STEPS, open_the_only_session
from rig import Rig
from support import PASSPHRASE

WAITED = "What did you last wait for longer than the work itself took?"
SECRET = "Nobody else may ever read this line"
NO_PRINTER = "There is no printer here that prints on paper."


def test_first_run_goes_by_keyboard_alone_and_names_every_control(start: Start, tmp_path) -> None:
    program = start("--desk", tmp_path / "new")
    reader = program.reader
    reader.find("first.name")
    program.come_forward()
    assert_clear(program, "welcome")
    program.type(LEADER)
    program.key("Return")
    reader.find("first.passphrase")
    assert_clear(program, "passphrase")
    for _ in range(2):
        program.type(PASSPHRASE)
        program.key("Return")
    reader.find("first.group1")
    assert_clear(program, "recovery code")
    nothing_is_printed(program)
    program.key("Tab", "Tab")
    for number in (1, 2):
        name = reader.find(f"first.group{number}").name
        wanted = next(int(word) for word in name.split() if word.isdigit())
        reader.wait_for_keyboard(f"first.group{number}")
        program.type(reader.find(f"first.shown{wanted}").name)
        program.key("Return")
    reader.find("mentor.name")
    assert_clear(program, "first mentor")
    program.type("Amara Okafor")
    program.key("Return")
    reader.find("today.plan")
    assert_clear(program, "an empty Today")


def nothing_is_printed(program: Program) -> None:
    """Ask for the code on paper: where no printer is, that is said, else which one is asked."""
    reader = program.reader
    reader.press("first.print")
    patiently(lambda: reader.ask(role="dialog", name="Print") or NO_PRINTER in reader.words())
    if NO_PRINTER not in reader.words():
        hear(program, "Print", "")
        program.key("Escape")
        patiently(lambda: reader.ask(role="dialog") is None, what="the end of printing")


def test_every_place_of_the_desk_names_its_controls(start: Start, year: Made) -> None:
    program = start("--desk", year.folder)
    reader = program.reader
    reader.find("unlock.passphrase")
    assert_clear(program, "unlock")
    reader.press("unlock.other_way")
    reader.find("unlock.code")
    assert_clear(program, "unlock by code")
    reader.press("unlock.other_way")
    program.unlock(PASSPHRASE)
    reader.find("today.start")
    assert_clear(program, "Today")
    for number, ident in ((2, "sessions.plan"), (4, "people.add"), (3, "ideas.counts")):
        program.key(f"ctrl+{number}")
        reader.find(ident)
        assert_clear(program, ident)
    the_story_of_an_idea(program)
    what_is_found(program)
    the_dialogs_of_sessions_and_people(program)
    the_keys(program)


def the_story_of_an_idea(program: Program) -> None:
    reader = program.reader
    reader.wait_for_keyboard("ideas.heard")
    program.key("Home", "Return")
    idea = reader.find("idea.words").name
    assert_clear(program, "the story of an idea")
    answer_nothing(program, "idea.to_parked", "Park the idea", idea)
    answer_nothing(program, "idea.to_declined", "Decline it", idea)
    answer_nothing(program, "idea.named", "How Amara is named", idea)
    answer_nothing(program, "idea.add_name", "Who else had a part in it?", idea)
    reader.press("idea.first_said")
    hear(program, "Who first said it?", idea)
    program.type("Ana, on the tram")
    program.key("Return")
    reader.wait("Who first said it: Ana, on the tram, noted by you")
    reader.press("idea.to_applied")
    hear(program, "The idea is in use", idea)
    program.type("In every advert")
    program.key("Return")
    reader.find("credit.form")
    hear(program, "Give credit", idea)
    program.key("Escape")
    reader.find("idea.to_credit")
    reader.press("idea.back")
    answer_nothing(program, "ideas.new", "A new idea", "between sessions")


def what_is_found(program: Program) -> None:
    reader = program.reader
    program.key("ctrl+k")
    hear(program, "Search", "")
    reader.wait_for_description("search.line", "The beginning of a word is enough")
    program.type("day")
    reader.wait("What you said back: “A newcomer learns in the first three days")
    reader.wait("welcome.”, Amara Okafor, Session 4, ")
    reader.wait_for_description("search.found", " found")
    assert_clear(program, "what was found")
    program.key("Escape")
    patiently(lambda: reader.ask(role="dialog") is None, what="the end of the search")


def the_dialogs_of_sessions_and_people(program: Program) -> None:
    reader = program.reader
    reader.press("side-people")
    answer_nothing(program, "people.add", "Add a mentor", "")
    answer_nothing(program, "people.guide", "For the conversation", "")
    stays = reader.find("clause.confidential")
    assert stays.name == "What is said here stays here"
    assert "as told to Helen. Helen agreed on" in reader.described(stays)
    answer_nothing(program, "clause.confidential", stays.name, "It has limits")
    answer_nothing(program, "agreement.add", "A line of your own", "once both of you agree to it")
    answer_nothing(program, "agreement.page", "Your agreement with Amara Okafor", "One page")
    answer_nothing(program, "people.likes", "How Amara likes it", "kept with today")
    answer_nothing(program, "people.summary", "Summary of a period", "sessions were held, from")
    answer_nothing(program, "aims.add.mine", "Add an aim of yours", "because you talk")
    reader.press("side-sessions")
    answer_nothing(program, "sessions.plan", "Plan a session", "")
    reader.press("side-today")
    reader.press("today.agenda")
    reader.find("session.receive")
    assert_clear(program, "a planned session")
    answer_nothing(program, "session.move", "Move the session", "your notes go along")
    answer_nothing(program, "session.arrange", "Place and length", "keeps its time")
    answer_nothing(program, "session.missed", "It does not take place", "stays in the list")
    answer_nothing(program, "session.suggest_format", "Formats to start from", "lays out the time")
    a_question_is_borrowed_by_keys(program)
    reader.press("session.receive")
    reader.write("sent.original", "- A buddy in week one")
    reader.wait("A buddy in week one")
    hear(program, "What", "")
    program.key("Escape")


def a_question_is_borrowed_by_keys(program: Program) -> None:
    program.reader.press("session.borrow_cards")
    hear(program, "Questions to borrow", "Take what you would really ask")
    program.type("whose desk")
    program.key("Return", "space", "Tab", "Tab", "Tab", "Tab", "Tab", "Return")
    patiently(lambda: program.reader.ask(role="dialog") is None, what="the end of borrowing")
    program.reader.wait(WAITED)


def the_keys(program: Program) -> None:
    reader = program.reader
    reader.press("side-settings")
    reader.find("settings.scheme")
    assert_clear(program, "settings")
    for button, title in (("settings.code", "Recovery code"), ("settings.change", "Change")):
        reader.press(button)
        hear(program, "Your passphrase", " ")
        program.type(PASSPHRASE)
        program.key("Return")
        hear(program, title, "")
        program.key("Escape")
        patiently(lambda: reader.ask(role="dialog") is None)


def test_the_room_of_a_session_names_its_controls_and_keeps_private_words(
    start: Start, planned: Made, read_rig: Rig
) -> None:
    program = start("--desk", planned.folder)
    reader = program.reader
    program.unlock(PASSPHRASE)
    reader.press("today.start")
    reader.find("start.start")
    assert_clear(program, "start card")
    reader.press("start.start")
    reader.find("live.notes")
    assert_clear(program, "live")
    program.key("ctrl+i")
    reader.find("live.idea")
    assert_clear(program, "an idea")
    program.type("A buddy in week one")
    program.key("Return")
    reader.wait("A buddy in week one")
    program.type(SECRET)
    reader.wait(SECRET)  # a press by the bus may come before letters that wait on the screen
    patiently(lambda: reader.find("live.saved").name == "saved", what="saved")
    reader.press("live.wrapUp")
    for step in STEPS:
        reader.find("close.next", name=step)
        if step == "Promises":
            reader.press(name="Add a name")
            reader.find("close.name")
        assert_clear(program, f"the close before {step}")
        assert SECRET not in reader.everything()
        reader.press("close.next")
    assert_clear(program, "next time")
    reader.press("close.notNow")
    reader.press("close.next")
    reader.find("unlock.passphrase")
    assert SECRET not in reader.everything()
    open_the_only_session(program)
    assert_clear(program, "a closed session")
    assert SECRET not in reader.everything()
    reader.press("session.private")
    reader.wait(SECRET)
    reader.press("session.main")
    reader.find("export.save")
    assert_clear(program, "export")
    who_can_open_a_file_is_heard(program, read_rig)
    program.key("ctrl+l")
    reader.find("unlock.passphrase")
    assert SECRET not in reader.everything()
    assert LEADER.split()[0] not in reader.everything()


def who_can_open_a_file_is_heard(program: Program, rig: Rig) -> None:
    """Copy the passphrase of a summary and save it, by ear."""
    reader, ear = program.reader, Ear(rig.environ["DBUS_SESSION_BUS_ADDRESS"])
    reader.wait_for_description("export.save", "Locked: only its passphrase opens it.")
    reader.wait_for_description("export.copy", "Passphrase of the file: ")
    reader.press("export.copy")
    ear.wait("Copied. It can be pasted for one minute.")
    reader.press("export.save")
    reader.find(role="dialog", name="Save the summary")
    reader.wait_for_keyboard("fileNameEdit")
    program.key("Return")
    ear.wait("Its passphrase stands here and nowhere else; keep it.")
    reader.press("export.lock")
    ear.wait("Not locked: anybody who gets this file can read it.")
    ear.wait("Private notes (1): only in a locked file")
    ear.close()
