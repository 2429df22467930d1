"""A no to an idea: its reason, words that say it considerately, and when it was said."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.domain.crowd import around
from mentordesk.domain.declining import check_no, considerate_no, perhaps_names
from mentordesk.domain.idea import Idea, Stage
from mentordesk.domain.person import Medium, Person, Role
from mentordesk.errors import MentorDeskError
from mentordesk.marks import override
from mentordesk.ui import idea_words, wording
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.tokens import GRID, Text, Tone
from mentordesk.ui.widgets.button import quiet
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.day_time_field import DayField
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.text_area import TextArea

_WIDTH, _LINES = 560, 5


class DeclineDialog(Question):
    """Asks for what is still missing; `given` tells the reason, and when the mentor was told.

    The words follow the reason until somebody changes them. An empty reason is for the rules of
    the desk to refuse.
    """

    given = Signal(str, object)

    def __init__(self, idea: Idea, people: Sequence[Person], today: date, parent: QWidget) -> None:
        is_new = idea.stage is not Stage.DECLINED
        title = self.tr("Decline it") if is_new else self.tr("The no was said")
        super().__init__(title, title if is_new else self.tr("Keep"), parent, "decline")
        mentor = next(person for person in people if person.id == idea.mentor)
        leader = next(person for person in people if person.role is Role.LEADER)
        self._idea, self._mentor = idea, mentor
        self._people = around(leader, mentor, people)
        self._medium = Medium.IN_PERSON if mentor.pairing is None else mentor.pairing.medium
        self.reason = QLineEdit("" if is_new else idea.last.reason)
        self.words = TextArea(self.tr("How you may say it"), lines=_LINES, face=Text.BODY)
        self._said = FieldRow(self.words.accessibleName(), self.words)
        self.copied = quiet(self.tr("Copy the text"), "copy")
        told = self.tr("{name} was told").format(name=mentor.first_name)
        self.told, self.on = CheckRow(told), DayField(today, self.tr("When"), past=True)
        self._drafted = ""
        self._build(is_new=is_new)
        self._draft()
        self._ask_about_names()
        self.reason.textChanged.connect(self._draft)
        self.words.textChanged.connect(self._ask_about_names)
        self.copied.clicked.connect(self._copy)
        self.told.toggled.connect(self._show_day)

    @override
    def answer(self) -> None:
        self.given.emit(self.reason.text(), self.on.day() if self.told.isChecked() else None)

    def _build(self, *, is_new: bool) -> None:
        self.be_wide(_WIDTH)
        self.explain(self._idea.text)
        scroll = FittingScroll()
        scroll.body.setSpacing(4 * GRID)
        reason = FieldRow(self.tr("The reason, in one line"), self.reason)
        self.reason.setObjectName("reason.line")
        self.reason.setPlaceholderText(self.tr("What stands against it, as you would say it"))
        if not is_new:
            reason.hide()
        self.words.setObjectName("decline.words")
        self.copied.setObjectName("decline.copy")
        self.told.setObjectName("decline.told")
        self.told.setChecked(not is_new)
        self._day = FieldRow(self.tr("When"), self.on)
        self.on.setObjectName("decline.on")
        for part in (reason, self._said):
            scroll.body.addWidget(part)
        scroll.body.addWidget(self.copied, 0, Qt.AlignmentFlag.AlignLeading)
        scroll.body.addWidget(self.told)
        scroll.body.addWidget(self._day)
        self._day.setVisible(not is_new)
        scroll.follow(self.words)
        self.fields.addWidget(scroll, 1)
        (self.reason if is_new else self.on).setFocus()

    @Slot()
    def _draft(self) -> None:
        if self.words.words() == self._drafted:
            to = self._mentor, self._medium, self._people
            self._drafted = considerate_no(self._idea, self.reason.text(), *to)
            self.words.set_words(self._drafted)

    @Slot()
    def _ask_about_names(self) -> None:
        usual = self.tr("{name} likes {medium}. Check for nicknames. MentorDesk sends nothing.")
        medium = wording.medium_had(self._medium)
        usual = usual.format(name=self._mentor.first_name, medium=medium)
        self._said.set_hint(self._question() or usual)

    def _question(self) -> str:
        words = self.words.words()
        found = perhaps_names(words, self._idea, self._mentor, self._people)
        return idea_words.perhaps_named(found)

    @Slot()
    def _copy(self) -> None:
        words = self.words.words()
        try:
            check_no(words, self._idea, self._mentor, self._people)
        except MentorDeskError as error:
            self.fail(error)
            return
        QGuiApplication.clipboard().setText(words)
        copied = self.tr("Copied. It can be pasted for one minute.")
        self._say(" ".join(filter(None, (copied, self._question()))), Tone.OK)

    @Slot(bool)
    def _show_day(self, told: bool) -> None:  # noqa: FBT001  a signal's value
        self._day.setVisible(told)
