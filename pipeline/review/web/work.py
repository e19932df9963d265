"""Queue and item: looking, deciding, taking back."""

import re
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData

from gazetteers.model import MeasureId
from pipeline.errors import BusyError, DecisionError
from pipeline.model import Decision, Reviewed
from pipeline.review.codes import ROLES, STATUSES, TYPES
from pipeline.review.decisions import active_decisions
from pipeline.review.desk import State
from pipeline.review.queue import NEAR_DUPLICATE
from pipeline.review.record import FLAG, answer, reject, remark
from pipeline.review.web import views
from pipeline.review.web.blind import blind_page, is_blind
from pipeline.review.web.compare import Carried, word_changes
from pipeline.review.web.forms import (
    FieldValues,
    dwell_of,
    edit_of,
    now_ms,
    number_of,
    shown_values,
    text_of,
    typed_values,
)
from pipeline.review.web.security import Session
from pipeline.review.web.site import (
    Ask,
    Asked,
    LeadsOnly,
    SentForm,
    SignedIn,
    Site,
    go,
)
from pipeline.store.items import claim
from pipeline.store.queue import (
    ORDERS,
    SCOPES,
    count_items,
    count_waiting,
    first_item,
    next_item,
    organizations_in_use,
    previous_item,
    queue_items,
    queue_position,
)
from pipeline.store.standing import Standing, read

router = APIRouter(default_response_class=Response)

_PAGE_SIZE = 50
_NEARBY = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
"""The countries that the plan is about: always one click away."""


@router.get("/")
def start(request: Request, _session: SignedIn) -> Response:
    """The first page is the queue."""
    return go(request, "/queue")


@router.get("/queue")
def show_queue(ask: Ask) -> Response:
    """What waits, in the order that is wanted; what was flagged is for leads."""
    if ask.wanted.scope == "flagged" and ask.session.role != "lead":
        raise LeadsOnly
    return queue_page(ask)


def queue_page(
    ask: Asked,
    *,
    notice: str = "",
    problem: str = "",
) -> Response:
    """The queue; its first page, or the one that the address names."""
    request, site, session, wanted = ask
    state = site.desk.state()
    asker = site.asker(session)
    total = count_items(state.engine, wanted, asker)
    number = request.query_params.get("page", "1")
    pages = max(1, -(-total // _PAGE_SIZE))
    page = min(int(number), pages) if re.fullmatch(r"[1-9]\d{0,5}", number) else 1
    waiting, decided = count_waiting(state.engine)
    return site.page(
        request,
        "queue.html",
        wanted=wanted,
        items=views.lines(
            queue_items(
                state.engine, wanted, asker, offset=(page - 1) * _PAGE_SIZE, limit=_PAGE_SIZE
            )
        ),
        total=total,
        waiting=waiting,
        decided=decided,
        page=page,
        pages=pages,
        orders=ORDERS,
        scopes=[each for each in SCOPES if each != "flagged" or session.role == "lead"],
        documents=sorted(
            (record.file_name, record.id)
            for record in state.documents.values()
            if record.state == "read"
        ),
        measures=site.desk.codes.framework.measures,
        organizations=organizations_in_use(state.engine),
        names={record.id: record.file_name for record in state.documents.values()},
        headers={"HX-Push-Url": views.link("/queue", wanted)} if notice or problem else {},
        notice=notice,
        problem=problem,
    )


@router.get("/item/{activity_id}")
def show_item(
    activity_id: str,
    ask: Ask,
) -> Response:
    """One activity with its evidence; looking at it decides nothing."""
    line = read(ask.site.desk.state().engine, [activity_id]).get(activity_id)
    if line is not None and is_blind(ask.site, ask.session, line):
        return blind_page(ask, line)
    return item_page(ask, activity_id)


def item_page(
    ask: Asked,
    activity_id: str,
    *,
    values: FieldValues | None = None,
    status: int = HTTPStatus.OK,
    notice: str = "",
    problem: str = "",
    pushed: bool = False,
) -> Response:
    """The page of one activity.

    Args:
        ask: who asks, with their order and filters.
        activity_id: the activity.
        values: what was typed and could not be accepted; None shows the fields as they stand.
        status: of the answer.
        notice: what was just done.
        problem: what is wrong with what was sent.
        pushed: whether the browser's address must be changed to this page's.
    """
    request, site, session, wanted = ask
    state, codes = site.desk.state(), site.desk.codes
    item = state.item(activity_id)
    activity = item.activity
    document, _ = site.desk.document(activity.ref.document)
    engine, asker, line = state.engine, site.asker(session), state.line(item)
    position = queue_position(engine, wanted, asker, line)
    total = count_items(engine, wanted, asker)
    holder = claim(site.desk.workspace.engine, activity.id, session.reviewer, site.desk.now())
    about = state.about([activity.id])
    active = frozenset(decision.seq for decision in active_decisions(about))
    record = state.documents.get(activity.ref.document)
    return site.page(
        request,
        "item.html",
        status=status,
        headers={"HX-Push-Url": views.link(f"/item/{activity.id}", wanted)} if pushed else {},
        wanted=wanted,
        item=item,
        activity=activity,
        values=values or shown_values(item),
        candidates=views.candidates(item, codes),
        segments=views.segments(activity),
        context=views.context(document, activity),
        record=record,
        has_image=record is not None and record.format == "pdf" and bool(activity.pages),
        history=[views.entry(entry, active) for entry in about],
        own=views.own_entries(state, session.reviewer),
        position=position,
        total=total,
        previous=previous_item(engine, wanted, asker, line) if position else None,
        following=(
            next_item(engine, wanted, asker, line)
            if position is not None
            else first_item(engine, wanted, asker)
        ),
        holder=holder.reviewer if holder.reviewer != session.reviewer else "",
        alike=len(state.alike(item)),
        near_duplicate=int(NEAR_DUPLICATE),
        shadow=state.items.get(item.shadowed_by) if item.shadowed_by else None,
        carried=_carried(state, item),
        shown_at=now_ms(),
        measures=codes.framework.measures,
        pillars=site.desk.workspace.pillars(),
        listed=codes.organizations.entries,
        organization_names={entry.id: entry.name.en for entry in codes.organizations.entries},
        countries=codes.territories.countries,
        nearby=list(dict.fromkeys((*_NEARBY, *(tag.code for tag in activity.countries)))),
        roles=ROLES,
        statuses=STATUSES,
        types=TYPES,
        notice=notice,
        problem=problem,
    )


def _carried(state: State, item: Reviewed) -> Carried | None:
    """The earlier decision that pre-fills an activity, with what has changed since."""
    if item.carried_from is None:
        return None
    old = state.item(item.carried_from)
    return Carried(old, word_changes(old.activity.text, item.activity.text))


@router.post("/item/{activity_id}/decide")
def decide(
    activity_id: str,
    ask: Ask,
    form: SentForm,
) -> Response:
    """One decision on one activity, on the revision that the reviewer saw."""
    choice = text_of(form, "choice")
    with ask.site.desk.deciding() as state:
        item = state.item(activity_id)
        line = state.line(item)
        if choice == "skip" and not text_of(form, "note"):
            return onwards(ask, line, "Skipped")
        if number_of(form, "revision") != item.revision:
            return conflict_page(ask, item, form)
        try:
            decision = _decision(ask.site, ask.session, item, choice, form)
        except DecisionError as error:
            return item_page(
                ask,
                activity_id,
                values=typed_values(form),
                status=HTTPStatus.UNPROCESSABLE_ENTITY,
                problem=str(error),
            )
        try:
            ask.site.desk.decide([decision])
        except DecisionError:
            return conflict_page(ask, ask.site.desk.state().item(activity_id), form)
        except BusyError as error:
            return item_page(
                ask,
                activity_id,
                values=typed_values(form),
                status=HTTPStatus.SERVICE_UNAVAILABLE,
                problem=str(error),
            )
    return onwards(ask, line, _done(decision))


def _decision(
    site: Site, session: Session, item: Reviewed, choice: str, form: FormData
) -> Decision:
    """The decision that a button means.

    Raises:
        DecisionError: if it means none, or a field is not understood.
    """
    note = text_of(form, "note")
    codes = site.desk.codes
    proposed = item.proposal.activity.measures if item.proposal is not None else ()
    by = site.signature(
        session,
        note=f"{FLAG}{note}".strip() if choice == "flag" else note,
        shown=tuple(match.id for match in proposed),
        dwell_ms=dwell_of(form),
    )
    if choice == "reject":
        return reject(item, by)
    if choice in ("skip", "flag", "note"):
        return remark(item, by)
    measures: tuple[MeasureId, ...]
    if choice == views.NO_MEASURE:
        measures = ()
    elif choice == "save":
        measures = tuple(match.id for match in item.activity.measures[:1])
    elif choice == "other":
        measures = (codes.measure(text_of(form, "other")),)
    elif choice in codes.framework.by_id:
        measures = (codes.measure(choice),)
    else:
        raise DecisionError(
            "nothing was decided yet", remedy="Choose a measure, or save the fields"
        )
    edit = edit_of(typed_values(form), item.activity, codes, measures)
    return answer(item, edit, by, framework=codes.framework.id)


def _done(decision: Decision) -> str:
    words = {
        "confirm": "Confirmed",
        "correct": "Corrected",
        "reject": "Marked as no activity",
        "note": "Noted",
    }[decision.verdict]
    measures = ", ".join(match.id for activity in decision.result for match in activity.measures)
    return f"{words}{f': {measures}' if measures else ''}"


def onwards(
    ask: Asked,
    line: Standing,
    notice: str,
) -> Response:
    """The next item of the queue, or the queue where none is left.

    `line` is the item as it stood before: what was decided keeps its place in the order.
    """
    request, site, session, wanted = ask
    state = site.desk.state()
    following = site.next_after(line, wanted, session)
    if not request.headers.get("hx-request"):
        if following is None:
            return go(request, views.link("/queue", wanted))
        return go(request, views.link(f"/item/{following}", wanted))
    if following is None:
        return queue_page(ask, notice=f"{notice}. Nothing else waits")
    notice = f"{notice}. {count_items(state.engine, wanted, site.asker(session))} left"
    following_line = read(state.engine, [following])[following]
    if is_blind(site, session, following_line):
        return blind_page(ask, following_line, notice=notice, pushed=True)
    return item_page(
        ask,
        following,
        notice=notice,
        pushed=True,
    )


def conflict_page(
    ask: Asked,
    item: Reviewed,
    form: FormData,
) -> Response:
    """Both versions side by side: what stands now, and what was sent; nothing was saved."""
    request, site, _session, wanted = ask
    state = site.desk.state()
    about = state.about([item.activity.id])
    active = frozenset(decision.seq for decision in active_decisions(about))
    history = [views.entry(entry, active) for entry in about]
    return site.page(
        request,
        "conflict.html",
        status=HTTPStatus.CONFLICT,
        wanted=wanted,
        item=item,
        activity=item.activity,
        theirs=shown_values(item),
        mine=typed_values(form),
        choice=text_of(form, "choice"),
        other=text_of(form, "other"),
        last=history[-1] if history else None,
        shown_at=now_ms(),
        my_measure=_chosen(form, item),
    )


def _chosen(form: FormData, item: Reviewed) -> str:
    choice = text_of(form, "choice")
    if choice == "other":
        return text_of(form, "other")
    if choice == "save":
        return item.activity.measures[0].id if item.activity.measures else ""
    return choice
