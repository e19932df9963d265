"""Near-duplicates decided together: every text is shown first, none that is decided is touched."""

import secrets
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request, Response

from gazetteers.model import MeasureId
from pipeline.errors import DecisionError
from pipeline.model import Decision, Reviewed
from pipeline.review.desk import State
from pipeline.review.record import Edit, Signature, answer, reject
from pipeline.review.web import views
from pipeline.review.web.compare import Change, word_changes
from pipeline.review.web.forms import text_of
from pipeline.review.web.site import Ask, SentForm, SignedIn, Site, SiteOf, WantedItems
from pipeline.review.web.work import item_page, onwards

router = APIRouter()

_MOST: Final = 25
"""Texts that a person can be expected to read before deciding on them at once."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A near-duplicate with how its words differ from those on screen."""

    item: Reviewed
    words: tuple[tuple[Change, str], ...]


@router.get("/item/{activity_id}/bulk")
def show_alike(
    request: Request, activity_id: str, site: SiteOf, _session: SignedIn, wanted: WantedItems
) -> Response:
    """An activity and its undecided near-duplicates; looking decides nothing."""
    state = site.desk.state()
    item = state.item(activity_id)
    return site.page(
        request,
        "bulk.html",
        wanted=wanted,
        item=item,
        activity=item.activity,
        alike=_alike(state, item),
        candidates=views.candidates(item, site.desk.codes),
        measures=site.desk.codes.framework.measures,
        names={record.id: record.file_name for record in state.documents.values()},
    )


def _alike(state: State, item: Reviewed) -> list[Alike]:
    others = state.items.of(state.alike(item)[: _MOST - 1])
    return [Alike(other, word_changes(item.activity.text, other.activity.text)) for other in others]


@router.post("/item/{activity_id}/bulk")
def decide_all(
    activity_id: str,
    ask: Ask,
    form: SentForm,
) -> Response:
    """One decision on all that were ticked, as one batch that is taken back at once."""
    with ask.site.desk.deciding() as state:
        item = state.item(activity_id)
        line = state.line(item)
        seen = dict(
            pair.rpartition(":")[::2] for pair in form.getlist("chosen") if isinstance(pair, str)
        )
        chosen = [item, *(each.item for each in _alike(state, item))]
        chosen = [each for each in chosen if each.activity.id in seen]
        by = ask.site.signature(ask.session, note=text_of(form, "note"), batch=secrets.token_hex(8))
        try:
            if not chosen or len(chosen) != len(seen):
                raise DecisionError(
                    "some of them were decided meanwhile", remedy="Look at the list again"
                )
            if any(str(each.revision) != seen[each.activity.id] for each in chosen):
                raise DecisionError("one of them was changed meanwhile", remedy="Look again")
            decisions = _decisions(
                ask.site, chosen, text_of(form, "choice"), by, text_of(form, "other")
            )
            ask.site.desk.decide(decisions)
        except DecisionError as error:
            return item_page(ask, activity_id, status=409, problem=str(error))
    return onwards(ask, line, f"Decided {len(chosen)} at once")


def _decisions(
    site: Site, chosen: list[Reviewed], choice: str, by: Signature, other: str
) -> list[Decision]:
    if choice == "reject":
        return [reject(each, by) for each in chosen]
    codes = site.desk.codes
    measures: tuple[MeasureId, ...] = ()
    if choice != views.NO_MEASURE:
        measures = (codes.measure(other if choice == "other" else choice),)
    return [
        answer(each, Edit(measures=measures), by, framework=codes.framework.id) for each in chosen
    ]
