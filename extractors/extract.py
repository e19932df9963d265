"""From a document to its activities, cut and tagged: the whole of this layer in one call."""

from extractors.model import Document, Passage, Rejection, Tagged
from gazetteers.model import Record


class Extraction(Record):
    """What was found in a document: every word is in an activity or in a rejection.

    Attributes:
        document: as read.
        passages: the stretches that may hold activities, in reading order.
        tagged: the activities, in reading order.
        rejections: the words that are no activity, with reasons.
    """

    document: Document
    passages: tuple[Passage, ...]
    tagged: tuple[Tagged, ...]
    rejections: tuple[Rejection, ...]
