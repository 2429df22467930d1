"""The lines messengers add around what people wrote, and where each message begins."""

import re
from collections.abc import Sequence

from mentordesk.exchange.agenda_parts import MAX_AROUND, Draft, LineKind, Pair, is_you
from mentordesk.exchange.moments import DATE, MOMENT, NUMBERED_MOMENT, TIME, TIME_OF_12

_PERSON = r"(?:~\s?)?[^\W\d_][\w.'’-]*(?:\s[^\W\d_(][\w.'’()-]*){0,4}"
_FLAGS = re.IGNORECASE
_TO_COLON = r"[^:\[\]]{1,60}"
_NEVER_COLON = rf"{_TO_COLON}?"
# Each with a sign it cannot do without, so that most lines are passed over quickly.
_BRACKETED = rf"\[(?:{MOMENT}|{TIME},?\s+{DATE}|{TIME})\]"
_HEADERS = tuple(
    (sign, re.compile(pattern, _FLAGS))
    for sign, pattern in (
        # WhatsApp on Apple phones, Teams: the moment in brackets comes first
        ("[", rf"{_BRACKETED}\s*(?P<who>{_TO_COLON})(?::\s*(?P<rest>.*))?$"),
        # WhatsApp on Android
        (" - ", rf"{MOMENT}\s+-\s+(?P<who>{_TO_COLON}):(?:\s+(?P<rest>.*))?$"),
        (" - ", rf"{MOMENT}\s+-\s+(?P<notice>.+)$"),
        # Telegram
        ("[", rf"(?P<who>{_NEVER_COLON}),?\s+\[(?:{MOMENT}|{TIME})\]:?(?:\s+(?P<rest>.*))?$"),
        # Discord
        ("—", rf"(?P<who>{_NEVER_COLON})\s+—\s+(?:{MOMENT}|{TIME_OF_12}|\d{{1,2}}:\d{{2}})$"),
        # Slack and Teams: the name, then the moment
        ("", rf"(?P<who>{_PERSON})(?:\s+app)?\s+(?:{NUMBERED_MOMENT}|{TIME_OF_12})$"),
        ("  ", rf"(?P<who>{_PERSON})(?:\s+app)?\s{{2,}}(?:{MOMENT}|{TIME})$"),
        ("(", rf"(?P<who>{_PERSON}),?\s+\((?:{MOMENT}|{TIME})\):?(?:\s+(?P<rest>.*))?$"),
        # Messages on a Mac: the moment has the line to itself
        ("", rf"(?:imessage|sms|rcs)?\s*[\[(]?(?:{MOMENT}|{TIME_OF_12})[)\]]?$"),
    )
)
_TIME_ALONE = re.compile(rf"[\[(]?{TIME}[\])]?$", _FLAGS)
_NAME_ALONE = re.compile(rf"{_PERSON}$", _FLAGS)
_BULLETED = re.compile(r"\s*[-*+•–]\s|\[[ xX]?\]")
_GATE = re.compile(r"\d[:.hH]\d\d")
_EDITED = re.compile(
    r"\s*(?:\((?:edited|bearbeitet|modifié|editado)\)"
    r"|<(?:this message was edited|diese nachricht wurde bearbeitet\.?|ce message a été modifié"
    r"|se editó este mensaje\.?)>)$",
    _FLAGS,
)
_MAX_ADDED = 100
_MAX_TIME = len("[12:34:56 a. m.]")
_NOTICES = (
    *("end-to-end encrypted", "ende-zu-ende-verschlüsselt", "chiffrés de bout en bout"),
    *("cifrados de extremo a extremo", "this message was deleted", "message deleted"),
    *("diese nachricht wurde gelöscht", "ce message a été supprimé", "se eliminó este mensaje"),
)
_SHORTEST_NOTICE = min(map(len, _NOTICES))
_ADDED = re.compile(
    r"(?:<(?:media|medien|médias?|multimedia|attached|angehängt|archivo)\b[^>]*>"
    r"|(?:image|photo|video|audio|sticker|gif|document|bild|foto|imagen)"
    r" (?:omitted|weggelassen|absente?|omitid[oa])"
    r"|(?::[\w+-]+:\s*(?:\d+\s*)?)+"
    r"|\d{1,3} (?:repl(?:y|ies)|antwort(?:en)?|réponses?|respuestas?)\b.{0,40}"
    r"|imessage|new messages?|neue nachrichten|forwarded|weitergeleitet|transféré|reenviado"
    r"|begin(?:n)? of (?:chat|conversation))$"
)


def open_messages(drafts: Sequence[Draft], pair: Pair) -> frozenset[str]:
    """Mark the messengers' own lines and the leader's, number the messages, return who wrote."""
    reader = _Messages(pair)
    for draft in drafts:
        reader.read(draft)
    not_theirs = reader.not_theirs
    for draft in drafts:
        if draft.open and draft.message in not_theirs:
            draft.kind = LineKind.NOT_THEIRS
    return frozenset(reader.senders)


class _Messages:
    """Goes down the lines once and remembers the message it is in."""

    def __init__(self, pair: Pair) -> None:
        self.senders: set[str] = set()
        self._named: set[int] = set()
        self._yours: set[int] = set()
        self._pair = pair
        self._leaders: dict[str, bool] = {}
        self._message = 0
        self._last: Draft | None = None
        self._first_after_blank = True

    @property
    def not_theirs(self) -> set[int]:
        """Return the messages of the leader's.

        Who copies a chat may be "You" in it: the leader, unless the leader has a name there.
        """
        return self._named or self._yours

    def read(self, draft: Draft) -> None:
        """Decide one line."""
        draft.message = self._message
        if not draft.open:
            self._first_after_blank = draft.kind is LineKind.BLANK
            return
        if draft.indent <= 1 or self._is_time_below_name(draft):
            self._read_edge(draft)
        self._last = draft if self._first_after_blank and draft.open else None
        self._first_after_blank = False

    def _read_edge(self, draft: Draft) -> None:
        if len(draft.text) > MAX_AROUND or _BULLETED.match(draft.text):
            return
        if _GATE.search(draft.text) and self._read_header(draft):
            return
        if _is_added(draft.text):
            draft.kind = LineKind.OTHER
        else:
            draft.text = _unedited(draft.text)

    def _read_header(self, draft: Draft) -> bool:
        if _is_time(draft.text):
            return self._read_time(draft)
        for sign, pattern in _HEADERS:
            if sign in draft.text and (found := pattern.match(draft.text)):
                parts = found.groupdict("")
                self._open(draft, parts.get("who", ""), parts.get("rest", "").strip())
                return True
        return False

    def _read_time(self, draft: Draft) -> bool:
        """Take a time alone, and the name in the line before it, as one header."""
        named = self._is_time_below_name(draft)
        self._open(draft)
        if named and (last := self._last) is not None:
            last.kind = LineKind.CHAT_HEADER
            last.message = self._message
            self._know(last.text)
        return True

    def _is_time_below_name(self, draft: Draft) -> bool:
        """Say whether this is Slack's second line: a time, indented, below who speaks."""
        if self._last is None or not _NAME_ALONE.match(self._last.text):
            return False
        return _is_time(draft.text)

    def _open(self, draft: Draft, who: str = "", rest: str = "") -> None:
        self._message += 1
        draft.message = self._message
        self._know(who)
        rest = _unedited(rest)
        if not rest:
            draft.kind = LineKind.CHAT_HEADER
        elif _is_added(rest):
            draft.kind = LineKind.OTHER
        draft.text = rest or draft.text

    def _know(self, who: str) -> None:
        if who not in self._leaders:
            self._leaders[who] = self._pair.is_leader(who)
            if name := who.strip("~ ").casefold():
                self.senders.update((name, name.split()[0]))
        if self._leaders[who]:
            self._named.add(self._message)
        elif self._pair.leader and is_you(who):
            self._yours.add(self._message)


def _is_time(text: str) -> bool:
    """Say whether a time of day has the line to itself."""
    alone = text.lstrip()
    return len(alone) <= _MAX_TIME and _TIME_ALONE.match(alone) is not None


def _unedited(text: str) -> str:
    """Return the text without the mark of a messenger that it was changed."""
    return _EDITED.sub("", text) if text.endswith((")", ">")) else text


def _is_added(text: str) -> bool:
    """Say whether a messenger wrote this, not a person."""
    if len(text) > _MAX_ADDED:
        return False
    small = text.lower()
    if _ADDED.match(small):
        return True
    return len(small) >= _SHORTEST_NOTICE and any(notice in small for notice in _NOTICES)
