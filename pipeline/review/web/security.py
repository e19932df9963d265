"""Who is let in, and what is refused before a page is made."""

import hmac
import math
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.review.people import PersonRole

COOKIE: Final = "jpoa_session"
LARGEST_BODY: Final = 25_000_000
"""Bytes of a request: a workbook with ten thousand rows has some 5 MB."""
_MOST_SESSIONS: Final = 1_000
_FREE_TRIES: Final = 5
_FIRST_WAIT: Final = 15
_LONGEST_WAIT: Final = 900
"""Seconds: 5 tries are a typing mistake, 100 a day are no use to a guesser."""
_CONTENT_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
_HEADERS: Final = {
    "content-security-policy": _CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is signed in.

    Attributes:
        csrf: stands in every form of theirs; a form without it decides nothing.
    """

    reviewer: str
    role: PersonRole
    csrf: str


@dataclass
class Sessions:
    """Who is signed in, by the secret in their cookie; a restart signs everybody out.

    Attributes:
        link: the secret of the link that the terminal shows; it lets in once.
    """

    link: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _open: dict[str, Session] = field(default_factory=dict)
    _used: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def open(self, reviewer: str, role: PersonRole) -> str:
        """Sign somebody in; returns the secret for the cookie."""
        secret = secrets.token_urlsafe(32)
        with self._lock:
            while len(self._open) >= _MOST_SESSIONS:
                self._open.pop(next(iter(self._open)))
            self._open[secret] = Session(reviewer, role, secrets.token_urlsafe(24))
        return secret

    def redeem(self, link: str) -> bool:
        """Whether the link of the terminal is right and used for the first time."""
        with self._lock:
            right = not self._used and hmac.compare_digest(link.encode(), self.link.encode())
            self._used = self._used or right
            return right

    def renew(self) -> bool:
        """Make a new link once the last was used, for a page that is served for days.

        Returns:
            Whether there is a new one.
        """
        with self._lock:
            used, self._used = self._used, False
            if used:
                self.link = secrets.token_urlsafe(24)
            return used

    def get(self, secret: str | None) -> Session | None:
        """The session of a cookie."""
        return self._open.get(secret) if secret else None

    def close(self, secret: str | None) -> None:
        """Sign somebody out."""
        with self._lock:
            self._open.pop(secret or "", None)


@dataclass
class Brake:
    """Slows down whoever tries passwords: after five wrong ones a wait, twice as long each time.

    Attributes:
        clock: seconds that only go forward.
    """

    clock: Callable[[], float] = time.monotonic
    _failed: OrderedDict[str, tuple[int, float]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, who: str) -> int:
        """Whole seconds until somebody may try again; 0 at once."""
        with self._lock:
            count, last = self._failed.get(who, (0, 0.0))
            if count < _FREE_TRIES:
                return 0
            pause: int = min(_FIRST_WAIT << min(count - _FREE_TRIES, 10), _LONGEST_WAIT)
            return max(0, math.ceil(last + pause - self.clock()))

    def failed(self, who: str) -> None:
        """Note a wrong password."""
        with self._lock:
            count, _ = self._failed.pop(who, (0, 0.0))
            self._failed[who] = (count + 1, self.clock())
            while len(self._failed) > _MOST_SESSIONS:
                self._failed.popitem(last=False)

    def passed(self, who: str) -> None:
        """Forget the wrong ones once the right one came."""
        with self._lock:
            self._failed.pop(who, None)


class Gate:
    """Refuses foreign posts and large bodies, and puts the page's policy on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        headers = Headers(scope=scope)
        refusal = _refusal(scope["method"], headers)
        if refusal is not None:
            await PlainTextResponse(refusal.phrase, refusal.value)(scope, receive, send_with_policy)
            return
        await self.app(scope, _limited(receive), send_with_policy)


def _refusal(method: str, headers: Headers) -> HTTPStatus | None:
    if method not in ("GET", "HEAD", "POST"):
        return HTTPStatus.METHOD_NOT_ALLOWED
    if method == "POST":
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return HTTPStatus.FORBIDDEN
        origin = headers.get("origin")
        if origin is not None and origin.partition("://")[2] != headers.get("host"):
            return HTTPStatus.FORBIDDEN
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > LARGEST_BODY:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return None


class BodyTooLarge(Exception):
    """A body that is larger than it said."""


def _limited(receive: Receive) -> Receive:
    received = 0

    async def limited() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > LARGEST_BODY:
            raise BodyTooLarge
        return message

    return limited


def allowed_hosts(host: str, more: Sequence[str] = ()) -> list[str]:
    """Names under which the page may be asked for; any other is a rebinding attack."""
    local = ["127.0.0.1", "localhost", "[::1]"]
    return [*dict.fromkeys((*local, host, *more))]
