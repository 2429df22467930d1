"""How, where and before whom credit is given, and words for it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from mentordesk.domain import crediting
from mentordesk.domain.asking import as_agreed, asked_first
from mentordesk.domain.credit_due import may_be_credited
from mentordesk.domain.crowd import Crowd
from mentordesk.domain.idea import Idea, Recognition, RecognitionForm
from mentordesk.domain.person import Medium, Person, known
from mentordesk.errors import MentorDeskError
from mentordesk.marks import override
from mentordesk.ui import idea_words, likes_words, wording
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.tokens import GAP_CARDS, GRID, Text, Tone
from mentordesk.ui.widgets.asked_people import AskedPeople
from mentordesk.ui.widgets.button import quiet
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.day_time_field import DayField
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.folder_button import FolderButton
from mentordesk.ui.widgets.label import second
from mentordesk.ui.widgets.text_area import TextArea

_WIDTH, _LINES = 820, 6
_USUAL = {
    RecognitionForm.NAMED_IN_MEETING: Medium.IN_PERSON,
    RecognitionForm.REVIEW_INPUT: Medium.PAPER,
}


class GiveCreditDialog(Question):
    """Asks for one act of recognition; the names and how they may be told stand above it.

    The words follow the form, the medium and who hears it until somebody changes them. Where nobody
    may be told of it says so, and asks for nothing but that they chose no credit. `given` tells the
    act and its words, `save_asked` wants the words in a file.
    """

    given = Signal(object, str)
    save_asked = Signal(str)

    def __init__(self, idea: Idea, people: Sequence[Person], today: date, parent: QWidget) -> None:
        title = self.tr("Give credit")
        super().__init__(title, title, parent, "credit")
        self._idea, self._people = idea, Crowd(people)
        self._may_be_given = may_be_credited(idea, known(people))
        self.form, self.medium = Choice(), Choice()
        self.where, self.heard_by = QLineEdit(), QLineEdit()
        self.on = DayField(today, self.tr("When"))
        self.words = TextArea(self.tr("The words"), lines=_LINES, face=Text.BODY)
        self.anew = quiet(self.tr("Draft it anew"), "rotate-ccw")
        self.copied, self.saved = (
            quiet(self.tr("Copy the text"), "copy"),
            quiet(self.tr("Save the text"), "download"),
        )
        self.folder = FolderButton("credit.folder")
        self.knows = CheckRow(self.tr("The mentor knows"))
        self.asked = AskedPeople(asked_first(idea, people))
        self._act = idea, self._people
        self._drafted = ""
        self._name_all()
        self._build()
        self._connect()
        self._follow_form()
        self._ask_about_names()

    def tell_saved(self, file: Path) -> None:
        """Say that the words were saved, and offer their folder."""
        self.folder.offer(file)
        words = self.tr(
            "Saved as {name}. It is not locked: whoever has it can read it. Send it yourself."
        )
        self._tell(words.format(name=file.name))

    @Slot(str)
    def _tell(self, words: str) -> None:
        """Say what was done with the words; the question stays to be answered."""
        self._say(words, Tone.OK)

    @override
    def answer(self) -> None:
        form, knows = self._form(), self.knows.isChecked()
        if form is RecognitionForm.NONE_WANTED:
            act = Recognition(form, self.on.day(), mentor_knows=knows)
            self.given.emit(act, "")
        else:
            heard = self.where.text().strip(), self.heard_by.text().strip()
            act = Recognition(form, self.on.day(), *heard, knows, self.asked.agreed())
            self.given.emit(act, self.words.words())

    def _name_all(self) -> None:
        forms = {
            RecognitionForm.NAMED_IN_MEETING: self.tr("Named in a meeting"),
            RecognitionForm.IN_WRITING: self.tr("Named in writing"),
            RecognitionForm.TOLD_MANAGER: self.tr("Told their manager"),
            RecognitionForm.REVIEW_INPUT: self.tr("Put into their review"),
            RecognitionForm.OPPORTUNITY: self.tr("Gave them an opportunity"),
            RecognitionForm.NONE_WANTED: self.tr("They chose no credit"),
        }
        for form, words in forms.items():
            if self._may_be_given or form is RecognitionForm.NONE_WANTED:
                self.form.add(words, form)
        for medium in Medium:
            self.medium.add(wording.medium(medium), medium)
        named = {
            "anew": self.anew,
            "copy": self.copied,
            "save": self.saved,
            "knows": self.knows,
        }
        for name, control in named.items():
            control.setObjectName(f"credit.{name}")

    def _told(self) -> list[str]:
        """Return what there is to know before: the idea, its people, and what they said."""
        people = known(self._people)
        on_credit = likes_words.on_credit(self._idea, people)
        told = [self._idea.text, "\n".join(idea_words.naming(self._idea, people)), *on_credit]
        if not self._may_be_given:
            told.append(
                self.tr(
                    "Nobody but you may be told of with this idea, not even as “a colleague”, so "
                    "there are no words of credit. Keep that they chose none, and it is settled."
                )
            )
        return told

    def _build(self) -> None:
        self.be_wide(_WIDTH)
        scroll = FittingScroll()
        body = scroll.body
        body.setSpacing(3 * GRID)
        told = self._told()
        self.setAccessibleDescription("\n".join(told))
        for words in told:
            body.addWidget(second(words))
        self._medium_row = self._row(self.tr("Form of the words"), self.medium, "medium")
        how = self._row(self.tr("How credit is given"), self.form, "form")
        hint = self.tr("Who hears it decides who is named.")
        self._heard = self._row(
            self.tr("Before whom (may stay empty)"), self.heard_by, "heard_by", hint
        )
        self._where = self._row(self.tr("Where (may stay empty)"), self.where, "where")
        self._said = self._row(self.words.accessibleName(), self.words, "words")
        self._anew, folder = _in_a_row(self.anew), _in_a_row(self.folder)
        when = self._row(self.tr("When"), self.on, "on")
        # On a small laptop all of it is to be in sight: what stands below is easily forgotten.
        # So the words, which grow with the names, come last.
        body.addLayout(_beside(how, self._medium_row, when))
        heard = _beside(self._heard, self._where, self.knows)
        heard.setAlignment(self.knows, Qt.AlignmentFlag.AlignVCenter)
        body.addLayout(heard)
        for part in (self.asked, self._said, self._anew, folder):
            body.addWidget(part)
        for place, step in enumerate((self.copied, self.saved)):
            self.buttons.insertWidget(place, step)
        body.addStretch(1)
        scroll.follow(self.words)
        self.fields.addWidget(scroll, 1)
        self.form.setFocus()

    def _row(self, words: str, control: QWidget, name: str, hint: str = "") -> FieldRow:
        control.setObjectName(f"credit.{name}")
        return FieldRow(words, control, hint)

    def _connect(self) -> None:
        self.form.currentIndexChanged.connect(self._follow_form)
        self.medium.currentIndexChanged.connect(self._draft)
        self.heard_by.textChanged.connect(self._draft)
        self.asked.changed.connect(self._follow_agreed)
        self.words.textChanged.connect(self._offer_draft)
        for part in (self.words, self.where, self.heard_by):
            part.textChanged.connect(self._ask_about_names)
        self.anew.clicked.connect(self._draft_anew)
        self.copied.clicked.connect(self._copy)
        self.saved.clicked.connect(self._save)
        self.folder.told.connect(self._tell)

    @Slot()
    def _follow_form(self) -> None:
        form = self._form()
        wanted = form is not RecognitionForm.NONE_WANTED
        heard = (self._heard, self._where)
        words = (self._said, self.copied, self.saved)
        for row in (self._medium_row, *heard, *words):
            row.setVisible(wanted)
        self.asked.setVisible(wanted and self.asked.asks)
        self.problem.hide()
        self.yes.setText(self.tr("Give credit") if wanted else self.tr("Keep"))
        self.medium.choose(_USUAL.get(form, Medium.EMAIL))
        self._draft()
        self._offer_draft()

    @Slot()
    def _follow_agreed(self) -> None:
        """Let the words name who said yes, and nobody whose yes was taken back."""
        self._act = as_agreed(self._idea, self._people, self.asked.agreed())
        self._draft()
        self._ask_about_names()

    @Slot()
    def _draft(self) -> None:
        if self.words.words() == self._drafted:
            self._draft_anew()

    @Slot()
    def _draft_anew(self) -> None:
        act = crediting.Act(self._form(), Medium(self.medium.value()), self.heard_by.text())
        self._drafted = crediting.draft(*self._act, act)
        self.words.set_words(self._drafted)

    @Slot()
    def _offer_draft(self) -> None:
        wanted = self._form() is not RecognitionForm.NONE_WANTED
        self._anew.setVisible(wanted and self.words.words() != self._drafted)

    @Slot()
    def _ask_about_names(self) -> None:
        usual = self.tr(
            "From the idea, the names and the roles alone. Check for nicknames. "
            "MentorDesk sends nothing."
        )
        self._said.set_hint(self._question() or usual)

    def _question(self) -> str:
        said, heard_by = (self.words.words(), self.where.text()), self.heard_by.text()
        found = [
            word for text in said for word in crediting.perhaps_broken(text, *self._act, heard_by)
        ]
        return idea_words.perhaps_named(found)

    @Slot()
    def _copy(self) -> None:
        if self._may_be_given_away():
            QGuiApplication.clipboard().setText(self.words.words())
            copied = self.tr("Copied. It can be pasted for one minute.")
            self._tell(" ".join(filter(None, (copied, self._question()))))

    @Slot()
    def _save(self) -> None:
        if self._may_be_given_away():
            self.save_asked.emit(self.words.words())

    def _may_be_given_away(self) -> bool:
        words, heard_by = self.words.words(), self.heard_by.text()
        try:
            crediting.check(words, *self._act, heard_by)
        except MentorDeskError as error:
            self.fail(error)
            return False
        return True

    def _form(self) -> RecognitionForm:
        return RecognitionForm(str(self.form.value()))


def _in_a_row(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder)
    for button in buttons:
        flow.addWidget(button)
    return holder


def _beside(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP_CARDS)
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row
