"""The five steps of the close, by keyboard alone."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from journeys.person import Person

STEPS = ("Ideas", "Promises", "Amara’s word", "Next time")


def _nothing() -> None:
    pass


def through_the_close(helen: Person, heard: str, meanwhile: Callable[[], None] = _nothing) -> None:
    """Say back what was heard, take the mentor's word, plan the next session; the desk locks."""
    helen.type("close.playBack", heard)
    helen.press("close.confirmed")
    meanwhile()
    for step in STEPS:
        helen.until(partial(helen.reads, "close.next", step))
        helen.press("close.next")
        meanwhile()
        if step == "Amara’s word":
            say_yes(helen)
    helen.walk_to("close.plan")
    helen.key(Qt.Key.Key_Down)
    helen.press("close.next")
    # The mentor sat last: only the passphrase leads back.
    helen.until(lambda: helen.ended == [True])


def say_yes(helen: Person) -> None:
    """Answer as the mentor would: arrows lead through the answers of one question."""
    helen.walk_to("close.word.heard.0")
    helen.key(Qt.Key.Key_Left)
    assert helen.see("close.word.heard.3").isChecked()
