"""What MentorDesk wrote to the mentor: when it comes back, its lines are nobody's topics."""

import re
from collections.abc import Sequence
from itertools import takewhile

from mentordesk.domain import letter_lines as lines
from mentordesk.exchange.agenda_parts import MAX_AROUND, Draft, LineKind, Pair
from mentordesk.exchange.agenda_style import NESTED
from mentordesk.exchange.clean_text import squeeze

_ANY = re.compile(r"\\\{\w+\\\}")
_MOST_ABOVE = 10  # lines between the greeting and what it leads to, however they are wrapped


def _like(*templates: str, ends: str = "$") -> re.Pattern[str]:
    """Return what knows a line of these again, whatever names stand in it."""
    known = "|".join(_ANY.sub(".{1,200}", re.escape(template)) for template in templates)
    return re.compile(f"(?:{known}){ends}")


_OPENINGS = (
    _like(lines.HELLO, lines.TO_CALL, lines.TO_ASK, lines.FROM_TO, lines.OVER_IT),
    _like(lines.HI.partition("{facts}")[0], ends=""),
)
_HOW = (lines.HOW_BY_MAIL, lines.HOW_BY_CHAT, lines.HOW_SAID)
_HEADINGS = (
    *(lines.ON_AGENDA, lines.ASKING, lines.PROMISED, lines.I_ASK, lines.I_PROMISED),
    *(lines.ROOM_FOR, lines.NOT_CLOSED, lines.TRYING, lines.I_TRY, lines.TELL_TRIED),
    *(lines.UNANSWERED, lines.I_OWE, lines.TELL_OWED, lines.AS_YOU_LIKE, lines.AS_LIKED),
)
_HEADING = _like(*_HEADINGS, ends=":?$")
_ITEM = re.compile(r"[-*•·]\s")
_GAP = re.compile(rf"\d+\. {re.escape(squeeze(lines.GAP))}")
_CLOSING = _like(lines.THANKS, lines.WRITE_DOWN)
_SHEET, _PAGE = _like(lines.LISTENS), _like(lines.SEES_NOTHING, ends="")
_WRAPPED = 40


def take_own_letter(drafts: Sequence[Draft], pair: Pair) -> None:
    """Mark the lines of an invitation, as a message, a mail, a card, a sheet or the page."""
    if not any("ou lead" in draft.text for draft in drafts):
        return
    parts: dict[tuple[int, int], list[Draft]] = {}
    for draft in drafts:
        parts.setdefault((draft.depth, draft.message), []).append(draft)
    for part in parts.values():
        letter = _Letter(part, pair)
        while letter.at < len(part):
            letter.step()


def is_opening(text: str) -> bool:
    """Say whether a letter of ours begins so."""
    return any(opening.match(text) for opening in _OPENINGS)


class _Letter:
    """Goes down the lines once and remembers what of the letter it is in."""

    def __init__(self, drafts: Sequence[Draft], pair: Pair) -> None:
        self.at = 0
        self._drafts, self._pair = drafts, pair
        self._texts = [_words(draft) for draft in drafts]
        self._begun = self._own = self._in_list = self._signed = False

    def step(self) -> None:
        """Decide the next line, or all that the letter begins with."""
        end = self._end_of_how() or self._end_of_page()
        if end:
            self._begun, self._own, self._in_list = True, True, False
            self._mark(self._opening(), end)
        elif self._begun:
            self._own = self._is_listed() or self._is_signed()
            self._mark(self.at, self.at + self._own)
        self.at = end or self.at + 1

    def _mark(self, begin: int, end: int) -> None:
        for draft in self._drafts[begin:end]:
            if draft.open:
                draft.kind = LineKind.NOT_THEIRS

    def _end_of_how(self) -> int:
        """Return where the words that ask for topics end, wrapped or not; 0 for none here."""
        said = self._texts[self.at]
        if not said.startswith((lines.HOW, lines.HOW_SAID)):
            return 0
        end = self.at + 1
        for text in self._texts[end:]:
            said = squeeze(f"{said} {text}")
            if not text or not any(how.startswith(said) for how in _HOW):
                break
            end += 1
        return self._signed_below(end) or end

    def _signed_below(self, begin: int) -> int:
        """Return where the leader signed, if no gap stands before that, as in a short message."""
        below = takewhile(lambda n: self._texts[n], range(begin, len(self._texts)))
        return next((n + 1 for n in below if self._pair.is_leader(self._texts[n])), 0)

    def _end_of_page(self) -> int:
        """Return where the page or the sheet gives way to the mentor's own; 0 for none here."""
        for begins, last in ((_PAGE, lines.TO_SEND), (_SHEET, lines.YOUR_TOPICS)):
            if begins.match(self._texts[self.at]):
                below = range(self.at, len(self._texts))
                return next((n + 1 for n in below if self._texts[n] == last), len(self._texts))
        return 0

    def _opening(self) -> int:
        """Return where the letter began that asks for topics here."""
        above, texts = range(self.at - 1, max(-1, self.at - 1 - _MOST_ABOVE), -1), self._texts
        return next((n for n in above if is_opening(texts[n])), self.at)

    def _is_listed(self) -> bool:
        """Say whether the letter lists this; what somebody wrote between stays theirs."""
        draft, text = self._drafts[self.at], self._texts[self.at]
        if _HEADING.match(text):
            self._in_list = True
        elif self._in_list:
            self._in_list = draft.kind is not LineKind.BLANK
            return self._is_wrapped(draft) or _ITEM.match(text) is not None
        return self._in_list

    def _is_wrapped(self, draft: Draft) -> bool:
        """Say whether a mail program broke the line above, which is the letter's own, here."""
        above = self._drafts[self.at - 1].text
        if not self._own or len(above) < _WRAPPED:
            return False
        ours = lines.MARK_OF_OURS.search(squeeze(f"{above} {draft.text}"))
        return draft.text.lstrip()[:1].islower() or _is_inset(draft) or ours is not None

    def _is_signed(self) -> bool:
        """Say whether the letter ends here, with its gaps to write in or the leader's name."""
        text, above = self._texts[self.at], self._texts[self.at - 1]
        if _GAP.match(text) or _CLOSING.match(text):
            return True
        named = self._own and self._pair.is_leader(text)
        # What a mail program puts below the name goes on to the next gap.
        self._signed = bool(text) and (self._signed or (named and above == lines.THANKS))
        return named or self._signed


def _words(draft: Draft) -> str:
    """Return the words of a line that may be the letter's; a note below a topic never is."""
    return "" if _is_inset(draft) or len(draft.text) > MAX_AROUND else squeeze(draft.text)


def _is_inset(draft: Draft) -> bool:
    return draft.indent >= NESTED
