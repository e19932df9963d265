"""From judged documents to what the channels say of their judged activities."""

from collections.abc import Iterable

import numpy as np

from pipeline.match.annotated import Annotated
from pipeline.match.channels import best_cues
from pipeline.match.judged import Judged
from pipeline.match.matcher import CueMatcher
from pipeline.match.unread import Unread


def judge(matcher: CueMatcher, documents: Iterable[Annotated]) -> list[Judged]:
    """What the channels say of judged activities, each document as if nobody had read it.

    It is no precedent of itself, and cues that may come from it are not asked (`Unread`).
    Activities whose measures are all unknown to the framework are left out.
    """
    measures = [measure.id for measure in matcher.framework.measures]
    known = set(measures)
    unread = Unread(matcher)
    judged: list[Judged] = []
    for document in documents:
        cases, spoken = unread.matcher_for(document.name).listen(document.extraction)
        for row, (case, said) in enumerate(zip(cases, document.measures, strict=True)):
            if said is None or (said and not known.intersection(said)):
                continue
            judged.append(
                Judged(
                    name=document.names[row],
                    document=document.name,
                    language=case.language,
                    values=spoken.values[row],
                    acceptable=np.array([item in said for item in measures]),
                    own_cues=best_cues(spoken.own[row], len(measures)),
                    told=spoken.told[row],
                    added=spoken.added[row],
                    outside=spoken.outside[row],
                    none_echoed=float(spoken.none_echoed[row]),
                    weight=document.weights[row],
                )
            )
    return judged
