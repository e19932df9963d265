"""How names meet texts: spelling, case, endings, brackets, errors of typing, overlaps."""

import pytest

from gazetteers.lookup import Name, NameIndex, Strength, resolve
from gazetteers.stem import fold, look_alikes


def found(name: str, text: str, strength: Strength = "strong") -> list[str]:
    return [text[hit.start : hit.end] for hit in NameIndex([Name("X", name, strength)]).find(text)]


MEETS = [
    ("Conflict Centre", "the Conflict Center met", "Conflict Center", "American spelling"),
    ("Office for Co-operation", "the Office for Cooperation", "Office for Cooperation", "hyphen"),
    ("Counter-Terrorism Unit", "a Counter Terrorism Unit", "Counter Terrorism Unit", "divided"),
    ("Counter-Terrorism Unit", "a Counterterrorism Unit", "Counterterrorism Unit", "in one"),
    ("United Nations Office", "the UN Office", "UN Office", "an acronym for its phrase"),
    ("UN Office", "the United Nations Office", "United Nations Office", "and back"),
    ("Centre of the CIS", "Centre of CIS", "Centre of CIS", "an article left out"),
    ("Centre of CIS", "Centre of the Commonwealth of Independent States",
     "Centre of the Commonwealth of Independent States", "article and phrase"),
    ("Border Unit of OSCE", "Border Unit (BU) of the OSCE", "Border Unit (BU) of the OSCE",
     "a bracket inside"),
    ("Children's Fund", "the Children’s Fund", "Children’s Fund", "a curly apostrophe"),
    ("OSCE Mission", "the OSCE's Mission", "OSCE's Mission", "a genitive inside"),
    ("Border Academy", "of the Border\nAcademy", "Border\nAcademy", "over a line end"),
    ("Team #", "with Team 12", "Team 12", "any number"),
    ("Пограничный колледж", "с Пограничным колледжем", "Пограничным колледжем", "declined"),
    ("Целевая группа", "ЦЕЛЕВОЙ ГРУППЕ", "ЦЕЛЕВОЙ ГРУППЕ", "a heading in capitals"),
    ("Объединённый центр", "в объединенном центре", "объединенном центре", "е for ё, no capital"),
    ("СНГ", "в рамках CHГ", "CHГ", "two letters typed in the Latin alphabet"),
    ("OSCE", "the ОSCE", "ОSCE", "a Cyrillic letter in a Latin acronym"),
    ("Центр в Бишкеке", "Центра в г. Бишкеке", "Центра в г. Бишкеке", "«г.» does not count"),
    ("Interpol", "INTERPOL and", "INTERPOL", "capitals throughout"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected", "why"), MEETS)
def test_a_name_meets_its_spellings(name: str, text: str, expected: str, why: str) -> None:
    assert found(name, text) == [expected], why


MISSES = [
    ("EU", "eu", "acronyms count in exact case only"),
    ("EU", "EUR 100", "a word is whole"),
    ("Centre", "the city centre", "a capitalised name needs its capital"),
    ("POiB", "POIB", "capitals inside count"),
    ("UNODC", "UNOCT", "acronyms are never alike"),
    ("Border Academy", "Border, Academy", "a comma divides"),
    ("Border Academy", "Border (new) Academy", "only acronyms are skipped in brackets"),
    ("Центр", "в центре города", "a single Russian word needs its capital"),
    ("Council of Ministers", "Council of State Ministers", "no word may be missing"),
]


@pytest.mark.parametrize(("name", "text", "why"), MISSES)
def test_a_name_does_not_meet(name: str, text: str, why: str) -> None:
    assert found(name, text) == [], why


FUZZY = [
    ("Boarder Management Staff College", True, "a letter too many"),
    ("Border Managment Staff Colege", True, "a letter missing in two words"),
    ("Border Management Staff College", False, "equal is not approximate"),
    ("Border Management Youth College", False, "another word"),
    ("Order Management Stuff Collage", False, "three errors"),
    ("border management staf college", False, "no capital at the start"),
]


@pytest.mark.parametrize(("text", "is_met", "why"), FUZZY)
def test_approximate_names(text: str, is_met: bool, why: str) -> None:
    assert bool(found("Border Management Staff College", text, "fuzzy")) is is_met, why


def test_numbers_and_acronyms_are_never_approximate() -> None:
    assert not found(
        "Monitoring Team of the 1267 Committee", "Monitoring Team of the 1268 Committee", "fuzzy"
    )
    assert not found("UNODC Programme Office", "UNOCT Programme Office", "fuzzy")


def resolved(text: str, *names: Name, **depth: int) -> list[tuple[str, str, tuple[str, ...]]]:
    hits = resolve(NameIndex(names).find(text), depth=depth)
    return [(hit.name.id, text[hit.start : hit.end], hit.rivals) for hit in hits]


def test_the_longest_name_wins() -> None:
    names = (Name("BODY", "Police"), Name("UNIT", "Police Matters Unit"))
    assert resolved("the Police Matters Unit", *names) == [("UNIT", "Police Matters Unit", ())]


def test_of_equal_names_the_most_specific_wins() -> None:
    names = (Name("BODY", "Centre"), Name("UNIT", "Centre"))
    assert resolved("the Centre", *names, BODY=0, UNIT=1) == [("UNIT", "Centre", ())]


def test_a_tie_names_its_rival() -> None:
    names = (Name("B", "Centre"), Name("A", "Centre"))
    assert resolved("the Centre", *names) == [("A", "Centre", ("B",))]


def test_a_never_name_removes_what_it_overlaps_but_not_what_contains_it() -> None:
    names = (Name("UN", "UN"), Name("UN", "UN Strategy", "never"), Name("UN", "UN Strategy Board"))
    assert resolved("the UN Strategy", *names) == []
    assert resolved("the UN Strategy Board", *names) == [("UN", "UN Strategy Board", ())]


def test_a_never_name_takes_the_acronym_in_brackets_along() -> None:
    names = (
        Name("F", "Task Force"), Name("F", "FATF"), Name("F", "advice of the Task Force", "never"),
    )  # fmt: skip
    assert resolved("the advice of the Task Force (FATF)", *names) == []


def test_order_of_names_decides_nothing() -> None:
    names = [Name("A", "Centre"), Name("B", "Centre in Osh"), Name("C", "Osh")]
    text = "the Centre in Osh and the Centre"
    hits = NameIndex(names).find(text)
    assert hits == NameIndex(reversed(names)).find(text)


def test_folding_is_stable() -> None:
    for word in ("Center", "Programme", "Children's"):
        assert fold(fold(word)) == fold(word)
    assert len({fold(word) for word in ("Центр", "центра", "ЦЕНТРОМ", "Центры")}) == 1


def test_look_alikes_only_where_a_letter_tells() -> None:
    assert "СНГ" in look_alikes("CHГ")
    assert look_alikes("UNODC") == ("UNODC",)


def test_of_many_spellings_every_process_finds_the_same_first() -> None:
    spellings = [f"Acme{sign}Relief{other}Fund" for sign in " -–" for other in " -–"]
    index = NameIndex([Name("ACME", spelling, "strong") for spelling in spellings])
    found = [hit.name.text for hit in index.find("The Acme Relief Fund met.")]
    assert len(found) > 3
    assert found == sorted(found)
