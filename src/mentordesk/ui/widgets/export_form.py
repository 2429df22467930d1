"""What a leader chooses about an export: reader, parts, format, lock."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.compose import ALLOWED
from mentordesk.domain.period import Composed, Period, PeriodKind
from mentordesk.domain.summary import Choice as Wish
from mentordesk.domain.summary import LeftOut, Reader, Section, Why
from mentordesk.export.age import can_seal
from mentordesk.export.formats import Format, Lock
from mentordesk.ui import tokens
from mentordesk.ui.dialogs.watched import figure
from mentordesk.ui.summary_words import reason, section_name
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.file_key import FileKey
from mentordesk.ui.widgets.label import small, strong
from mentordesk.ui.widgets.option_card import OptionGroup

_PAPER = "paper"
SHOWN = (
    Section.AIMS,
    Section.RATINGS,
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
    """Holds the choices; `changed` tells that the file would be another one now.

    `save`, and the sentence `meaning` over it, stand where whoever shows the form always sees them.
    """

    changed = Signal()
    save_asked = Signal()

    def __init__(self, mentor: str) -> None:
        super().__init__()
        self._held: frozenset[Section] = frozenset(SHOWN)
        self.readers = OptionGroup(self.tr("Who will read it?"))
        self.parts = {section: CheckRow(section_name(section)) for section in SHOWN}
        self.role_names = CheckRow(self.tr("Role names instead of names"))
        self.format = Choice(self.tr("Format"))
        self.lock = CheckRow(self.tr("Lock the file (AES-256)"))
        self.age = CheckRow(self.tr("Lock the file with age, if you know it"))
        self.file_key = FileKey()
        self.save = Button(self.tr("Save the file"), Kind.PRIMARY, "download")
        self.meaning = small("")
        self._outside, self._out = strong(self.tr("Stays out")), small("")
        self._check = small(self.tr("Check for nicknames: they cannot be found."))
        self._left_out: tuple[LeftOut, ...] | None = None
        self._fill(mentor)
        self._build()
        self._connect()
        self._look()

    def begin_with(self, period: Period) -> None:
        """Tick what a summary of that kind holds as long as the leader chose nothing else.

        A hand-over file is the mentor's, so the mentor is its reader.
        """
        if period.kind is PeriodKind.HAND_OVER:
            self.readers.choose(Reader.MENTOR.value)
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
        return self.file_key.passphrase if self.locked() else None

    def show_summary(self, summary: Composed | None) -> None:
        """Say how much of each part goes in, and what stays out and why; nothing if not known."""
        inside = {} if summary is None else summary.inside
        left_out = () if summary is None else summary.left_out
        if summary is not None:
            self._held = frozenset(inside) | {out.section for out in left_out}
        for section, row in self.parts.items():
            count = figure(inside[section]) if section in inside else ""
            row.set_aside(count)
            if count:
                row.setAccessibleDescription(self.tr("{count} in the file").format(count=count))
        self._out.setText("\n".join(map(reason, left_out)))
        for one in (self._outside, self._out):
            one.setVisible(bool(left_out))
        self._check.setVisible(self.reader() is not Reader.ME or self.role_names.isChecked())
        self._look()
        if summary is not None:
            self._tell_left_out(left_out)

    def _tell_left_out(self, left_out: tuple[LeftOut, ...]) -> None:
        """Say aloud what stays out as well now, and was not unticked."""
        known, self._left_out = self._left_out, left_out
        unsaid = (*(known or ()), *(out for out in left_out if out.why is Why.NOT_CHOSEN))
        new = [out for out in left_out if out not in unsaid]
        if known is not None and new:
            announce(self, "\n".join([self._outside.text(), *map(reason, new)]))

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
        # A screen reader may turn one without a click.
        self.age.toggled.connect(self._unlock_pdf)
        self.lock.toggled.connect(self._unseal)
        for way in (self.lock, self.age):
            way.toggled.connect(self._change)
        for row in (*self.parts.values(), self.role_names):
            row.toggled.connect(self._change)
        self.save.clicked.connect(self.save_asked)

    @Slot()
    def _change_reader(self) -> None:
        # What one reader was told must not open what another one gets.
        self.file_key.give_away()
        self._change()

    @Slot()
    def _change(self) -> None:
        self.file_key.renew()
        known = self.meaning.text()
        self._look()
        if self.meaning.text() != known:
            announce(self, self.meaning.text())
        self.changed.emit()

    @Slot()
    def _unlock_pdf(self) -> None:
        # A file has one passphrase and one way to open it.
        with QSignalBlocker(self.lock):
            self.lock.setChecked(self.lock.isChecked() and not self.age.isChecked())

    @Slot()
    def _unseal(self) -> None:
        with QSignalBlocker(self.age):
            self.age.setChecked(self.age.isChecked() and not self.lock.isChecked())

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
        self.file_key.ask_for(lock=self.locked())
        self.file_key.tell(self._what_to_do_with_it())
        self.meaning.setText(self._what_it_means())
        # The keyboard never stands on words alone, so it hears them where the file is saved.
        told = [self.meaning.text()]
        if self._out.text():
            told += [f"{self._outside.text()}:", self._out.text()]
        self.save.setAccessibleDescription("\n".join(told))

    def _what_it_means(self) -> str:
        if self.on_paper():
            return self.tr("Paper is not locked: anybody who finds it can read it.")
        if not self.locked():
            return self.tr("Not locked: anybody who gets this file can read it.")
        return self.tr("Locked: only its passphrase opens it.")

    def _what_to_do_with_it(self) -> str:
        words = self.tr("Shown only here. Send it by another way than the file.")
        if self.reader() is Reader.ME:
            words = self.tr("Shown only here. Keep it: nobody can open the file without it.")
        if self.lock_way() is not Lock.AGE:
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
        column.addWidget(self._check)
        column.addSpacing(tokens.GAP)
        column.addWidget(strong(self.tr("The file")))
        column.addWidget(self.role_names)
        column.addWidget(self.format)
        column.addWidget(self.lock)
        column.addWidget(self.age)
        column.addWidget(self.file_key)
        column.addStretch(1)

    def _label(self) -> None:
        for name, widget in {
            "export.readers": self.readers,
            "export.role_names": self.role_names,
            "export.format": self.format,
            "export.lock": self.lock,
            "export.age": self.age,
            "export.save": self.save,
            "export.out": self._out,
            "export.meaning": self.meaning,
        }.items():
            widget.setObjectName(name)
        for section, row in self.parts.items():
            row.setObjectName(f"export.part.{section.value}")
        self.parts[Section.OFF_THE_RECORD].set_locked(True)  # a Qt-like setter
