"""Short names of bodies that a document's list of abbreviations explains."""

import pytest

from extractors.mentions import find_aliases, find_organizations
from gazetteers.model import LanguageCode

LISTS: list[tuple[str, LanguageCode, str, list[str], str]] = [
    (
        "Сокращения: ЦКР – Международная организация по миграции; ОК – отдел культуры.",
        "ru",
        "ЦКР провёл учение.",
        ["IOM"],
        "one line, with another entry that is no body",
    ),
    (
        "Abbreviations\nCTD | International Organization for Migration\nPB | UNDP",
        "en",
        "CTD opened a room with PB.",
        ["IOM", "UNDP"],
        "a table of two columns",
    ),
    (
        "Abbreviations: CTD = the seminar of the International Organization for Migration in Osh",
        "en",
        "CTD was opened.",
        [],
        "a thing of the body",
    ),
    (
        "The officers use CTD – International Organization for Migration.",
        "en",
        "CTD was opened.",
        [],
        "no list of abbreviations",
    ),
]


@pytest.mark.parametrize(("text", "language", "sentence", "expected", "why"), LISTS)
def test_short_names_of_a_glossary(
    text: str, language: LanguageCode, sentence: str, expected: list[str], why: str
) -> None:
    aliases = find_aliases(text, language)
    found = find_organizations(sentence, language, aliases=aliases)
    assert [mention.id for mention in found] == expected, why
