"""Reads one message, line by line, as a list of topics with their notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mentordesk.domain.letter_lines import MARK_OF_OURS
from mentordesk.exchange import phrases
from mentordesk.exchange.agenda_parts import (
    MAX_AROUND,
    MAX_TOPIC_LENGTH,
    Draft,
    LineKind,
    ReadTopic,
)
from mentordesk.exchange.agenda_style import NESTED, Line, Style, line_of, style_of
from mentordesk.exchange.clean_text import has_words, squeeze
from mentordesk.exchange.line_marks import Mark, numbered, unwrapped
from mentordesk.exchange.minutes import take_bare_number, take_minutes, take_written_minutes
from mentordesk.exchange.phrases import Aside
from mentordesk.exchange.pleasantries import pleasantry_end

_WRAPPED, _HUNG = range(50, 200_001), range(60, 100)
_SIGNATURE_DASHES = re.compile(r"[-\u2013\u2014_]{2,3}$")
_TITLE_ENDS = ":\uff1a "
_BLANK_FORM = re.compile(r"[_.…\s]*(?:\(\s*[_.…]*\s*min\.?\s*\))?$")
_GO_ON = "…"


@dataclass(slots=True)
class Growing:
    """A topic while its lines are still being read."""

    line: int
    indent: int
    parts: list[str]
    ticked: bool
    notes: list[str] = field(default_factory=list)
    minutes: int | None = None

    def settle(self) -> None:
        """Make one text of the parts and take the time out of it."""
        whole = squeeze(" ".join(self.parts))
        if self.ticked:
            timed = take_written_minutes(whole)
            self.parts, self.minutes = [timed.text], timed.minutes
        else:
            plain = MARK_OF_OURS.sub("", whole).rstrip()
            timed = take_minutes(unwrapped(plain if has_words(plain) else whole))
            self.parts, self.minutes = [unwrapped(timed.text)], timed.minutes

    def take_bare_number(self) -> None:
        """Read a lone number in brackets as minutes."""
        timed = take_bare_number(self.parts[0])
        self.parts, self.minutes = [timed.text], timed.minutes

    @property
    def has_bare_number(self) -> bool:
        """Say whether only a lone number in brackets could be the time."""
        return not self.ticked and take_bare_number(self.parts[0]).minutes is not None

    def finished(self) -> ReadTopic:
        """Return the topic; a text too long is cut at a word and kept whole as a note."""
        text, notes = self.parts[0], self.notes
        if len(text) > MAX_TOPIC_LENGTH:
            notes = [text, *notes]
            head = text[: MAX_TOPIC_LENGTH - 1]
            cut = head.rfind(" ")
            text = head[: cut if cut > MAX_TOPIC_LENGTH // 2 else len(head)].rstrip() + _GO_ON
        return ReadTopic(text, self.minutes, tuple(notes), self.line)


class Block:
    """One message: knows its style, then decides its lines from top to bottom."""

    def __init__(
        self, drafts: Sequence[Draft], senders: frozenset[str], topics: list[Growing]
    ) -> None:
        self._lines = [line_of(draft) for draft in drafts]
        self._senders, self._topics = senders, topics
        self._style, self._base, self._level = style_of(self._lines)
        self._current: Growing | None = None
        self._previous: Line | None = None
        self._closed = False

    def read(self) -> None:
        """Decide every line that is still open."""
        for place, line in enumerate(self._lines):
            if line.draft.open:
                self._decide(line, place)
            self._previous = line

    def _decide(self, line: Line, place: int) -> None:
        if self._is_topic_mark(line):
            self._add_marked(line)
        elif self._current is not None and self._is_below(line):
            self._go_on(line) if self._is_wrapped(line, _HUNG) else self._add_note(line)
        elif not has_words(line.words):
            self._end_if_dashes(line)
        elif len(line.words) > MAX_AROUND or not self._is_around(line):
            self._decide_words(line, place)

    def _is_topic_mark(self, line: Line) -> bool:
        if line.mark is None or line.draft.indent >= self._base + NESTED:
            return line.mark is not None and self._current is None and self._style is Style.MARKED
        match self._style:
            case Style.NUMBERED:
                return line.mark.mark is Mark.NUMBER
            case Style.HASHED:
                return line.mark.mark is Mark.HASH and line.mark.level == self._level
            case Style.MARKED:
                return line.mark.mark is not Mark.HASH
        return False

    def _is_below(self, line: Line) -> bool:
        current = self._current
        if current is None or self._closed:
            return False
        if line.draft.indent >= current.indent + NESTED:
            return True
        mark = line.mark
        if mark is None or self._style is Style.PLAIN:
            return False
        return mark.mark is not Mark.HASH or mark.level > self._level > 0

    def _add_marked(self, line: Line) -> None:
        text = line.mark.text if line.mark else line.words
        if self._style is Style.HASHED:
            text = numbered(text) or text
        if not has_words(text) or _BLANK_FORM.match(text):
            line.draft.kind = LineKind.OTHER
        elif self._is_signed(line, text):
            line.draft.kind = LineKind.SIGNATURE
        else:
            self._add_topic(line, text)

    def _is_signed(self, line: Line, text: str) -> bool:
        """Say whether this is "- Anna" at the foot of the list rather than a topic."""
        mark = line.mark
        if mark is None or mark.mark is not Mark.BULLET or not self._topics:
            return False
        known = phrases.is_sender(text, self._senders)
        return line is self._lines[-1] and (
            known or (self._closed and phrases.looks_like_name(text))
        )

    def _add_topic(self, line: Line, text: str) -> None:
        ticked = line.mark is not None and line.mark.mark is Mark.TICK
        self._current = Growing(line.draft.number, line.draft.indent, [text], ticked)
        self._topics.append(self._current)
        self._closed = False
        self._belong(line, LineKind.TOPIC)

    def _add_note(self, line: Line) -> None:
        if self._current is not None and line.words:
            self._current.notes.append(squeeze(line.words))
        self._belong(line, LineKind.NOTE)

    def _belong(self, line: Line, kind: LineKind) -> None:
        line.draft.kind, line.draft.topic = kind, len(self._topics) - 1

    def _end_if_dashes(self, line: Line) -> None:
        if self._topics and _SIGNATURE_DASHES.match(line.words) and line.draft.text[:1] != " ":
            line.draft.kind, self._closed = LineKind.SIGNATURE, True
        else:
            line.draft.kind = LineKind.OTHER

    def _is_around(self, line: Line) -> bool:
        """Decide greetings, farewells and what stands below them."""
        words = line.words
        aside, end = phrases.aside(words)
        if aside is Aside.AFTERWORD and has_words(words[end:]):
            self._add_topic(line, words[end:])
        elif aside is Aside.ANOTHER and not phrases.is_heading(words[end:]):
            self._add_topic(line, words)
        elif aside is Aside.APP or self._closed:
            line.draft.kind = LineKind.SIGNATURE
        elif phrases.is_closing(words) or self._is_name_below(line):
            line.draft.kind = LineKind.SIGNATURE if self._topics else LineKind.GREETING
            self._closed = bool(self._topics)
        elif aside is Aside.POINTER:
            line.draft.kind = LineKind.OTHER
        else:
            return self._current is None and self._is_greeting(line)
        return True

    def _is_name_below(self, line: Line) -> bool:
        if phrases.is_sender(line.words, self._senders):
            return True
        if self._topics:
            # Plain lines hold no bullet but the dash before a name.
            dash = line.mark is not None and line.mark.mark is Mark.BULLET
            return dash and self._style is Style.PLAIN
        before = self._previous.words if self._previous else ""
        farewell = before.endswith(",") and phrases.is_closing(before)
        return farewell and phrases.looks_like_name(line.words)

    def _is_greeting(self, line: Line) -> bool:
        end = phrases.greeting_end(line.words) or pleasantry_end(line.words)
        if end and end < len(line.words):
            self._decide_after_greeting(line, line.words[end:])
        elif end:
            line.draft.kind = LineKind.GREETING
        return end > 0

    def _decide_after_greeting(self, line: Line, rest: str) -> None:
        """Decide a line that greets and goes on: what follows is what counts."""
        if phrases.is_heading(rest):
            line.draft.kind = LineKind.HEADING
        elif self._style is Style.PLAIN and has_words(rest) and not phrases.is_closing(rest):
            self._add_topic(line, rest)
        else:
            line.draft.kind = LineKind.GREETING

    def _decide_words(self, line: Line, place: int) -> None:
        if line.mark is not None and line.mark.mark is Mark.HASH:
            line.draft.kind, self._current = LineKind.HEADING, None
        elif self._style is Style.PLAIN:
            self._decide_plain(line, place)
        elif self._follows_topic(line):
            self._go_on(line) if self._is_wrapped(line) else self._add_note(line)
        elif phrases.is_heading(line.words):
            line.draft.kind = LineKind.HEADING
        elif self._style is Style.HASHED and self._current is not None:
            self._add_note(line)
        else:
            line.draft.kind = LineKind.OTHER

    def _decide_plain(self, line: Line, place: int) -> None:
        if phrases.is_heading(line.words):
            if not self._has_notes_below(line, place):
                line.draft.kind = LineKind.HEADING
                return
            self._add_topic(line, line.words.rstrip(_TITLE_ENDS))
        elif self._is_wrapped(line):
            self._go_on(line)
        else:
            self._add_topic(line, line.words)

    def _has_notes_below(self, line: Line, place: int) -> bool:
        following = self._lines[place + 1 : place + 2]
        return any(
            below.draft.open and below.draft.indent >= line.draft.indent + NESTED
            for below in following
        )

    def _follows_topic(self, line: Line) -> bool:
        """Say whether the line stands right under a topic or its notes."""
        before = self._previous
        if self._current is None or before is None or phrases.is_heading(line.words):
            return False
        return before.draft.kind in {LineKind.TOPIC, LineKind.NOTE}

    def _is_wrapped(self, line: Line, lengths: range = _WRAPPED) -> bool:
        """Say whether a mail program broke the topic's line here."""
        before = self._previous
        if before is None or self._current is None or before.draft.kind is not LineKind.TOPIC:
            return False
        small = self._style is Style.PLAIN and self._current.parts[0][:1].islower()
        if self._current.ticked or small or line.mark or len(before.draft.text) not in lengths:
            return False
        return line.words[:1].islower() and before.words[-1:] not in set(".!?;:")

    def _go_on(self, line: Line) -> None:
        if self._current is not None:
            self._current.parts.append(line.words)
        self._belong(line, LineKind.TOPIC)
