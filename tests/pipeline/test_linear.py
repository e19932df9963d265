"""What words and organizations say together."""

import numpy as np
import pytest

from gazetteers.model import OrganizationId
from pipeline.match.linear import WIDEST, Example, LinearModel
from pipeline.match.vocabulary import Vocabulary

TEXTS = (
    ("border guards were trained", "BORDER", 0, "a"),
    ("border posts were equipped", "BORDER", 0, "a"),
    ("money flows were analysed", "MONEY", 1, "b"),
    ("guards were trained in money flows", "MONEY", 1, "c"),
    ("prisoners were trained", "BORDER", 2, "c"),
    ("prisons were visited", "PRISON", 2, "d"),
)
VOCABULARY = Vocabulary([text.split() for text, *_ in TEXTS])


def example(text: str, organization: str, measure: int, document: str) -> Example:
    added = np.zeros(4)
    added[measure] = 1.0
    words = VOCABULARY.vector(text.split())
    return Example(words, {OrganizationId(organization): 1.0}, added, document)


def model(*left_out: str) -> LinearModel:
    return LinearModel([example(*item) for item in TEXTS if item[3] not in left_out], VOCABULARY)


def said(of: LinearModel, text: str, *organizations: str) -> list[float]:
    told = {OrganizationId(name): 1.0 for name in organizations}
    return [float(score) for score in of.speak(VOCABULARY.vector(text.split()), told)[0]]


@pytest.mark.parametrize(
    ("text", "organizations", "measure", "why"),
    [
        ("border guards", (), 0, "its words"),
        ("were visited", ("MONEY",), 1, "its organization, where the words say little"),
        ("prisoners were trained", ("BORDER",), 2, "the word tells, though the organization errs"),
        ("trained", ("PRISON",), 2, "an organization of one activity tells too"),
    ],
)
def test_words_and_organizations_tell(
    text: str, organizations: tuple[str, ...], measure: int, why: str
) -> None:
    scores = said(model(), text, *organizations)
    assert scores.index(max(scores)) == measure, why


def test_what_nobody_knows_leaves_the_share_of_each_measure() -> None:
    counts = np.array([2, 2, 2]) / len(TEXTS)
    assert said(model(), "unheard of", "NOBODY") == pytest.approx(list(np.log(counts)))


@pytest.mark.parametrize("documents", [("c",), ("a", "d"), ("c", "b")])
def test_a_document_taken_out_never_counted(documents: tuple[str, ...]) -> None:
    for text, organization, *_ in TEXTS:
        left = said(model().without(documents), text, organization)
        assert left == pytest.approx(said(model(*documents), text, organization))


def test_documents_are_taken_out_one_after_the_other() -> None:
    twice, once = model().without(["a"]).without(["c"]), model().without(["a", "c"])
    assert said(twice, "border guards") == pytest.approx(said(once, "border guards"))


def test_an_unknown_document_changes_nothing() -> None:
    whole = model()
    assert whole.without(["another", ""]) is whole


def test_an_activity_counts_as_much_as_it_adds() -> None:
    heavy = [example(*item) for item in TEXTS]
    heavy[0] = Example(heavy[0].words, heavy[0].organizations, heavy[0].added * 3, "a")
    thrice = [*(example(*TEXTS[0]) for _ in range(2)), *(example(*item) for item in TEXTS)]
    one, other = (LinearModel(items, VOCABULARY) for items in (heavy, thrice))
    assert said(one, "border money", "PRISON") == pytest.approx(
        said(other, "border money", "PRISON")
    )


def test_each_word_is_told_with_what_it_adds() -> None:
    rows, by_measure = model().adds(VOCABULARY.vector(["border", "prisons"]))
    added = dict(zip(rows.tolist(), by_measure[:, 0].tolist(), strict=True))
    border, prisons = (VOCABULARY.row_of(word) for word in ("border", "prisons"))
    assert border is not None and prisons is not None
    assert added[border] > 0 > added[prisons]


def test_what_serves_no_measure_is_told_by_its_words_and_organizations() -> None:
    none = ("wells were drilled", "WATER", 3, "w")
    learned = LinearModel(
        [example(*item) for item in (*TEXTS, none, none)],
        Vocabulary([text.split() for text, *_ in (*TEXTS, none)]),
    )
    assert len(said(learned, "border guards")) == 3

    def outside(text: str, *organizations: str) -> float:
        told = {OrganizationId(name): 1.0 for name in organizations}
        return learned.outside(VOCABULARY.vector(text.split()), told)

    assert outside("were", "WATER") > outside("were") > outside("border guards", "BORDER")
    assert outside("were", "WATER") > learned.without(["w"]).outside(
        VOCABULARY.vector(["were"]), {OrganizationId("WATER"): 1.0}
    )


def test_the_rarest_words_of_a_large_vocabulary_are_not_weighed() -> None:
    rare = [f"rare{number:04}" for number in range(WIDEST)]
    texts = [["common", word] for word in rare]
    vocabulary = Vocabulary(texts)
    examples = [
        Example(vocabulary.vector(text), {}, np.array([1.0, 0.0, 0.0]), "") for text in texts[:50]
    ]
    rows, _ = LinearModel(examples, vocabulary).adds(vocabulary.vector(["common", rare[-1]]))
    assert rows.tolist() == [vocabulary.row_of("common")]


@pytest.mark.parametrize(
    ("text", "least", "most", "why"),
    [
        ("border guards", 1.0, 1.0, "all known"),
        ("border guards planted tulips", 0.4, 0.7, "half of it, the rarer half, is new"),
        ("tulips", 0.0, 0.0, "nothing known"),
        ("", 0.0, 0.0, "no words"),
    ],
)
def test_how_much_of_a_text_is_known(text: str, least: float, most: float, why: str) -> None:
    assert least <= VOCABULARY.weighed(text.split())[1] <= most, why
