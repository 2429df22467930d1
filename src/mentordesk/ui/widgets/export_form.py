"""What a leader chooses about an export: reader, parts, format, lock."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.compose import ALLOWED
from mentordesk.domain.period import Composed, Period
from mentordesk.domain.summary import Choice as Wish
from mentordesk.domain.summary import Reader, Section
from mentordesk.export.age import can_seal
from mentordesk.export.formats import Format, Lock
from mentordesk.passphrase import suggest
from mentordesk.ui import tokens
from mentordesk.ui.dialogs.watched import figure
from mentordesk.ui.summary_words import reason, section_name
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.label import hint, small, strong
from mentordesk.ui.widgets.option_card import OptionGroup

_PAPER = "paper"
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
        self.parts = {section: CheckRow(section_name(section)) for section in SHOWN}
        self.role_names = CheckRow(self.tr("Role names instead of names"))
        self.format = Choice(self.tr("Format"))
        self.lock = CheckRow(self.tr("Lock the file (AES-256)"))
        self.age = CheckRow(self.tr("Lock the file with age, if you know it"))
        self.passphrase = strong(self._passphrase)
        self.copy = Button(self.tr("Copy"), icon="copy")
        self.save = Button(self.tr("Save the file"), Kind.PRIMARY, "download")
        self._meaning = small("")
        self._outside, self._out = hint(self.tr("Stays out")), small("")
        self._fill(mentor)
        self._build()
        self._connect()
        self._look()

    def begin_with(self, period: Period) -> None:
        """Tick what a summary of that kind holds as long as the leader chose nothing else."""
        without = period.choice(self.reader()).without
        for section, row in self.parts.items():
            row.setChecked(section not in without)

    def wish(self) -> Wish:
        """Return the reader, the lock and what is left out."""
        without = {s for s, row in self.parts.items() if not row.isChecked()}
        allowed = frozenset(without & ALLOWED[self.reader()])
        return Wish(self.reader(), self.locked(), allowed, self.role_names.isChecked())

    def reader(self) -> Reader:
        """Return who will read the file."""
        return Reader(str(self.readers.value()))

    def form(self) -> Format:
        """Return the format; what goes on paper is a PDF."""
        return Format.PDF if self.on_paper() else Format(str(self.format.value()))

    def on_paper(self) -> bool:
        """Return whether it is to be printed instead of saved."""
        return str(self.format.value()) == _PAPER

    def locked(self) -> bool:
        """Return whether the file will be locked."""
        return self.lock_way() is not None

    def lock_way(self) -> Lock | None:
        """Return how the file will be locked; by itself only a PDF can be, and paper never."""
        if self.on_paper():
            return None
        if self.age.isChecked():
            return Lock.AGE
        return Lock.PDF if self.lock.isChecked() and self.form() is Format.PDF else None

    def key(self) -> str | None:
        """Return the passphrase of the file, if it will be locked."""
        return self._passphrase if self.locked() else None

    def keep_key(self) -> None:
        """Leave the passphrase of a saved file to be read; the next other file gets its own."""
        self._used = True

    def show_summary(self, summary: Composed) -> None:
        """Say how much of each part goes in, and what stays out and why."""
        inside = summary.inside
        self._held = frozenset(inside) | {out.section for out in summary.left_out}
        for section, row in self.parts.items():
            row.set_aside(figure(inside[section]) if section in inside else "")
        self._look()
        reasons = [reason(left) for left in summary.left_out]
        if summary.reader is not Reader.ME or self.role_names.isChecked():
            reasons.append(self.tr("Check for nicknames: they cannot be found."))
        self._out.setText("\n".join(reasons))
        for one in (self._outside, self._out):
            one.setVisible(bool(reasons))

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
            (Format.DOCX, tr("To edit (.docx)")),
        ):
            self.format.add(words, form.value)
        self.format.add(tr("On paper"), _PAPER)
        for row in self.parts.values():
            row.setChecked(True)
        self.lock.setChecked(True)

    def _connect(self) -> None:
        self.readers.chosen.connect(self._change_reader)
        self.format.currentIndexChanged.connect(self._change)
        self.age.clicked.connect(self._unlock_pdf)
        self.lock.clicked.connect(self._unseal)
        for way in (self.lock, self.age):
            way.toggled.connect(self._change)
        for row in (*self.parts.values(), self.role_names):
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
    def _unlock_pdf(self) -> None:
        # A file has one passphrase and one way to open it.
        self.lock.setChecked(self.lock.isChecked() and not self.age.isChecked())

    @Slot()
    def _unseal(self) -> None:
        self.age.setChecked(self.age.isChecked() and not self.lock.isChecked())

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
        on_paper = self.on_paper()
        self.lock.setVisible(self.form() is Format.PDF and not on_paper)
        self.age.setVisible(can_seal() and not on_paper)
        self.save.setText(self.tr("Print it") if on_paper else self.tr("Save the file"))
        self.save.set_icon("printer" if on_paper else "download")
        for widget in (self.passphrase, self.copy):
            widget.setVisible(self.locked())
        meaning = self._what_it_means()
        self._meaning.setText(meaning)
        self.save.setAccessibleDescription(meaning)

    def _what_it_means(self) -> str:
        way = self.lock_way()
        if self.on_paper():
            return self.tr("Paper is not locked: anybody who finds it can read it.")
        if way is None:
            return self.tr("Anybody who gets this file can read it.")
        words = self.tr("Shown only here. Send it by another way than the file.")
        if way is Lock.PDF:
            return words
        name = f"NAME{self.form().suffix}"
        opens = self.tr("To open it: {command}").format(command=f"age -d -o {name} {name}.age")
        return f"{words}\n{opens}"

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
        column.addWidget(self._outside)
        column.addWidget(self._out)
        column.addSpacing(tokens.GAP)
        column.addWidget(strong(self.tr("The file")))
        column.addWidget(self.role_names)
        column.addWidget(self.format)
        column.addWidget(self.lock)
        column.addWidget(self.age)
        line = QHBoxLayout()
        line.setSpacing(tokens.GAP)
        line.addWidget(self.passphrase, 1)
        line.addWidget(self.copy, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(self._meaning)
        column.addStretch(1)

    def _label(self) -> None:
        for name, widget in {
            "export.readers": self.readers,
            "export.role_names": self.role_names,
            "export.format": self.format,
            "export.lock": self.lock,
            "export.age": self.age,
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
