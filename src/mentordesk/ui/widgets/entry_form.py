"""The fields of one entry of a pair's library, of whichever kind."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.domain.content import NAME_LIMIT, Asker, Entry, Kind, Theme, kind_of
from mentordesk.domain.editing import typed_of
from mentordesk.marks import override
from mentordesk.ui import content_words
from mentordesk.ui.tokens import Text
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.step import Step
from mentordesk.ui.widgets.text_area import TextArea

_OPTIONAL = {"follow_ups", "note", "mentor_prepares", "leader_prepares"}
_OF_LINES = {"follow_ups", "topics"}
_CHOICES: dict[str, tuple[type[StrEnum], Callable[[Any], str]]] = {
    "theme": (Theme, content_words.theme),
    "asker": (Asker, content_words.asker),
    "opens": (Asker, content_words.opener),
}


class EntryForm(Step):
    """Complete once every field that is needed has words."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._controls: dict[str, QLineEdit | TextArea | Choice] = {}
        hints, typed = self._hints(), typed_of(entry)
        for field, name in self._names(kind_of(entry)).items():
            control = self._control(field, typed[field])
            control.setObjectName(f"entry.{field}")
            self._controls[field] = control
            self.column.addWidget(FieldRow(name, control, hints.get(field, "")))

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields, by their names."""
        return {field: _words(control) for field, control in self._controls.items()}

    @override
    def complete(self) -> bool:
        return all(words.strip() for field, words in self.typed().items() if field not in _OPTIONAL)

    @override
    def first_field(self) -> QWidget | None:
        return next(iter(self._controls.values()))

    def _control(self, field: str, words: str) -> QLineEdit | TextArea | Choice:
        if field in _CHOICES:
            kind, said = _CHOICES[field]
            choice = Choice()
            for word in kind:
                choice.add(said(word), word)
            choice.choose(kind(words))
            return choice
        if field == "name":
            line = QLineEdit(words)
            line.setMaxLength(NAME_LIMIT)
            line.textChanged.connect(self.changed)
            return line
        area = TextArea("", lines=3 if field in _OF_LINES else 1, face=Text.BODY)
        area.set_words(words)
        area.textChanged.connect(self.changed)
        return area

    def _names(self, kind: Kind) -> dict[str, str]:
        tr = self.tr
        match kind:
            case Kind.CARD:
                return {
                    "text": tr("The question"),
                    "theme": tr("Theme"),
                    "asker": tr("Who asks it"),
                    "follow_ups": tr("And then (may stay empty)"),
                }
            case Kind.FORMAT:
                return {
                    "name": tr("Name"),
                    "opens": tr("Who opens"),
                    "purpose": tr("What it is for"),
                    "topics": tr("Topics it puts on the agenda"),
                    "ask": tr("How a leader suggests it"),
                    "outcome": tr("What comes out"),
                    "mentor_prepares": tr("The mentor prepares (may stay empty)"),
                    "leader_prepares": tr("The leader prepares (may stay empty)"),
                }
            case Kind.MOVE:
                return {
                    "name": tr("Name"),
                    "text": tr("When and how"),
                    "say": tr("One way to say it"),
                }
            case Kind.SELF_QUESTION:
                return {"text": tr("The question")}
            case Kind.ROW:
                return {
                    "text": tr("What to look for"),
                    "note": tr("What to note down (may stay empty)"),
                }

    def _hints(self) -> dict[str, str]:
        return {
            "follow_ups": self.tr("Up to three, each on a line of its own."),
            "topics": self.tr("Each on a line of its own, the minutes first: 10 What I saw"),
        }


def _words(control: QLineEdit | TextArea | Choice) -> str:
    if isinstance(control, Choice):
        return str(control.value())
    return control.words() if isinstance(control, TextArea) else control.text()
