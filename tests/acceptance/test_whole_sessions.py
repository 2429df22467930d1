"""Whole sessions in every look: by keyboard alone, read from outside at each station."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from acceptance.at_spi import Ear, patiently
from acceptance.by_keys import Keys, by_keys
from acceptance.clarity import assert_clear, hear
from acceptance.conftest import Start
from acceptance.desks import TOPICS, Made
from acceptance.program import launcher, read_desktop
from eyes import looking
from mentordesk.domain.idea import Stage
from mentordesk.domain.session import Session
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.timings import Spell
from mentordesk.services.workspace import Workspace
from rig import Rig, missing
from support import PASSPHRASE, SMALL_COST

PRIVATE = "Only Helen may ever read this line"
SHARED = "We answer within three days"
UNSHARED = "Amara would rather not be quoted"
OFF_RECORD = "The board is quarrelling"
IDEA = "A buddy who answers within a day"
PROMISE = "Ask the board for two recruiting days"
HEARD = "Nine days of silence cost us people"
ASK = "the name of my last employer"
HELPER = "Jonas Weber"
QUESTION = "Amara, stop here, or ten more?"
ALMOST_OVER = 45 * 60 - 6
"""Seconds of a session of 45 minutes."""


@dataclass(frozen=True)
class Look:
    """How the window looks, under which window manager, and which colour lies under it all."""

    scheme: str
    percent: int
    manager: str
    ground: bytes

    def __str__(self) -> str:
        return f"{self.scheme}-{self.percent}"


LIGHT, DARK = bytes.fromhex("FAF8F4"), bytes.fromhex("17191C")
LOOKS = (
    Look("light", 100, "openbox", LIGHT),
    Look("dark", 100, "openbox", DARK),
    Look("light", 200, "xfwm4", LIGHT),
    Look("dark", 200, "xfwm4", DARK),
)


@pytest.fixture(params=LOOKS, ids=str)
def look(request: pytest.FixtureRequest) -> Look:
    return request.param


@pytest.fixture
def dressed(look: Look, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """A desktop of somebody who chose this look."""
    lacking = missing("Xvfb", look.manager, "dbus-daemon", "xdotool")
    if lacking or not launcher():
        pytest.skip(lacking or "not installed: at-spi2-core")
    with read_desktop(tmp_path_factory.mktemp("dressed"), look.manager) as rig:
        file = rig.home / "config" / "mentordesk" / "settings.json"
        file.parent.mkdir(parents=True)
        chosen = {"scheme": look.scheme, "text_percent": look.percent}
        file.write_text(json.dumps(chosen), "utf-8")
        yield rig


class Leader:
    """Helen, at the keyboard, with a screen reader."""

    def __init__(self, keys: Keys, ear: Ear) -> None:
        self.keys, self.ear = keys, ear
        self.program, self.reader = keys.program, keys.reader
        self.key = keys.program.key

    def meet(self, ident: str) -> None:
        """Come to a screen, with the keyboard where one goes on."""
        self.reader.find(ident)
        self.keys.stay_at(ident)
        assert_clear(self.program, ident)

    def assert_nowhere(self, *words: str) -> None:
        """Fail if a screen reader could get hold of these words, shown or not."""
        everything = self.reader.everything()
        assert everything
        assert not [word for word in words if word in everything]

    def wait_saved(self) -> None:
        patiently(lambda: self.reader.find("live.saved").name == "saved", what="saved")


def opened(planned: Made) -> Workspace:
    return DeskService(planned.folder, now, SMALL_COST).unlock(PASSPHRASE)


@pytest.mark.timeout(300)  # three starts of the program, on a computer that may be busy
def test_a_whole_session_goes_by_keyboard_alone(
    look: Look, dressed: Rig, start: Start, planned: Made, tmp_path: Path
) -> None:
    ear = Ear(dressed.environ["DBUS_SESSION_BUS_ADDRESS"])
    program = start("--desk", planned.folder, rig=dressed)
    with by_keys(program, dressed) as keys:
        helen = Leader(keys, ear)
        helen.meet("unlock.passphrase")
        program.come_forward()
        arrive(helen)
        write_and_catch(helen)
        assert ground_of(dressed) == look.ground
        step_out_and_in_again(helen)
        is_interrupted(helen, planned)
        time_is_up(helen)
        close(helen)
        read_what_came_of_it(helen)
        export(helen, tmp_path / "summary.pdf")
    program.key("ctrl+l")
    program.reader.find("unlock.passphrase")
    program.end()
    ear.close()
    assert_all_there(planned)


def arrive(helen: Leader) -> None:
    """Come from the gate to the table."""
    helen.keys.enter("unlock.passphrase", PASSPHRASE)
    helen.meet("today.start")
    helen.keys.press("today.start")
    helen.reader.find("start.phone.leader")
    helen.meet("start.start")
    for phone in ("mentor", "leader"):
        helen.keys.press(f"start.phone.{phone}")
        patiently(lambda who=phone: "checked" in helen.reader.find(f"start.phone.{who}").states)
    helen.keys.press("start.start")
    helen.ear.wait("Focus is on.")
    helen.meet("live.notes")


def write_and_catch(helen: Leader) -> None:
    """Use every sheet and every key of the table; the keyboard is always back in the notes."""
    keys, ear = helen.keys, helen.ear
    keys.write("live.notes", PRIVATE)
    helen.wait_saved()
    helen.key("F7")
    ear.wait("Shared with Amara")
    helen.assert_nowhere(PRIVATE)
    keys.write("live.notes", SHARED)
    helen.key("F8")
    ear.wait("Off the record")
    keys.write("live.notes", OFF_RECORD)
    assert_clear(helen.program, "off the record")
    helen.key("F8")
    ear.wait("My notes")
    for key, line, words in (("ctrl+i", "idea", IDEA), ("ctrl+p", "promise", PROMISE)):
        helen.key(key)
        helen.reader.find(f"live.{line}")
        helen.keys.stay_at(f"live.{line}")
        assert_clear(helen.program, line)
        keys.enter(f"live.{line}", words)
        helen.reader.wait(words)
        keys.stay_at("live.notes")
    helen.key("F9")
    ear.wait("You are talking")
    helen.key("F9")
    ear.wait("Amara is talking")
    helen.key("ctrl+Down")
    ear.wait(TOPICS[1])
    helen.key("F7")
    ear.wait("Shared with Amara")
    keys.write("live.notes", UNSHARED)
    helen.wait_saved()
    helen.key("F1")
    helen.reader.find("live.movesList")
    assert_clear(helen.program, "moves")
    helen.key("F1")
    ear.wait("Closed")
    helen.key("ctrl+Up")
    ear.wait(TOPICS[0])
    keys.stay_at("live.notes")


def step_out_and_in_again(helen: Leader) -> None:
    with helen.program.held("Escape"):
        helen.ear.wait("Focus is off, every window is back.")
    assert_clear(helen.program, "out of focus")
    helen.key("ctrl+shift+f")
    helen.ear.wait("Focus is on.")
    helen.keys.stay_at("live.notes")


def is_interrupted(helen: Leader, planned: Made) -> None:
    """Lock in the middle; what was spent before stands on the desk when it is opened again."""
    helen.key("ctrl+l")
    hear(helen.program, "Lock in the middle of the session?", "Every word is kept")
    helen.key("ctrl+l")
    helen.reader.find("unlock.passphrase")
    helen.assert_nowhere(PRIVATE, SHARED, OFF_RECORD, IDEA, PROMISE, *TOPICS)
    desk = opened(planned)
    session = desk.sessions.live()
    assert session is not None
    more = ALMOST_OVER - session.timing.present
    desk.timings.spend(session.id, Spell(present=more, mentor_spoke=more // 2))
    lock(desk)
    helen.program.come_forward()
    helen.keys.enter("unlock.passphrase", PASSPHRASE)
    helen.meet("today.go_on")
    helen.keys.press("today.go_on")


def time_is_up(helen: Leader) -> None:
    """The mentor has ten more from then on, and stops all the same."""
    patiently(lambda: "left" in helen.reader.find("live.until").name, what="digits")
    helen.ear.wait(QUESTION)
    helen.reader.find("live.wrapUp", name="Stop here")
    assert_clear(helen.program, "the time is up")
    helen.key("ctrl+shift+t")
    patiently(lambda: "left" not in helen.reader.find("live.until").name, what="ten more")
    helen.reader.find("live.wrapUp", name="Wrap up")
    helen.keys.stay_at("live.notes")
    helen.key("ctrl+shift+Return")
    helen.ear.wait("What did you hear?")


def close(helen: Leader) -> None:
    """Go through the five steps, each with an answer."""
    say_back(helen)
    answer_the_idea(helen)
    date_the_promise(helen)
    give_the_mentors_word(helen)
    plan_the_next(helen)


def say_back(helen: Leader) -> None:
    helen.meet("close.playBack")
    helen.keys.write("close.playBack", HEARD)
    helen.keys.press("close.saysBack")
    helen.keys.press("close.confirmed")
    helen.assert_nowhere(PRIVATE, OFF_RECORD)
    go_on(helen, "Ideas", "What is worth trying?")


def answer_the_idea(helen: Leader) -> None:
    helen.meet(f"close.answer.{Stage.TRYING}")
    helen.keys.press(f"close.answer.{Stage.TRYING}")
    helen.keys.press(name="Add a name")
    helen.keys.enter("close.name", HELPER)
    helen.reader.wait("Jonas noticed it")
    helen.keys.stay_at("close.name")
    assert_clear(helen.program, "a second name")
    helen.assert_nowhere(PRIVATE, OFF_RECORD)
    go_on(helen, "Promises", "What will you do?")


def date_the_promise(helen: Leader) -> None:
    helen.meet("close.promise")
    helen.keys.press("close.promiseBy")
    helen.keys.walk_to(name="By when")
    helen.key("Up")
    helen.assert_nowhere(PRIVATE, OFF_RECORD)
    helen.key("ctrl+Return")
    helen.ear.wait("Amara, this is your seat")


def give_the_mentors_word(helen: Leader) -> None:
    """Amara reads what is kept, has one line struck, asks for more, and taps."""
    keys, reader = helen.keys, helen.reader
    assert_clear(helen.program, "the mentor’s seat")
    helen.assert_nowhere(PRIVATE, OFF_RECORD)
    keys.press(name=f"Strike: {UNSHARED}")
    keys.stay_at("close.keep")
    keys.press("close.destroy")
    helen.ear.wait("It is gone from the desk")
    helen.assert_nowhere(UNSHARED)
    patiently(
        lambda: (met := reader.focused()) and met.name == f"Strike: {IDEA}",
        what="the line after it",
    )
    keys.walk_to("close.strikeAsk")
    assert not [one for one in reader.shown() if one.name.startswith("It is gone from the desk")]
    keys.enter("close.strikeAsk", ASK)
    reader.wait(f"You asked for: {ASK}")
    helen.ear.wait(f"You asked for: {ASK}")
    for question in ("heard", "safe"):
        keys.walk_to(f"close.word.{question}.0")
        helen.key("Left")
        patiently(lambda at=question: "checked" in reader.find(f"close.word.{at}.3").states)
    go_on(helen, "Next time", "Next time")


def plan_the_next(helen: Leader) -> None:
    helen.meet("close.plan")
    helen.assert_nowhere(PRIVATE, OFF_RECORD)
    go_on(helen, "Close the session and lock")
    helen.reader.find("unlock.passphrase")
    helen.ear.wait("The session is closed and saved.")
    helen.assert_nowhere(PRIVATE, SHARED, IDEA, PROMISE, HEARD, *TOPICS)


def go_on(helen: Leader, button: str, then: str = "") -> None:
    """Walk to the button that leads on, which says where to; hear the next question."""
    helen.reader.find("close.next", name=button)
    helen.keys.press("close.next")
    if then:
        helen.ear.wait(then)


def read_what_came_of_it(helen: Leader) -> None:
    helen.program.come_forward()
    helen.keys.enter("unlock.passphrase", PASSPHRASE)
    helen.reader.find("side-today")
    helen.key("ctrl+2")
    helen.keys.stay_at("sessions.rows")
    helen.key("End", "Return")
    helen.reader.find("session.private")
    helen.meet("session.main")
    for words in (SHARED, IDEA, PROMISE, HEARD, ASK, "Amara confirmed it"):
        helen.reader.wait(words)
    helen.assert_nowhere(PRIVATE, OFF_RECORD, UNSHARED)
    helen.keys.press("session.private")
    helen.reader.wait(PRIVATE)
    assert_clear(helen.program, "private notes")
    helen.keys.press("session.main")


def is_at(helen: Leader, name: str) -> bool:
    """Return whether the keyboard is there, or nowhere yet."""
    met = helen.reader.focused()
    return met is None or met.name == name


def export(helen: Leader, file: Path) -> None:
    """Save what the mentor may read."""
    keys = helen.keys
    keys.stay_at("export.back")
    keys.walk_to(name="Only me")
    helen.key("Down")
    # What is shown of the leader's own file may be saved until the other reader is chosen.
    patiently(lambda: not is_at(helen, "Only me"), what="the next reader")
    patiently(lambda: "enabled" in helen.reader.find("export.save").states, what="a preview")
    assert_clear(helen.program, "export")
    helen.assert_nowhere(PRIVATE, OFF_RECORD)
    keys.press("export.save")
    keys.stay_at("fileNameEdit")
    helen.key("ctrl+a")
    keys.enter("fileNameEdit", str(file))
    patiently(file.exists, what="the file")
    assert_clear(helen.program, "a saved summary")


def ground_of(rig: Rig) -> bytes:
    """Return the colour that most of the screen wears, as red, green and blue."""
    with looking(rig.display) as eyes:
        data = eyes.picture()
    ((colour, _),) = Counter(data[at : at + 3] for at in range(0, len(data), 4)).most_common(1)
    return colour[::-1]


def assert_all_there(planned: Made) -> None:
    desk = opened(planned)
    try:
        assert_kept(desk, desk.sessions.earlier(1)[0])
        assert len(desk.sessions.planned()) == 1
    finally:
        lock(desk)


def assert_kept(desk: Workspace, session: Session) -> None:
    assert session.state.value == "closed"
    assert session.play_back.text == HEARD
    assert session.play_back.confirmed
    assert (session.word.heard, session.word.safe, session.word.worth) == (3, 3, None)
    assert session.timing.exits == 1
    notes = {(note.kind.value, note.text) for note in desk.notes.of_session(session.id)}
    assert notes == {("private", PRIVATE), ("shared", SHARED)}
    (idea,) = desk.ideas.of_session(session.id)
    assert (idea.text, idea.stage) == (IDEA, Stage.TRYING)
    assert idea.is_restated_in(session.id)
    assert len(idea.contributions) == 2
    (promise,) = desk.promises.of_session(session.id)
    assert promise.text == PROMISE
    assert promise.due is not None
