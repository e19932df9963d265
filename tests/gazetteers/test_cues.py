"""The notation of cue files, and what they refuse."""

from pathlib import Path

import pytest

from gazetteers.cue_notation import Beginning, beginnings_of, phrase_pattern
from gazetteers.cues import CueBook, CueGroup, Examples, cues, read_cues
from gazetteers.errors import GazetteerError


def book(**fields: object) -> CueBook:
    group = CueGroup.model_validate({"id": "sign", "means": "a sign", **fields})
    return CueBook({"sign": group})


@pytest.mark.parametrize(
    ("phrase", "text", "found", "why"),
    [
        ("workshop*", "two Workshops", True, "further letters, any case"),
        ("workshop", "workshops", False, "whole words only"),
        ("round-table*", "a round  table", True, "a hyphen may be a blank"),
        ("round-table*", "roundtables", True, "or nothing"),
        ("organi(s|z)ed", "organised", True, "choice"),
        ("(joint |)patrol", "patrol", True, "empty choice"),
        ("# per cent", "87.5 per cent", True, "number"),
        ("has … been developing", "has since 2012 been developing", True, "gap"),
        ("has … been developing", "has. It had been developing", False, "no gap over a full stop"),
        ("учени*", "учениями", True, "Cyrillic"),
        ("in order", "informed of disorder in order", True, "a whole word to begin with"),
        ("(organi(s|z)e|hold)(s|)", "UNDP organizes", True, "a choice inside the first choice"),
        ("(organi(s|z)e|hold)(s|)", "UNDP holds", True, "what stands behind such a choice"),
        ("(some |)(# |)days", "of 12 days", True, "a number behind empty choices"),
        ("(co-|)organi(s|z)er", "the coorganizer", True, "a hyphen at the end of a choice"),
        ("(the|) first in", "so, first in", True, "an empty choice before a blank"),
        ("#th", "the 4th", True, "a number and letters in one word"),
        ("the region", "to the towns, the  Region", True, "two words, the first of which is usual"),
        ("the region*", "the whole region", False, "nothing between the two"),
        ("the", "of the", True, "one word at the end of a text"),
        ("customs * post", "a customs-post", False, "further letters of no word"),
        ("train* (of |for |)guards", "trained guards", True, "an empty choice of the second word"),
        ("all (of |)# posts", "all of 12 posts", True, "a number as third word"),
        ("all (of |)# posts", "all 12 posts", True, "a number as second word"),
        ("on “", "based on “ a plan", True, "a mark behind the first word"),
    ],
)
def test_notation(phrase: str, text: str, found: bool, why: str) -> None:
    assert book(phrases=(phrase,)).has("sign", text) is found, why


def test_never_takes_away_a_sign_inside_it() -> None:
    laws = book(phrases=("law",), never=("law enforcement",))

    assert not laws.has("sign", "law enforcement agencies")
    assert laws.has("sign", "law enforcement and the law")


def test_a_text_may_hold_a_sign_where_its_words_begin_as_one() -> None:
    closing = book(phrases=("all (these |)visits",), at_start=True)

    assert closing.may_stand("sign", "Guards met. All these visits were paid for.")
    assert not closing.may_stand("sign", "Guards met for all those visits.")
    assert book(phrases=("“host",)).may_stand("sign", "anything"), "it may begin anywhere"


def test_an_exception_is_met_wherever_it_begins() -> None:
    courts = book(phrases=("court",), never=("food court", "(tennis |)court of play"))

    assert not courts.has("sign", "the food court, a tennis court of play")
    assert courts.has("sign", "the food court and the court")


def test_at_start_counts_openings_only() -> None:
    openings = book(phrases=("it",), at_start=True)

    assert openings.has("sign", "It covers")
    assert not openings.has("sign", "What it covers")


def test_unbalanced_brackets_are_refused() -> None:
    with pytest.raises(ValueError, match="brackets"):
        phrase_pattern("(a|b")


@pytest.mark.parametrize(
    ("yaml", "problem"),
    [
        ('examples: {match: ["seminar"]}', "not found"),
        ('examples: {reject: ["a workshop"]}', "text to reject"),
        ("unknown: 1", "unknown"),
    ],
)
def test_files_refuse_what_does_not_behave(tmp_path: Path, yaml: str, problem: str) -> None:
    path = tmp_path / "signs.en.yml"
    path.write_text(
        f'- id: "sign"\n  means: "a sign"\n  phrases: ["workshop"]\n  {yaml}\n', encoding="utf-8"
    )

    with pytest.raises(GazetteerError, match=problem) as caught:
        read_cues(path)

    assert "signs.en.yml" in str(caught.value)


def test_a_phrase_given_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "signs.en.yml"
    path.write_text('- id: "sign"\n  means: "x"\n  phrases: ["a", "a"]\n', encoding="utf-8")

    with pytest.raises(GazetteerError, match="twice"):
        read_cues(path)


OWN_WAYS = [  # subject, groups of English only, groups of Russian only
    ("activity", set(), set()),
    ("sentences", set(), {"year"}),  # "г."
    ("roles", {"own-act"}, {"chairs"}),
]


@pytest.mark.parametrize(("subject", "english_only", "russian_only"), OWN_WAYS)
def test_both_languages_know_the_same_groups(
    subject: str, english_only: set[str], russian_only: set[str]
) -> None:
    english, russian = (
        # "before.…" and "after.…" are looked for as they come, the others by their names
        {group for group in cues(subject, code).groups if "." not in group}
        for code in ("en", "ru")
    )

    assert english - russian == english_only
    assert russian - english == russian_only


def test_every_group_of_activities_has_examples_of_both_kinds() -> None:
    for code in ("en", "ru"):
        for group in cues("activity", code).groups.values():
            assert group.examples != Examples(), group.id
            assert group.examples.match and group.examples.reject, group.id


def test_beginnings_are_those_of_two_words_whatever_follows() -> None:
    phrase = "(all|some) of" + " (one|two|three)" * 30

    assert beginnings_of(phrase) == {
        Beginning(first, is_whole=True, following=Beginning("of", is_whole=True))
        for first in ("all", "some")
    }
