"""A PDF on paper, by the system's own print dialog."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.errors import NoPrinterError, PrintingError
from mentordesk.ui.file_dialog import keep_no_history
from mentordesk.ui.pdf_images import PdfImages
from mentordesk.ui.tasks import Failed, Tasks, unheard

MOST_DPI = 300
"""What a page of words needs; at the 1200 of many printers one page takes half a gigabyte."""

Offer: TypeAlias = QAbstractPrintDialog.PrintDialogOption


def print_pdf(
    parent: QWidget,
    pdf: bytes,
    tasks: Tasks,
    failed: Failed,
    printed: Callable[[None], None] = unheard,
) -> None:
    """Ask which printer, then print every page; `failed` gets NoPrinterError or PrintingError.

    `printed` is called once the printer has taken them.

    A file is never made of it: what a printer's own would be is unlocked, and all may read it.
    """
    if not QPrinterInfo.availablePrinterNames():
        failed(NoPrinterError())
        return
    keep_no_history()  # of where a file was printed to
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Document")  # everybody at the printer can read it
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for offer in (Offer.PrintToFile, Offer.PrintPageRange):
        dialog.setOption(offer, False)  # noqa: FBT003  # Qt's own
    paper = partial(tasks.files.run, partial(paint, printer, pdf), printed, failed)
    dialog.accepted.connect(partial(_send, printer, paper, failed))
    QDialog.open(dialog)


def _send(printer: QPrinter, paper: Callable[[], None], failed: Failed, _: QPrinter) -> None:
    if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat or printer.outputFileName():
        failed(NoPrinterError())
    else:
        paper()


def paint(printer: QPrinter, pdf: bytes) -> None:
    """Draw one page after another, on any thread; raises PrintingError where one is not taken."""
    printer.setResolution(min(printer.resolution(), MOST_DPI))
    room = printer.pageLayout().paintRectPixels(printer.resolution())
    # A driver may insist on more dots than it was asked for.
    share = min(1.0, MOST_DPI / printer.resolution())
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintingError
    try:
        with PdfImages(pdf) as pages:
            for number in range(len(pages)):
                if number and not printer.newPage():
                    raise PrintingError
                shape = pages.shape(number)
                width = min(room.width(), round(room.height() / shape))
                image = pages.image(number, round(width * share), for_print=True)
                painter.drawImage(QRect(0, 0, width, round(width * shape)), image)
    finally:
        painter.end()
