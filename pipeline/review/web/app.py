"""The application: its layers from outside in, signing in, and what a wrong request is told."""

from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from gazetteers.errors import JpoaError
from pipeline.errors import BusyError
from pipeline.review.web import aside, audits, bulk, overview, proposals, shape, work, workbooks
from pipeline.review.web.forms import text_of
from pipeline.review.web.security import COOKIE, BodyTooLarge, Gate, allowed_hosts
from pipeline.review.web.site import (
    HERE,
    ForeignForm,
    LeadsOnly,
    NotSignedIn,
    SentForm,
    Site,
    SiteOf,
    go,
)

_WORDS: Final = {
    HTTPStatus.UNAUTHORIZED: "You are not signed in",
    HTTPStatus.FORBIDDEN: "This is not for you",
    HTTPStatus.NOT_FOUND: "There is no such page",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "This is too large",
    HTTPStatus.UNPROCESSABLE_ENTITY: "This cannot be done",
    HTTPStatus.SERVICE_UNAVAILABLE: "The database is busy",
}


_RETRY_SECONDS: Final = 5
_FOREIGN: Final = "This form was not sent from this page."


def create_app(site: Site, *, host: str = "127.0.0.1", hosts: tuple[str, ...] = ()) -> FastAPI:
    """The review screen as an application.

    Args:
        site: what it serves.
        host: the address that it is bound to.
        hosts: further names under which it may be asked for.
    """
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, title="jpoa review")
    app.state.site = site
    for part in (work, audits, aside, shape, bulk, overview, proposals, workbooks):
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=HERE / "static"))
    app.add_middleware(Gate)
    # Added last, so outermost: a foreign name is refused before anything else is looked at.
    app.add_middleware(
        TrustedHostMiddleware, allowed_hosts=allowed_hosts(host, hosts), www_redirect=False
    )
    _add_doors(app)
    _add_refusals(app)
    return app


def _add_doors(app: FastAPI) -> None:
    @app.get("/healthz")
    def healthz() -> Response:
        return PlainTextResponse("ok")

    @app.get("/enter")
    def enter(request: Request, site: SiteOf, link: str = "") -> Response:
        """The one-time link of the terminal, for the one local user."""
        if not site.local or not site.sessions.redeem(link):
            raise NotSignedIn
        return _let_in(request, site, site.local, "lead")

    @app.get("/sign-in")
    def door(request: Request, site: SiteOf) -> Response:
        if site.proxy_header:
            name = request.headers.get(site.proxy_header, "")
            person = site.people.reviewers.get(name)
            if person is None:
                raise NotSignedIn
            return _let_in(request, site, name, person.role)
        return site.page(request, "sign_in.html", named=bool(site.people.reviewers))

    @app.post("/sign-in")
    async def sign_in(request: Request, site: SiteOf) -> Response:
        form = await request.form(max_files=0, max_fields=10)
        name, password = text_of(form, "name"), text_of(form, "password")
        # By name and address: nobody is kept out by what others try in their name from elsewhere.
        who = f"{name.casefold()} {request.client.host if request.client else ''}"
        if seconds := site.brake.wait(who):
            return site.page(
                request,
                "sign_in.html",
                status=HTTPStatus.TOO_MANY_REQUESTS,
                headers={"retry-after": str(seconds)},
                named=bool(site.people.reviewers),
                problem=f"Too many wrong passwords. Try again in {seconds} seconds.",
            )
        person = None if site.proxy_header else site.people.sign_in(name, password)
        if person is None:
            site.brake.failed(who)
            return site.page(
                request,
                "sign_in.html",
                status=HTTPStatus.UNAUTHORIZED,
                named=bool(site.people.reviewers),
                problem="Name or password is wrong.",
            )
        site.brake.passed(who)
        return _let_in(request, site, name, person.role)

    @app.post("/sign-out")
    def sign_out(request: Request, site: SiteOf, form: SentForm) -> Response:
        site.sessions.close(request.cookies.get(COOKIE))
        response = go(request, "/sign-in")
        response.delete_cookie(COOKIE)
        return response


def _let_in(request: Request, site: Site, name: str, role: str) -> Response:
    """A page that goes on to the queue by itself.

    A redirect would not do: a strict cookie is not sent along when the visit began elsewhere.
    """
    secret = site.sessions.open(name, "lead" if role == "lead" else "reviewer")
    response: HTMLResponse = site.page(request, "entered.html")
    response.set_cookie(
        COOKIE,
        secret,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/",
    )
    return response


def _add_refusals(app: FastAPI) -> None:
    def refuse(
        request: Request, status: HTTPStatus, problem: str = "", remedy: str = ""
    ) -> Response:
        site: Site = request.app.state.site
        return site.page(
            request,
            "message.html",
            status=status,
            title=_WORDS.get(status, status.phrase),
            text=problem,
            remedy=remedy,
            back=_activity_of(request) if status != HTTPStatus.NOT_FOUND else "",
        )

    @app.exception_handler(NotSignedIn)
    def not_signed_in(request: Request, error: NotSignedIn) -> Response:
        site: Site = request.app.state.site
        remedy = (
            "Open the link that the terminal shows; it works once. For a new one start again: "
            "jpoa review serve"
            if site.local
            else ""
        )
        return refuse(request, HTTPStatus.UNAUTHORIZED, remedy=remedy)

    @app.exception_handler(LeadsOnly)
    def leads_only(request: Request, error: LeadsOnly) -> Response:
        return refuse(
            request,
            HTTPStatus.FORBIDDEN,
            problem="This page is for leads.",
            remedy="Ask a lead to look, or to make you one: jpoa review add-reviewer NAME --lead",
        )

    @app.exception_handler(ForeignForm)
    def foreign_form(request: Request, error: ForeignForm) -> Response:
        return refuse(
            request,
            HTTPStatus.FORBIDDEN,
            problem=_FOREIGN,
            remedy="Reload the page and send it again.",
        )

    @app.exception_handler(BodyTooLarge)
    def too_large(request: Request, error: BodyTooLarge) -> Response:
        return refuse(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

    @app.exception_handler(BusyError)
    def busy(request: Request, error: BusyError) -> Response:
        answer = refuse(request, HTTPStatus.SERVICE_UNAVAILABLE, problem=str(error))
        answer.headers["retry-after"] = str(_RETRY_SECONDS)
        return answer

    @app.exception_handler(JpoaError)
    def wrong(request: Request, error: JpoaError) -> Response:
        missing = error.problem.startswith("there is no such")
        status = HTTPStatus.NOT_FOUND if missing else HTTPStatus.UNPROCESSABLE_ENTITY
        said = str(error)
        # What begins with a place keeps its letters: a file name is written as it is.
        return refuse(request, status, problem=said if error.where else said[0].upper() + said[1:])

    @app.exception_handler(RequestValidationError)
    def not_understood(request: Request, error: RequestValidationError) -> Response:
        return refuse(request, HTTPStatus.NOT_FOUND)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        return refuse(request, HTTPStatus(error.status_code))


def _activity_of(request: Request) -> str:
    """The page of the activity that something was to be done with; empty for other pages."""
    match request.url.path.split("/"):
        case ["", "item", activity_id, _, *_]:
            return f"/item/{activity_id}"
    return ""
