"""The blind check: an accepted activity is asked again, with nothing that says what stands."""

from http import HTTPStatus

from fastapi import Response

from pipeline.review.web import views
from pipeline.review.web.security import Session
from pipeline.review.web.site import Asked, Site
from pipeline.store.standing import Standing


def is_blind(site: Site, session: Session, line: Standing) -> bool:
    """Whether somebody must answer before they see what stands."""
    asker = site.asker(session)
    return bool(line.audit) and (asker.alone or line.reviewer != asker.reviewer)


def blind_page(
    ask: Asked,
    line: Standing,
    *,
    problem: str = "",
    notice: str = "",
    pushed: bool = False,
) -> Response:
    """The words of an activity where they stand, and all measures; no suggestion, no history."""
    request, site, _session, wanted = ask
    state, codes = site.desk.state(), site.desk.codes
    activity = state.item(line.activity_id).activity
    document, _ = site.desk.document(activity.ref.document)
    record = state.documents.get(activity.ref.document)
    link = views.link(f"/item/{activity.id}", wanted)
    return site.page(
        request,
        "blind.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        headers={"HX-Push-Url": link} if pushed else {},
        wanted=wanted,
        id=activity.id,
        words=activity.text,
        language=activity.language or "und",
        headings=activity.headings,
        pages=activity.pages if record is not None and record.format == "pdf" else (),
        context=views.context(document, activity),
        measures=codes.framework.measures,
        notice=notice,
        problem=problem,
    )
