"""Status where no verb says it: the words of a row or heading, its dates, what stands above."""

import re

from extractors.model import Judged, Status
from extractors.traits.objects import LIKELY, WEAK
from extractors.traits.occasions import EVENTS
from extractors.traits.plans import told_above
from extractors.traits.signs import Signs, judged_status, phrase_in

_FOUNDED = re.compile(
    r"(?i)\b(?:founded|established|created|set up|formed|inaugurated|(?:основан|создан|образован|"
    r"сформирован)н\w+|учрежд[её]нн\w+)\b"
)


def status_without_verb(signs: Signs) -> Judged[Status]:
    """A row or heading without a verb: dates and a few words decide; else it is over."""
    cues = signs.lex.cues
    kind = signs.kind
    lowered = signs.sentence.lower()
    if re.search(r"\bto be \w+(?:ed|n|t|ld)\b", lowered):
        return judged_status("planned", "“to be …” lies ahead", LIKELY)
    opening = " ".join(word.lemma for word in signs.clause.words[:6])
    planned = phrase_in(cues.planned_words, opening)
    if planned:
        return judged_status("planned", f"“{planned}”", LIKELY)
    told, heading = told_above(signs)
    if told == "planned" and signs.is_open and signs.has_begun:
        return judged_status("ongoing", "it goes on since a date", LIKELY)
    if told == "planned":
        return judged_status(told, f"it stands under “{heading}”", LIKELY)
    standing = phrase_in(cues.ongoing_words, lowered)
    if standing:
        return judged_status("ongoing", f"“{standing}”", LIKELY)
    limited = bool(signs.dates) and all(day.start is None for day in signs.dates)
    if limited and signs.written_on is None:
        return judged_status("planned", "it is to be done by a day", LIKELY)
    if signs.is_ahead or (kind in EVENTS and signs.begins):
        return judged_status("planned", "its date lies after the day of the document", LIKELY)
    if signs.is_open or signs.runs:
        return judged_status("ongoing", "its period goes on", LIKELY)
    if told == "ongoing" and not any(item.end is not None for item in signs.dates):
        return judged_status(told, f"it stands under “{heading}”", LIKELY)
    if kind == "mechanism" and _FOUNDED.search(signs.sentence) is not None:
        return judged_status("ongoing", "a mechanism that was founded goes on", LIKELY)
    begun = phrase_in(cues.beginnings, opening)
    if begun and kind in cues.created_status:
        return judged_status("ongoing", f"“{begun}”: a {kind} that began goes on", LIKELY)
    if kind in ("mechanism", "programme") and not signs.is_past:
        return judged_status("ongoing", f"a {kind} without a verb and without an end", WEAK)
    return judged_status("completed", "an event named without a verb", WEAK)
