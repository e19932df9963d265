"""Beside the item: its printed page, and taking a decision back."""

from http import HTTPStatus

from fastapi import APIRouter, Request, Response

from pipeline.errors import DecisionError
from pipeline.review.decisions import active_decisions
from pipeline.review.page_image import outlined, page_image
from pipeline.review.record import undo
from pipeline.review.web import views
from pipeline.review.web.forms import number_of, text_of
from pipeline.review.web.site import SentForm, SignedIn, SiteOf, WantedItems, go
from pipeline.review.web.work import item_page, queue_page

router = APIRouter()


@router.post("/undo")
def take_back(
    request: Request, site: SiteOf, session: SignedIn, wanted: WantedItems, form: SentForm
) -> Response:
    """Take back a decision with its whole batch: the one named, else one's own last."""
    with site.desk.deciding() as state:
        active = list(active_decisions(state.log))
        seq = number_of(form, "seq")
        if seq is None:
            own = [item for item in active if item.reviewer == session.reviewer]
            if not own:
                return queue_page(
                    request, site, session, wanted, problem="There is nothing of yours to undo."
                )
            chosen = own[-1]
        else:
            found = [item for item in state.log if item.seq == seq]
            if not found:
                raise DecisionError(f"there is no decision {seq}", remedy="Look at the log")
            chosen = found[0]
        seqs = [
            item.seq
            for item in active
            if item.seq == chosen.seq or (chosen.batch and item.batch == chosen.batch)
        ] or [chosen.seq]
        activity_id = chosen.targets[0].activity_id
        try:
            site.desk.decide(
                undo(state.log, seqs, site.signature(session, note=text_of(form, "note")))
            )
        except DecisionError as error:
            return item_page(
                request,
                site,
                session,
                wanted,
                activity_id,
                status=HTTPStatus.UNPROCESSABLE_ENTITY,
                problem=str(error),
            )
    many = f"{len(seqs)} decisions" if len(seqs) > 1 else "The decision"
    notice = f"{many} taken back"
    if activity_id not in site.desk.state().items:
        return queue_page(request, site, session, wanted, notice=notice)
    if not request.headers.get("hx-request"):
        return go(request, views.link(f"/item/{activity_id}", wanted))
    return item_page(request, site, session, wanted, activity_id, notice=notice, pushed=True)


@router.get("/page/{activity_id}/{number}.webp")
def show_page(activity_id: str, number: int, site: SiteOf, _session: SignedIn) -> Response:
    """A printed page with the activity outlined."""
    settings = site.desk.workspace.settings
    activity = site.desk.state().item(activity_id).activity
    image = page_image(
        settings.documents, settings.data / "cache" / "pages", activity.ref.document, number
    )
    boxes = [
        box for page, box in zip(activity.pages, activity.boxes, strict=False) if page == number
    ]
    return Response(outlined(image, boxes) if boxes else image, media_type="image/webp")
