"""Unsaved words as they stand inside a rescue copy."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

from mentordesk.domain.ids import PromiseId, SessionId, TopicId
from mentordesk.domain.note import NoteKind
from mentordesk.domain.text import whole_letters
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.vault.fields import FieldError, mapping, several, words

_UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_MOST = 10_000
_TIME = "%Y-%m-%dT%H:%M:%S+00:00"


def written(texts: Sequence[Unsaved], at: datetime) -> bytes:
    """Return the words as the content of a copy made at that time."""
    return json.dumps(
        {
            "written_at": at.astimezone(UTC).strftime(_TIME),
            "texts": [
                {
                    "place": text.place.value,
                    "session": str(text.session),
                    "text": text.text,
                    "before": text.before,
                    "topic": "" if text.topic is None else str(text.topic),
                    "kind": text.kind.value,
                    "promise": "" if text.promise is None else str(text.promise),
                }
                for text in texts
            ],
        }
    ).encode("utf-8", "surrogatepass")


def read(content: bytes) -> tuple[datetime, tuple[Unsaved, ...]]:
    """Return when a copy was made and what it holds; anything odd is a FieldError."""
    try:
        fields = mapping({"copy": json.loads(content)}, "copy")
        at = datetime.strptime(words(fields, "written_at", ".{25}"), _TIME).replace(tzinfo=UTC)
        return at, tuple(_text(item) for item in several(fields, "texts", _MOST))
    except FieldError:
        raise
    except (ValueError, RecursionError) as error:
        raise FieldError("texts") from error


def _text(fields: Mapping[str, object]) -> Unsaved:
    topic = words(fields, "topic", f"({_UUID})?")
    # Copies did not always say this.
    promise = words({"promise": "", **fields}, "promise", f"({_UUID})?")
    return Unsaved(
        Place(words(fields, "place", "[a-z_]+")),
        SessionId(UUID(words(fields, "session", _UUID))),
        _any(fields, "text"),
        _any(fields, "before"),
        TopicId(UUID(topic)) if topic else None,
        NoteKind(words(fields, "kind", "[a-z_]+")),
        PromiseId(UUID(promise)) if promise else None,
    )


def _any(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise FieldError(name)
    return whole_letters(value)
