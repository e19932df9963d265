"""Who may review: the local user, or the people of `reviewers.toml` with passwords and roles."""

import base64
import hashlib
import hmac
import json
import os
import secrets
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import StringConstraints, TypeAdapter, ValidationError

from gazetteers.errors import JpoaError
from gazetteers.model import Record

PersonRole = Literal["reviewer", "lead"]
Name = Annotated[str, StringConstraints(pattern=r"^[\w][\w .'’-]{0,59}$")]

_N, _R, _P = 2**14, 8, 1
"""Cost of scrypt: 16 MB and some 50 ms a try."""
_SHORTEST: Final = 10
_name = TypeAdapter(Name)


class Person(Record):
    """Somebody who may review.

    Attributes:
        role: leads look after what others flagged.
        password: a salted hash; empty for people whom a proxy signs in.
    """

    role: PersonRole = "reviewer"
    password: str = ""


class People(Record):
    """Those who may review, by name; empty where one local user reviews alone."""

    reviewers: Mapping[Name, Person] = {}

    def sign_in(self, name: str, password: str) -> Person | None:
        """The person of that name, if the password is right."""
        person = self.reviewers.get(name)
        stored = person.password if person is not None and person.password else _DECOY
        # A wrong name takes as long as a wrong password: the answer tells no names.
        right = _matches(password, stored)
        return person if right and person is not None and person.password else None


def check_name(name: str) -> str:
    """The name, if it can stand in the log of decisions.

    Raises:
        JpoaError: if it is empty, too long, or has signs that no name has.
    """
    try:
        return _name.validate_python(name.strip())
    except ValidationError as error:
        raise JpoaError(
            f"“{name}” cannot be a reviewer's name",
            remedy="Use letters, digits, spaces, hyphens and apostrophes, 60 at most",
        ) from error


def load_people(path: Path) -> People:
    """The people of a file; nobody where it does not exist.

    Raises:
        JpoaError: if the file is not understood.
    """
    if not path.is_file():
        return People()
    try:
        return People.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        first = str(error).partition("\n")[0]
        raise JpoaError(
            f"the list of reviewers is not understood ({first})",
            where=path.name,
            remedy="Make entries with: jpoa review add-reviewer NAME",
        ) from error


def add_person(path: Path, name: str, *, role: PersonRole, password: str) -> None:
    """Write somebody into the file, or change their role and password.

    Raises:
        JpoaError: if the name or the password is not fit, or the file is not understood.
    """
    name = check_name(name)
    if password and len(password) < _SHORTEST:
        raise JpoaError(f"the password has fewer than {_SHORTEST} characters")
    person = Person(role=role, password=hash_password(password) if password else "")
    reviewers = dict(load_people(path).reviewers) | {name: person}
    lines = ["# Who may review. Written by: jpoa review add-reviewer NAME"]
    for each, entry in sorted(reviewers.items()):
        lines += [
            "",
            f"[reviewers.{json.dumps(each, ensure_ascii=False)}]",
            f'role = "{entry.role}"',
            f'password = "{entry.password}"',
        ]
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".part")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")
    temporary.replace(path)


def hash_password(password: str, salt: bytes | None = None) -> str:
    """The password as it may be kept: "scrypt$salt$hash"."""
    salt = secrets.token_bytes(16) if salt is None else salt
    digest = hashlib.scrypt(password.encode(), salt=salt, n=_N, r=_R, p=_P)
    return "$".join(("scrypt", *(base64.b64encode(part).decode() for part in (salt, digest))))


def _matches(password: str, stored: str) -> bool:
    method, _, rest = stored.partition("$")
    salt, _, _ = rest.partition("$")
    if method != "scrypt":
        return False
    return hmac.compare_digest(hash_password(password, base64.b64decode(salt)), stored)


_DECOY: Final = "scrypt$" + base64.b64encode(b"\0" * 16).decode() + "$"
