"""A locked PDF: two other readers open it with the passphrase, and refuse it without."""

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from mentordesk.errors import EmptyPassphraseError
from mentordesk.export.locked import lock_pdf
from mentordesk.export.pdf import to_pdf
from readback import pdf_text
from summaries import summary

PHRASE = "drop-down lamp river señor"


@pytest.fixture(scope="module")
def locked() -> bytes:
    return lock_pdf(to_pdf(summary()), PHRASE)


def qpdf(data: bytes, folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    file = folder / "locked.pdf"
    file.write_bytes(data)
    return subprocess.run(["qpdf", *words, file], capture_output=True, check=False)


def test_it_is_aes_256_of_revision_6(locked: bytes) -> None:
    with pikepdf.open(BytesIO(locked), password=PHRASE) as document:
        assert (document.encryption.R, document.encryption.bits) == (6, 256)
        assert document.encryption.stream_method == pikepdf.models.EncryptionMethod.aesv3


def test_other_readers_open_it_with_the_passphrase(locked: bytes, tmp_path: Path) -> None:
    assert qpdf(locked, tmp_path, f"--password={PHRASE}", "--check").returncode == 0
    assert "Session 9 with Amara Okafor" in pdf_text(locked, PHRASE)


def test_without_the_passphrase_nobody_opens_it(locked: bytes, tmp_path: Path) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(locked))
    assert qpdf(locked, tmp_path, "--check").returncode == 2
    with pytest.raises(subprocess.CalledProcessError):
        pdf_text(locked, "drop-down lamp river senor")


def test_nothing_of_it_can_be_read_in_the_file(locked: bytes) -> None:
    for word in (b"Amara", b"Helen", b"Session 9", b"A\0m\0a\0r\0a", b"shyness"):
        assert word not in locked


def test_nothing_in_the_clear_tells_what_it_is_made_of(locked: bytes) -> None:
    clear = to_pdf(summary())
    with pikepdf.open(BytesIO(clear)) as document:
        hashed = bytes(document.trailer.ID[0])
    ids = list[bytes]()
    for file in (locked, lock_pdf(clear, PHRASE)):
        with pikepdf.open(BytesIO(file), password=PHRASE) as document:
            ids += [bytes(document.trailer.ID[0])]
            assert len(document.pages) > 1
        assert hashed not in file
        assert hashed.hex().encode() not in file
        for part in (b"/StructElem", b"/Annot", b"/FontDescriptor", b"/Contents", b"/Title"):
            assert part not in file
    assert ids[0] != ids[1]


def test_the_form_in_which_the_passphrase_is_typed_does_not_matter() -> None:
    composed, apart = "se\u00f1or lamp", "sen\u0303or lamp"
    assert "Session 9" in pdf_text(lock_pdf(to_pdf(summary()), apart), composed)


def test_tags_and_language_stay_but_no_promise_that_encryption_breaks(locked: bytes) -> None:
    with pikepdf.open(BytesIO(locked), password=PHRASE) as document:
        metadata = document.open_metadata()
        assert "/StructTreeRoot" in document.Root
        assert str(document.Root.Lang) == "en"
        assert metadata["pdfuaid:part"] == "1"
        assert "pdfaid:part" not in metadata
        assert "pikepdf" not in str(metadata)
        assert document.allow.accessibility


@pytest.mark.parametrize("blank", ["", " \t"])
def test_a_blank_passphrase_is_refused(blank: str) -> None:
    with pytest.raises(EmptyPassphraseError):
        lock_pdf(to_pdf(summary()), blank)
