"""Beside the item: its printed page, and taking a decision back."""

from collections.abc import Sequence
from http import HTTPStatus

from fastapi import APIRouter, Response

from pipeline.errors import DecisionError
from pipeline.model import ActivityId
from pipeline.review.desk import State
from pipeline.review.record import undo
from pipeline.review.web import views
from pipeline.review.web.forms import number_of, text_of
from pipeline.review.web.site import Ask, SentForm, SignedIn, SiteOf, go
from pipeline.review.web.work import item_page, queue_page
from pipeline.store.decisions import find_decision, in_force_of, in_force_of_batch
from pipeline.store.standing import read

router = APIRouter()


@router.post("/undo")
def take_back(ask: Ask, form: SentForm) -> Response:
    """Take back a decision with its whole batch: the one named, else one's own last."""
    request, site, session, wanted = ask
    with site.desk.deciding() as state:
        seq = number_of(form, "seq")
        if seq is None:
            own = in_force_of(state.engine, session.reviewer, 1)
            if not own:
                return queue_page(ask, problem="There is nothing of yours to undo.")
            chosen = own[0]
        else:
            found = find_decision(state.engine, seq)
            if found is None:
                raise DecisionError(f"there is no decision {seq}", remedy="Look at the log")
            chosen = found
        batch = in_force_of_batch(state.engine, chosen.batch) if chosen.batch else ()
        seqs = batch if chosen.seq in batch else (chosen.seq,)
        activity_id = chosen.targets[0].activity_id
        try:
            log = state.about(_targets(state, seqs))
            by = site.signature(session, note=text_of(form, "note"))
            site.desk.decide(undo(log, seqs, by))
        except DecisionError as error:
            return item_page(
                ask,
                activity_id,
                status=HTTPStatus.UNPROCESSABLE_ENTITY,
                problem=str(error),
            )
    many = f"{len(seqs)} decisions" if len(seqs) > 1 else "The decision"
    notice = f"{many} taken back"
    if not read(site.desk.state().engine, [activity_id]):
        return queue_page(ask, notice=notice)
    if not request.headers.get("hx-request"):
        return go(request, views.link(f"/item/{activity_id}", wanted))
    return item_page(ask, activity_id, notice=notice, pushed=True)


def _targets(state: State, seqs: Sequence[int]) -> frozenset[ActivityId]:
    """What some decisions are about: whatever rests on them is about the same activities."""
    found = (find_decision(state.engine, seq) for seq in seqs)
    return frozenset(
        target.activity_id for each in found if each is not None for target in each.targets
    )


@router.get("/page/{activity_id}/{number}.webp")
def show_page(activity_id: str, number: int, site: SiteOf, _session: SignedIn) -> Response:
    """A printed page with the activity outlined."""
    from pipeline.review.page_image import outlined, page_image

    settings = site.desk.workspace.settings
    activity = site.desk.state().item(activity_id).activity
    image = page_image(
        settings.documents, settings.data / "cache" / "pages", activity.ref.document, number
    )
    boxes = [
        box for page, box in zip(activity.pages, activity.boxes, strict=False) if page == number
    ]
    return Response(outlined(image, boxes) if boxes else image, media_type="image/webp")
