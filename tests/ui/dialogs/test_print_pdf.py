"""Printing puts pages on paper, at what paper needs, and never into a file."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from mentordesk.errors import NoPrinterError, PrintingError
from mentordesk.export.pdf import to_pdf
from mentordesk.ui.dialogs import print_pdf as printing
from mentordesk.ui.dialogs.print_pdf import MOST_DPI, paint, print_pdf
from mentordesk.ui.tasks import Tasks
from summaries import summary, with_notes

OFFER = QAbstractPrintDialog.PrintDialogOption
A4_INCHES = (8.27, 11.69)


def paper(path: Path) -> QPrinter:
    """Return a printer whose paper can be looked at; it can print 1200 dots to an inch."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    assert printer.resolution() > MOST_DPI
    return printer


@pytest.fixture
def printers(monkeypatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Second floor"])


@pytest.fixture
def window(shown) -> QWidget:
    return shown(QWidget())


def opened(window: QWidget, tasks, failed: list) -> QPrintDialog:
    print_pdf(window, to_pdf(summary()), tasks, failed.append)
    return window.findChild(QPrintDialog)


@pytest.mark.usefixtures("qapp")
def test_each_page_is_drawn_as_sharp_as_paper_needs_and_no_more(tmp_path):
    pdf = to_pdf(with_notes("One line of a long note.\n\n" * 120))
    with ThreadPoolExecutor(1) as thread:
        thread.submit(paint, paper(tmp_path / "out.pdf"), pdf).result()
    with pikepdf.open(tmp_path / "out.pdf") as out:
        drawn = [image for page in out.pages for image in page.get_images().values()]
        assert len(out.pages) == len(drawn) > 1
    for image in drawn:
        assert all(
            0.8 * MOST_DPI * inches < side <= MOST_DPI * inches
            for side, inches in zip((image.Width, image.Height), A4_INCHES, strict=True)
        )


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_paper_that_cannot_be_had_is_said(qapp, tmp_path):
    with pytest.raises(PrintingError):
        paint(paper(tmp_path / "no such folder" / "out.pdf"), to_pdf(summary()))


def test_pages_are_drawn_off_the_thread_of_the_window(qtbot, window, printers, monkeypatch):
    drawn, tasks = [], Tasks()
    monkeypatch.setattr(printing, "paint", lambda *_: drawn.append(threading.current_thread()))
    monkeypatch.setattr(QPrinter, "outputFormat", lambda _: QPrinter.OutputFormat.NativeFormat)
    opened(window, tasks, []).accept()
    qtbot.waitUntil(lambda: bool(drawn) and not tasks.files.busy)
    assert drawn != [threading.main_thread()]
    assert tasks.stop()


def test_the_dialog_offers_no_file(window, tasks, printers):
    failed = []
    dialog = opened(window, tasks, failed)
    assert not dialog.testOption(OFFER.PrintToFile)
    # Where it found no real printer all the same, what it would make is a file.
    dialog.accept()
    assert [type(error) for error in failed] == [NoPrinterError]


def test_without_a_printer_it_is_said_at_once_what_to_do_instead(window, tasks):
    failed = []
    assert opened(window, tasks, failed) is None
    assert [type(error) for error in failed] == [NoPrinterError]
