"""What somebody needs to make sense of a screen whom it is read to."""

from acceptance.at_spi import Node, patiently
from acceptance.program import Program

SPEAKING = {
    "button",
    "push button",
    "toggle button",
    "check box",
    "radio button",
    "text",
    "password text",
    "combo box",
    "list",
    "list item",
    "spin box",
    "spin button",
    "link",
    "menu item",
    "scroll bar",
    "table",
    "slider",
}
TO_SCROLL = ("preview.pages", "format.sheet")
"""Take the keyboard only to be scrolled; Qt gives scroll areas no role."""


def assert_clear(program: Program, screen: str) -> None:
    """Fail with the list of what a blind person could not tell apart or make sense of."""
    reader = program.reader
    shown = reader.shown()
    unnamed = [str(node) for node in reader.unnamed(shown)]
    assert not unnamed, f"unnamed on {screen}:\n" + "\n".join(unnamed)
    # On Linux Qt names a combo box by its choice; what is chosen is said beside or after it.
    choices = [node for node in shown if node.role == "combo box"]
    mute = [str(n) for n in choices if not reader.labelled(n) and not reader.described(n)]
    assert not mute, f"choices of nothing on {screen}:\n" + "\n".join(mute)
    odd = [str(node) for node in shown if _does_not_speak(node)]
    assert not odd, f"controls without a role on {screen}:\n" + "\n".join(odd)


def _does_not_speak(node: Node) -> bool:
    if node.ident.endswith(TO_SCROLL):
        return False
    return "focusable" in node.states and node.role not in SPEAKING


def answer_nothing(program: Program, button: str, title: str, about: str) -> None:
    """Open a dialog, hear its title and its question, and leave it by Esc."""
    program.reader.press(button)
    hear(program, title, about)
    program.key("Escape")
    patiently(lambda: program.reader.ask(role="dialog") is None, what=f"the end of {title}")


def hear(program: Program, title: str, about: str) -> None:
    """Wait for a dialog that says its title and its question, and has the keyboard."""
    reader = program.reader
    dialog = reader.find(role="dialog", name=title)
    assert about in reader.described(dialog)
    assert_clear(program, title)
    patiently(lambda: reader.focused(dialog.ident), what=f"the keyboard in {title}")
