"""Names are put out as a page shows them, and what is typed otherwise stays as it is typed."""

import pytest

from mentordesk.domain.crediting import without_names
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.person import Consent, Person, Role
from mentordesk.domain.role_names import RoleNames
from people_of_an_idea import AMARA, HELEN, JONAS, idea_of

JUERGEN = Person(PersonId(new_id()), "Jürgen Leader", Role.OTHER)
IDEA = idea_of({AMARA: Consent.ANYWHERE, JONAS: Consent.ASK})


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("saw Jon&#97;s, saw J&#x6F;nas", "saw a colleague, saw a colleague"),
        ("saw Jo&shy;nas and Jo&#8203;nas", "saw a colleague and a colleague"),
        ("saw Jo\\_nas by a \\* sign", "saw a colleague by a \\* sign"),
        ("saw Jo\\nas", "saw a colleague"),
        ("saw J\u00a0o\u00a0n\u00a0a\u00a0s and Jo\u2027nas", "saw a colleague and a colleague"),
        ("by Jo\u0901nas, Jo\ufdd0nas, Jo\ue000nas", "by a colleague, a colleague, a colleague"),
        ("by Jo\U000110bdnas and Jo\u0378\u0bbenas", "by a colleague and a colleague"),
        ("saw Jo[nas](https://x.example/a(b)) there", "saw a colleague there"),
        ("saw [Jo](https://x.example)nas there", "saw a colleague there"),
        ('saw [Jo](x\n"t")nas', "saw a colleague"),
        ("saw Jo![nas](x.png) and [it](y)", "saw a colleague and [it](y)"),
        ("a [note by Jo`na`s](https://x.example)", "a [note by a colleague](https://x.example)"),
        ("in [J]onas’s, by ` Jo `nas", "in a colleague’s, by ` a colleague"),
        ("the [page](https://x.example/Jon%61s)", "the [page](https://x.example/a colleague)"),
        ("the <https://x.example/J%C3%BCrgen>", "the <https://x.example/a colleague>"),
        ("the <https://x.example/J%FCrgen>", "the <https://x.example/a colleague>"),
        ("&lt; &amp;#74;onas &nosuch; &#9999999; %E2%82 [a](b) `c`", None),
    ],
)
def test_a_name_is_put_out_as_it_is_shown(typed: str, told: str | None) -> None:
    people = (HELEN, AMARA, JONAS, JUERGEN)
    assert without_names(typed, IDEA, people) == (told or typed)
    roles = RoleNames(HELEN, AMARA, (JONAS, JUERGEN)).of(typed)
    assert roles == (told or typed).replace("a colleague", "colleague 1")


def test_a_role_is_no_name_in_what_is_shown() -> None:
    roles = RoleNames(HELEN, AMARA, (JUERGEN,))
    assert roles.of("[Helen](https://x.example) &amp; Am&#97;ra") == (
        "[The leader](https://x.example) &amp; the mentor"
    )
    assert roles.of("then J&uuml;rgen") == "then colleague 1"
