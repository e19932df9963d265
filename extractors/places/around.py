"""Where an activity is according to what stands around its words."""

import re
from collections.abc import Container, Sequence

from extractors.model import Inherited
from extractors.places.context import named_in
from extractors.places.named import HOME_COUNTRIES
from gazetteers.cues import cues
from gazetteers.model import CountryCode, LanguageCode

_SENTENCE = re.compile(r"[.!?…]\s+|\n\s*\n|[.!?]\s*$")

_CELL_BORDER = " | "

PLACED = ("place", "date")
"""Columns in which a name says where: "Dates and place" holds both."""


def inherited_countries(
    lead_in: str,
    inherited: Sequence[Inherited],
    language: LanguageCode,
    *,
    own: Container[CountryCode | None] = (),
) -> list[tuple[CountryCode, str]]:
    """The countries of a lead-in and of headings and labels, each with where it stands.

    Below "Turkmenistan and Uzbekistan" an activity is in both, if its `own` words name neither; the
    nearer of two headings decides, where it names some of the countries of the other.
    """
    texts = [(lead_in, "lead-in")] if lead_in else []
    texts.extend(
        (entry.text, "heading")
        for entry in inherited
        if entry.kind == "country" or entry.column in PLACED
    )
    told = [
        [
            (item.country, f'"{words[item.start : item.end]}" in the {source}')
            for item in named_in(words, language)
            if item.country is not None and item.verdict in ("counts", "country only")
        ]
        for words, source in texts
    ]
    given: list[tuple[CountryCode, str]] = []
    for at, (named, (_, source)) in enumerate(zip(told, texts, strict=True)):
        codes = {code for code, _ in named}
        nearer = ({code for code, _ in inner} for inner in told[at + 1 :])
        if source == "heading" and any(inner and inner < codes for inner in nearer):
            continue  # "for Kazakhstan and Tajikistan" is the title, "Tajikistan" the part
        chosen = [pair for pair in named if pair[0] in own] if source == "heading" else []
        elsewhere = any(code in own for code in HOME_COUNTRIES) and not chosen
        if source == "heading" and elsewhere and len(codes) > 1:
            continue  # below "Tajikistan and Kyrgyzstan": a conference in Almaty
        given += chosen or named
    return given


_ALL = re.compile(
    r"\b(?:both|two|all|these|each of the) (?:countries|states|sides)|"
    r"\b(?:обе(?:их|ими|им)|двух|обоих|всех|этих) (?:стран|государств|сторон)|\bобе стороны",
    re.IGNORECASE,
)


def speaks_of_all(text: str) -> bool:
    """Whether words mean all the countries of a heading: "officers of both countries"."""
    return _ALL.search(text) is not None


def lead_in_of_sentence(before: str, language: LanguageCode) -> str:
    """The beginning of the sentence that the activity is cut from, where that introduces a list.

    "It held three meetings for experts of the region: one in Bratislava; | one in Dushanbe".
    """
    sentence = _SENTENCE.split(before)[-1]
    if _CELL_BORDER in sentence:
        return ""
    head, colon, _ = sentence.partition(":")
    if colon:
        return head
    sign = cues("where", language).first("lead-in", sentence)
    return sentence[: sign.start] if sign is not None else ""


def points_back(text: str, language: LanguageCode, before: str) -> bool:
    """Whether words point back: "these countries", or "The project" where one was named before."""
    book = cues("where", language)
    if book.has("these-countries", text):
        return True
    project = book.first("the-project", text)
    return (
        project is not None
        and not text[: project.start].strip()
        and book.has("project-word", before)
    )
