"""Names behind a word for the kind of body, names of common words, agencies without a country."""

import pytest

from extractors.heading_names import unlisted_body
from extractors.mentions import find_aliases, find_organizations

KINDS = [
    ('held by PF "Ashyq Alan" in Aktobe', "NEW:Ashyq Alan", "an abbreviation and quotes"),
    ("Public Association “Nur Zhol” held a seminar", "NEW:Nur Zhol", "with capitals"),
    ("run by the NGO Dilafruz", "NEW:Dilafruz", "one word without quotes"),
    ("conducted by the foundation Jashtar Demi", "NEW:Jashtar Demi", "a kind in small letters"),
    ("together with the NGO Voice of Freedom, in May", "NEW:Voice of Freedom", "links inside"),
    ("the public radio Birinchi holds a contest", "NEW:Birinchi", "media"),
    ("The General Assembly of the Network adopted a plan", None, "another's assembly"),
    ("The General Assembly adopted a resolution", "UNGA", "the listed assembly"),
    ("The General Assembly of the United Nations met", "UNGA", "of the body above it"),
    ("the Nuclear Safety Committee met", "GOV", "what it is in charge of makes it an authority"),
    ("the Department for Execution of Punishments met", "GOV", "said behind its head"),
    ("the Committee on Youth Affairs and Sports met", "GOV", "one committee, not two bodies"),
    ("signed by the Council in June 2019", None, "a month is no part of a name"),
    ("run by the NGO Dilafruz\nExpert opinion for teachers", "NEW:Dilafruz", "a line ends it"),
    ("the NGO in Osh met", None, "no name follows"),
    ("a fund in May", None, "a month is no name"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), KINDS)
def test_kinds_and_common_names(text: str, expected: str | None, why: str) -> None:
    found = tuple(mention.id for mention in find_organizations(text, "en"))
    assert found == (() if expected is None else (expected,)), why


def test_a_name_that_stood_behind_its_kind_is_known_without_it() -> None:
    aliases = find_aliases('PF "Ashyq Alan" is new. Ashyq Alan held a seminar.')
    found = find_organizations("Ashyq Alan held a seminar.", "en", aliases=aliases)
    assert [mention.id for mention in found] == ["NEW:Ashyq Alan"]


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        ("Institute for Peace Research, Tashkent", "NEW:Institute for Peace Research", "and place"),
        ("Newsletter of the Institute for Peace Research", "NEW:Institute for Peace Research",
         "whose newsletter"),
        ("Minutes of the Meeting of the Coordination Alliance for Border Security", None,
         "a meeting's body does not write"),
        ("UNODC and the Institute for Peace Research", None, "a known body is named"),
        ("Security and the rule of law", None, "a subject"),
    ],
)  # fmt: skip
def test_letterhead_of_an_unlisted_body(line: str, expected: str | None, why: str) -> None:
    assert unlisted_body(line) == expected, why


def test_a_centre_that_the_passage_opened_is_no_listed_body() -> None:
    text = (
        "EAG helped Osh to open a Training Centre for analysts. The Training Centre has six rooms."
    )
    assert [mention.id for mention in find_organizations(text, "en")] == ["EAG"]
    text = "EAG and ITMCFM met. The Training Centre gave a course."
    assert [m.id for m in find_organizations(text, "en")] == ["EAG", "ITMCFM", "ITMCFM"]
