"""A PDF that only opens with a passphrase; the open file never touches the disk."""

import secrets
import unicodedata
from io import BytesIO
from typing import TYPE_CHECKING

from mentordesk.errors import EmptyPassphraseError

if TYPE_CHECKING:
    import pikepdf

_ID = 16
"""Bytes of the number that a file has in its trailer."""


def lock_pdf(pdf: bytes, passphrase: str) -> bytes:
    """Return the PDF encrypted with AES-256; tags stay, and screen readers may read it.

    Raises EmptyPassphraseError.
    """
    import pikepdf

    # Readers apply this form to what is typed before they try it.
    password = unicodedata.normalize("NFKC", passphrase)
    if not password.strip():
        raise EmptyPassphraseError
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        _without_archive_claim(document)
        # These stay in the clear: what is typeset has a hash of all it says there, and a new one
        # would be made of the title and the time of day. The key has nothing to do with them.
        document.trailer.ID = pikepdf.Array([pikepdf.String(secrets.token_bytes(_ID))] * 2)
        document.save(
            out,
            encryption=pikepdf.Encryption(owner=password, user=password, R=6, aes=True),
            static_id=True,
            # What is not packed tells of how many chapters, notes and links it is made.
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def _without_archive_claim(document: "pikepdf.Pdf") -> None:
    """Take back the promise of PDF/A, which allows no encryption; PDF/UA does and stays."""
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for claim in ("pdfaid:part", "pdfaid:conformance"):
            metadata.pop(claim, None)
