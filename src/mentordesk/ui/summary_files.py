"""Makes the file of a session or of a period step by step, off the window's thread."""

from dataclasses import dataclass, field
from enum import Enum

from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.period import Composed, Period, PeriodMaterial
from mentordesk.domain.summary import Choice, Material
from mentordesk.export.age import SUFFIX, ToSeal
from mentordesk.export.formats import Format, Lock
from mentordesk.services.summaries import SummaryService
from mentordesk.services.watch import Watch


class Step(Enum):
    """What is done of a file now."""

    READING = "reading"
    COMPOSING = "composing"
    RENDERING = "rendering"


class Making(Watch):
    """How far a file is: the step that is done now, and of how many pieces where it is known."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step, self.of = step, 0

    def begin(self, step: Step, of: int = 0) -> None:
        """Note that a step begins; raises StoppedError once the work is to end."""
        self.step, self.of = step, of
        self.at(0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is chosen: what goes in, the format, and how it is locked, with its passphrase."""

    choice: Choice
    form: Format
    lock: Lock | None
    key: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file about a mentor that could be saved as it is, or sealed."""

    summary: Composed = field(repr=False)
    form: Format
    key: str | None = field(repr=False)
    file: bytes | ToSeal = field(repr=False)
    mentor: PersonId

    @property
    def data(self) -> bytes:
        """What is shown: the very bytes, or those that will be sealed."""
        return self.file.clear if isinstance(self.file, ToSeal) else self.file

    @property
    def opens_with(self) -> str:
        """The passphrase of the bytes that are shown, if they are locked."""
        return "" if isinstance(self.file, ToSeal) else self.key or ""

    @property
    def lock(self) -> str:
        """How the file is locked, as the program calls it; "" where it is not."""
        way = Lock.AGE if isinstance(self.file, ToSeal) else Lock.PDF
        return "" if self.key is None else way.value

    @property
    def suffix(self) -> str:
        """How the name of the file ends."""
        return self.form.suffix + (SUFFIX if isinstance(self.file, ToSeal) else "")


class SummaryFiles:
    """Reads what is told of, and makes files of it; raises StoppedError where it is stopped.

    What was composed last is kept: another format, or paper, changes nothing of it.
    """

    def __init__(self, summaries: SummaryService) -> None:
        self._summaries = summaries
        self._last: tuple[Material | PeriodMaterial, Choice, Composed] | None = None

    @property
    def composed(self) -> Composed | None:
        """Return what the last file holds, or would hold if it could be made."""
        return None if self._last is None else self._last[2]

    def read(self, of: SessionId | Period, making: Making) -> Material | PeriodMaterial:
        """Return all that the desk holds of it; raises NotFoundError."""
        if isinstance(of, Period):
            return self._summaries.period(of, making)
        return self._summaries.material(of)

    def made(self, material: Material | PeriodMaterial, wanted: Wanted, making: Making) -> Rendered:
        """Return the file that is wanted; raises what rendering it raises."""
        summaries, form, key = self._summaries, wanted.form, wanted.key
        summary = self._composed(material, wanted.choice, making)
        making.begin(Step.RENDERING)
        if key is not None and wanted.lock is Lock.AGE:
            file: bytes | ToSeal = summaries.to_seal(summary, form, key, making)
        else:
            file = summaries.render(summary, form, key, making)
        return Rendered(summary, form, key, file, material.mentor.id)

    def _composed(
        self, material: Material | PeriodMaterial, choice: Choice, making: Making
    ) -> Composed:
        if self._last is not None and self._last[0] is material and self._last[1] == choice:
            return self._last[2]
        self._last = None
        if isinstance(material, PeriodMaterial):
            making.begin(Step.COMPOSING, material.count)
            summary: Composed = self._summaries.compose_period(material, choice, watch=making)
        else:
            summary = self._summaries.compose(material, choice)
        self._last = material, choice, summary
        return summary
