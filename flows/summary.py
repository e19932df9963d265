"""What is in the dataset, in counts: plain lines, made without any library that draws tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pipeline.store.glance import Count, SeenDocument

_STATES: Final = {
    "auto_accepted": "accepted, no doubts",
    "needs_review": "waiting for a reviewer",
    "confirmed": "confirmed",
    "corrected": "corrected",
    "rejected": "rejected",
}
_WIDTH: Final = 54
"""With titles and counts beside them, lines of this width fit into a console of 80 columns."""


def summary_lines(
    counts: Sequence[Count],
    documents: Sequence[SeenDocument],
    pillars: Mapping[str, str],
    doubt_words: Mapping[str, str],
) -> Iterator[str]:
    """Documents, activities by state and by pillar, and what needs review and why.

    Args:
        counts: of activities.
        documents: all that were received.
        pillars: titles by id.
        doubt_words: what each doubt means, by its code.
    """
    kinds = Counter((item.kind, item.format) for item in documents if item.state == "read")
    states: Counter[str] = Counter()
    first: Counter[str] = Counter()
    doubts: Counter[str] = Counter()
    for each in counts:
        states[each.state] += each.number
        if each.state != "rejected":
            first[each.measure.partition(".")[0]] += each.number
        if each.state == "needs_review":
            doubts.update(dict.fromkeys(each.doubts, each.number))
    sections: dict[str, dict[str, int]] = {
        "Documents": {
            f"{kind}, {form.upper()}": number for (kind, form), number in sorted(kinds.items())
        }
        | _counted("not read", sum(item.state == "failed" for item in documents)),
        "Activities": {words: states[state] for state, words in _STATES.items() if states[state]},
        "By pillar": {f"{pillar}  {title}": first[pillar] for pillar, title in pillars.items()}
        | _counted("no measure fits", first[""]),
        "Why review": {doubt_words[code]: number for code, number in doubts.most_common()},
    }
    yield "What is in the dataset"
    for title, lines in sections.items():
        for number, (words, count) in enumerate(lines.items()):
            if number == 0:
                yield ""
            yield f"{title if number == 0 else '':<12}{_cut(words):<{_WIDTH}} {count:>8}"
    yield ""


def failure_lines(documents: Sequence[SeenDocument]) -> Iterator[str]:
    """The documents that could not be read, with the reason that was given."""
    for item in documents:
        if item.state == "failed":
            yield f"not read  {item.problem}"


def state_in_words(state: str) -> str:
    """A review state as users read it: "waiting for a reviewer"."""
    return _STATES[state]


def _cut(words: str) -> str:
    return words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1]}…"


def _counted(words: str, count: int) -> dict[str, int]:
    return {words: count} if count else {}
