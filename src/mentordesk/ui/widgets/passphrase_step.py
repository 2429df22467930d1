"""The second step of a new desk: a passphrase, with an honest word on how long it holds."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from mentordesk.passphrase import Strength, suggest
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.bars import SlimBar
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.label import small
from mentordesk.ui.widgets.passphrase_field import PassphraseField
from mentordesk.ui.widgets.passphrase_row import PassphraseRow
from mentordesk.ui.widgets.step import Step

PAUSE_MS = 150
STRONGEST = 4
_TONES = (Tone.DANGER, Tone.DANGER, Tone.NEUTRAL, Tone.OK, Tone.OK)


class PassphraseStep(Step):
    """Takes any passphrase that was typed twice; it judges, it does not forbid."""

    judged = Signal(str)
    """Emitted with what to judge, a moment after the last key."""

    def __init__(self) -> None:
        super().__init__()
        self.show_words(
            self.tr("Choose a passphrase"),
            self.tr(
                "It opens your desk. Several plain words hold better than one clever one, and "
                "are easier to type in front of somebody."
            ),
        )
        self.passphrase = PassphraseField()
        self.again = PassphraseField()
        self.suggest = Button(self.tr("Suggest six words"))
        self._bar = SlimBar(Tone.OK, self.tr("Strength"))
        self._holds = small("")
        self._advice, self._suggested = small(""), ""
        self._first = PassphraseRow(self.tr("Passphrase"), self.passphrase, self.again)
        self._again = FieldRow(self.tr("The same once more"), self.again)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()
        self._advise()
        self.passphrase.textChanged.connect(self._typed)
        self.again.textChanged.connect(self._typed)
        self.passphrase.submitted.connect(self.again.setFocus)
        self.again.submitted.connect(self._submit)
        self.suggest.clicked.connect(self._suggest)
        self._pause.timeout.connect(self._judge)

    @override
    def complete(self) -> bool:
        typed = self.passphrase.text()
        return bool(typed.strip()) and typed == self.again.text()

    @override
    def first_field(self) -> QWidget | None:
        return self.passphrase

    def show_strength(self, strength: Strength) -> None:
        """Say how long the passphrase would hold."""
        if not self.passphrase.text():
            self._bar.set_share(0)
            self._holds.setText("")
            return
        words = self.tr("Somebody who has the files would need about: {time}").format(
            time=strength.holds
        )
        self._bar.set_tone(_TONES[strength.score])
        self._bar.set_share(max(strength.score, 0.4) / STRONGEST, words)
        self._holds.setText(words)

    @Slot()
    def _typed(self) -> None:
        self._again.show_problem("")
        self._advise()
        self._pause.start()
        self.changed.emit()

    @Slot()
    def _judge(self) -> None:
        self.judged.emit(self.passphrase.text())

    @Slot()
    def _submit(self) -> None:
        if self.passphrase.text() != self.again.text():
            self._again.show_problem(self.tr("The two are not the same yet."))
            return
        self.submitted.emit()

    @Slot()
    def _suggest(self) -> None:
        self._suggested = suggest()
        for field in (self.passphrase, self.again):
            field.setText(self._suggested)
            field.show_letters(True)  # noqa: FBT003  # a Qt-like setter
        self.passphrase.setFocus()
        announce(self.passphrase, self._advice.text())

    def _advise(self) -> None:
        """Say what a suggestion is good for, and what to do with one while it stands there."""
        if self._suggested and self.passphrase.text() == self._suggested:
            words = self.tr(
                "Write the six words down before you go on, and keep the paper where only you "
                "find it: they are shown this once."
            )
        else:
            words = self.tr("Six random words are safe and can be remembered.")
        self._advice.setText(words)

    def _build(self) -> None:
        self.passphrase.setObjectName("first.passphrase")
        self.again.setObjectName("first.again")
        self.suggest.setObjectName("first.suggest")
        self._advice.setObjectName("first.advice")
        self._first.key_state.setObjectName("first.keys")
        self.column.addWidget(self._first)
        self.column.addWidget(self._bar)
        self.column.addWidget(self._holds)
        row = QHBoxLayout()
        row.addWidget(self._advice, 1)
        row.addWidget(self.suggest)
        self.column.addLayout(row)
        self.column.addWidget(self._again)
