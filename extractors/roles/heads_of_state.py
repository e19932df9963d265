"""What a head of state or government signs or orders is an act of the state.

"Tajikistan's law on the financing of terrorism, on which UNODC had commented, was signed by the
President" is done by Tajikistan, whoever gave an opinion.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.places.named import HOME_COUNTRIES
from gazetteers.bodies import GOVERNMENT
from gazetteers.cues import cues
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations
from gazetteers.territories import territories

_TITLE = re.compile(r"(?i)\b(?:president|prime|head|президент|премьер|глав)")
_OF_OTHERS = re.compile(r"\sof\s(?!the\s(?:country|republic|state)\b)", re.IGNORECASE)
"""Behind a title that may be that of the head of a body: "the President of the Association"."""


def acts_of_heads(text: str, language: LanguageCode) -> Iterator[tuple[int, int]]:
    """Where a text says that a head of state or government signs or orders something."""
    if _TITLE.search(text) is None:
        return  # the signs are long, and most activities have no such word
    book = cues("roles", language)
    for group in ("signed-by-head-of-state", "head-of-state-signs"):
        for hit in book.find(group, text):
            yield hit.start, hit.end


def signing_state(text: str, language: LanguageCode, countries: Sequence[str]) -> str | None:
    """The government whose head signs or orders what an activity tells of, None if none does.

    Args:
        text: the activity's words.
        language: of the text.
        countries: which the activity is about, for a head whose country the words do not say.
    """
    lands = [
        (hit.start, hit.id)
        for hit in territories().find(text, language)
        if hit.kind == "country" and hit.id in HOME_COUNTRIES
    ]
    for start, end in acts_of_heads(text, language):
        beside = next((code for at, code in lands if start <= at <= end + _REACH), None)
        if beside is None and language == "en" and _OF_OTHERS.match(text, end):
            continue
        named = list(dict.fromkeys(code for _, code in lands))
        known = [beside] if beside is not None else named[:1] or list(countries)
        government = f"{GOVERNMENT}{known[0]}" if len(known) == 1 else ""
        if government in organizations().by_id:
            return government
    return None


_REACH = len(" of the ")
"""Letters between a title and the country of its bearer."""
