"""What stays out of a file stands before what comes in, each with its words."""

from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtTest import QAbstractItemModelTester

from mentordesk.domain.earlier import Earlier, EarlierStep, Preview
from mentordesk.domain.earlier_problems import ProblemKind, RowProblem
from mentordesk.domain.idea import Stage
from mentordesk.error_words.idea_problems import ROWS
from mentordesk.error_words.ideas_in import SaysIdeas
from mentordesk.ui.item_models.earlier import EarlierModel
from mentordesk.ui.widgets.row import ROW

NO_WORDS = "Row 4, column A (Idea): there are no words of an idea."
AT = datetime(2026, 3, 14, 12, tzinfo=UTC)
CLIPS = Earlier(
    2, "Clips", "Amara Okafor", AT, date(2026, 3, 14), (), (EarlierStep(Stage.TRYING, AT),)
)
SHOWN = Preview(
    stamp=(1, 1),
    count=2,
    coming=(CLIPS, replace(CLIPS, row=5, mentor="")),
    wrong=3,
    problems=(
        RowProblem(3, "no-day", "soon", place=2, heading="Date"),
        RowProblem(4, "no-words", place=0, heading="Idea"),
        RowProblem(4, "no-day", "later", place=2, heading="Date"),
    ),
    doubles=0,
    undated=0,
    unknown=(),
    doubts=(),
    orders={},
    ignored=(),
    kinds=(ProblemKind("no-day", 2, "Date", 3, 3), ProblemKind("no-words", 0, "Idea", 4, 1)),
)


def test_problems_come_first_and_say_how_many_more_there_are(qtbot):
    model = EarlierModel(SaysIdeas())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_preview(SHOWN)
    rows = [model.index(row).data(ROW) for row in range(model.rowCount())]
    assert [(row.title, row.heading) for row in rows] == [
        ("3 rows stay out; the file is not changed:", True),
        ("Row 3, column C (Date): “soon” is not a date. Write a day like 2026-03-14.", False),
        (f"{NO_WORDS} Write the idea there, or leave the row out.", False),
        ("Row 4, column C (Date): “later” is not a date. Write a day like 2026-03-14.", False),
        ("And 1 problem more.", True),
        ("2 ideas can come in.", True),
        ("Clips", False),
        ("Clips", False),
    ]
    assert [row.under for row in rows[-2:]] == [
        "Amara Okafor · Sat 14 Mar 2026 · Trying",
        "Sat 14 Mar 2026 · Trying",
    ]
    many = replace(SHOWN.kinds[0], count=5000), SHOWN.kinds[1]
    model.show_preview(replace(SHOWN, wrong=5000, kinds=many))
    rows = [model.index(row).data(ROW) for row in range(model.rowCount())]
    assert [row.title for row in rows[1:3]] == [
        "5,000 times: not a date, first in row 3, column C (Date)",
        "1 time: no words of an idea, in row 4, column A (Idea)",
    ]
    assert rows[6].title == "And 4,998 problems more."
    model.show_preview(replace(SHOWN, wrong=0, problems=(), count=0, coming=()))
    assert not model.rowCount()


def test_each_trouble_of_a_row_is_one_line():
    says = SaysIdeas()
    for trouble in ROWS:
        line = says.problem(RowProblem(7, trouble, "what stood there"))
        assert line.startswith("Row 7: ")
        there = RowProblem(7, trouble, "what stood there", place=701, heading="Stand")
        assert says.problem(there) == line.replace("Row 7: ", "Row 7, column ZZ (Stand): ", 1)
        bare = RowProblem(7, trouble, "what stood there", place=26)
        assert says.problem(bare).startswith("Row 7, column AA: ")
        kind = ProblemKind(trouble, 26, "", 7, 12)
        (alike,) = says.alike([kind])
        assert not {"{", "}"} & {*line, *alike}
