"""The same text in several formats: what counts as a difference, and that there is hardly any."""

from pathlib import Path

import pytest

from bench.twins import Passage, Passages, differences, other_headings, read, twins

A, B = "UNODC trained judges in Osh.", "The OSCE held a seminar."


def file(*passages: Passage) -> Passages:
    return Passages(passages, ())


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([((), A), ((), B)], [((), A), ((), B)], []),
        ([(("Results",), A)], [((), A)], []),
        ([((), A)], [((), A.replace("judges in", "judges  in"))], ["spaces"]),
        ([((), "cross-border aid")], [((), "crossborder aid")], ["hyphens"]),
        ([((), "“Aid” – now")], [((), '"Aid" - now')], ["signs"]),
        ([((), A), ((), B)], [((), f"{A} {B}")], ["cut elsewhere"]),
        ([((), f"Results\n{A}")], [(("Results",), A)], ["a short line"]),
        ([((), A), ((), B)], [((), A)], [""]),
    ],
    ids=["equal", "headings", "spaces", "hyphens", "signs", "cut", "heading or not", "lost"],
)
def test_explanations(ours: list[Passage], theirs: list[Passage], expected: list[str]) -> None:
    found = [difference.explanation for difference in differences(file(*ours), file(*theirs))]
    assert [said[: len(start)] for said, start in zip(found, expected, strict=True)] == expected
    assert all(found) == all(expected)


def test_headings_are_counted_apart() -> None:
    assert other_headings(file((("Results",), A), ((), B)), file(((), A), ((), B))) == 1


@pytest.mark.shared
@pytest.mark.slow
def test_the_reference_texts_agree(shared: Path) -> None:
    """Word and PDF give the same passages; text files lack what says that a line is a heading."""
    found = {
        path.name: differences(read(paths[0]), read(path))
        for stem, paths in twins(shared / "corpus").items()
        for path in paths[1:]
    }
    assert len(found) == 10
    assert [name for name, items in found.items() if name.endswith(".pdf") and items] == []
    assert all(difference.explanation for items in found.values() for difference in items), found
    assert sum(map(len, found.values())) <= 2


@pytest.mark.shared
@pytest.mark.slow
def test_the_reference_texts_give_the_same_activities(shared: Path) -> None:
    for stem, paths in twins(shared / "corpus").items():
        first = read(paths[0]).activities
        assert first, stem
        assert [path.name for path in paths[1:] if read(path).activities != first] == []
