"""Where the object of a verb begins: behind its date, with whom it was done, "work on"."""

import re

from extractors.segment.reading import Sentence

WORK_ON = re.compile(r"\s*(?:now\s+)?(?:(?:the\s+)?work(?:ing)?\s+)?on\s", re.IGNORECASE)
_ADVERBIAL = re.compile(
    r"\s*(?:in|on|at|since|from|during|within|under|with|for|by|jointly|together|also|again|"
    r"в|во|на|с|со|при|для|совместно|вместе)\b",
    re.IGNORECASE,
)


def before_thing(between: str) -> str:
    """What stands between a verb and its thing, without adverbials between commas.

    "delivered in 2019, jointly with the Centre, a training", "is working on a handbook".
    """
    between = _after_phrase(between)
    *adverbials, last = between.split(",")
    if adverbials and all(_ADVERBIAL.match(part) for part in adverbials if part.strip()):
        return last
    return WORK_ON.sub(" ", between) if WORK_ON.match(between) else between


_BESIDE_VERB = re.compile(r"\s*(?:jointly\s+|together\s+)?(?:with|within|under|in|at|for)\s", re.I)
_OPENS_THING = re.compile(r"([^\W_]+[)\"”]?)\s(?:an?|another|two|three|several)\s[^,;]*$", re.I)
_GOVERNS = frozenset(
    {"about", "and", "as", "at", "by", "during", "for", "from", "in", "into", "like", "of", "on"}
    | {"or", "than", "through", "to", "under", "via", "with", "within"}
)


def _after_phrase(between: str) -> str:
    """What stands between a verb and its thing, without a phrase that parts the two.

    "concluded with Europol an arrangement": no preposition governs what the article opens.
    """
    thing = _OPENS_THING.search(between) if _BESIDE_VERB.match(between) else None
    if thing is None or thing.group(1).lower() in _GOVERNS:
        return between
    return between[thing.end(1) :]


def after_when_and_where(sentence: Sentence, end: int) -> int:
    """Where the object of a verb may begin: behind its dates and places.

    "adopted in May 2020 | a plan", «в мае провёл в Оше | семинар».
    """
    marks = (*sentence.dates, *sentence.territories)
    while True:
        blank = _BLANK.match(sentence.text, end)
        phrase = _WHEN_OR_WHERE.match(sentence.text, end)
        begins = {found.end() for found in (blank, phrase) if found is not None}
        mark = next((mark for mark in marks if mark.start - sentence.start in begins), None)
        if mark is None:
            return end
        end = mark.end - sentence.start


_BLANK = re.compile(r",?\s*")
"""Before a date that is marked with its preposition."""
_WHEN_OR_WHERE = re.compile(
    r",?\s*\b(?:in|on|at|during|в|во|на)\s+(?:г\.\s?|the\s)?", re.IGNORECASE
)
