"""The way back for a damaged desk: what can be read, what is missing, and one button."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.error_words.repair import RepairReport, Says
from mentordesk.errors import MentorDeskError
from mentordesk.marks import override
from mentordesk.services.repair import RepairService
from mentordesk.ui import dates
from mentordesk.ui.look import look
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.tokens import GAP, GRID
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.edge_bar import FootBar
from mentordesk.ui.widgets.label import Label, strong
from mentordesk.ui.widgets.offer_row import OfferRow
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.scroll_page import ScrollPage
from mentordesk.ui.widgets.way_in import WayIn

WIDTH = 720


class RepairPage(Page):
    """Looks first and changes nothing; repairs when the leader says so."""

    left = Signal()
    """Emitted when the leader goes back to the gate, with a repaired desk or without."""

    def __init__(
        self,
        repair: RepairService,
        now: Callable[[], datetime],
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._repair, self._now, self._tasks, self._notices = repair, now, tasks, notices
        self._says = Says(partial(QCoreApplication.translate, "errors"), self._moment)
        self._typed = ""
        self.way = WayIn("repair", self.tr("Passphrase"))
        self.look = Button(self.tr("Look at the desk"), Kind.PRIMARY, "search")
        self.gone = OfferRow(self.tr("Take back what nothing is left of"), "repair.gone")
        self.deleted = OfferRow(
            self.tr("Take back what may have been deleted on purpose"), "repair.deleted"
        )
        self.repair = Button(self.tr("Repair the desk"), Kind.PRIMARY, "circle-check")
        self.back = Button(self.tr("Back"), Kind.QUIET, "arrow-left")
        self.done = Button(self.tr("Go and unlock it"), Kind.PRIMARY, "lock-open")
        self._head = PageHead(self.tr("Repair your desk"))
        self._ask = Card()
        self._found = Card()
        self._lines = QVBoxLayout()
        self._page = ScrollPage(look().px(WIDTH))
        self._build()
        self.look.clicked.connect(self._look)
        self.way.submitted.connect(self._look)
        self.repair.clicked.connect(self._make)
        for way in (self.back, self.done):
            way.clicked.connect(self.left)

    @override
    def first_focus(self) -> QWidget | None:
        if self._ask.isVisibleTo(self):
            return self.way.field
        return self.repair if self.repair.isVisibleTo(self) else self.done

    def look_with(self, typed: str, *, by_code: bool) -> None:
        """Look at the desk with what was typed at the gate."""
        if by_code != self.way.by_code:
            self.way.turn()
        self.way.field.setText(typed)
        self._look()

    @Slot()
    def _look(self) -> None:
        if not self.way.typed or not self.look.isEnabled() or self.way.has_to_wait():
            return
        self._typed = self.way.typed
        self._wait(self.look, self.tr("Looking…"))
        work = partial(self._repair.look, self._typed, by_code=self.way.by_code)
        self._tasks.run(work, self._show_found, partial(self._refuse, self.look))

    @Slot()
    def _make(self) -> None:
        self._wait(self.repair, self.tr("Repairing…"))
        work = partial(
            self._repair.make,
            self._typed,
            by_code=self.way.by_code,
            offers=self.gone.wanted() | self.deleted.wanted(),
        )
        self._tasks.run(work, self._show_made, partial(self._refuse, self.repair))

    def _show_found(self, report: RepairReport) -> None:
        self._go_on(self.look)
        self._ask.hide()
        lines = [*self._fill(report), *self._says.offered(report)]
        self.gone.offer(report.wiped_out, self._says.wiped_out(report), ticked=True)
        deleted = self._says.perhaps_deleted(report)
        self.deleted.offer(report.perhaps_deleted, deleted, ticked=False)
        self.repair.show()
        self._found.show()
        self._head.set_under(
            self.tr(
                "Nothing has been changed yet. The repair first puts an untouched copy of the "
                "desk beside it."
            )
        )
        self.repair.setFocus()
        announce(self, " ".join(lines))

    def _show_made(self, report: RepairReport) -> None:
        self._go_on(self.repair)
        self._typed = ""
        self.way.clear()
        lines = self._fill(report)
        self._lines.addSpacing(GAP)
        for line in filter(None, (self._says.left_out(report), self._says.aside(report))):
            self._lines.addWidget(Label(line))
            lines.append(line)
        for over in (self.repair, self.back, self.gone, self.deleted):
            over.hide()
        title = self.tr("Your desk is repaired")
        self._head.set_title(title)
        self._head.set_under(self.tr("Unlock it as usual."))
        self._page.verticalScrollBar().setValue(0)
        self.done.show()
        self.done.setFocus()
        announce(self, " ".join([f"{title}.", *lines]))

    def _fill(self, report: RepairReport) -> list[str]:
        """Say what was found, in place of what was said before; return the sentences."""
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        parts = (
            (self.tr("What was found"), self._says.found(report)),
            (self.tr("What is missing"), self._says.missing(report)),
        )
        for heading, lines in parts:
            if not lines:
                continue
            if self._lines.count():
                self._lines.addSpacing(GAP)
            self._lines.addWidget(strong(heading))
            for line in lines:
                self._lines.addWidget(Label(line))
        return [line for _, lines in parts for line in lines]

    def _moment(self, when: datetime) -> str:
        return dates.short_day_time(when, self._now())

    def _refuse(self, button: Button, error: Exception) -> None:
        """Say why; nothing was changed."""
        self._go_on(button)
        if button is self.repair or not isinstance(error, MentorDeskError):
            self._notices.error(error)
            return
        self._ask.show()
        self.way.refuse(error)

    def _wait(self, button: Button, words: str) -> None:
        self.way.say("")
        for control in self._controls():
            control.setEnabled(False)
        button.setText(words)
        announce(button, words)

    def _go_on(self, button: Button) -> None:
        for control in self._controls():
            control.setEnabled(True)
        words = self.tr("Look at the desk") if button is self.look else self.tr("Repair the desk")
        button.setText(words)

    def _controls(self) -> tuple[QWidget, ...]:
        offers = (self.gone, self.deleted)
        return self.way, self.way.other_way, self.look, *offers, self.repair, self.back

    def _build(self) -> None:
        self._head.set_under(
            self.tr(
                "MentorDesk keeps all that can still be read and looks for the rest in your "
                "backups. First it only looks."
            )
        )
        for name, widget in {
            "repair.look": self.look,
            "repair.go": self.repair,
            "repair.back": self.back,
            "repair.done": self.done,
        }.items():
            widget.setObjectName(name)
        self._build_cards()
        for part in (self._head, self._ask, self._found):
            self._page.add(part)
        self._page.add_stretch()
        foot = FootBar()
        foot.add(self.back)
        foot.add_stretch()
        for button in (self.done, self.repair):
            foot.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page, 1)
        column.addWidget(foot)
        for later in (self.repair, self.done, self._found):
            later.hide()

    def _build_cards(self) -> None:
        self._ask.add(self.way)
        row = QHBoxLayout()
        row.addWidget(self.look)
        row.addStretch(1)
        row.addWidget(self.way.other_way)
        self._ask.add(row)
        self._lines.setSpacing(GAP)
        for part in (self._lines, self.gone, self.deleted):
            self._found.add(part)
            self._found.body.addSpacing(GRID)
