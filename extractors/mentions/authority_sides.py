"""States that a text calls a side: "the Uzbek side proposed", «кыргызской стороне передано».

As the party to talks, an agreement or a handover it is the state's government. A place is none:
"on the Tajik side of the border", «на афганской стороне», «с узбекской стороны границы».
"""

import re
from collections.abc import Iterator

from extractors.languages import language as spoken
from extractors.mentions.authority_lands import lands_before
from extractors.mentions.lands import Land, Sentence, positions

_SIDE = re.compile(r"(?i)sides?|сторон(?:а|ы|е|у|ой|ою|ам|ами|ах)?")
_WHERE = re.compile(
    r"(?i)\b(?:on|onto|along|across|over|into|both|at|в|во|на|по|вдоль|обе(?:их|им|ими)?)\s"
    r"(?:the\s|its\s|either\s)?\Z"
)
"""Before a side that is a place."""
_OF_PLACE = re.compile(
    r"(?i)\s(?:of|at|along)\s(?:the\s)?(?:[\w’'-]+\s){0,3}"
    r"(?:border|frontier|river|bridge|crossing|valley|lake|road|fence|post|checkpoint|mountains?)"
    r"|\s(?:[а-яё-]+\s){0,2}(?:границ|рек[аиу]|мост|погранпереход|переход|пункт|долин|перевал|озер"
    r"|линии\s(?:границы|разграничения)|КПП)"
)
"""Behind a side of something that lies between two countries."""


def states_as_sides(sentence: Sentence) -> Iterator[tuple[Land, int, int]]:
    """Each country that is called a side, with its first and last word."""
    for position, word in enumerate(sentence.words):
        if _SIDE.fullmatch(word.text) is None or position in sentence.taken:
            continue
        land = sentence.lands.get(position - 1)
        if land is None or not _stands_beside(land, position, sentence):
            continue
        others = tuple(lands_before(land, sentence))
        begin = min(sentence.words[each.first].start for each in (land, *others))
        if _WHERE.search(sentence.text, 0, begin) or _OF_PLACE.match(sentence.text, word.end):
            continue
        yield land, land.first, position
        for other in others:
            yield other, other.first, other.last


def states_as_delegations(sentence: Sentence) -> Iterator[tuple[Land, int, int]]:
    """Each country whose one delegation opens a clause and so acts for it, with its words.

    "A delegation of Tajikistan visited", «Туркменская делегация приняла участие». Delegations that
    others receive or only list among those present are none: "attended by a delegation of".
    """
    for found in _DELEGATION.finditer(sentence.text):
        inside = positions(sentence.words, found.start("noun"), found.end("noun"))
        if not inside or inside[0] in sentence.taken:
            continue
        noun = inside[0]
        before, behind = sentence.lands.get(noun - 1), None
        if before is not None and _stands_beside(before, noun, sentence):
            first, last, land = before.first, noun, before
        else:
            link = _OF_STATE.match(sentence.text, sentence.words[noun].end)
            at = positions(sentence.words, link.end(), link.end() + 1) if link is not None else []
            behind = sentence.lands.get(at[0]) if at else None
            if behind is None or behind.is_people:
                continue
            first, last, land = noun, behind.last, behind
        opening = _OPENS_CLAUSE.search(sentence.text, 0, sentence.words[first].start)
        if opening is not None and not spoken(sentence.language).verbs(opening.group()):
            yield land, first, last


_DELEGATION = re.compile(r"(?i)\b(?P<noun>delegation|делегация)\b")
_OF_STATE = re.compile(r"\s(?:of|from|из)\s(?:the\s)?|\s")
_OPENS_CLAUSE = re.compile(
    r"(?:\A|[.;:|\n]\s?|(?:\A|[.;|\n]\s?)(?:(?:On|In|From|From\s\w+|С|В|На|По)\s[^.;:|]{2,60}?,?\s"
    r"|\d[^.;:|]{2,60}?,?\s))(?:(?:[Aa]n?|[Tt]he)\s)?(?:[\w-]+\s)?\Z"
)
"""Before a delegation that is the subject: nothing, or a time and place."""


def _stands_beside(land: Land, position: int, sentence: Sentence) -> bool:
    """Whether a country is the adjective of the word: "Uzbek side", "Uzbekistan's side"."""
    gap = sentence.gap(land.last, position)
    return gap == " " if land.is_people else gap in ("'s ", "’s ")
