"""Annotated documents as they looked to the cues of the time when nobody had read them.

Cues are written by people who have read documents. A cue that came after a document had been read
may come from that very document, and says nothing about how well unread ones are understood: by
such cues a matcher looks better than it is, and its confidence promises too much. So a document
that matchers are fitted on or measured with is judged without them.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from gazetteers.errors import GazetteerError
from gazetteers.frameworks import Framework
from gazetteers.model import FrameworkId, MeasureId, Record
from pipeline.match.fitted import DATA
from pipeline.match.matcher import CueMatcher


class LaterCues(Record):
    """Cues that came after some documents had been read, and that stand in them.

    Attributes:
        documents: ids of annotated documents that were read together.
        cues: by measure, the phrases.
    """

    documents: tuple[str, ...]
    cues: Mapping[MeasureId, tuple[str, ...]]


_ALL: Final = TypeAdapter(tuple[LaterCues, ...])


@cache
def load_later_cues(framework: FrameworkId, folder: Path = DATA) -> tuple[LaterCues, ...]:
    """What is known of when cues were written; nothing for most frameworks.

    Raises:
        GazetteerError: if the file is damaged.
    """
    path = folder / f"{framework.lower()}.later.json"
    if not path.exists():
        return ()
    try:
        return _ALL.validate_python(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, ValidationError) as error:
        raise GazetteerError(
            f"the list of later cues is damaged: {error}", where=path.name
        ) from error


def without(framework: Framework, later: LaterCues) -> Framework:
    """A framework before some cues were written."""
    measures = [
        measure.model_copy(
            update={
                "cues": {
                    language: {
                        phrase: weight
                        for phrase, weight in phrases.items()
                        if phrase not in later.cues.get(measure.id, ())
                    }
                    for language, phrases in measure.cues.items()
                }
            }
        )
        for measure in framework.measures
    ]
    # A copy would keep the index of the old measures.
    fields = {name: getattr(framework, name) for name in Framework.model_fields}
    return Framework(**{**fields, "measures": tuple(measures)})


class Unread:
    """Gives, for an annotated document, the matcher that knows nothing which was read in it."""

    def __init__(self, matcher: CueMatcher) -> None:
        """Stand behind `matcher`, which judges all documents that no later cue is known for."""
        self._matcher = matcher
        self._later: Sequence[LaterCues] = load_later_cues(matcher.framework.id)
        self._matchers: dict[int, CueMatcher] = {}

    def matcher_for(self, document: str) -> CueMatcher:
        """The matcher for the document of this name."""
        for place, later in enumerate(self._later):
            if document in later.documents:
                if place not in self._matchers:
                    framework = without(self._matcher.framework, later)
                    self._matchers[place] = self._matcher.with_cues_of(framework)
                return self._matchers[place]
        return self._matcher
