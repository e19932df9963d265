"""Where: the countries and places that words name."""

from extractors.model import Evidence, Mention
from gazetteers.model import LanguageCode
from gazetteers.territories import TerritoryHit, territories


def find_territories(text: str, language: LanguageCode) -> tuple[Mention, ...]:
    """The countries and places that a text names, by position, not overlapping.

    Names, adjectives and words for people count alike ("Kyrgyzstan", "Kyrgyz", «кыргызских»).
    Nothing is concluded: "in Russian" and "Almaty Declaration" are mentions too. The id is a
    country code or a place id of `places.yml`.
    """
    return tuple(_mention(hit, text) for hit in territories().find(text, language))


def _mention(hit: TerritoryHit, text: str) -> Mention:
    known = territories()
    name = (known.countries[hit.id] if hit.kind == "country" else known.places[hit.id]).name.en
    words = {"name": "name of", "people": "people of", "acronym": "acronym of"}[hit.sort]
    return Mention(
        kind=hit.kind,
        id=hit.id,
        start=hit.start,
        end=hit.end,
        text=text[hit.start : hit.end],
        strength="strong" if len(hit.ids) == 1 else "weak",
        evidence=Evidence(method="exact", detail=f'"{hit.spelling}", {words} {name}'),
    )
