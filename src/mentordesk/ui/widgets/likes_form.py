"""What a mentor chooses, to be filled in by them or told to the leader."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mentordesk.domain.ending import consents_for_life
from mentordesk.domain.likes import Camera, Help
from mentordesk.domain.person import Consent
from mentordesk.domain.wishes import OwnPage
from mentordesk.ui import likes_words, wording
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP_CARDS, GRID
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.media_order import MediaOrder

_LINE, _NAME, _PRONOUNS = 200, 60, 40
_NOT_SAID = ""


class LikesForm(QWidget):
    """The fields of a mentor's own page; nothing of the leader's is in it."""

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._own = OwnPage("", ())
        self.called, self.pronouns = _line(_NAME), _line(_PRONOUNS)
        self.media, self.note, self.times, self.reply = MediaOrder(), _line(), _line(), _line()
        self.place, self.camera = _line(), Choice(_tr("Camera"))
        self.notes = CheckRow(_tr("Private notes may be taken at the table"))
        self.consent, self.credit = Choice(_tr("When an idea is used")), _line()
        self.helps = {one: CheckRow(likes_words.helps(one)) for one in Help}
        self.helps_words, self.strengths, self.hopes = _line(), _line(2 * _LINE), _line(2 * _LINE)
        self._name()
        self._fill()
        self._lay_out()
        for field in self.findChildren(QLineEdit):
            field.returnPressed.connect(self.submitted)

    def show_own(self, own: OwnPage) -> None:
        """Show what is chosen so far."""
        self._own, likes = own, own.likes
        self.called.setText(likes.called)
        self.called.setPlaceholderText(own.name.split()[0] if own.name.split() else "")
        self.pronouns.setText(likes.pronouns)
        self.media.show_media(own.media)
        self.note.setText(own.note)
        self.times.setText(likes.times)
        self.reply.setText(likes.reply)
        self.place.setText(own.place)
        self.camera.choose(likes.camera or _NOT_SAID)
        self.notes.setChecked(likes.notes)
        self.consent.choose(own.consent)
        self.credit.setText(likes.credit)
        for one, row in self.helps.items():
            row.setChecked(one in likes.helps)
        self.helps_words.setText(likes.helps_words)
        self.strengths.setText(", ".join(likes.strengths))
        self.hopes.setText(own.hopes)

    def ask_only_for_life(self) -> None:
        """Ask only what stays open once the pair is over: names, and credit no looser than now."""
        kept = (self.called, self.pronouns, self.consent, self.credit)
        for row in self.findChildren(FieldRow):
            row.setVisible(row.control in kept)
        self.notes.hide()
        for consent in set(Consent) - set(consents_for_life(self._own.consent)):
            self.consent.removeItem(self.consent.findData(consent))

    def own(self) -> OwnPage:
        """Return what the fields say."""
        camera = str(self.camera.value())
        likes = replace(
            self._own.likes,
            called=self.called.text(),
            pronouns=self.pronouns.text(),
            times=self.times.text(),
            reply=self.reply.text(),
            camera=Camera(camera) if camera else None,
            notes=self.notes.isChecked(),
            credit=self.credit.text(),
            helps=tuple(one for one, row in self.helps.items() if row.isChecked()),
            helps_words=self.helps_words.text(),
            strengths=tuple(self.strengths.text().split(",")),
        )
        return replace(
            self._own,
            media=self.media.media(),
            note=self.note.text(),
            place=self.place.text(),
            consent=Consent(str(self.consent.value())),
            hopes=self.hopes.text(),
            likes=likes,
        )

    def _fill(self) -> None:
        self.camera.add(_tr("not said"), _NOT_SAID)
        for camera in Camera:
            self.camera.add(likes_words.camera(camera), camera)
        for consent in Consent:
            self.consent.add(wording.pair_consent(consent), consent)
        self.pronouns.setPlaceholderText(_tr("she/her, he/him, they/them, xe/xem/xyr"))
        self.note.setPlaceholderText(_tr("Signal, short"))
        self.times.setPlaceholderText(_tr("Tuesdays after 14:00"))
        self.reply.setPlaceholderText(_tr("within two days"))
        self.place.setPlaceholderText(_tr("in person, walking if dry"))
        self.credit.setPlaceholderText(_tr("ask before naming me to the board"))
        self.strengths.setPlaceholderText(_tr("Several, with commas between"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_CARDS)
        row = FieldRow
        column.addLayout(
            _pair(row(_tr("Called by"), self.called), row(_tr("Pronouns"), self.pronouns))
        )
        column.addWidget(row(_tr("Between sessions, the best first"), self.media))
        column.addWidget(row(_tr("More exactly"), self.note))
        column.addLayout(
            _pair(row(_tr("Good times"), self.times), row(_tr("An answer comes"), self.reply))
        )
        column.addLayout(
            _pair(row(_tr("Where to meet"), self.place), row(_tr("Camera"), self.camera))
        )
        column.addWidget(self.notes)
        column.addLayout(
            _pair(
                row(_tr("When an idea is used"), self.consent),
                row(_tr("More about credit"), self.credit),
            )
        )
        column.addWidget(row(_tr("What helps"), self._all_helps()))
        column.addWidget(row(_tr("What else helps, in own words"), self.helps_words))
        column.addWidget(row(_tr("Strengths, in own words"), self.strengths))
        column.addWidget(row(_tr("Hopes"), self.hopes))

    def _all_helps(self) -> QWidget:
        ticks = QWidget()
        column = QVBoxLayout(ticks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for tick in self.helps.values():
            tick.setAccessibleDescription(_tr("What helps"))
            column.addWidget(tick)
        return ticks

    def _name(self) -> None:
        for name in (
            *("called", "pronouns", "media", "note", "times", "reply", "place", "camera"),
            *("notes", "consent", "credit", "helps_words", "strengths", "hopes"),
        ):
            getattr(self, name).setObjectName(f"likes.{name}")
        for one, row in self.helps.items():
            row.setObjectName(f"likes.helps.{one.value}")


def _line(most: int = _LINE) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(most)
    return line


def _pair(first: QWidget, second: QWidget) -> QBoxLayout:
    """Return two fields side by side, or one below the other in large text."""
    way = QBoxLayout.Direction
    row = QBoxLayout(way.TopToBottom if look().is_large else way.LeftToRight)
    row.setSpacing(GAP_CARDS)
    row.addWidget(first, 1)
    row.addWidget(second, 1)
    return row


def _tr(words: str) -> str:
    return QCoreApplication.translate("likes", words)
