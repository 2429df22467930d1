"""What people see: pages, widgets, dialogs and the look they share."""

from mentordesk.ui.constants import hold

hold()
