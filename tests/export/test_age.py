"""A file sealed with age: another age opens it with the passphrase, and with no other."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from mentordesk.domain.summary import NoteText
from mentordesk.errors import AgeMissingError, EmptyPassphraseError
from mentordesk.export import age
from mentordesk.export.age import ToSeal, can_seal, sealed
from mentordesk.export.formats import Format, to_seal
from readback import docx_text
from summaries import summary

PHRASE = "drop-down lamp river quiz anvil moth"
OWN = summary(private=(NoteText("", "I was defensive."),))


@pytest.fixture(scope="module")
def file() -> ToSeal:
    return to_seal(OWN, Format.DOCX, PHRASE)


@pytest.fixture(scope="module")
def closed(file: ToSeal) -> bytes:
    return sealed(file)


def opened(data: bytes, passphrase: str, folder: Path) -> bytes:
    """Return what Debian's age finds, which asks for the passphrase on a terminal alone."""
    source, target = folder / "summary.docx.age", folder / "summary.docx"
    source.write_bytes(data)
    screen, keyboard = pty.openpty()
    # The terminal is not only its standard input but the one that it belongs to.
    command = ["setsid", "--ctty", "--wait", "age", "-d", "-o", target, source]
    with subprocess.Popen(command, stdin=keyboard, stdout=keyboard, stderr=keyboard) as running:
        os.close(keyboard)
        os.read(screen, 1)  # it has begun to ask
        os.write(screen, f"{passphrase}\n".encode())
        said = b"".join(iter(lambda: _heard(screen), b""))
    os.close(screen)
    if running.returncode:
        raise PermissionError(said.decode())
    return target.read_bytes()


def _heard(screen: int) -> bytes:
    try:
        return os.read(screen, 1024)
    except OSError:  # the other side hung up
        return b""


def test_another_age_opens_it_and_finds_the_very_file(file, closed, tmp_path) -> None:
    found = opened(closed, PHRASE, tmp_path)
    assert found == file.clear
    assert "I was defensive." in docx_text(found)


def test_another_passphrase_opens_nothing(closed, tmp_path) -> None:
    with pytest.raises(PermissionError, match="incorrect passphrase"):
        opened(closed, "drop-down lamp river quiz anvil mouth", tmp_path)
    assert not (tmp_path / "summary.docx").exists()


def test_nothing_of_it_can_be_read_in_the_file(file, closed) -> None:
    assert closed.startswith(b"age-encryption.org/v1\n-> scrypt ")
    for word in (b"defensive", b"Amara", b"Session 9", b"word/document.xml", PHRASE.encode()):
        assert word not in closed
    assert b"defensive" in file.clear
    assert "defensive" not in repr(file)
    assert PHRASE not in repr(file)


@pytest.mark.parametrize("blank", ["", " \t"])
def test_a_blank_passphrase_is_refused(blank: str) -> None:
    with pytest.raises(EmptyPassphraseError):
        sealed(ToSeal(b"", blank))


def test_without_its_library_it_is_neither_offered_nor_pretended(file, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    monkeypatch.setattr(age, "can_seal", can_seal.__wrapped__)
    assert not age.can_seal()
    with pytest.raises(AgeMissingError):
        sealed(file)
