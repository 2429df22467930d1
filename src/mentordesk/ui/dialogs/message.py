"""A text to the mentor: prepared here, copied, and sent by nobody but the leader."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from mentordesk.domain.likes import in_order
from mentordesk.domain.liking import Sending
from mentordesk.domain.person import Medium
from mentordesk.export.message import Message
from mentordesk.marks import override
from mentordesk.ui import likes_words, wording
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, Text, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import quiet
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.text_area import TextArea

_WIDTH, _LINES = 640, 9


class MessageDialog(Question):
    """Shows the text of one medium, to be changed at will; `medium_chosen` asks for another."""

    medium_chosen = Signal(object)

    def __init__(self, name: str, medium: Medium, sending: Sending, parent: QWidget) -> None:
        title = self.tr("To {name}").format(name=name)
        super().__init__(title, self.tr("Copy the text"), parent, "letter")
        self._name, self._own, self._sending = name, medium, sending
        self.medium, self.subject = Choice(), QLineEdit()
        self.other = Label()
        self.text = TextArea(self.tr("The text"), lines=_LINES, face=Text.BODY)
        self.copy_subject = quiet(self.tr("Copy the subject"), "copy")
        self._build()
        self.medium.choose(medium)
        self.medium.currentIndexChanged.connect(self._choose)
        self.copy_subject.clicked.connect(self._copy_subject)

    def about(self) -> str:
        """Return what stands above the text."""
        return self.tr("MentorDesk sends nothing. Copy the text, and send it yourself.")

    def add(self, child: QWidget) -> None:
        """Put something under the text."""
        self._scroll.body.addWidget(child)

    def show_message(self, message: Message) -> None:
        """Show the text of the medium that is chosen now."""
        self.text.set_words(message.text)
        self.subject.setText(message.subject)
        self._subject_row.setVisible(bool(message.subject))

    def tell(self, words: str) -> None:
        """Say what was done; the letter stays to be used again."""
        self._take_up()
        self._say(words, Tone.OK)

    @override
    def answer(self) -> None:
        self._copy(self.text.words())

    def _build(self) -> None:
        self.no.setText(self.tr("Close"))
        self.yes.set_icon("copy")
        self.setMinimumWidth(look().px(_WIDTH))
        for medium in in_order((self._own, *self._sending.media, *Medium)):
            self.medium.add(wording.medium(medium), medium)
        self.explain(self.about())
        self.other.setObjectName("letter.other")
        self.text.setObjectName("letter.text")
        self._scroll = FittingScroll()
        body = self._scroll.body
        body.setSpacing(4 * GRID)
        self.medium.setObjectName("letter.medium")
        body.addWidget(FieldRow(self.tr("In which form"), self.medium, self._order()))
        body.addWidget(self.other)
        self._subject_row = self._with_subject()
        body.addWidget(self._subject_row)
        body.addWidget(self.text)
        self.fields.addWidget(self._scroll, 1)
        self.medium.setFocus()

    def _named(self, words: str, control: QWidget, name: str) -> FieldRow:
        control.setObjectName(name)
        return FieldRow(words, control)

    def _with_subject(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._named(self.tr("Subject"), self.subject, "letter.subject"), 1)
        self.copy_subject.setObjectName("letter.copy_subject")
        row.addWidget(self.copy_subject, 0, Qt.AlignmentFlag.AlignBottom)
        both.hide()
        return both

    def _order(self) -> str:
        """Return in which order the mentor likes it, where more of that was said than one."""
        media = self._sending.media
        if len(media) < 2 and not self._sending.note:  # noqa: PLR2004
            return ""
        words = self.tr("{name} likes it so: {media}")
        return words.format(name=self._name, media=likes_words.in_turn(media, self._sending.note))

    @Slot()
    def _choose(self) -> None:
        self.turn_to(Medium(str(self.medium.value())))

    def turn_to(self, medium: Medium) -> None:
        """Show what fits a medium, and ask for its text."""
        words = self.tr("{name} would rather have {medium}. You may still use this.")
        self.other.setText(words.format(name=self._name, medium=wording.medium_had(self._own)))
        others = (self._own, *self._sending.media)
        self.other.setVisible(medium not in others)
        if medium not in others:
            announce(self.other, self.other.text())
        self.problem.hide()
        self.medium_chosen.emit(medium)

    @Slot()
    def _copy_subject(self) -> None:
        self._copy(self.subject.text())

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.tell(self.tr("Copied. It can be pasted for one minute."))
