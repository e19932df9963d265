"""The root of the project's error classes, and the errors of gazetteers."""


class JpoaError(Exception):
    """Something that a person can mend: what is wrong, where, and what to do.

    Every error that the project raises on purpose derives from this class; anything else that
    reaches the user is a defect and keeps its traceback.

    Attributes:
        problem: what is wrong, as one clause without a full stop.
        where: file, entry, row or document that is concerned; empty when the problem names it.
        remedy: what the user can do; empty when nothing can be done.
    """

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        self.problem = problem
        self.where = where
        self.remedy = remedy
        super().__init__(problem, where, remedy)

    def __str__(self) -> str:
        """The error as the one line that a user reads."""
        line = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{line}. {self.remedy}" if self.remedy else line


class GazetteerError(JpoaError):
    """A gazetteer that cannot be trusted: a broken file, a contradiction, a failing example."""
