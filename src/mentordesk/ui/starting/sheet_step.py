"""A step of the worksheet: it shows what was filled in, and tells what stands there now."""

from mentordesk.domain.worksheet import Worksheet
from mentordesk.ui.widgets.step import Step


class SheetStep(Step):
    """Each step knows its own part of a worksheet and leaves the rest as it is."""

    def show_sheet(self, sheet: Worksheet) -> None:
        """Show what was filled in so far."""

    def applied(self, sheet: Worksheet) -> Worksheet:
        """Return the worksheet with what stands in this step."""
        return sheet

    def enter(self, sheet: Worksheet) -> None:
        """Look again at what other steps changed, once this one is shown."""
