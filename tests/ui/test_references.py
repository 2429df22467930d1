"""A long day of calls into Qt does not wear out Python's own constants."""

import sys

from PySide6.QtWidgets import QWidget

CALLS = 500


def test_a_call_that_returns_nothing_costs_no_reference(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    before = [sys.getrefcount(constant) for constant in (None, True, False)]
    for _ in range(CALLS):
        widget.update()
        widget.isEnabled()
        widget.isVisible()
    after = [sys.getrefcount(constant) for constant in (None, True, False)]
    assert all(now > then - CALLS // 2 for now, then in zip(after, before, strict=True))
