"""The one table of weights: how much each channel counts, by language."""

from typing import Final

import numpy as np

from gazetteers.model import Record
from pipeline.match.channels import CHANNELS, Values


class Weights(Record):
    """How much each channel counts; none may count against what it says.

    Attributes:
        gaz: cues in the activity's own words.
        ctx: cues in its headings and lead-in.
        doc: cues in the whole document.
        org: how often its organizations worked under each measure.
        prec: likeness of its words to those of precedents.
        lin: its words and organizations together, as they went with measures in precedents.
        prev: cues in the activity before, for one whose own words point nowhere.
        mute: what `ctx` counts more for such an activity; 0 in weights fitted before there was one.
    """

    gaz: float
    ctx: float
    doc: float
    org: float
    prec: float
    lin: float
    prev: float
    mute: float = 0.0

    def combine(self, values: Values) -> Values:
        """The channels of each activity added up: activities by measures."""
        added: Values = np.tensordot(values, self.vector(), axes=([1], [0]))
        return added

    def vector(self) -> Values:
        """The weights in the order of `CHANNELS`."""
        return np.array([getattr(self, channel) for channel in CHANNELS])


UNFITTED: Final = Weights(gaz=0.64, ctx=0.46, doc=0.48, org=0.42, prec=0.52, lin=0.3, prev=0.3)
"""For frameworks and languages without reviewed activities: found on reports in English."""
