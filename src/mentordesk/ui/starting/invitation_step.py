"""The invitation in three media, to be copied or saved, and the way to the mentor's page."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from mentordesk.domain.invitation import Invited
from mentordesk.domain.medium import Medium
from mentordesk.domain.worksheet import INVITES, Asked, Worksheet
from mentordesk.ui import left_words
from mentordesk.ui.starting.answer_row import AnswerRow
from mentordesk.ui.starting.sheet_step import SheetStep
from mentordesk.ui.tokens import Text, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import quiet, secondary
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.text_area import TextArea

_LINES = 9


class InvitationStep(SheetStep):
    """Shows the text of one medium, to be changed at will; `wanted` asks for that of another.

    `asked` tells whether the leader says that it was sent.
    """

    wanted = Signal()
    asked = Signal(bool)
    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.show_words(
            self.tr("The invitation"),
            self.tr(
                "MentorDesk sends nothing. Change the words until they are yours, and send them "
                "yourself. Once they said yes, one press makes their page out of all this."
            ),
        )
        words = {
            Medium.CHAT: self.tr("A short message"),
            Medium.EMAIL: self.tr("An e-mail"),
            Medium.CALL: self.tr("Words for a call"),
        }
        self.medium = AnswerRow(
            "worksheet.medium",
            self.tr("In which form"),
            [(medium.value, words[medium]) for medium in INVITES],
        )
        self.subject = QLineEdit(readOnly=True)
        self.text = TextArea(self.tr("The text"), lines=_LINES, face=Text.BODY)
        self.copy = secondary(self.tr("Copy the text"), "copy")
        self.copy_subject = quiet(self.tr("Copy the subject"), "copy")
        self.save = secondary(self.tr("Save as a file"), "download")
        self.anew = quiet(self.tr("Take our words again"))
        self.sent = CheckRow(self.tr("I have sent it, or said it"))
        self.said = Label("", Text.SMALL)
        self._own: dict[str, str] = {}
        self._build()

    @override
    def show_sheet(self, sheet: Worksheet) -> None:
        self._own = dict(sheet.texts)
        self.show_asked(sheet.asked)
        quietly = QSignalBlocker(self.medium)
        self.medium.choose(sheet.medium.value)
        quietly.unblock()

    @override
    def applied(self, sheet: Worksheet) -> Worksheet:
        medium = Medium(self.medium.value() or Medium.CHAT)
        return replace(sheet, medium=medium, texts=tuple(self._own.items()))

    @override
    def enter(self, sheet: Worksheet) -> None:
        self.show_asked(sheet.asked)
        self.wanted.emit()

    @override
    def first_field(self) -> QWidget | None:
        return self.medium.first_field()

    def show_asked(self, asked: Asked | None) -> None:
        """Show when somebody was invited, if the leader said so."""
        quietly = QSignalBlocker(self.sent)
        self.sent.setChecked(asked is not None)
        quietly.unblock()
        self.sent.set_aside("" if asked is None else left_words.invited(asked.by, asked.at))

    def show_invitation(self, invited: Invited) -> None:
        """Show the text of the medium that is chosen now."""
        quietly = QSignalBlocker(self.text)
        self.text.set_words(invited.text)
        quietly.unblock()
        self.subject.setText(invited.subject)
        for part in (self._subject_row, self.copy_subject):
            part.setVisible(bool(invited.subject))
        self._look()

    def tell(self, words: str) -> None:
        """Say what was done."""
        self.said.setText(words)
        self.said.set_tone(Tone.OK)
        self.said.show()
        announce(self.said, words)

    def _build(self) -> None:
        for name, control in {
            "worksheet.subject": self.subject,
            "worksheet.text": self.text,
            "worksheet.copy": self.copy,
            "worksheet.copy_subject": self.copy_subject,
            "worksheet.save": self.save,
            "worksheet.anew": self.anew,
            "worksheet.sent": self.sent,
        }.items():
            control.setObjectName(name)
        self._subject_row = FieldRow(self.tr("Subject"), self.subject)
        holder = QWidget()
        flow = FlowLayout(holder)
        for button in (self.copy, self.copy_subject, self.save, self.anew):
            flow.addWidget(button)
        for part in (self.medium, self._subject_row, self.text, holder, self.said, self.sent):
            self.column.addWidget(part)
        words = self.tr("The file is not locked: whoever has it can read it.")
        self.save.setAccessibleDescription(words)
        self.save.setToolTip(words)
        self.said.hide()
        self._connect()

    def _connect(self) -> None:
        self.medium.chosen.connect(self._turn)
        self.text.textChanged.connect(self._reword)
        self.copy.clicked.connect(self._copy)
        self.copy_subject.clicked.connect(self._copy_subject)
        self.save.clicked.connect(self.save_asked)
        self.sent.toggled.connect(self.asked)
        self.anew.clicked.connect(self._begin_anew)

    @Slot()
    def _turn(self) -> None:
        self.said.hide()
        self.changed.emit()
        self.wanted.emit()

    @Slot()
    def _reword(self) -> None:
        self._own[self.medium.value()] = self.text.words()
        self._look()
        self.changed.emit()

    @Slot()
    def _begin_anew(self) -> None:
        self._own.pop(self.medium.value(), None)
        self.text.setFocus()
        self.changed.emit()
        self.wanted.emit()

    @Slot()
    def _copy(self) -> None:
        self._put(self.text.words())

    @Slot()
    def _copy_subject(self) -> None:
        self._put(self.subject.text())

    def _put(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.tell(self.tr("Copied. It can be pasted for one minute."))

    def _look(self) -> None:
        self.anew.setVisible(self.medium.value() in self._own)
