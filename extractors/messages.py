"""Headings of messages in an exchange of mails: "From: A. Bekova", "On 4 April … wrote:"."""

from collections.abc import Sequence

from extractors.readers.plain.mail import ATTRIBUTION
from gazetteers.sections import author_label


def is_attribution(heading: str) -> bool:
    """Whether a heading is the line that mail programs put above a quotation: "On … wrote:"."""
    return ATTRIBUTION.fullmatch(heading) is not None


def names_sender(heading: str) -> bool:
    """Whether a heading says after a label who sends what stands below it: "From: UNICEF"."""
    label = author_label(heading)
    return bool(label) and heading.partition(label)[2].lstrip().startswith(":")


def heads_message(heading: str) -> bool:
    """Whether a heading says who wrote the message below it."""
    return is_attribution(heading) or names_sender(heading)


def head_of_message(headings: Sequence[str]) -> str:
    """The nearest heading that says who wrote the message below it; empty without one."""
    return next((heading for heading in reversed(headings) if heads_message(heading)), "")
