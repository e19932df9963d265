"""Word files at random: torn runs, tracked words, controls, skipped cells, tables inside cells."""

import pytest
from layouts_word import score_word

from extractors.readers.word import read_word


@pytest.mark.parametrize("first", range(0, 60, 10))
def test_no_paragraph_of_a_word_file_is_lost_torn_or_misplaced(first: int) -> None:
    scores = [score_word(seed, read_word) for seed in range(first, first + 10)]
    assert {made.seed: score.wrong for made, score in scores if score.wrong} == {}
    assert all(score.expected > 10 for _, score in scores)
