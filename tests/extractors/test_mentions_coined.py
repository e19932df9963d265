"""Bodies under coined names, which only what a document says of them gives away."""

import pytest

from extractors.mentions import find_aliases, find_organizations
from extractors.roles import assign_roles

BODIES = [
    ("Yrysbulak interviewed 40 returnees in Naryn.", {"Yrysbulak"}, "it acts"),
    (
        "In January, Mehr Chashma opened a telephone line.",
        {"Mehr Chashma"},
        "it acts behind words of time",
    ),
    ("Since 2019 Yrysbulak runs a hotline.", {"Yrysbulak"}, "behind words of time, no comma"),
    ("Yrysbulak, which knows the district, trained 30 imams.", {"Yrysbulak"}, "over an apposition"),
    ("The contest was held by Dilnoma in Khujand.", {"Dilnoma"}, "by whom it is done"),
    ("It was trained jointly with Dilnoma.", {"Dilnoma"}, "in whose company"),
    ("A course was given with the support of Mehr Chashma.", {"Mehr Chashma"}, "with whose help"),
    (
        "It is carried out by three organizations, Ak Bosogo (lead), Yrysbulak and Mehr Chashma.",
        {"Ak Bosogo", "Yrysbulak", "Mehr Chashma"},
        "a role in brackets, and a list that goes on",
    ),
    ("Two psychologists of Dilnoma take the calls.", {"Dilnoma"}, "its staff"),
    ("Dilnoma’s lawyers were there.", {"Dilnoma"}, "its staff behind it"),
    ("Dilnoma is a women's organization in Osh.", {"Dilnoma"}, "what it is, is said"),
    ("Dilnoma plans a final evaluation.", {"Dilnoma"}, "a verb, not the noun 'plans'"),
]

NO_BODIES = [
    ("Villagers opened a school.", "an ordinary word that opens a sentence"),
    ("Simulators trained the pilots.", "an ending of English words"),
    ("The Yrysbulak project trained 40 women.", "a project"),
    ("Within the framework of the project Yrysbulak 40 women were trained.", "a project"),
    ("Ms Yrysbulak opened the course.", "a person"),
    ("The report was signed by A. Toktorbek.", "a person with an initial"),
    ("Toktosunova opened the course.", "a surname"),
    ("The course took place in Yrysbulak.", "a place"),
    ("Yrysbulak took place in May.", "an event"),
    ("The play “Yrysbulak” was shown by the theatre.", "a title"),
    ("Kazakhstan opened a centre in January.", "a country"),
    ("It was held by OSCE, Wallnerweg.", "an address"),
    ("Nineteen trained officers left.", "a number"),
]


@pytest.mark.parametrize(("text", "names", "why"), BODIES)
def test_what_acts_is_a_body(text: str, names: set[str], why: str) -> None:
    found = {name.text for name in find_aliases(text).names}

    assert found == names, why


@pytest.mark.parametrize(("text", "why"), NO_BODIES)
def test_what_does_not_act_is_none(text: str, why: str) -> None:
    assert find_aliases(text).names == (), why


def test_a_name_that_acts_once_is_known_in_the_whole_document() -> None:
    aliases = find_aliases("Yrysbulak trained 40 women.\nThe films of Yrysbulak were shown.")
    sentence = "The films of Yrysbulak were shown."

    found = find_organizations(sentence, aliases=aliases)

    assert [mention.id for mention in found] == ["NEW:Yrysbulak"]


def test_a_coined_body_leads() -> None:
    sentence = "With funds of Norway Yrysbulak opened a school in Osh."
    mentions = find_organizations(sentence, aliases=find_aliases(sentence))

    roles = assign_roles(sentence, mentions)

    assert {(tag.id, tag.role) for tag in roles.tags} == {
        ("GOV-NOR", "funder"),
        ("NEW:Yrysbulak", "lead"),
    }
    assert roles.doubts == (), "the document names it: nobody need say which body it is"


def test_hints_alone_are_not_enough() -> None:
    assert find_aliases("The seminar of Yrysbulak was good.").names == ()
    assert [
        name.text
        for name in find_aliases("The seminar of Dilnoma was good. A grant to Dilnoma ended.").names
    ] == ["Dilnoma"]


@pytest.mark.parametrize(
    ("introduced", "later", "found"),
    [
        ("the Legal Clinic “Adilet” (Bishkek)", "A school was held by Adilet.", True),
        ('the Public Foundation "Adilet"', "A school was held by Adilet.", True),
        ("the NGO “Dialogue”", "The dialogue went on. Dialogue began.", False),
    ],
)
def test_a_name_in_quotes_behind_its_kind_stands_alone_afterwards(
    introduced: str, later: str, found: bool
) -> None:
    """Unless the document uses the word as one of the language."""
    text = f"The review was made by {introduced} in May. {later}"
    mentions = find_organizations(later, "en", aliases=find_aliases(text, "en"))

    assert bool(mentions) is found
