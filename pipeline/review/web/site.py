"""What every page needs: the desk, who asks, the templates, and what comes next."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import ValidationError
from starlette.datastructures import FormData

from gazetteers.model import CENTRAL_ASIA
from pipeline.doubts import DOUBT_WORDS
from pipeline.errors import DecisionError
from pipeline.model import ActivityId, Channel
from pipeline.review.desk import Desk
from pipeline.review.people import People
from pipeline.review.record import Signature
from pipeline.review.web import views
from pipeline.review.web.forms import text_of
from pipeline.review.web.security import COOKIE, Brake, Session, Sessions
from pipeline.store.queue import Asker, Wanted, first_item, next_item, queue_items
from pipeline.store.standing import Standing

HERE: Final = Path(__file__).parent
_MOST_FIELDS: Final = 2_000
_FIRST_PAGES: Final = ("queue.html", "base.html", "macros.html", "item.html")
"""What a reviewer sees first."""


class NotSignedIn(Exception):
    """A page was asked for without a session."""


class LeadsOnly(Exception):
    """A reviewer asked for what only a lead may see or do."""


class ForeignForm(Exception):
    """A form came without the secret that our pages put into it."""


@dataclass
class Site:
    """The review screen over one desk.

    Attributes:
        local: name of the one local user; empty where people have passwords.
        proxy_header: header in which a proxy names who is signed in; empty without one.
    """

    desk: Desk
    people: People
    local: str = ""
    proxy_header: str = ""
    sessions: Sessions = field(default_factory=Sessions)
    brake: Brake = field(default_factory=Brake)

    @cached_property
    def templates(self) -> Environment:
        """The templates; whatever they print is escaped."""
        environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals.update(
            doubts=DOUBT_WORDS, states=views.STATES, link=views.link, central_asia=CENTRAL_ASIA
        )
        return environment

    def prepare(self) -> None:
        """Load what the first pages need, so that nobody waits for it: while a browser opens, say.

        Names are listed, the database is opened, its queries and the pages are compiled.
        """
        engine = self.desk.state().engine
        asker = Asker(self.local, self.desk.now(), audits=True)
        queue_items(engine, Wanted(), asker, limit=1)
        for template in _FIRST_PAGES:
            self.templates.get_template(template)
        _ = self.desk.codes

    def page(
        self,
        request: Request,
        template: str,
        *,
        status: int = HTTPStatus.OK,
        headers: Mapping[str, str] | None = None,
        **values: Any,
    ) -> HTMLResponse:
        """A page made from a template; it always knows who looks and what was said last."""
        session = self.session_of(request)
        content = self.templates.get_template(template).render(
            **{"session": session, "notice": "", "problem": "", "wanted": Wanted()} | values
        )
        return HTMLResponse(content, status, dict(headers or {}))

    def session_of(self, request: Request) -> Session | None:
        """Who asks; None for somebody who is not signed in."""
        session = self.sessions.get(request.cookies.get(COOKIE))
        if session is not None and self.proxy_header:
            # Behind a proxy the cookie alone is not enough: the proxy may have signed them out.
            return session if request.headers.get(self.proxy_header) == session.reviewer else None
        return session

    def asker(self, session: Session) -> Asker:
        """Who asks for the queue, now."""
        return Asker(
            session.reviewer,
            self.desk.now(),
            audits=True,
            alone=len(self.people.reviewers) < 2,
        )

    def next_after(
        self, item: Standing | None, wanted: Wanted, session: Session
    ) -> ActivityId | None:
        """The wanted item that follows one and that nobody else has open; None at the end.

        Behind the last one come those that were passed over.
        """
        engine, asker = self.desk.workspace.engine, self.asker(session)
        following = None
        if item is not None:
            following = next_item(engine, wanted, asker, item, free=True)
        following = following or first_item(engine, wanted, asker, free=True)
        return None if item is not None and following == item.activity_id else following

    def signature(self, session: Session, channel: Channel = "web", **fields: Any) -> Signature:
        """Who decides, now.

        Raises:
            DecisionError: if the note is too long.
        """
        try:
            return Signature(
                reviewer=session.reviewer, decided_at=self.desk.now(), channel=channel, **fields
            )
        except ValidationError as error:
            raise DecisionError(
                "the note is too long", remedy="Write 2,000 letters at most"
            ) from error


def site_of(request: Request) -> Site:
    """The site that answers."""
    site: Site = request.app.state.site
    return site


def signed_in(request: Request) -> Session:
    """Who asks.

    Raises:
        NotSignedIn: if nobody is signed in.
    """
    session = site_of(request).session_of(request)
    if session is None:
        raise NotSignedIn
    return session


def lead(request: Request) -> Session:
    """Who asks, if they are a lead.

    Raises:
        NotSignedIn: if nobody is signed in.
        LeadsOnly: if they are none.
    """
    session = signed_in(request)
    if session.role != "lead":
        raise LeadsOnly
    return session


async def sent_form(request: Request) -> FormData:
    """The form of a signed-in reviewer.

    Raises:
        NotSignedIn: if nobody is signed in.
        ForeignForm: if it lacks the secret of our own forms.
    """
    session = signed_in(request)
    form = await request.form(max_files=1, max_fields=_MOST_FIELDS)
    if not hmac.compare_digest(text_of(form, "csrf").encode(), session.csrf.encode()):
        raise ForeignForm
    return form


def wanted_items(request: Request) -> Wanted:
    """Order and filters of the address; those that are not understood are left out."""
    given = {
        name: value
        for name, value in request.query_params.items()
        if name in Wanted.model_fields and value
    }
    try:
        return Wanted.model_validate(given)
    except ValidationError as error:
        wrong = {str(item["loc"][0]) for item in error.errors()}
        return Wanted.model_validate({k: v for k, v in given.items() if k not in wrong})


def go(request: Request, path: str) -> Response:
    """Send the browser to another page of ours after a form."""
    if request.headers.get("hx-request"):
        return Response(headers={"HX-Location": path})
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)


SiteOf = Annotated[Site, Depends(site_of)]
SignedIn = Annotated[Session, Depends(signed_in)]
Lead = Annotated[Session, Depends(lead)]
SentForm = Annotated[FormData, Depends(sent_form)]
WantedItems = Annotated[Wanted, Depends(wanted_items)]


class Asked(NamedTuple):
    """What most pages are made from: who asks what of which site, in which order and filters."""

    request: Request
    site: Site
    session: Session
    wanted: Wanted


def asked(request: Request, site: SiteOf, session: SignedIn, wanted: WantedItems) -> Asked:
    """What a page is made from, for somebody who is signed in."""
    return Asked(request, site, session, wanted)


Ask = Annotated[Asked, Depends(asked)]
