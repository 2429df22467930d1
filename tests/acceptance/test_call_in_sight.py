"""A video call that stays visible through a whole session of the real program."""

from acceptance.conftest import Start
from acceptance.desks import Made
from acceptance.walk import as_before, close_the_session
from eyes import Eyes
from foreign import Foreign
from rig import soon
from support import PASSPHRASE


def test_a_call_is_chosen_seen_all_the_time_and_back_where_it_was(
    start: Start, planned: Made, others: Foreign, read_eyes: Eyes
) -> None:
    program = start("--desk", planned.folder)
    reader = program.reader
    reader.find("unlock.passphrase")
    call, mail = others.open("maximised"), others.open()

    def in_sight(window: int) -> bool:
        return read_eyes.shows(window, others.colour(window))

    ours = program.come_forward()
    before = read_eyes.calm()
    program.unlock(PASSPHRASE)
    reader.press("today.start")
    reader.press("start.keep")
    reader.wait("Foreign0 · Salary review 0")
    reader.press("keep.1")
    reader.press("question.yes")
    reader.wait("Foreign0 stays visible")
    reader.press("start.start")
    reader.wait("Focus on · Foreign0 stays visible")
    soon(lambda: in_sight(call), what="the call in sight")
    assert read_eyes.calm().active == ours
    assert mail not in read_eyes.state().stacking
    program.key("ctrl+shift+f")
    assert soon(lambda: as_before(read_eyes, before, ours), what="everything as before")
    program.key("ctrl+shift+f")
    soon(lambda: in_sight(call), what="the call in sight again")
    reader.press("live.keep")
    reader.press("keep.1")
    reader.press("question.yes")
    soon(lambda: in_sight(mail), what="one more let in")
    close_the_session(program)
    assert soon(lambda: as_before(read_eyes, before, ours), what="everything as before")
