"""States that a text calls a side: "the Uzbek side proposed", «кыргызской стороне передано».

As the party to talks, an agreement or a handover it is the state's government. A place is none:
"on the Tajik side of the border", «на афганской стороне», «с узбекской стороны границы».
"""

import re
from collections.abc import Iterator

from extractors.mentions.authority_lands import lands_before
from extractors.mentions.lands import Land, Sentence

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


def _stands_beside(land: Land, position: int, sentence: Sentence) -> bool:
    """Whether a country is the adjective of the word: "Uzbek side", "Uzbekistan's side"."""
    gap = sentence.gap(land.last, position)
    return gap == " " if land.is_people else gap in ("'s ", "’s ")
