"""Answers to the blind check, and what stood, shown once the answer is kept."""

from fastapi import APIRouter, Response

from pipeline.errors import DecisionError
from pipeline.model import AuditAnswer
from pipeline.review.audit import NO_ACTIVITY
from pipeline.review.web import views
from pipeline.review.web.blind import blind_page, is_blind
from pipeline.review.web.forms import text_of
from pipeline.review.web.site import Ask, SentForm, go
from pipeline.review.web.work import item_page, onwards
from pipeline.store.audit import add_answer

router = APIRouter()


@router.post("/item/{activity_id}/audit")
def answer_blind(
    activity_id: str,
    ask: Ask,
    form: SentForm,
) -> Response:
    """Keep an answer. Where it differs, what stood is shown, and a lead will look."""
    request, site, session, wanted = ask
    with site.desk.deciding() as state:
        item = state.item(activity_id)
        line = state.line(item)
        if not is_blind(site, session, line):
            return go(request, views.link(f"/item/{activity_id}", wanted))
        choice = text_of(form, "choice")
        try:
            if choice == NO_ACTIVITY:
                said = NO_ACTIVITY
            elif choice == views.NO_MEASURE:
                said = ""
            else:
                said = site.desk.codes.measure(text_of(form, "other"))
            add_answer(
                state.engine,
                AuditAnswer(
                    activity_id=activity_id,
                    revision=item.revision,
                    reviewer=session.reviewer,
                    answered_at=site.desk.now(),
                    state=item.state,
                    stood=line.measure,
                    answer=said,
                ),
            )
        except DecisionError as error:
            return blind_page(ask, line, problem=str(error))
    words = {NO_ACTIVITY: "no activity", "": "no measure"}.get(said, said)
    if said == line.measure:
        return onwards(ask, line, f"Blind check: {words}, as it stands")
    stood = line.measure or "no measure"
    return item_page(
        ask,
        activity_id,
        notice=f"You said {words}; {stood} stands. A lead will look; you may decide as well.",
        pushed=True,
    )
