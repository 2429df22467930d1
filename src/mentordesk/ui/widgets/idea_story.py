"""One idea with its names, its steps so far, and the steps it can take next."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk.domain.board import Told
from mentordesk.domain.credit_due import People, owes_credit, was_credited
from mentordesk.domain.declining import waits_to_be_told
from mentordesk.domain.idea import IN_USE, Idea, RecognitionForm, Stage
from mentordesk.ui import dates, idea_words, story_words, wording
from mentordesk.ui.item_models.story import StoryModel
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.idea_kin import STORY, IdeaKin
from mentordesk.ui.widgets.idea_whose import IdeaWhose
from mentordesk.ui.widgets.label import title
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.scroll_page import ScrollPage


class IdeaStory(ScrollPage):
    """Shows an idea, and tells what the leader wants to do with it."""

    step_asked = Signal(object)
    credit_asked = Signal()
    told_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = Button(self.tr("All ideas"), Kind.LINK, "arrow-left")
        self._words = title("")
        self._facts, self._steps = FlowLayout(), FlowLayout()
        self.model = StoryModel(self)
        self.rows = RowList(self.model, self.tr("The story so far"), STORY, fitted=True)
        self.whose, self.kin = IdeaWhose(), IdeaKin()
        self._lay_out()
        self.back.clicked.connect(self.left)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def show_told(self, told: Told, people: People, now: datetime) -> None:
        """Show where an idea stands, and its whole story."""
        idea = told.idea
        self._words.setText(idea.text)
        self._show_facts(told, people, now)
        self._show_steps(idea, owes=owes_credit(idea, people))
        self.whose.show_idea(idea, people)
        self.model.show(story_words.story(told, people, dates.local_day(now)))

    def _lay_out(self) -> None:
        self.back.setObjectName("idea.back")
        self.rows.setObjectName("idea.story")
        self._words.setObjectName("idea.words")
        self.add(self._at_start(self.back))
        self.add(self._words)
        self.add(self._facts)
        self.add(self._steps)
        self.add(self.whose)
        story = Card(self.tr("The story so far"))
        story.add(self.rows)
        self.add(story)
        self.add(self.kin)
        self.add_stretch()

    def _at_start(self, widget: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(widget)
        row.addStretch(1)
        return row

    def _show_facts(self, told: Told, people: People, now: datetime) -> None:
        idea = told.idea
        self._facts.clear()
        self._facts.addWidget(Chip(wording.stage(idea.stage), Tone.MENTOR))
        if owes_credit(idea, people):
            self._facts.addWidget(Chip(self.tr("credit owed"), Tone.CREDIT))
            if idea.recognitions:  # why there is no end of it yet: the no speaks for one mentor
                self._facts.addWidget(Chip(self.tr("one mentor wanted no credit")))
        elif was_credited(idea):
            self._facts.addWidget(Chip(self.tr("credited"), Tone.CREDIT, "award"))
        elif idea.recognitions:
            self._facts.addWidget(Chip(wording.recognition(RecognitionForm.NONE_WANTED)))
        if idea.answer_owed(now, told.within):
            self._facts.addWidget(Chip(self.tr("answer owed"), Tone.DANGER))

    def _show_steps(self, idea: Idea, *, owes: bool) -> None:
        """Offer the steps, the nearest first; credit that was given leaves none to press for."""
        self._steps.clear()
        if idea.joined_into is not None:
            return
        if idea.stage in IN_USE:
            again = self.tr("Give credit again")
            words = again if was_credited(idea) else self.tr("Give credit")
            credit = self._add_step(words, "credit", "award")
            credit.set_kind(Kind.PRIMARY if owes else Kind.SECONDARY)
            credit.clicked.connect(self.credit_asked)
        if waits_to_be_told(idea):
            tell = self._add_step(self.tr("Say it to the mentor"), "told", "message-circle")
            tell.clicked.connect(self.told_asked)
        for stage in idea_words.next_stages(idea):
            button = self._add_step(idea_words.step(idea, stage), stage.value)
            button.clicked.connect(partial(self._ask, stage))

    def _add_step(self, words: str, name: str, icon: str = "") -> Button:
        first = self._steps.count() == 0
        button = Button(words, Kind.PRIMARY if first else Kind.SECONDARY, icon)
        button.setObjectName(f"idea.to_{name}")
        self._steps.addWidget(button)
        return button

    def _ask(self, stage: Stage) -> None:
        self.step_asked.emit(stage)
