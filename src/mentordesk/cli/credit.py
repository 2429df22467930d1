"""A credit record checked against the desk that it is of."""

import sys
from argparse import Namespace

from mentordesk.cli.passphrase import opened
from mentordesk.domain.credit_check import Verdict
from mentordesk.export.credit_verdict import SaysCheck
from mentordesk.services.desk import lock


def verify(wanted: Namespace) -> int:
    """Say what a file is to the desk; one that does not match is a failure."""
    workspace = opened(wanted)
    try:
        checked = workspace.credit_records.check(wanted.file)
    finally:
        lock(workspace)
    says = SaysCheck(str)
    holds = checked.verdict in (Verdict.MATCHES, Verdict.EARLIER)
    to = sys.stdout if holds else sys.stderr
    print(says.verdict(checked), *says.reasons(checked), sep="\n", file=to)
    return 0 if holds else 1
