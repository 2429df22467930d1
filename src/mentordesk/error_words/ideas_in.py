"""What is said of ideas that come in from a file, for the window and the command line."""

from collections.abc import Sequence

from mentordesk.error_words.idea_problems import SaysProblems

LETTERS: dict[str, str] = {
    "utf-8": "Unicode (UTF-8)",
    "utf-16-le": "Unicode (UTF-16)",
    "utf-16-be": "Unicode (UTF-16, big-endian)",
    "utf-32-le": "Unicode (UTF-32)",
    "utf-32-be": "Unicode (UTF-32, big-endian)",
    "cp1252": "Western Europe (Windows)",
    "iso8859-15": "Western Europe (Latin-9)",
    "mac-roman": "Western Europe (older Mac)",
    "cp1250": "Central Europe (Windows)",
    "cp1251": "Cyrillic (Windows)",
    "koi8-r": "Cyrillic (KOI8-R)",
    "cp1253": "Greek (Windows)",
    "cp1254": "Turkish (Windows)",
    "cp1255": "Hebrew (Windows)",
    "cp1256": "Arabic (Windows)",
    "cp1257": "Baltic (Windows)",
    "cp932": "Japanese (Shift-JIS)",
    "gb18030": "Chinese (GB 18030)",
    "big5hkscs": "Chinese, traditional (Big5)",
    "cp949": "Korean (Windows)",
}
"""By the name of the codec."""

SEPARATORS = {",": "Commas", ";": "Semicolons", "\t": "Tabs", "|": "Upright lines"}
SEPARATOR = "The sign “{sign}”"
FOUND_AS = "Letters: {letters}. Between cells: {separator}."

COMING = ("1 idea can come in.", "{count} ideas can come in.")
NOTHING = "No idea can come in from this file."
DOUBLES_OUT = (
    "1 idea is here already, or twice in the file; it stays out.",
    "{count} ideas are here already, or twice in the file; they stay out.",
)
DOUBLES_IN = (
    "1 idea is here already, or twice in the file; it comes in all the same.",
    "{count} ideas are here already, or twice in the file; they come in all the same.",
)
WRONG = (
    "1 row stays out; the file is not changed:",
    "{count} rows stay out; the file is not changed:",
)
UNDATED = (
    "1 idea has no date; it counts as heard today.",
    "{count} ideas have no date; they count as heard today.",
)
IGNORED = ("This column is not read: {names}.", "These columns are not read: {names}.")
READ_AS = {
    "day_first": "Dates with “{sign}” are read with the day first.",
    "month_first": "Dates with “{sign}” are read with the month first.",
    "year_first": "Dates with “{sign}” are read with the year first.",
    "since_1900": "Numbers are read as days that a spreadsheet counts from 1900.",
    "since_1904": "Numbers are read as days that a spreadsheet counts from 1904.",
    "no_days": "Numbers are not read as dates.",
}
LEFT_WRONG = (
    "1 row stayed out, for it cannot be read as an idea.",
    "{count} rows stayed out, for they cannot be read as ideas.",
)
LEFT_DOUBLES = (
    "1 idea stayed out that was here already, or stands twice in the file.",
    "{count} ideas stayed out that were here already, or stand twice in the file.",
)
NAMED = ("Named in 1 idea, in row {rows}", "Named in {count} ideas, in rows {rows}")
NAMED_MORE = (" and 1 more", " and {count} more")
OTHERS = (
    "1 more person is named whom nobody here knows: {names}.",
    "{count} more people are named whom nobody here knows, such as {names}.",
)
OTHER_MENTORS = ("1 of them is a mentor.", "{count} of them are mentors.")
AS_ONE = (
    "They count as one person. If they are several, give each another name in the file, such as "
    "“Sam Lee (Sales)”."
)
BROUGHT = ("1 idea was brought in.", "{count} ideas were brought in.")
UNLOCKED = "The file is not locked: whoever has it can read it."


class SaysIdeas(SaysProblems):
    """Says in sentences what would come in from a file, and what stays out."""

    def letters(self, codec: str) -> str:
        """Return what a way to store letters is called."""
        return self._translate(LETTERS[codec])

    def separator(self, sign: str) -> str:
        """Return what the signs are called that part the cells."""
        if sign in SEPARATORS:
            return self._translate(SEPARATORS[sign])
        return self._translate(SEPARATOR).format(sign=sign)

    def found_as(self, codec: str, sign: str) -> str:
        """Return how a file is read."""
        words = {"letters": self.letters(codec), "separator": self.separator(sign).lower()}
        return self._translate(FOUND_AS).format(**words)

    def coming(self, count: int) -> str:
        """Return how many ideas can come in."""
        return self.counted(COMING, count) or self._translate(NOTHING)

    def doubles(self, count: int, *, taken: bool) -> str:
        """Return how many are here already, nothing for none."""
        return self.counted(DOUBLES_IN if taken else DOUBLES_OUT, count)

    def undated(self, count: int) -> str:
        """Return how many have no date, nothing for none."""
        return self.counted(UNDATED, count)

    def ignored(self, headings: Sequence[str]) -> str:
        """Return which columns are not read, nothing for none."""
        names = ", ".join(headings)
        return self.counted(IGNORED, len(headings)).format(names=names)

    def read_as(self, sign: str, order: str) -> str:
        """Return in which order dates are read that have this sign between their numbers."""
        return self._translate(READ_AS[order]).format(sign=sign)

    def wrong(self, count: int) -> str:
        """Return how many rows stay out, nothing for none."""
        return self.counted(WRONG, count)

    def brought(self, count: int, wrong: int, doubles: int) -> str:
        """Return how many ideas were brought in, and how many stayed out, and why."""
        words = (
            self.counted(BROUGHT, count),
            self.counted(LEFT_WRONG, wrong),
            self.counted(LEFT_DOUBLES, doubles),
        )
        return " ".join(filter(None, words))

    def named_in(self, count: int, rows: Sequence[int], *, as_one: bool) -> str:
        """Return in how many ideas and which rows somebody is named, and that all count as one."""
        words = self.counted(NAMED, count).replace("{rows}", ", ".join(map(str, rows)))
        more = self.counted(NAMED_MORE, count - len(rows))
        counts = self._translate(AS_ONE) if as_one and count > 1 else ""
        return " ".join(filter(None, (f"{words}{more}.", counts)))

    def others(self, count: int, mentors: int, names: Sequence[str]) -> str:
        """Return how many more people nobody here knows, nothing for none."""
        words = self.counted(OTHERS, count).replace("{names}", ", ".join(names))
        return " ".join(filter(None, (words, self.counted(OTHER_MENTORS, mentors))))

    def unlocked(self) -> str:
        """Return what has to be known of a file that is not locked."""
        return self._translate(UNLOCKED)
