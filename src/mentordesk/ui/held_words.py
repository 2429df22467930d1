"""What is asked before earlier ideas are held to what a pair settles about names."""

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.person import Consent, Pairing, Person
from mentordesk.ui import wording


def earlier(mentor: Person, ideas: int) -> str:
    """Return for how many ideas it holds, how they are told of then, and that it stays so."""
    settled = (mentor.pairing or Pairing()).consent
    # About an earlier idea nobody asks for the first time: each act of credit is asked about.
    now = Consent.EACH_TIME if settled is Consent.ASK else settled
    words = _tr(
        "{name} may be named more freely for {n} ideas so far. They are held to this too: {how}."
        " That stays so for them, whatever you settle later."
    )
    if ideas == 1:
        words = _tr(
            "{name} may be named more freely for one idea so far. It is held to this too: {how}."
            " That stays so for it, whatever you settle later."
        )
    return words.format(name=mentor.first_name, n=ideas, how=wording.consent(now))


def _tr(words: str) -> str:
    return QCoreApplication.translate("words", words)
