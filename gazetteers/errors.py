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

    def __reduce__(self) -> tuple[object, ...]:
        """How an error comes back from another process: with all that it had."""
        return _remade, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        """The error as the one line that a user reads."""
        line = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{line}. {self.remedy}" if self.remedy else line


def _remade(
    kind: type[JpoaError], arguments: tuple[object, ...], fields: dict[str, object]
) -> JpoaError:
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(fields)
    return error


class GazetteerError(JpoaError):
    """A gazetteer that cannot be trusted: a broken file, a contradiction, a failing example."""
