"""The Excel round trip in the browser: take the queue away, give it back, see what would change."""

import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData, UploadFile

from extractors.collection import paused_collection
from pipeline.errors import DecisionError
from pipeline.review.desk import State
from pipeline.review.record import Signature
from pipeline.review.web.forms import text_of
from pipeline.review.web.security import Session
from pipeline.review.web.site import SentForm, SignedIn, Site, SiteOf, WantedItems
from pipeline.store.decisions import last_decision
from pipeline.store.queue import count_items, queue_items

if TYPE_CHECKING:
    from pipeline.review.workbook_import import Checked

router = APIRouter()

_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/workbook")
def show_workbook(
    request: Request, site: SiteOf, session: SignedIn, wanted: WantedItems
) -> Response:
    """Export and import on one page."""
    total = count_items(site.desk.state().engine, wanted, site.asker(session))
    return site.page(request, "workbook.html", wanted=wanted, total=total, checked=None)


@router.get("/export/review.xlsx")
def export(site: SiteOf, session: SignedIn, wanted: WantedItems) -> Response:
    """The queue as wanted, as a workbook."""
    from pipeline.review.workbook import write_workbook

    state = site.desk.state()
    rows = queue_items(state.engine, wanted, site.asker(session))
    with tempfile.TemporaryDirectory() as folder, paused_collection():
        items = tuple(state.items.of([row.activity_id for row in rows]))
        path = Path(folder) / "review.xlsx"
        write_workbook(
            path,
            items,
            codes=site.desk.codes,
            documents=state.documents,
            last_decision=last_decision(state.engine),
            now=site.desk.now(),
        )
        content = path.read_bytes()
    headers = {"content-disposition": 'attachment; filename="review.xlsx"'}
    return Response(content, media_type=_XLSX, headers=headers)


@router.post("/import/xlsx")
def import_workbook(
    request: Request, site: SiteOf, session: SignedIn, wanted: WantedItems, form: SentForm
) -> Response:
    """Check a workbook; apply it only when the very file that was shown comes again."""
    data = _uploaded(form)
    digest = hashlib.sha256(data).hexdigest()
    leave_out = text_of(form, "leave_out_stale") == "1"
    applied = 0
    problem = ""
    with site.desk.deciding() as state, paused_collection():
        checked = _check(site, session, state, data, digest)
        if text_of(form, "step") == "status":
            from pipeline.review.workbook_import import with_status

            return Response(
                with_status(data, checked),
                media_type=_XLSX,
                headers={"content-disposition": 'attachment; filename="review-status.xlsx"'},
            )
        if text_of(form, "step") == "apply":
            try:
                decisions = checked.decisions(leave_out_stale=leave_out)
                if decisions:
                    site.desk.decide(decisions)
                applied = len(decisions)
            except DecisionError as error:
                problem = str(error)
    notice = "" if problem or text_of(form, "step") != "apply" else _applied(applied)
    return site.page(
        request,
        "workbook.html",
        status=422 if problem else 200,
        wanted=wanted,
        total=count_items(site.desk.state().engine, wanted, site.asker(session)),
        checked=checked,
        step=text_of(form, "step"),
        notice=notice,
        problem=problem,
    )


def _applied(count: int) -> str:
    if not count:
        return "The file changes nothing"
    return f"{count} decisions applied; one undo takes them all back"


def _uploaded(form: FormData) -> bytes:
    upload = form.get("file")
    if not isinstance(upload, UploadFile) or not upload.filename:
        raise DecisionError("no file was chosen", remedy="Choose the workbook, then check it")
    return upload.file.read()


def _check(site: Site, session: Session, state: State, data: bytes, digest: str) -> "Checked":
    def sign(reviewer: str, note: str) -> Signature:
        # Whoever is signed in answers for the file, whatever name stands in its column.
        by = f"{note} (workbook of {reviewer})" if reviewer != session.reviewer else note
        return site.signature(session, "xlsx", note=by.strip(), batch=digest[:16])

    from pipeline.review.workbook_import import check_workbook

    return check_workbook(data, state, codes=site.desk.codes, sign=sign, default=session.reviewer)
