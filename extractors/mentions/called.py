"""Bodies that an English text calls by their kind further on: "the Bureau", "the Department"."""

import re
from collections.abc import Iterator, Sequence

from extractors.model import Mention
from gazetteers.bodies import GOVERNMENT

_KINDS = (
    "Bureau|Foundation|Fund|Institute|Association|Network|Centre|Center|Academy|Federation|Union|"
    "Alliance|Society|Agency|Council|Commission|Committee|University|School|Consortium|Board|Clinic"
    "|Department|Service|Bank|Directorate|Inspectorate"
)
_CALLED = re.compile(rf"\b[Tt]he (?P<kind>{_KINDS})\b(?!\s(?:of|for|on|[A-Z])|[-/])")


def with_called_back(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """The mentions with those that mean the unlisted body or authority of the kind named last.

    Where the last body of that kind before them is a listed one, it is not for us to say.
    """
    called = list(_called_back(mentions, text))
    if not called:
        return tuple(mentions)
    return tuple(sorted([*mentions, *called], key=lambda mention: mention.start))


def _called_back(mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    for match in _CALLED.finditer(text):
        start, end = match.span()
        if any(mention.start < end and start < mention.end for mention in mentions):
            continue
        kind = re.compile(rf"\b{match['kind']}\b".replace("Center", "Cent(?:er|re)"))
        before = [m for m in mentions if m.end <= start and kind.search(m.text)]
        if before and (before[-1].strength == "new" or before[-1].id.startswith(GOVERNMENT)):
            words = {"start": start, "end": end, "text": match.group()}
            yield before[-1].model_copy(update=words)
