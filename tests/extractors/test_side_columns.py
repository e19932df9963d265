"""Pages with a narrow column beside the text: neither is torn by the other."""

import statistics

import pytest
from layouts_side import score_side, side_design, side_file

from extractors.readers.pdf import read_pdf

pytestmark = pytest.mark.slow

SEEDS = range(30)
ENOUGH = 0.98
MOST = 24
"""Of the seeds; what falls short are tables and remarks without a rule or colour between them."""


def test_text_and_tables_go_on_beside_a_narrow_column() -> None:
    scores = {}
    for seed in SEEDS:
        data, text = side_file(side_design(seed))
        scores[seed] = score_side(read_pdf(data, f"{seed}.pdf"), text)
    values = [score.f1 for score in scores.values()]
    assert statistics.median(values) == 1.0
    assert sum(value >= ENOUGH for value in values) >= MOST, {
        seed: score.wrong for seed, score in scores.items() if score.f1 < ENOUGH
    }


@pytest.mark.parametrize(
    ("seed", "why"),
    [
        (2, "each remark in a box"),
        (11, "nothing but blank space between"),
        (12, "a rule between"),
        (27, "the paragraph at the foot of the page ends there with a sentence"),
    ],
)
def test_a_paragraph_goes_on_past_the_remarks_beside_it(seed: int, why: str) -> None:
    data, text = side_file(side_design(seed))
    assert score_side(read_pdf(data, f"{seed}.pdf"), text).wrong == (), why
