"""The answer to a question about a sentence, from the signs that were seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.segment.fitted import BORDER, Question, sign_weight


@dataclass(frozen=True)
class Verdict:
    """The answer to one question: its log-odds and the signs that made it."""

    score: float
    signs: tuple[str, ...]
    question: Question = "starts"

    @property
    def yes(self) -> bool:
        """Whether it is likely enough, see `BORDER`."""
        return self.score > BORDER[self.question]

    def margin(self) -> float:
        """How far the signs are from even chances."""
        return abs(self.score)


def verdict(signs: Sequence[str], question: Question) -> Verdict:
    """The sum of what some signs count, among them the one that always counts."""
    found = ("always", *signs)
    return Verdict(round(sum(sign_weight(question, sign) for sign in found), 3), found, question)
