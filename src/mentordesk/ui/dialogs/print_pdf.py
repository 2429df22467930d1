"""A PDF on paper, by the system's own print dialog."""

from functools import partial

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.ui.file_dialog import keep_no_history
from mentordesk.ui.pdf_images import PdfImages


def print_pdf(parent: QWidget, pdf: bytes) -> None:
    """Ask which printer, then print every page at the printer's own resolution."""
    keep_no_history()  # of where a file was printed to
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(partial(_paint, printer, pdf))
    QDialog.open(dialog)


def _paint(printer: QPrinter, pdf: bytes) -> None:
    room = printer.pageLayout().paintRectPixels(printer.resolution())
    painter = QPainter(printer)
    with PdfImages(pdf) as pages:
        for number in range(len(pages)):
            if number:
                printer.newPage()
            width = min(room.width(), round(room.height() / pages.shape(number)))
            painter.drawImage(0, 0, pages.image(number, width))
    painter.end()
