"""An idea in use, and those who had a part in it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from mentordesk.domain.idea import Application, Contribution, Idea, Part, Weight, raise_idea
from mentordesk.domain.ids import PersonId, SessionId, new_id
from mentordesk.domain.person import Consent, Pairing, Person, Role

NOW = datetime(2026, 4, 14, 14, tzinfo=UTC)
HELEN = Person(PersonId(new_id()), "Helen Brandt", Role.LEADER)
AMARA = Person(
    PersonId(new_id()), "Amara Okafor", Role.MENTOR, "", Pairing(consent=Consent.ANYWHERE)
)
JONAS = Person(PersonId(new_id()), "Jonas Lind", Role.OTHER)

WAYS = (
    *("{0} {1}", "{0}", "{0}'s", "{0}’s", "{1}", "{1}, {0}", "{0}s", "@{0}{1}", "({0}-{1})"),
    *("{0[0]}{1}07@example.org", "{0}{1[0]}@example.org", "@{0[0]}.{1}", "{0[0]}. {1}", "{1}’"),
    *("{0}\x02", "\x7f{0}\u200b{1}"),
)
"""How a name may be written, by its first and its last part."""


def idea_of(
    consents: Mapping[Person, Consent], text: str = "Record clips", people: str = ""
) -> Idea:
    """Return an idea in use; whoever agreed to certain people agreed to these."""
    parts = zip(consents.items(), (Part.PROPOSED, *Part, *Part), strict=False)
    given = [
        Contribution(
            person.id,
            part,
            Weight.EQUAL,
            consent,
            people if consent is Consent.THESE_PEOPLE else "",
        )
        for (person, consent), part in parts
    ]
    raised = raise_idea(SessionId(new_id()), next(iter(consents)).id, text, NOW, given)
    return raised.applied(Application("the all-hands", date(2026, 4, 20)), NOW, adapted=False)
