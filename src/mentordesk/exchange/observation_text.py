"""Reads an observation sheet that the mentor filled in; nothing falls away in silence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from mentordesk.domain import letter_lines as lines
from mentordesk.domain.content import SheetRow
from mentordesk.errors import AgendaTextError, SheetTextError
from mentordesk.exchange import phrases
from mentordesk.exchange.agenda_parts import MAX_AROUND, Draft, LineKind, Pair, Unreadable
from mentordesk.exchange.drafts import drafts_of, part
from mentordesk.exchange.own_letter import is_opening
from mentordesk.exchange.phrases import Aside
from mentordesk.exchange.pleasantries import pleasantry_end
from mentordesk.exchange.sheet_parts import NO_ANSWER, ReadAnswer, ReadSheet, SheetLine
from mentordesk.exchange.sheet_questions import Begun, SheetQuestions, goes_on, unnumbered, words_of

_LETTER = (lines.WATCH_ME, lines.HI_WATCH, lines.SAY_WATCH, lines.HOW_WATCH, lines.WATCHED)
_LIKED = re.compile(rf"{lines.AS_YOU_LIKE}: |{lines.AS_LIKED.replace('{name}', '.{1,200}')}: ")
_FEW = 3
_BESIDES, _NOWHERE = -1, -2
_MOST_DEPTHS = 4
_GAP = re.compile(r"[\s_.…|*\-–—=:;,()\[\]]*$")
_DASHES = re.compile(r"[-–—_]{2,3}$")


@dataclass(frozen=True, slots=True)
class _Parted:
    """A text parted into mails and messages, with the question that each line may begin with."""

    drafts: Sequence[Draft]
    begun: Sequence[Begun | None]
    sheet: SheetQuestions
    senders: frozenset[str]
    pair: Pair

    def is_of_letter(self, text: str, *, goes_on: bool) -> bool:
        """Say whether the leader wrote this above the sheet, wrapped by a mail program or not.

        Few words are somebody's own unless the letter goes on with them.
        """
        words, enough = words_of(text), 1 if goes_on else _FEW
        said = f" {' '.join(words)} "
        ours = len(words) >= enough and any(said in one or one in said for one in self._letter())
        ours = ours or _LIKED.match(text) is not None
        return ours or is_opening(text) or self.pair.is_leader(text)

    def _letter(self) -> Iterator[str]:
        for line in self.pair.ours:
            yield f" {' '.join(words_of(f'{lines.AS_YOU_LIKE}: {line}'))} "
        for line, name in product(_LETTER, self.pair.mentors_names or ("",)):
            yield f" {' '.join(words_of(line.format(name=name)))} "


def read_sheet(text: str, rows: Iterable[SheetRow], pair: Pair = Pair()) -> ReadSheet:  # noqa: B008 - it is frozen
    """Return the answers in a text, and what each of its lines was taken for.

    A question may be told in half of its words, or by its number alone; what belongs to none
    stands besides. Raises SheetTextError.
    """
    try:
        drafts = drafts_of(text)
    except AgendaTextError as error:
        raise SheetTextError(**error.facts) from None
    senders, sheet = part(drafts, pair), SheetQuestions(rows)
    begun = [sheet.begun(draft.text) if _may_ask(draft) else None for draft in drafts]
    reading = _best(_Parted(drafts, begun, sheet, senders, pair))
    if reading is None:
        kinds = {draft.kind for draft in drafts}
        alone = LineKind.NOT_THEIRS in kinds and None not in kinds
        raise SheetTextError(reason=Unreadable.NOT_THEIRS.value if alone else NO_ANSWER)
    return reading.finished()


def _may_ask(draft: Draft) -> bool:
    return draft.kind in {None, LineKind.NOT_THEIRS}


def _best(parted: _Parted) -> "_Reading | None":
    """Return the newest mail with an answer, else with numbers for questions, else with words."""
    depths = sorted({draft.depth for draft in parted.drafts if draft.open})[:_MOST_DEPTHS]
    worded: _Reading | None = None
    for by_number in (False, True):
        for depth in depths:
            reading = _Reading(parted, depth, by_number=by_number)
            reading.read()
            if reading.is_answered:
                return reading
            worded = worded or (reading if reading.words else None)
    return worded


class _Said(NamedTuple):
    """Words of the mentor's: of which line, to which question, and whether a blank line parts."""

    line: int
    place: int
    text: str
    parted: bool


class _Reading:
    """Goes down the lines once, with the answers as deep in the quotes as one mail stands."""

    def __init__(self, parted: _Parted, depth: int, *, by_number: bool) -> None:
        self._in, self._depth, self._by_number = parted, depth, by_number
        self.words: list[_Said] = []
        self._kinds: list[LineKind] = []
        self._asked: dict[int, int] = {}
        self._place = _BESIDES
        self._due: tuple[str, ...] = ()
        self._message = 0
        self._is_quoted = self._is_signed = self._is_parted = False

    @property
    def is_answered(self) -> bool:
        """Return whether there are words to one question at least."""
        return any(said.place != _BESIDES for said in self.words)

    def read(self) -> None:
        """Decide every line."""
        for line, draft in enumerate(self._in.drafts):
            self._kinds.append(self._decide(line, draft))
        self._take_off_signature()

    def finished(self) -> ReadSheet:
        """Return what was found."""
        places = sorted({said.place for said in self.words})
        order = [*(place for place in places if place != _BESIDES), _BESIDES]
        of_line = {said.line: said.place for said in self.words} | self._asked
        numbers = {place: number for number, place in enumerate(order) if place in places}
        told = (
            SheetLine(draft.number, draft.original, kind, numbers.get(of_line.get(line, _NOWHERE)))
            for line, (draft, kind) in enumerate(zip(self._in.drafts, self._kinds, strict=True))
        )
        return ReadSheet(tuple(map(self._answer, numbers)), tuple(told))

    def _answer(self, place: int) -> ReadAnswer:
        parts = [said for said in self.words if said.place == place]
        text = "".join(f"\n\n{said.text}" if said.parted else f"\n{said.text}" for said in parts)
        if place == _BESIDES:
            return ReadAnswer("", "", text.strip())
        row = self._in.sheet.rows[place]
        return ReadAnswer(row.key, row.text, text.strip())

    def _decide(self, line: int, draft: Draft) -> LineKind:
        self._turn_to(draft.message)
        if not _may_ask(draft):
            self._is_parted |= draft.kind is LineKind.BLANK
            return draft.kind or LineKind.OTHER
        own, text = draft.open and draft.depth <= self._depth, draft.text.strip()
        begun = self._in.begun[line]
        if begun is None and own and self._by_number:
            begun = self._in.sheet.numbered(text, self._place + 1)
        if draft.depth >= self._depth:
            if begun is not None:
                return self._begin(line, begun, own=own)
            if same := goes_on(text, self._due):
                self._due = self._due[same:]
                return LineKind.QUESTION
        if own:
            return self._decide_words(line, text)
        return draft.kind or LineKind.QUOTED

    def _turn_to(self, message: int) -> None:
        """Leave a question that only the leader's own message before this one asked."""
        if message != self._message and self._is_quoted:
            self._place, self._due = _BESIDES, ()
        self._message = message

    def _begin(self, line: int, begun: Begun, *, own: bool) -> LineKind:
        self._place, self._due = begun.place, begun.due
        self._is_quoted, self._is_parted = not own, False
        self._asked[line] = begun.place
        if own and not _GAP.match(begun.rest):
            self._say(line, begun.rest)
            return LineKind.SAW
        return LineKind.QUESTION

    def _decide_words(self, line: int, text: str) -> LineKind:
        if _GAP.match(text) or _GAP.match(unnumbered(text)):
            self._is_signed |= bool(self.words) and _DASHES.match(text) is not None
            return LineKind.OTHER
        if self._is_signed:
            return LineKind.SIGNATURE
        around = self._around(text) if self._place == _BESIDES else None
        if around is None:
            self._say(line, text)
        return around or LineKind.SAW

    def _say(self, line: int, text: str) -> None:
        self.words.append(_Said(line, self._place, text, self._is_parted))
        self._due, self._is_parted = (), False

    def _around(self, text: str) -> LineKind | None:
        """Return what a line is that stands around the sheet; None for what was seen besides."""
        if len(text) > MAX_AROUND:
            return None
        if self._signs(text):
            return LineKind.SIGNATURE
        if phrases.aside(text)[0] is Aside.POINTER:
            return LineKind.OTHER
        if (phrases.greeting_end(text) or pleasantry_end(text)) == len(text):
            return LineKind.GREETING
        if self._in.is_of_letter(text, goes_on=self._kinds[-1:] == [LineKind.NOT_THEIRS]):
            return LineKind.NOT_THEIRS
        titled = words_of(text) == words_of(lines.TITLE_OF_SHEET)
        return LineKind.HEADING if titled or phrases.is_heading(text) else None

    def _signs(self, text: str) -> bool:
        app = phrases.aside(text)[0] is Aside.APP
        return app or phrases.is_closing(text) or phrases.is_sender(text, self._in.senders)

    def _take_off_signature(self) -> None:
        """Take off what the mentor signed the sheet with; what a question asks for stays words."""
        while self.words and self._is_signature(self.words[-1]):
            self._kinds[self.words.pop().line] = LineKind.SIGNATURE

    def _is_signature(self, said: _Said) -> bool:
        short = len(said.text) <= MAX_AROUND and said.line not in self._asked
        return short and self._signs(said.text)
