"""Whom activities are for or with: border guards, judges, teachers … (`cues/target_groups.*`)."""

from gazetteers.cues import cues
from gazetteers.model import LanguageCode


def target_groups(text: str, language: LanguageCode | None) -> tuple[str, ...]:
    """Ids of the groups of people that a text names, in the order of the list.

    Args:
        text: the words of an activity.
        language: of the words; None for one that we do not read gives none.
    """
    if language is None:
        return ()
    return cues("target_groups", language).present(text)
