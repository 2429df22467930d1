"""How a text speaks of a mentor: by their pronouns, or by name where they gave none."""

import re
from dataclasses import dataclass

_KNOWN = {
    "she": ("she", "her", "her", "hers"),
    "he": ("he", "him", "his", "his"),
    "they": ("they", "them", "their", "theirs"),
    "it": ("it", "it", "its", "its"),
}
_ANY = frozenset(form for forms in _KNOWN.values() for form in forms)
_BETWEEN = re.compile(r"\s*[/,]\s*")
_OWN = re.compile(r"[^\W\d_]+(?:\s*/\s*[^\W\d_]+){2,3}")


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words for somebody: who does, whom it is done to, whose it is, and that it is theirs.

    `is_plural` where what the person does is told as of several, as in “they say”.
    """

    who: str
    whom: str
    whose: str
    theirs: str
    is_plural: bool = False

    def does(self, one: str, several: str) -> str:
        """Return who does something, in the form that fits."""
        return f"{self.who} {several if self.is_plural else one}"


def spoken_of(name: str, pronouns: str) -> Spoken:
    """Return the words for somebody of that name.

    Known are “she/her” and the like, of several sets the first, as of “she, they”; of others three
    or four forms have to be told, as in “xe/xem/xyr”. Anybody else is told of by name: nothing is
    guessed.
    """
    told = pronouns.strip().casefold()
    forms = _BETWEEN.split(told)
    if forms[0] in _KNOWN and _ANY.issuperset(forms):
        return Spoken(*_KNOWN[forms[0]], is_plural=forms[0] == "they")
    if _OWN.fullmatch(told):
        who, whom, whose, *more = forms
        return Spoken(who, whom, whose, more[0] if more else f"{whose}s")
    own = f"{name}\N{RIGHT SINGLE QUOTATION MARK}s"
    return Spoken(name, name, own, own)
