"""What goes when somebody is forgotten, what stays by their wish, and the step that does it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mentordesk.domain.forget import Going, Stays
from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.tokens import GAP
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.label import second
from mentordesk.ui.widgets.one_of import OneOf
from mentordesk.ui.widgets.option_card import OptionCard
from mentordesk.ui.wording import counted

WIDTH = 760


class ForgetPersonDialog(Question):
    """Names the person; the name is typed before there is an answer. `agreed` with what stays."""

    agreed = Signal(object)

    def __init__(self, going: Going, parent: QWidget) -> None:
        name = going.person.name
        title = self.tr("Forget {name}").format(name=name)
        super().__init__(title, self.tr("Destroy it"), parent, "forget")
        self._name = name
        self._stays = OneOf(self)
        self.typed = QLineEdit()
        self.be_wide(WIDTH)
        scroll = FittingScroll()
        for words in self._told(going):
            scroll.body.addWidget(second(words))
            self.setAccessibleDescription(f"{self.accessibleDescription()}\n{words}".strip())
        scroll.body.addLayout(self._choices(has_ideas=bool(going.ideas)))
        row = FieldRow(self.tr("To go on, type the whole name"), self.typed)
        self.typed.setObjectName("forget.typed")
        scroll.body.addSpacing(GAP)
        scroll.body.addWidget(row)  # below the choices, so that nobody comes to it past them
        self.fields.addWidget(scroll, 1)
        self.typed.setPlaceholderText(name)
        self.typed.textChanged.connect(self._look)
        self._stays.idToggled.connect(self._look)
        self.begin_at_the_way_out()
        self._look()
        self.no.setFocus()

    def choose(self, stays: Stays) -> None:
        """Choose what stays, as somebody wished it."""
        self._stays.button(list(Stays).index(stays)).setChecked(True)

    @override
    def answer(self) -> None:
        self.agreed.emit(tuple(Stays)[self._stays.checkedId()])

    def _told(self, going: Going) -> list[str]:
        gone = self.tr("What goes: {things}.").format(things=", ".join(self._things(going)))
        kept = self.tr(
            "It goes from this desk, from the search, and from the backups that MentorDesk keeps, "
            "and cannot be undone. The name is put out of what others said and of your own notes."
        )
        beyond = self.tr(
            "Out of reach: copies that you made yourself, files that you gave away, and a folder "
            "of backups that is not connected, until it is."
        )
        name = going.person.first_name
        asks = self.tr(
            "What stays of the credit is for {name} to say. Ask before you go on: {own} of their "
            "ideas and {others} that they had a part in got credit."
        ).format(name=name, own=going.credited, others=going.named_credited)
        return [gone, kept, beyond, asks]

    def _things(self, going: Going) -> list[str]:
        bare = going.ideas - going.credited
        parts = going.named - going.named_credited
        counts = [
            (going.sessions, self.tr("1 session"), self.tr("{n} sessions")),
            (going.topics, self.tr("1 topic"), self.tr("{n} topics")),
            (going.asked, self.tr("1 wish or question"), self.tr("{n} wishes and questions")),
            (going.notes, self.tr("1 note"), self.tr("{n} notes")),
            (going.promises, self.tr("1 promise"), self.tr("{n} promises")),
            (going.observations, self.tr("1 observation"), self.tr("{n} observations")),
            (going.aims, self.tr("1 aim"), self.tr("{n} aims")),
            (going.clauses, self.tr("1 ground rule"), self.tr("{n} ground rules")),
            (
                going.chosen,
                self.tr("1 strength or wish on their page"),
                self.tr("{n} strengths and wishes on their page"),
            ),
            (going.files, self.tr("1 file in the list"), self.tr("{n} files in the list")),
            (bare, self.tr("1 idea without credit"), self.tr("{n} ideas without credit")),
            (
                parts,
                self.tr("the part in 1 idea of others"),
                self.tr("the part in {n} ideas of others"),
            ),
        ]
        return [self.tr("the name"), *(counted(*one) for one in counts if one[0])]

    def _choices(self, *, has_ideas: bool) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GAP)
        told = {
            Stays.NAME: (
                self.tr("The name stays with credit"),
                self.tr("Ideas that got credit stay, with the name. All the others go."),
            ),
            Stays.COLLEAGUE: (
                self.tr("“A colleague” stays"),
                self.tr("Ideas that got credit stay, said by “a colleague”. All the others go."),
            ),
            Stays.NOTHING: (
                self.tr("Everything goes"),
                self.tr("All their ideas go. What others said stays, without this person."),
            ),
        }
        of_parts = {
            Stays.NAME: self.tr("On ideas that got credit. The part in all the others goes."),
            Stays.COLLEAGUE: self.tr(
                "On ideas that got credit, in place of the name. The part in all the others goes."
            ),
            Stays.NOTHING: self.tr("Every part goes. What others said stays, without this person."),
        }
        for place, stays in enumerate(Stays):
            heading, about = told[stays]
            card = OptionCard(heading, about if has_ideas else of_parts[stays])
            card.setObjectName(f"forget.{stays.value}")
            self._stays.add(card, place)
            column.addWidget(card)
        return column

    @Slot()
    def _look(self) -> None:
        typed = " ".join(self.typed.text().split())
        is_named = typed.casefold() == " ".join(self._name.split()).casefold()
        self.allow(answer=is_named and self._stays.checkedId() >= 0)
