"""What corrections teach, and what they do not."""

from typing import Any

import pytest
from factories import BECAUSE, NOW, make_activity, make_decision, make_match, make_proposal

from extractors.model import CountryTag, Evidence, OrganizationTag
from gazetteers.frameworks import load_frameworks
from gazetteers.model import CountryCode, OrganizationId
from gazetteers.organizations import organizations
from gazetteers.territories import territories
from pipeline.model import Activity, Decision
from pipeline.review.codes import BY_REVIEWER
from pipeline.review.teaching import Known, Lesson, lessons_of, names_taught
from pipeline.review.word_pairs import PairReader, cues_taught

TEXT = "OSCE and the Border Research Institute held a course in Osh, said the Tajik side."


def body(of: str, mention: str = "", *, because: Evidence = BECAUSE[0]) -> OrganizationTag:
    return OrganizationTag(id=OrganizationId(of), role="lead", mention=mention, evidence=(because,))


NEW = body("NEW:Border Research Institute", "Border Research Institute")
OSCE = body("OSCE", "OSCE")
CHOSEN = body("OSCE-BMSC", because=BY_REVIEWER)


def corrected(old: Activity, seq: int = 1, **fields: Any) -> Decision:
    new = old.model_copy(update=fields)
    return make_decision("correct", new, seq=seq, answered=(make_proposal(old),))


def names(*decisions: Decision) -> list[tuple[str, str, str]]:
    lessons = [lesson for decision in decisions for lesson in lessons_of(decision)]
    found = names_taught(
        lessons, known={"organization": (), "country": ()}, is_listed=organizations().by_id
    )
    return [(item.kind, item.of, item.name) for item in found]


TAUGHT = [("organization", "OSCE-BMSC", "Border Research Institute")]


@pytest.mark.parametrize(
    ("were", "are", "taught", "why"),
    [
        ([OSCE, NEW], [OSCE, CHOSEN], TAUGHT, "it took the place of an unlisted one"),
        ([NEW, OSCE], [CHOSEN, OSCE], TAUGHT, "the row tells, whichever it is"),
        ([OSCE, NEW], [CHOSEN], [], "two rows went and one came: which was meant?"),
        ([NEW], [body("OSCE", because=BY_REVIEWER), CHOSEN], [], "one went and two came"),
        ([NEW], [body("NEW:Institute", "")], [], "an unlisted one is no entry to name"),
        ([NEW], [], [], "removed, and nothing instead"),
        ([OSCE, NEW], [OSCE, NEW], [], "nothing changed"),
        (
            [OSCE],
            [OSCE, body("OSCE-BMSC", "Border Research Institute", because=BY_REVIEWER)],
            TAUGHT,
            "the reviewer said which words",
        ),
        ([OSCE], [OSCE, CHOSEN], [], "added without saying which words"),
        ([OSCE], [CHOSEN], [], "another listed body once: it may be this text only"),
    ],
)
def test_names_of_organizations(
    were: list[OrganizationTag],
    are: list[OrganizationTag],
    taught: list[tuple[str, str, str]],
    why: str,
) -> None:
    old = make_activity(TEXT, organizations=tuple(were))
    assert names(corrected(old, organizations=tuple(are))) == taught, why


def test_a_name_of_another_body_needs_two_activities() -> None:
    one = make_activity(TEXT, organizations=(OSCE,))
    two = make_activity(f"{TEXT} Again.", organizations=(OSCE,))
    decisions = [
        corrected(each, seq, organizations=(CHOSEN,)) for seq, each in enumerate((one, two), 1)
    ]
    assert names(*decisions) == [("organization", "OSCE-BMSC", "OSCE")]


def test_a_country_is_taught_by_the_words_that_name_it() -> None:
    old = make_activity(TEXT, countries=())
    tag = CountryTag(code=CountryCode("TJK"), mention="Tajik side", evidence=(BY_REVIEWER,))
    assert names(corrected(old, countries=(tag,))) == [("country", "TJK", "Tajik side")]


def test_spellings_of_one_name_are_one_proposal_and_listed_names_none() -> None:
    first = make_activity("ОБСЕ и Институт границ провели курс.", organizations=(OSCE, NEW))
    tags = [
        body("NEW:x", mention)
        for mention in ("Институт границ", "Институтом границ", "Институтом границ")
    ]
    decisions = [
        corrected(
            first.model_copy(update={"text": f"{tag.mention} {n}", "organizations": (OSCE, tag)}),
            n,
            organizations=(OSCE, CHOSEN),
        )
        for n, tag in enumerate(tags, 1)
    ]
    assert names(*decisions) == [("organization", "OSCE-BMSC", "Институтом границ")]
    lessons = [lesson for decision in decisions for lesson in lessons_of(decision)]
    listed = {("OSCE-BMSC", "институт границ")}
    assert names_taught(lessons, known={"organization": listed, "country": ()}, is_listed={}) == ()


@pytest.fixture(scope="module")
def reader() -> PairReader:
    return PairReader(load_frameworks()[0], organizations(), territories())


def lesson(text: str, seq: int = 1, measure: str = "IV.1") -> Lesson:
    old = make_activity(text, measures=(make_match("I.6"),))
    chosen = make_match(measure).model_copy(update={"basis": "reviewer"})
    (found,) = lessons_of(corrected(old, seq, measures=(chosen,)))
    return found


DRILLS = (
    "UNODC held phishing drills for judges in Osh.",
    "OSCE staff prepared phishing drills in Almaty.",
    "Phishing drill in Dushanbe by INTERPOL.",
)


def test_a_pair_of_words_that_three_corrections_share_is_a_cue(reader: PairReader) -> None:
    lessons = [lesson(text, seq) for seq, text in enumerate(DRILLS, 1)]
    (found,) = cues_taught(lessons, [], reader)
    assert (found.of, found.name, found.framework) == ("IV.1", "phishing drills", "JPoA-2011")
    assert [each.seq for each in found.lessons] == [1, 2, 3]


@pytest.mark.parametrize(
    ("lessons", "known", "why"),
    [
        ([lesson(text) for text in DRILLS[:2]], [], "two may be chance"),
        ([lesson(DRILLS[0])] * 3, [], "the same words three times are one witness"),
        (
            [lesson(text) for text in DRILLS],
            [Known("phishing drills again", ("II.7",))] * 2,
            "people gave it to another measure as well",
        ),
        (
            [lesson(f"UNODC held {n} courses on border guards.", n, "II.4") for n in (1, 2, 3)],
            [],
            "a cue of this measure is in the pair already",
        ),
        (
            [lesson(f"UNODC met {n} times in Osh and Bishkek.", n) for n in (1, 2, 3)],
            [],
            "names and small words are no cue",
        ),
    ],
)
def test_what_is_no_cue(
    reader: PairReader, lessons: list[Lesson], known: list[Known], why: str
) -> None:
    assert cues_taught(lessons, known, reader) == (), why


def test_a_confirmed_measure_teaches_nothing() -> None:
    old = make_activity(TEXT)
    decision = make_decision("confirm", old, answered=(make_proposal(old),), decided_at=NOW)
    assert list(lessons_of(decision)) == []
