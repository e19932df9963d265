"""Measures that an activity names itself: "Course for guards (II.4)", "[Measures II.4, II.5]".

Officers who gather inputs in prose or in tables without a column for measures write the number
behind what was done, in brackets. Only Roman numbers count: figures are those of any plan.
"""

import re
from typing import Final

from extractors.measures.titles import CODE_CONFIDENCE, Titles
from extractors.model import Tagged
from gazetteers.model import MeasureId

_CODE: Final = r"(?:IV|I{1,3})[.\-–]\d{1,2}"
_CITED: Final = re.compile(
    rf"[(\[][^\W\d]{{0,12}}\.?(?:\s[^\W\d]{{1,12}}\.?){{0,3}}\W{{0,3}}"
    rf"(?P<codes>(?<![\w.]){_CODE}(?:(?:\s?[,;/]\s?|\s(?:and|и)\s){_CODE}){{0,5}})\s?[)\]][\s.;,]*$"
)
"""Up to four words before the numbers: "JPoA measure", "мера", "see measure"."""
_EACH: Final = re.compile(_CODE)


def cited_measures(text: str, titles: Titles) -> tuple[MeasureId, ...]:
    """The measures whose numbers stand in brackets at the end of an activity, as written."""
    if text.rstrip(" .;,")[-1:] not in (")", "]"):
        return ()
    hit = _CITED.search(text)
    codes = _EACH.findall(hit["codes"]) if hit is not None else ()
    return tuple(dict.fromkeys(filter(None, map(titles.code, codes))))


def with_cited_measure(tagged: Tagged, titles: Titles) -> Tagged:
    """The activity with the measure that it names, where its place in the document gives none."""
    if tagged.passage.measure is not None:
        return tagged
    passage = tagged.passage
    cells = [
        passage.text[cell.start : cell.end]
        for cell in passage.cells
        if cell.column == "activity" and passage.text == tagged.text
    ]
    cited = next(filter(None, (cited_measures(said, titles) for said in (tagged.text, *cells))), ())
    if not cited:
        return tagged
    passage = passage.model_copy(
        update={
            "measure": cited[0],
            "further": cited[1:],
            "row_confidence": CODE_CONFIDENCE,
        }
    )
    return tagged.model_copy(update={"passage": passage})
