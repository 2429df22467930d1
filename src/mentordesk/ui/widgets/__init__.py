"""The parts that pages are made of; each knows only what it shows."""
