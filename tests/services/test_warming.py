"""What is worked out while the passphrase is typed is there when the page is read."""

from mentordesk.services import demo, warming
from mentordesk.services.desk import lock
from mentordesk.vault import cipher
from support import PASSPHRASE


def test_the_first_page_of_a_desk_has_nothing_left_to_compile(workspace, desk, clock, monkeypatch):
    demo.fill(workspace, clock())
    expected = workspace.today.of(clock())
    lock(workspace)
    compiled = {}
    monkeypatch.setattr(cipher, "_COMPILED", compiled)
    warming.read_once()
    known = set(compiled)
    again = desk.unlock(PASSPHRASE)
    assert again.today.of(clock()) == expected
    assert set(compiled) == known
    lock(again)
