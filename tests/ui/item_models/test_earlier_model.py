"""What stays out of a file stands before what comes in, each with its words."""

from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtTest import QAbstractItemModelTester

from mentordesk.domain.earlier import Earlier, EarlierStep, Preview, RowProblem
from mentordesk.domain.idea import Stage
from mentordesk.error_words.ideas_in import ROWS, SaysIdeas
from mentordesk.ui.item_models.earlier import EarlierModel
from mentordesk.ui.widgets.row import ROW

AT = datetime(2026, 3, 14, 12, tzinfo=UTC)
CLIPS = Earlier(
    2, "Clips", "Amara Okafor", AT, date(2026, 3, 14), (), (EarlierStep(Stage.TRYING, AT),)
)
SHOWN = Preview(
    stamp=(1, 1),
    count=2,
    coming=(CLIPS, replace(CLIPS, row=5, mentor="")),
    wrong=3,
    problems=(RowProblem(3, "no-day", "soon"), RowProblem(4, "no-words")),
    doubles=0,
    undated=0,
    unknown=(),
    doubts=(),
    orders={},
    ignored=(),
)


def test_problems_come_first_and_say_how_many_more_there_are(qtbot):
    model = EarlierModel(SaysIdeas())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_preview(SHOWN)
    rows = [model.index(row).data(ROW) for row in range(model.rowCount())]
    assert [(row.title, row.heading) for row in rows] == [
        ("3 rows stay out:", True),
        ("Row 3: “soon” is not a date.", False),
        ("Row 4: there are no words of an idea.", False),
        ("And 1 row more.", True),
        ("2 ideas can come in.", True),
        ("Clips", False),
        ("Clips", False),
    ]
    assert [row.under for row in rows[-2:]] == [
        "Amara Okafor · Sat 14 Mar 2026 · Trying",
        "Sat 14 Mar 2026 · Trying",
    ]
    model.show_preview(replace(SHOWN, wrong=0, problems=(), count=0, coming=()))
    assert not model.rowCount()


def test_each_trouble_of_a_row_is_one_line():
    says = SaysIdeas()
    for trouble in ROWS:
        line = says.problem(7, trouble, "what stood there")
        assert line.startswith("Row 7: ")
        assert "{" not in line
