"""Clauses on an act of their own: of a body elsewhere, of each of two, of a body that goes on."""

import re

from extractors.segment.further import IT, gives_to_it
from extractors.segment.model import Mark
from extractors.segment.pairs import Pair
from extractors.segment.reading import Sentence
from extractors.segment.verbs import AGAIN, IT_AGAIN


def is_elsewhere_by_another(pair: Pair) -> bool:
    """Whether two clauses open with a place each, and somebody does something in the second.

    "In Tajikistan, A held a forum; in Uzbekistan, B opened five counselling rooms".
    """
    earlier, later = pair.earlier, pair.later
    if pair.joint.mark != ";":
        return False
    first, second = (_opening_place(part) for part in (earlier, later))
    verb = later.main_verb
    if first is None or second is None or first.id == second.id or verb is None or verb.passive:
        return False
    if not (earlier.performs and later.performs) or later.explains or gives_to_it(later):
        return False
    return _SOMEBODY.search(later.text[second.end - later.start : verb.start]) is not None


def _opening_place(part: Sentence) -> Mark | None:
    """The place with which a clause opens: "in Uzbekistan, …", «в Оше …»."""
    for mark in part.territories:
        if _PLACE_FIRST.fullmatch(part.text[: mark.start - part.start]):
            return mark
    return None


_PLACE_FIRST = re.compile(r"(?:in|at|в|во|на)\s(?:the\s|г\.\s?)?", re.IGNORECASE)
_SOMEBODY = re.compile(r"\W(?:the\s)?[A-ZА-ЯЁ][\w“”«».-]+(?:\s+[\w“”«»()&.-]+){0,6}\s*$")
"""Ends with a name, as far as capitals tell."""


def act_each(pair: Pair) -> bool:
    """Whether two states or bodies each do something, at another time or further on.

    "Tajikistan adopted its plan in May; Kyrgyzstan is still drafting its own", "…, while Uzbekistan
    will follow in 2024", «Казахстан ратифицировал протокол, а Туркменистан готовит …».
    """
    earlier, later = pair.earlier, pair.later
    contrast = _SET_AGAINST.match(later.text)
    if pair.joint.mark != ";" and not (pair.joint.mark in (",", "keep") and contrast):
        return False
    first = _acting(earlier, 0)
    second = _acting(later, contrast.end() if contrast else 0)
    if first is None or second is None or second.id in _named_in(earlier):
        return False
    if not (earlier.performs and later.performs) or later.explains or gives_to_it(later):
        return False
    dated = bool(pair.own_dates)
    if not (earlier.heads or earlier.dates):
        return False
    if not (later.heads or dated or _OF_ITS_OWN.search(later.text)):
        return False
    return dated or later.tense != earlier.tense


def _named_in(part: Sentence) -> frozenset[str]:
    return frozenset(mark.id for mark in (*part.territories, *part.organizations))


def _acting(part: Sentence, start: int) -> Mark | None:
    """The state or body with which a clause opens, right before its verb."""
    verb = part.main_verb
    if verb is None or verb.passive:
        return None
    for mark in (*part.territories, *part.organizations):
        at, end = mark.start - part.start, mark.end - part.start
        opens = _ARTICLE.fullmatch(part.text, start, max(at, start)) is not None
        if at >= start and opens and _ADVERBS.fullmatch(part.text, end, verb.start):
            return mark
    return None


_OF_ITS_OWN = re.compile(r"\b(?:its|their) own\b|\bсво(?:[йяеиюё]|его|ему|ей|их|им|ими|[её]м)\b")
_SET_AGAINST = re.compile(r"(?:while|whereas|а|тогда как|в то время как)\s", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the\s)?", re.IGNORECASE)
_ADVERBS = re.compile(r"\s(?:(?:still|now|also|has|уже|ещё|также|пока|лишь|только)\s){0,2}")


def does_next_deed(pair: Pair) -> bool:
    """Whether a body called by a pronoun does a next thing: "…; moreover it runs a library".

    Without a word that announces it the thing must have a date: "it has adopted the … (2018)".
    """
    earlier, later = pair.earlier, pair.later
    book = later.language.activity
    verb, head = later.main_verb, later.main_head
    if pair.joint.mark != ";" or verb is None or head is None or verb.passive:
        return False
    if not (head.new or head.defined) or not IT.search(later.text[: verb.start]):
        return False
    if head.start < later.start + verb.end:
        return False
    by_body = bool(earlier.subject_organizations) or book.has("opens-pronoun", earlier.core)
    ahead = verb.tense == "future" and earlier.tense != "future"
    announced = bool(pair.own_dates) or ahead or book.has("adds", later.text[: verb.end])
    return by_body and announced and "perform" in later.language.kinds(verb.verb)


def is_other_thing(pair: Pair) -> bool:
    """Whether a clause has a thing of another type as its subject, with a status of its own.

    "… a workshop explained the protocol; a ratification kit is being drafted for the States",
    after a comma only what is at work or to come: "…, and a guide is being printed".
    """
    earlier, later = pair.earlier, pair.later
    head = next(iter(later.heads), None)
    ahead = later.tense in ("progressive", "future") and earlier.tense == "past"
    if pair.joint.mark != ";" and not (pair.joint.mark == "," and ahead and earlier.performs):
        return False
    return (
        head is not None
        and head.determined
        and not pair.opens_definite
        and head.start < later.start + len(later.opening)
        and later.performs
        and (later.tense != earlier.tense or _is_often(earlier, later))
        and earlier.main_head is not None
        and earlier.main_head.type != head.type
    )


def _is_often(earlier: Sentence, later: Sentence) -> bool:
    """Whether only the later clause tells of what is done again and again."""
    return later.says("frequency") and not earlier.says("frequency")


def is_done_to_it(clause: Sentence) -> bool:
    """Whether it tells what became of the thing before.

    "; in May it was put on the portal", "did not take place; we will hold it in October".
    """
    verb = clause.main_verb
    if verb is None or AGAIN.search(clause.text):
        return False  # "will repeat it in Osh in 2024": another event
    if verb.passive:
        return IT.search(clause.text[: verb.start]) is not None
    named = (*clause.organizations, *clause.territories)
    return IT_AGAIN.match(clause.text, verb.end) is not None and not any(
        mark.start < clause.start + verb.start for mark in named
    )
