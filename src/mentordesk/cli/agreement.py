"""The agreement with a mentor as a page for both."""

from argparse import Namespace

from mentordesk.cli.leaving import write
from mentordesk.cli.mentors import mentor_of
from mentordesk.cli.passphrase import opened
from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.error_words.ideas_in import UNLOCKED
from mentordesk.export.formats import Format
from mentordesk.services.desk import lock


def agreement(wanted: Namespace) -> int:
    """Write the page, and say that anybody can read it."""
    form = Format(wanted.format)
    workspace = opened(wanted)
    try:
        mentor, pages = mentor_of(workspace, wanted.mentor), workspace.agreement_pages
        data = pages.render(pages.compose(mentor.id), form)
        what = Leaving(ExportKind.AGREEMENT, mentor.id, form=form.value)
        write(workspace, what, data, wanted.out, replace=wanted.replace)
    finally:
        lock(workspace)
    print(f"Written: {wanted.out}")
    print(UNLOCKED)
    return 0
