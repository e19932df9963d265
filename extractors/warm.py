"""Loading all lists of a language at a chosen moment, and not within the first document."""

from collections.abc import Sequence
from typing import Final

from extractors.extract import extract
from extractors.model import Block, Document
from gazetteers.frameworks import Framework
from gazetteers.model import LanguageCode

_WORDS: Final[dict[LanguageCode, str]] = {
    "en": "On 12 June 2018 the OSCE held a workshop on border security in Dushanbe. It will go on.",
    "ru": "12 июня 2018 года ОБСЕ провела в Душанбе семинар по охране границ. Он будет продолжен.",
}


def load_lists(language: LanguageCode | None, frameworks: Sequence[Framework]) -> None:
    """Load what documents in a language need; the second time it costs nothing."""
    language = language or "en"
    if language in _loaded:
        return
    # Each list is loaded by the step that looks into it, so all steps are done once.
    document = Document(
        id=f"sha256:{'0' * 64}",
        file_name="",
        format="text",
        language=language,
        blocks=(Block(id="para=1", kind="paragraph", text=_WORDS[language]),),
    )
    extract(document, frameworks)
    _loaded.add(language)


_loaded: set[LanguageCode] = set()
