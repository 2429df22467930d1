"""What a leader chooses about an export: reader, parts, format, lock."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.compose import ALLOWED
from mentordesk.domain.summary import Choice as Wish
from mentordesk.domain.summary import Reader, Section, Summary, Why
from mentordesk.export.formats import Format
from mentordesk.passphrase import suggest
from mentordesk.ui import tokens
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.label import hint, small, strong
from mentordesk.ui.widgets.option_card import OptionGroup

SHOWN = (
    Section.TIME,
    Section.AGENDA,
    Section.TOPIC_NOTES,
    Section.ASKS,
    Section.PLAY_BACK,
    Section.SHARED_NOTES,
    Section.PRIVATE_NOTES,
    Section.IDEAS,
    Section.PROMISES,
    Section.OFF_THE_RECORD,
)


class ExportForm(QWidget):
    """Holds the choices; `changed` tells that the file would be another one now."""

    changed = Signal()
    save_asked = Signal()

    def __init__(self, mentor: str) -> None:
        super().__init__()
        self._passphrase, self._used = suggest(), False
        self._held: frozenset[Section] = frozenset(SHOWN)
        self.readers = OptionGroup(self.tr("Who will read it?"))
        self.parts = {section: CheckRow(self._name(section)) for section in SHOWN}
        self.format = Choice(self.tr("Format"))
        self.lock = CheckRow(self.tr("Lock the file (AES-256)"))
        self.passphrase = strong(self._passphrase)
        self.copy = Button(self.tr("Copy"), icon="copy")
        self.save = Button(self.tr("Save the file"), Kind.PRIMARY, "download")
        self._meaning = small("")
        self._out = small("")
        self._fill(mentor)
        self._build()
        self._connect()
        self._look()

    def wish(self) -> Wish:
        """Return the reader, the lock and what is left out."""
        without = {s for s, row in self.parts.items() if not row.isChecked()}
        return Wish(self.reader(), self.locked(), frozenset(without & ALLOWED[self.reader()]))

    def reader(self) -> Reader:
        """Return who will read the file."""
        return Reader(str(self.readers.value()))

    def form(self) -> Format:
        """Return the format."""
        return Format(str(self.format.value()))

    def locked(self) -> bool:
        """Return whether the file will be locked, which only a PDF can be."""
        return self.lock.isChecked() and self.form() is Format.PDF

    def key(self) -> str | None:
        """Return the passphrase of the file, if it will be locked."""
        return self._passphrase if self.locked() else None

    def keep_key(self) -> None:
        """Leave the passphrase of a saved file to be read; the next other file gets its own."""
        self._used = True

    def show_summary(self, summary: Summary) -> None:
        """Say how much of each part goes in, and what stays out and why."""
        inside = summary.inside
        self._held = frozenset(inside) | {out.section for out in summary.left_out}
        for section, row in self.parts.items():
            row.set_aside(str(inside[section]) if section in inside else "")
        self._look()
        reasons = [self._reason(o.section, o.count, o.why) for o in summary.left_out]
        if summary.reader is not Reader.ME:
            reasons.append(self.tr("Check for nicknames: they cannot be found."))
        self._out.setText("\n".join(reasons))

    def _fill(self, mentor: str) -> None:
        tr = self.tr
        self.readers.add(
            Reader.ME.value,
            tr("Only me"),
            tr("With private notes, only as a locked file"),
            "user-lock",
        )
        self.readers.add(
            Reader.MENTOR.value, mentor, tr("Agenda, ideas, promises. No private notes"), "user"
        )
        self.readers.add(
            Reader.SPONSOR.value,
            tr("My sponsor"),
            tr("What was applied, and names where agreed"),
            "users",
        )
        self.readers.choose(Reader.ME.value)
        for form, words in (
            (Format.PDF, "PDF"),
            (Format.MARKDOWN, "Markdown"),
            (Format.HTML, tr("Web page (HTML)")),
        ):
            self.format.add(words, form.value)
        for row in self.parts.values():
            row.setChecked(True)
        self.lock.setChecked(True)

    def _connect(self) -> None:
        self.readers.chosen.connect(self._change_reader)
        self.format.currentIndexChanged.connect(self._change)
        self.lock.toggled.connect(self._change)
        for row in self.parts.values():
            row.toggled.connect(self._change)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self.save_asked)

    @Slot()
    def _change_reader(self) -> None:
        # What one reader was told must not open what another one gets.
        self._used = True
        self._change()

    @Slot()
    def _change(self) -> None:
        if self._used:
            self._passphrase, self._used = suggest(), False
            self._show_passphrase()
        self._look()
        self.changed.emit()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._passphrase)

    def _look(self) -> None:
        allowed = ALLOWED[self.reader()]
        for section, row in self.parts.items():
            shown = section in allowed or section is Section.OFF_THE_RECORD
            row.setVisible(shown and section in self._held)
        private = self.parts[Section.PRIVATE_NOTES]
        private.setEnabled(self.locked())
        pdf = self.form() is Format.PDF
        self.lock.setVisible(pdf)
        for widget in (self.passphrase, self.copy):
            widget.setVisible(self.locked())
        self._meaning.setText(
            self.tr("Shown only here. Send it by another way than the file.")
            if self.locked()
            else self.tr("Anybody who gets this file can read it.")
        )

    def _name(self, section: Section) -> str:
        tr = self.tr
        return {
            Section.TITLE: tr("The title"),
            Section.AIMS: tr("Aims"),
            Section.RATINGS: tr("How I rated them"),
            Section.TIME: tr("How the time went"),
            Section.AGENDA: tr("Agenda and time spent"),
            Section.TOPIC_NOTES: tr("Notes on topics"),
            Section.ASKS: tr("What I asked for, and is not on the agenda"),
            Section.PLAY_BACK: tr("What I heard"),
            Section.SHARED_NOTES: tr("Shared notes"),
            Section.PRIVATE_NOTES: tr("Private notes"),
            Section.IDEAS: tr("Ideas and credit"),
            Section.PROMISES: tr("Promises"),
            Section.OFF_THE_RECORD: tr("Off the record"),
        }[section]

    def _reason(self, section: Section, count: int, why: Why) -> str:
        tr = self.tr
        words = {
            Why.NEVER: tr("never leaves"),
            Why.ONLY_LOCKED: tr("only in a locked PDF"),
            Why.NOT_FOR_READER: tr("not for this reader"),
            Why.NOT_CHOSEN: tr("not chosen"),
            Why.NOT_CONFIRMED: tr("not confirmed by the mentor"),
            Why.NOT_APPLIED: tr("not applied yet"),
            Why.DROPPED: tr("dropped from the agenda"),
            Why.JOINED: tr("told inside another idea"),
            Why.NOT_TOLD: tr("the no waits until the mentor was told"),
            Why.CONSENT: tr("names somebody who did not agree, so not by name"),
        }[why]
        return f"{self._name(section)} ({count}): {words}"

    def _build(self) -> None:
        self._label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        column.addWidget(strong(self.tr("Who will read it?")))
        column.addWidget(self.readers)
        column.addSpacing(tokens.GAP)
        column.addWidget(strong(self.tr("Include")))
        for row in self.parts.values():
            column.addWidget(row)
        column.addSpacing(tokens.GAP)
        column.addWidget(strong(self.tr("The file")))
        column.addWidget(self.format)
        column.addWidget(self.lock)
        line = QHBoxLayout()
        line.setSpacing(tokens.GAP)
        line.addWidget(self.passphrase, 1)
        line.addWidget(self.copy, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(self._meaning)
        column.addSpacing(tokens.GAP)
        column.addWidget(hint(self.tr("Stays out")))
        column.addWidget(self._out)
        column.addStretch(1)

    def _label(self) -> None:
        for name, widget in {
            "export.readers": self.readers,
            "export.format": self.format,
            "export.lock": self.lock,
            "export.passphrase": self.passphrase,
            "export.copy": self.copy,
            "export.save": self.save,
            "export.out": self._out,
        }.items():
            widget.setObjectName(name)
        for section, row in self.parts.items():
            row.setObjectName(f"export.part.{section.value}")
        self.parts[Section.OFF_THE_RECORD].set_locked(True)  # a Qt-like setter
        self._show_passphrase()

    def _show_passphrase(self) -> None:
        self.passphrase.setText(self._passphrase)
        said = self.tr("Passphrase of the file: {words}").format(words=self._passphrase)
        self.passphrase.setAccessibleName(said)
        # The keyboard never stands on words alone, so it hears them where they can be copied.
        self.copy.setAccessibleDescription(said)
