"""A joint inside a sentence with what stands on both sides of it."""

import re
from dataclasses import dataclass
from functools import cached_property

from extractors.languages import VerbGroup
from extractors.segment.joints import Joint
from extractors.segment.reading import Sentence
from extractors.segment.unbroken import before_next_predicate, verb_at
from extractors.segment.verbs import PartOf

MARKER = re.compile(r"(?:[-–—•*]|\(?(?:\d{1,2}|[a-zа-я]|[ivx]{1,4})[.)])\s+")
"""The dash or number of an item in a running list: "- short films", "2) organized …"."""

NO_ITEM = re.compile(
    r"(?:including|such as|e\.g|namely|especially|notably|i\.e|for example|for instance|which|who|"
    r"it|they|he|she|он|она|оно|они|"
    r"that|where|whose|when|while|with|among|including|в том числе|включая|например|где|а именно|"
    r"(?:(?:в|на|из|с|о|об|по|для|среди|за|к|от|при)\s+)?котор\w+|"
    r"(?:in|on|at|of|from|by|to|for) which)\b",
    re.IGNORECASE,
)
"""Openings of parts that only explain what stands before them."""

POSSESSIVE = re.compile(r"(?:its|their|his|her|его|её|ее|их)\b", re.IGNORECASE)
"""Words that make what follows a part or property of what was named."""

SUBSTITUTE = re.compile(
    r"(?:that|those) (?:of|for|in|on|with)\b"
    r"|(?:the )?(?:other|latter|second|third|last|next|first|final)\b|(?:one|another|others)\b"
    r"|(?:второ|треть|перв|последн|завершающ|заключительн|следующ|друг|ещё|еще)\w*",
    re.IGNORECASE,
)
"""Words that stand for one more thing of the kind just named."""


ONE_OF_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|several|\d{1,2}|дв(?:а|е|ух|ум|умя)|тр(?:и|[её]х|[её]м)|"
    r"нескольк\w+)\s[^,;:()]{2,60}(?:[,:(]\s?|\s[–—-]\s)"
    r"(?:one|the first|одн\w+|перв\w+)\s",
    re.IGNORECASE,
)
"""Tells which several things are meant: "rooms in two colonies, one near Osh and one in Naryn"."""


@dataclass(frozen=True)
class Sides:
    """A joint with what stands on both sides of it.

    Attributes:
        left: from the cut before to the joint.
        right: from the joint to the end of the clause, at the next semicolon.
        item: from the joint to the next joint of any kind.
        verb_first: the finite verb right after the joint.
    """

    joint: Joint
    left: Sentence
    right: Sentence
    item: Sentence
    verb_first: VerbGroup | None

    @cached_property
    def opening(self) -> str:
        """The right side without the marker of an item and without "also"."""
        text = self.right.text
        marker = MARKER.match(text)
        return text[marker.end() :] if marker else text


def sides_of(
    sentence: Sentence, joints: tuple[Joint, ...], number: int, left: int, part: PartOf
) -> Sides:
    """Both sides of a joint; `left` is where the part before it begins in the sentence."""
    joint = joints[number]
    later = joints[number + 1 :]
    semicolon = next((other.end for other in later if other.mark == ";"), len(sentence.text))
    end = next((other.end for other in later), len(sentence.text))
    return Sides(
        joint,
        part(sentence, left, joint.end),
        part(sentence, joint.start, min(semicolon, before_next_predicate(sentence, joint, later))),
        part(sentence, joint.start, min(end, semicolon)),
        verb_at(sentence, joint),
    )
