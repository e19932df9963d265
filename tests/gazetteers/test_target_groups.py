"""Whom an activity is for, as its words say."""

import pytest

from gazetteers.target_groups import target_groups


@pytest.mark.parametrize(
    ("text", "language", "groups", "why"),
    [
        ("A course for judges and border guards in Osh", "en", {"judges", "border_guards"}, "two"),
        ("UN Women and the World Bank met", "en", set(), "names of organizations are no groups"),
        ("Семинар для следователей и прокуроров", "ru", {"investigators", "prosecutors"}, "cases"),
        ("a course for judges", None, set(), "a language that we do not read"),
        ("a study of border policy", "en", set(), "subjects are no people"),
    ],
)
def test_target_groups(text: str, language: str | None, groups: set[str], why: str) -> None:
    assert set(target_groups(text, language)) == groups, why  # type: ignore[arg-type]


def test_both_languages_know_the_same_groups() -> None:
    from gazetteers.cues import cues

    assert cues("target_groups", "en").groups.keys() == cues("target_groups", "ru").groups.keys()
