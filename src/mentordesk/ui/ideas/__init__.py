"""The parts of the page of ideas."""
