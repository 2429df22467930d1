"""A PDF on paper, by the system's own print dialog."""

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget


def print_pdf(parent: QWidget, pdf: bytes) -> None:
    """Ask which printer, then print every page at the printer's own resolution."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(partial(_paint, printer, pdf))
    QDialog.open(dialog)


def _paint(printer: QPrinter, pdf: bytes) -> None:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    page = printer.pageLayout().paintRectPixels(printer.resolution())
    painter = QPainter(printer)
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        size = document.pagePointSize(number).scaled(
            page.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio
        )
        painter.drawImage(0, 0, document.render(number, size.toSize()))
    painter.end()
