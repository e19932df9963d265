"""Names and cues that corrections teach: looked at by all, ruled on by leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response
from pydantic import ValidationError
from starlette.datastructures import FormData

from gazetteers.additions import Addition
from gazetteers.errors import GazetteerError
from gazetteers.model import MeasureId
from pipeline.errors import DecisionError
from pipeline.review.proposals import Wording
from pipeline.review.teacher import RuledBefore
from pipeline.review.teaching import Lesson, Teaching
from pipeline.review.web.forms import text_of
from pipeline.review.web.security import Session
from pipeline.review.web.site import Lead, SentForm, SignedIn, Site, SiteOf, go
from pipeline.store.decisions import decisions_numbered

if TYPE_CHECKING:
    from pipeline.review.effect import Effect

router = APIRouter(default_response_class=Response)

_PATH: Final = "/gazetteer/proposals"
_BUDGET_SECONDS: Final = 4.0
"""How long a page tries documents; asked again it goes on with the next."""
_PASSAGES: Final = 20
_CHANGES: Final = 100


@dataclass(frozen=True, slots=True)
class Passage:
    """What one decision was about, with the words that it teaches marked."""

    lesson: Lesson
    before: str
    words: str
    after: str


@router.get("/gazetteer/proposals")
def show_proposals(request: Request, site: SiteOf, session: SignedIn, after: str = "") -> Response:
    """All proposals: those that wait, and those that leads have ruled on."""
    return _list(request, site, notice=_said(site, after))


def _list(
    request: Request,
    site: Site,
    *,
    notice: str = "",
    problem: str = "",
    status: int = HTTPStatus.OK,
) -> Response:
    taught = site.desk.proposals.taught()
    return site.page(
        request,
        "proposals.html",
        status=status,
        taught=taught,
        titles={
            entry.id: _title(site, entry.kind, entry.id)
            for entry in (*taught.accepted, *taught.rejected)
        }
        | {item.of: _title(site, item.kind, item.of) for item in taught.waiting},
        notice=notice,
        problem=problem,
    )


@router.get("/gazetteer/accepted/{proposal}")
def show_accepted(
    request: Request, proposal: str, site: SiteOf, session: SignedIn, effect: str = ""
) -> Response:
    """One name or cue of the team's list; with `effect` what taking it back would change."""
    try:
        entry = site.desk.proposals.taught().listed(proposal)
    except RuledBefore as error:
        return _list(request, site, problem=str(error), status=HTTPStatus.CONFLICT)
    return _accepted_page(request, site, session, entry, with_effect=bool(effect))


@router.post("/gazetteer/accepted/{proposal}")
def take_back(
    request: Request, proposal: str, site: SiteOf, session: Lead, form: SentForm
) -> Response:
    """Take what was accepted out of the lists."""
    note = text_of(form, "note")
    try:
        entry = site.desk.proposals.taught().listed(proposal)
    except RuledBefore as error:
        return _list(request, site, problem=str(error), status=HTTPStatus.CONFLICT)
    try:
        site.desk.proposals.take_back(entry, by=session.reviewer, note=note)
    except RuledBefore as error:
        return _list(request, site, problem=str(error), status=HTTPStatus.CONFLICT)
    except DecisionError as error:
        return _accepted_page(
            request,
            site,
            session,
            entry,
            problem=str(error),
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    return go(request, f"{_PATH}?{urlencode({'after': proposal})}")


def _accepted_page(
    request: Request,
    site: Site,
    session: Session,
    entry: Addition,
    *,
    with_effect: bool = False,
    problem: str = "",
    status: int = HTTPStatus.OK,
) -> Response:
    found = site.desk.proposals.effect(entry, _BUDGET_SECONDS) if with_effect else None
    return site.page(
        request,
        "accepted.html",
        status=status,
        entry=entry,
        title=_title(site, entry.kind, entry.id),
        decisions=[
            (decision.seq, decision.reviewer, decision.targets[0].activity_id)
            for decision in decisions_numbered(
                site.desk.workspace.engine, entry.source.decisions[:_PASSAGES]
            )
            if decision.targets
        ],
        effect=found,
        changes=found.changes[:_CHANGES] if found else [],
        effect_path=f"/gazetteer/accepted/{quote(entry.proposal, safe='')}?effect=1",
        may_rule=session.role == "lead",
        problem=problem,
    )


@router.get("/gazetteer/proposals/{teaching_id}")
def show_proposal(
    request: Request,
    teaching_id: str,
    site: SiteOf,
    session: SignedIn,
    effect: str = "",
    after: str = "",
) -> Response:
    """One proposal; with `effect` also what it would change."""
    try:
        teaching = site.desk.proposals.taught().waits(teaching_id)
    except RuledBefore as error:
        return _list(request, site, problem=str(error), status=HTTPStatus.CONFLICT)
    return _page(
        request,
        site,
        session,
        teaching,
        _wording(request.query_params.get),
        with_effect=bool(effect),
        notice=_said(site, after),
    )


@router.post("/gazetteer/proposals/{teaching_id}")
def rule(
    request: Request, teaching_id: str, site: SiteOf, session: Lead, form: SentForm
) -> Response:
    """Accept a proposal, as it stands or edited, or reject it."""
    proposals = site.desk.proposals
    note = text_of(form, "note")
    try:
        taught = proposals.taught()
        teaching = taught.waits(teaching_id)
        if text_of(form, "choice") == "reject":
            proposals.reject(teaching, by=session.reviewer, note=note)
        elif text_of(form, "choice") == "accept":
            proposals.accept(
                teaching,
                _wording(lambda name: text_of(form, name)),
                by=session.reviewer,
                note=note,
                overruled=_texts(form, "despite"),
            )
        else:
            raise DecisionError("nothing was chosen", remedy="Accept or reject it")
    except RuledBefore as error:
        return _list(request, site, problem=str(error), status=HTTPStatus.CONFLICT)
    except (DecisionError, GazetteerError) as error:
        if not isinstance(error, DecisionError) or error.problem.startswith("there is no such"):
            raise
        return _page(
            request,
            site,
            session,
            teaching,
            _wording(lambda name: text_of(form, name)),
            note=note,
            problem=str(error),
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    following = _next(taught.waiting, teaching_id)
    path = f"{_PATH}/{following}" if following else _PATH
    return go(request, f"{path}?{urlencode({'after': teaching_id})}")


def _page(
    request: Request,
    site: Site,
    session: Session,
    teaching: Teaching,
    wording: Wording,
    *,
    with_effect: bool = False,
    note: str = "",
    notice: str = "",
    problem: str = "",
    status: int = HTTPStatus.OK,
) -> Response:
    proposals = site.desk.proposals
    waiting = proposals.taught().waiting
    try:
        entry = proposals.entry(teaching, wording)
    except DecisionError as error:
        entry, problem = proposals.entry(teaching, Wording()), problem or str(error)
    ids = [item.id for item in waiting]
    position = ids.index(teaching.id) if teaching.id in ids else 0
    asked = urlencode({"effect": "1"} | _as_query(entry))
    found: Effect | None = None
    refusal = proposals.refusal(entry)
    if with_effect and not refusal:
        found = proposals.effect(entry, _BUDGET_SECONDS)
    return site.page(
        request,
        "proposal.html",
        status=status,
        teaching=teaching,
        entry=entry,
        title=_title(site, teaching.kind, teaching.of),
        passages=[_passage(site, lesson, entry) for lesson in teaching.lessons[:_PASSAGES]],
        further=max(0, len(teaching.lessons) - _PASSAGES),
        cautions=proposals.cautions(entry),
        refusal=refusal,
        effect=found,
        changes=found.changes[:_CHANGES] if found else [],
        effect_path=f"{_PATH}/{teaching.id}?{asked}",
        may_rule=session.role == "lead",
        position=position,
        total=len(ids),
        previous=ids[position - 1] if position else None,
        following=ids[position + 1] if position + 1 < len(ids) else None,
        note=note,
        notice=notice,
        problem=problem,
    )


def _wording(given: Callable[[str], str | None]) -> Wording:
    """How the lead wants it written, from the address or a form."""
    values = {name: given(name) or None for name in Wording.model_fields}
    weight = values["weight"]
    try:
        return Wording.model_validate(
            values | {"weight": int(weight) if weight and weight.isdigit() else None}
        )
    except ValidationError as error:
        raise DecisionError(
            f"{error.errors()[0]['loc'][0]} is none that can be chosen",
            remedy="Choose from the list",
        ) from error


def _as_query(entry: Addition) -> dict[str, str]:
    return {
        "name": entry.name,
        "language": entry.language,
        "match": entry.match,
        "weight": str(entry.weight),
    }


def _passage(site: Site, lesson: Lesson, entry: Addition) -> Passage:
    text = site.desk.state().item(lesson.activity_id).activity.text
    words = entry.name if lesson.kind == "measure" else lesson.words
    start = " ".join(text.split()).lower().find(words.lower())
    text = " ".join(text.split())
    if start < 0:
        return Passage(lesson, text, "", "")
    end = start + len(words)
    return Passage(lesson, text[:start], text[start:end], text[end:])


def _title(site: Site, kind: str, of: str) -> str:
    codes = site.desk.codes
    if kind == "organization":
        entry = codes.organizations.by_id.get(of)
        return entry.name.en if entry else ""
    if kind == "country":
        country = codes.territories.countries.get(of)
        return country.name.en if country else ""
    measure = codes.framework.by_id.get(MeasureId(of))
    return (measure.short or measure.title) if measure else ""


def _said(site: Site, ruled: str) -> str:
    """What was just ruled, in words."""
    taught = site.desk.proposals.taught()
    for entry in taught.accepted:
        if entry.proposal == ruled:
            return (
                f"Added: “{entry.name}” of {entry.id}. It counts from the next document on; for "
                "those read already: jpoa reprocess"
            )
    for entry in taught.rejected:
        if entry.proposal == ruled and entry.source.accepted:
            return (
                f"Taken back: “{entry.name}” of {entry.id}. For documents read already: "
                "jpoa reprocess"
            )
        if entry.proposal == ruled:
            return f"Rejected: “{entry.name}” of {entry.id} is not proposed again"
    return ""


def _next(waiting: Sequence[Teaching], ruled: str) -> str:
    ids = [item.id for item in waiting]
    position = ids.index(ruled)
    left = ids[position + 1 :] + ids[:position]
    return left[0] if left else ""


def _texts(form: FormData, name: str) -> list[str]:
    return [value for value in form.getlist(name) if isinstance(value, str)]
