"""What people see: pages, widgets, dialogs and the look they share."""
