"""Buttons side by side at the foot of a card; where they do not fit they go on below."""

from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.flow_layout import FlowLayout


def button_row(*buttons: Button) -> FlowLayout:
    """Return the buttons in one row, or in as many as they need."""
    row = FlowLayout()
    for button in buttons:
        row.addWidget(button)
    return row
