"""New cuts in the browser: split, moved ends, joined with the next, and what was missed."""

import dataclasses
import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData

from extractors.model import Block, Document, DocumentId, SourceRef
from pipeline.errors import DecisionError
from pipeline.model import Reviewed
from pipeline.review.cuts import cut_points, joined_ref, split_refs, words_of
from pipeline.review.desk import State
from pipeline.review.record import add, replace
from pipeline.review.web import views
from pipeline.review.web.forms import number_of, text_of
from pipeline.review.web.site import Ask, Asked, SentForm, SignedIn, Site, SiteOf, WantedItems, go
from pipeline.review.web.work import conflict_page, item_page
from pipeline.store.queue import Wanted, open_counts

if TYPE_CHECKING:
    from pipeline.review.recut import Cutter

router = APIRouter()

_SHA = re.compile(r"[0-9a-f]{64}")
_REACH = 600
"""Code points before and behind an activity into which its ends may be moved."""


@router.get("/item/{activity_id}/split")
def show_split(
    request: Request,
    activity_id: str,
    site: SiteOf,
    _session: SignedIn,
    wanted: WantedItems,
    every: bool = False,
) -> Response:
    """Where an activity may be cut, and where it may begin and end instead."""
    item = site.desk.state().item(activity_id)
    return _split_page(request, site, wanted, item, every=every)


def _split_page(
    request: Request,
    site: Site,
    wanted: Wanted,
    item: Reviewed,
    *,
    every: bool = False,
    problem: str = "",
) -> Response:
    activity = item.activity
    document, _ = site.desk.document(activity.ref.document)
    ref, whole = activity.ref, document.block_text(activity.ref.block)
    words = [
        word
        for word in words_of(whole)
        if word[1] > ref.start - _REACH and word[0] < ref.end + _REACH
    ]
    return site.page(
        request,
        "split.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        wanted=wanted,
        item=item,
        activity=activity,
        pieces=cut_points(activity.text, every=every),
        every=every,
        words=words,
        problem=problem,
    )


@router.post("/item/{activity_id}/split")
def split(
    activity_id: str,
    ask: Ask,
    form: SentForm,
) -> Response:
    """Replace an activity by its parts, or by the span that was chosen."""
    request, site, session, wanted = ask
    with site.desk.deciding() as state:
        item = state.item(activity_id)
        if number_of(form, "revision") != item.revision:
            return conflict_page(ask, item, form)
        try:
            refs = _chosen_refs(item, form)
            parts = _cut_all(_cutter(site, state, item.activity.ref.document), refs, item)
            by = site.signature(session, note=text_of(form, "note"))
            site.desk.decide([replace([item], parts, by)])
        except DecisionError as error:
            return _split_page(request, site, wanted, item, problem=str(error))
    return _look_at(ask, parts, "Cut anew")


def _chosen_refs(item: Reviewed, form: FormData) -> tuple[SourceRef, ...]:
    ref = item.activity.ref
    if text_of(form, "way") == "ends":
        start, end = number_of(form, "start"), number_of(form, "end")
        if start is None or end is None or (start, end) == (ref.start, ref.end):
            raise DecisionError("the ends stand where they stood")
        if start >= end:
            raise DecisionError("the activity would end before it begins")
        return (ref.model_copy(update={"start": start, "end": end}),)
    cuts = [int(text) for text in form.getlist("cut") if isinstance(text, str) and text.isdigit()]
    return split_refs(ref, item.activity.text, cuts)


def _cut_all(cutter: "Cutter", refs: tuple[SourceRef, ...], item: Reviewed) -> list[Reviewed]:
    """One activity a span; equal words in two parts get two ids."""
    parts: list[Reviewed] = []
    for ref in refs:
        part = cutter.cut(ref, instead_of=[item])
        if any(part.activity.id == other.activity.id for other in parts):
            made = {other.activity.id: other for other in parts}
            part = dataclasses.replace(cutter, made=made).cut(ref, instead_of=[item])
        parts.append(part)
    return parts


@router.get("/item/{activity_id}/merge")
def show_merge(
    request: Request, activity_id: str, site: SiteOf, _session: SignedIn, wanted: WantedItems
) -> Response:
    """The activity and the next one, as they would read when joined."""
    state = site.desk.state()
    item = state.item(activity_id)
    following = state.neighbour(item, 1)
    if following is None:
        raise DecisionError("no activity of this document follows it")
    document, _ = site.desk.document(item.activity.ref.document)
    joined = joined_ref(document, item.activity.ref, following.activity.ref)
    return site.page(
        request,
        "merge.html",
        wanted=wanted,
        item=item,
        following=following,
        joined=document.text_at(joined),
    )


@router.post("/item/{activity_id}/merge")
def merge(
    activity_id: str,
    ask: Ask,
    form: SentForm,
) -> Response:
    """Replace two neighbours by one activity."""
    with ask.site.desk.deciding() as state:
        item = state.item(activity_id)
        following = state.item(text_of(form, "following"))
        if number_of(form, "revision") != item.revision:
            return conflict_page(ask, item, form)
        if number_of(form, "following_revision") != following.revision:
            return conflict_page(ask, following, form)
        cutter = _cutter(ask.site, state, item.activity.ref.document)
        both = [item, following]
        ref = joined_ref(cutter.document, item.activity.ref, following.activity.ref)
        part = cutter.cut(ref, instead_of=both)
        by = ask.site.signature(ask.session, note=text_of(form, "note"))
        ask.site.desk.decide([replace(both, [part], by)])
    return _look_at(ask, [part], "Merged")


@router.get("/documents")
def list_all(request: Request, site: SiteOf, _session: SignedIn) -> Response:
    """All documents with what is open in each."""
    counts = open_counts(site.desk.state().engine)
    records = sorted(
        site.desk.workspace.documents(), key=lambda record: record.file_name.casefold()
    )
    return site.page(request, "documents.html", records=records, counts=counts)


@router.get("/document/{sha}")
def show_document(request: Request, sha: str, site: SiteOf, _session: SignedIn) -> Response:
    """A document paragraph by paragraph: activities, and why the rest is none."""
    state = site.desk.state()
    document, rejections = site.desk.document(_document_id(sha))
    reasons: dict[str, str] = {}
    for rejection in rejections:
        for block in document.run(rejection.ref.block):
            reasons.setdefault(block.id, rejection.reason)
    standing: dict[str, list[Reviewed]] = {}
    for item in state.in_document(document.id):
        if item.state != "rejected":
            first = document.run(item.activity.ref.block)[0].id
            standing.setdefault(first, []).append(item)
    return site.page(
        request,
        "document.html",
        document=document,
        sha=sha,
        blocks=[block for block in document.blocks if _is_shown(block, standing)],
        reasons=reasons,
        standing=standing,
    )


def _is_shown(block: Block, standing: dict[str, list[Reviewed]]) -> bool:
    """Rows repeat the words of their cells, so only one of the two is shown."""
    return block.kind != "row" or block.id in standing


@router.get("/document/{sha}/add")
def show_add(
    request: Request, sha: str, site: SiteOf, _session: SignedIn, block: str, problem: str = ""
) -> Response:
    """A paragraph in which a missed activity is marked."""
    document, _ = site.desk.document(_document_id(sha))
    return _add_page(request, site, document, block)


def _add_page(
    request: Request, site: Site, document: Document, block: str, problem: str = ""
) -> Response:
    if block not in document.by_id:
        raise DecisionError("there is no such paragraph", where=block)
    return site.page(
        request,
        "add.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        document=document,
        sha=document.id.partition(":")[2],
        block=document.by_id[block],
        words=words_of(document.by_id[block].text),
        measures=site.desk.codes.framework.measures,
        problem=problem,
    )


@router.post("/document/{sha}/add")
def add_missed(
    sha: str,
    ask: Ask,
    form: SentForm,
) -> Response:
    """Record what the machine missed."""
    request, site, session, _wanted = ask
    with site.desk.deciding() as state:
        document_id = _document_id(sha)
        cutter = _cutter(site, state, document_id)
        block = text_of(form, "block")
        try:
            ref = SourceRef(
                document=document_id,
                block=block,
                start=number_of(form, "start") or 0,
                end=number_of(form, "end") or 0,
            )
            made = cutter.cut(ref)
            measure = text_of(form, "measure")
            if measure:
                made = cutter.with_measure(made, [site.desk.codes.measure(measure)])
            else:
                made = cutter.with_matches(made, site.desk.workspace.matcher())
            by = site.signature(session, note=text_of(form, "note"))
            site.desk.decide([add(made, by)])
        except DecisionError as error:
            return _add_page(request, site, cutter.document, block, str(error))
    return _look_at(ask, [made], "Added")


def _look_at(
    ask: Asked,
    parts: list[Reviewed],
    done: str,
) -> Response:
    """The first of the new activities, so that its fields are checked."""
    first = parts[0].activity.id
    if not ask.request.headers.get("hx-request"):
        return go(ask.request, views.link(f"/item/{first}", ask.wanted))
    more = f" It is the first of {len(parts)}; the others follow in the document." * (
        len(parts) > 1
    )
    return item_page(
        ask,
        first,
        notice=f"{done}. Please check its fields.{more}",
        pushed=True,
    )


def _cutter(site: Site, state: State, document_id: DocumentId) -> "Cutter":
    document, _ = site.desk.document(document_id)
    workspace = site.desk.workspace
    # What tags anew is slow to import, and most decisions cut nothing.
    from pipeline.review.recut import Cutter

    return Cutter(
        document=document,
        series=state.documents[document_id].series,
        frameworks=workspace.frameworks,
        framework=workspace.framework,
        known=state.items,
        added=workspace.additions,
    )


def _document_id(sha: str) -> DocumentId:
    if not _SHA.fullmatch(sha):
        raise DecisionError("there is no such document", where=sha[:80])
    return f"sha256:{sha}"
