"""The parts of the agenda's editor; they know no services."""
