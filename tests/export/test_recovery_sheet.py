import re
from datetime import date
from io import BytesIO

import pikepdf

from mentordesk.export.recovery_sheet import recovery_sheet
from mentordesk.vault.recovery import read, spell
from mentordesk.vault.secret import Secret
from readback import pdf_text

DAY = date(2026, 4, 14)


def test_the_code_can_be_typed_from_the_sheet() -> None:
    secret = Secret.new()
    text = pdf_text(recovery_sheet(spell(secret), "H", DAY))
    groups = re.findall(r"\b[0-9A-Z]{6}\b", text)
    assert read(" ".join(groups)).value == secret.value


def test_it_is_one_tagged_page_that_says_whose_and_when_and_what_for() -> None:
    data = recovery_sheet("AAAAAA-BBBBBB-CCCCCC-DDDDDD-EEEEEE-FFFFFF", "Helen Brandt", DAY)
    with pikepdf.open(BytesIO(data)) as document:
        assert len(document.pages) == 1
        assert document.open_metadata()["pdfuaid:part"] == "1"
        assert "AAAAAA" not in str(document.docinfo)
    text = " ".join(pdf_text(data).split())
    for words in ("HELEN BRANDT", "Made on 14 April 2026", "passphrase is forgotten", "passport"):
        assert words in text
    assert "as they are numbered" in text  # one under the other, not beside each other
