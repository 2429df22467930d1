"""By the clock of which place something is planned."""

from mentordesk.ui import zones
from mentordesk.ui.widgets.choice import Choice


class ZoneChoice(Choice):
    """All time zones by their places; begins with that of this computer."""

    def __init__(self) -> None:
        super().__init__(self.tr("Time zone"))
        here = zones.here()
        if here:
            words = self.tr("{place} (this computer)").format(place=zones.spoken(here))
            self.add(words, here)
        for name in zones.places():
            if name != here:
                self.add(zones.spoken(name), name)

    def zone(self) -> str:
        """Return the name of the zone."""
        return str(self.value() or "")
