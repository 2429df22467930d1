"""What helps before, during and after a session: to read, to copy, to put into own words."""

from datetime import date
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mentordesk.domain.content import Kind
from mentordesk.domain.library import Library
from mentordesk.marks import override
from mentordesk.ui import content_words
from mentordesk.ui.dialogs.shelf import ShelfDialog
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.entry_list import EntryList
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import second
from mentordesk.ui.widgets.one_of import OneOf

KINDS = (Kind.SELF_QUESTION, Kind.MOVE, Kind.ROW, Kind.CARD, Kind.FORMAT)
_SIZE = (720, 680)


class GuideDialog(ShelfDialog):
    """Shows one kind at a time, all of it to be copied as plain text."""

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(self.tr("For the conversation"), self.tr("Copy all"), parent, "guide")
        self._library: Library | None = None
        self._kind = KINDS[0]
        self._group = OneOf(self)
        self.about = second("")
        self.entries = EntryList(self.tr("For the conversation"), today)
        self._build()
        self.watch(self.entries)
        self.size_to(*_SIZE, parent.window())
        self.entries.rows.setFocus()

    @property
    @override
    def kind(self) -> Kind:
        return self._kind

    @override
    def show_library(self, library: Library) -> None:
        self._library = library
        self.about.setText(content_words.about(self._kind))
        self.entries.rows.setAccessibleName(content_words.kind(self._kind))
        entries, left = library.of_kind(self._kind), library.left_of_kind(self._kind)
        self.entries.model.show_entries(library, entries, left)
        if self.entries.current is None:
            self.entries.rows.setCurrentIndex(self.entries.model.index(0))
        self.entries.show_choices()

    @override
    def answer(self) -> None:
        """Copy what is shown; the question stays open."""
        if self._library is not None:
            text = content_words.as_text(self._kind, self._library.of_kind(self._kind))
            QGuiApplication.clipboard().setText(text)
        self._take_up()
        self._say(self.tr("Copied as plain text."), Tone.OK)

    def _build(self) -> None:
        chips = FlowLayout()
        for number, kind in enumerate(KINDS):
            chip = ChipButton(content_words.kind(kind))
            chip.setObjectName(f"guide.{kind}")
            chip.clicked.connect(partial(self._turn_to, kind))
            self._group.add(chip, number)
            chips.addWidget(chip)
            chip.setChecked(kind is self._kind)
        self.no.setText(self.tr("Close"))
        self.fields.addLayout(chips)
        self.fields.addWidget(self.about)
        self.fields.addWidget(self.entries, 1)

    def _turn_to(self, kind: Kind) -> None:
        self._kind = kind
        self.problem.hide()
        if self._library is not None:
            self.show_library(self._library)
