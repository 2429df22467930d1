"""A mentor's credit record as it would be saved: read here first, then given by the leader."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mentordesk.export.formats import Format
from mentordesk.ui.dialogs.file_to_give import FileToGive, Offer


class CreditRecordDialog(FileToGive):
    """Offers the record of a mentor, as a PDF or as Markdown."""

    def __init__(self, mentor: str, parent: QWidget) -> None:
        about = _tr(
            "Every idea with what came of it, for {name} to keep: for a review, or a CV. Who "
            "did not agree to be named stays out, but a nickname, or a name that this desk "
            "does not know, may stand in the words: read it first."
        )
        offer = Offer(
            title=_tr("Credit record of {name}").format(name=mentor),
            yes=_tr("Save the record"),
            about=about.format(name=mentor),
            saved=_tr("Saved as {file}. Give it to {name} yourself.").replace("{name}", mentor),
            name="credit_record",
            formats=(("PDF", Format.PDF), ("Markdown", Format.MARKDOWN)),
        )
        super().__init__(offer, parent)


def _tr(words: str) -> str:
    return QCoreApplication.translate("CreditRecordDialog", words)
