"""Which bodies open the paragraphs of a list: what several contribute is a matrix, not a report."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from extractors.language import language_of
from extractors.mentions import find_organizations
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations

_LEAST_BODIES: Final = 3
_MOST_OF_ONE: Final = 0.6
"""Share of the paragraphs that open with one body up to which several contribute: a body that
reports by measures opens nearly all of its own."""
_OPENING: Final = 110
"""Letters of a paragraph in which it says who acts."""


def several_contribute(
    texts: Iterable[str], default: LanguageCode | None, *, agencies: bool = False
) -> bool:
    """Whether several bodies tell of what they do, each in paragraphs that open with its name.

    Args:
        texts: the paragraphs.
        default: the language of a paragraph that is too short to tell its own.
        agencies: whether those of the United Nations count one by one: they are one reporter where
            a country team writes, and many in what its staff compile.
    """
    bodies = Counter(body for text in texts if (body := _opening_body(text, default, agencies)))
    return len(bodies) >= _LEAST_BODIES and max(bodies.values()) <= _MOST_OF_ONE * bodies.total()


def _opening_body(text: str, default: LanguageCode | None, agencies: bool) -> str | None:
    """The uppermost body above the one that a paragraph opens with; None where it names none."""
    language = language_of(text, default=default) or "en"
    found = find_organizations(text[:_OPENING], language)
    if not found:
        return None
    known = organizations()
    line = (found[0].id, *known.above(found[0].id))
    is_agency = agencies and len(line) > 1 and known.by_id[line[-1]].kind == "un"
    return line[-2] if is_agency else line[-1]
