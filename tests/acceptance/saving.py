"""Writing at the table until the page says that it is saved."""

from acceptance.at_spi import patiently
from acceptance.program import Program


def write(program: Program, words: str) -> list[str]:
    """Type and wait until the page says that it is saved; return the words."""
    program.type(words)
    patiently(lambda: words in program.reader.text("live.notes"), what=words)
    patiently(lambda: says(program, "saved"), what="saved")
    return [words]


def says(program: Program, words: str) -> bool:
    """Return whether these words stand where the page tells what is saved."""
    found = program.reader.ask("live.saved")
    return found is not None and found.name == words
