"""What the stages of an idea and the columns of the board are called, everywhere alike."""

from mentordesk.domain.board import Stand
from mentordesk.domain.idea import Stage

STANDS = {
    Stand.HEARD: "Heard",
    Stand.TRYING: "Trying",
    Stand.APPLIED: "Applied",
    Stand.CREDITED: "Credited",
    Stand.PARKED: "Parked",
    Stand.DECLINED: "Declined",
}
STAGES = {
    Stage.HEARD: STANDS[Stand.HEARD],
    Stage.RESTATED: "Heard and said back",
    Stage.TRYING: STANDS[Stand.TRYING],
    Stage.APPLIED: STANDS[Stand.APPLIED],
    Stage.ADAPTED: "Applied in another form",
    Stage.PARKED: STANDS[Stand.PARKED],
    Stage.DECLINED: STANDS[Stand.DECLINED],
}
"""Each begins as its column is called."""
