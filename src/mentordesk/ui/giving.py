"""Saves a file that was read first, under the name that is chosen for it."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from shiboken6 import isValid

from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.ui.dialogs.file_to_give import FileToGive, GivenFile
from mentordesk.ui.saving import Outgoing, Saving
from mentordesk.ui.writing import ask_where


@dataclass(frozen=True, slots=True)
class Giving:
    """What is given, and what the question for its place says and proposes as a name."""

    kind: ExportKind
    title: str
    name: str


def give(saving: Saving, dialog: FileToGive, giving: Giving, file: GivenFile) -> None:
    """Ask where a file goes, write it there, and let the desk keep that it left."""
    suffix, chosen = file.form.suffix, partial(_save, saving, dialog, giving, file)
    ask_where(dialog, giving.title, giving.name + suffix, suffix, chosen)


def _save(saving: Saving, dialog: FileToGive, giving: Giving, file: GivenFile, path: str) -> None:
    file_out = Outgoing(
        over=dialog,
        what=Leaving(giving.kind, file.mentor, form=file.form.value),
        suffix=file.form.suffix,
        make=lambda: file.data,
        said=partial(_say_saved, dialog),
        failed=dialog.fail,
    )
    saving.save(file_out, path)


def _say_saved(dialog: FileToGive, path: Path) -> None:
    if isValid(dialog):  # it may be closed while a slow drive still writes
        dialog.tell_saved(path)
