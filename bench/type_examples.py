"""Annotated activities with the signs of their words, to learn types from."""

import runpy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, get_args

from bench.sets import further_sets, matrix_sets, own_sets, report_sets
from extractors.model import ActivityType
from extractors.traits.learned import signs_of
from extractors.traits.sentence import naming_sentences
from gazetteers.model import LanguageCode
from gazetteers.traits import trait_cues

TYPES: Final[tuple[str, ...]] = get_args(ActivityType)
_TESTS: Final = Path(__file__).parents[1] / "tests" / "extractors"
_CELLS: Final = " | "
_PLAIN: Final = frozenset({"text", "language", "status", "kind", "expected", "dates", "why"})
"""Parameters of tests of sentences that stand alone, without a heading or a cell beside them."""
_GUIDE: Final = 3
"""Times that a sentence of the tests counts: they are few, and were written as the guide says."""


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated activity.

    Attributes:
        document: its name.
        signs: of its words.
        type: as annotated.
        times: how often it counts.
    """

    document: str
    signs: frozenset[str]
    type: str
    times: int = 1


def example(document: str, text: str, kind: str) -> Example:
    """An activity to learn from; of a row the longest cell, which says what is done."""
    said = max(text.split(_CELLS), key=len)
    cyrillic = sum("а" <= letter.lower() <= "я" for letter in said)
    language: LanguageCode = "ru" if 2 * cyrillic > sum(map(str.isalpha, said)) else "en"
    return Example(document, signs_of(naming_sentences(said, language)[:2], language), kind)


def read(shared: Path) -> list[Example]:
    """The activities of all annotated documents not kept out, the examples of cues and tests."""
    sets = [*own_sets(), *further_sets()]
    if (shared / "gold").is_dir():
        sets += [*matrix_sets(shared / "gold"), *report_sets(shared / "gold")]
    else:
        print(f"the reference corpus is not at {shared}: learned without it")
    told = [
        example(entry.get("document", part.name), activity["text"], activity["type"])
        for part in sets
        if not part.kept_out
        for entry in part.annotations
        for activity in entry["activities"]
    ]
    cues = [
        example("cues", item.text, item.type)
        for language in get_args(LanguageCode)
        for item in trait_cues(language).examples
        if item.type
    ]
    marked = [
        replace(example("tests", text, kind), times=_GUIDE)
        for path in sorted(_TESTS.glob("test_traits*.py"))
        for text, kind in marked_sentences(path)
    ]
    return [*told, *cues, *marked]


def marked_sentences(path: Path) -> Iterator[tuple[str, str]]:
    """The sentences of a module of tests, with the type that each must have."""
    for test in runpy.run_path(str(path)).values():
        for mark in getattr(test, "pytestmark", ()):
            names, rows = mark.args[:2]
            if mark.name == "parametrize" and "text" in names and _PLAIN.issuperset(names):
                for row in rows:
                    told = dict(zip(names, row, strict=True))
                    if (kind := _type_in(told)) is not None:
                        yield told["text"], kind


def _type_in(row: Mapping[str, Any]) -> str | None:
    words = " ".join(str(row.get(name, "")) for name in ("kind", "expected")).split()
    return next((word for word in words if word in TYPES), None)
