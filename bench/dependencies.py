"""`python -m bench.dependencies`: are the packages those that were tried, and may we use them?

Without a network it compares versions with the lock file, looks for hashes, contradictions and
licences. `--online` asks for known weaknesses as well, where pip-audit and the network are there.
"""

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = Path(__file__).parents[1] / "requirements.lock"
_OURS = frozenset({"jpoa", "pip", "setuptools", "wheel", "uv"})
_REFUSED = re.compile(r"\b(AGPL|SSPL|BUSL|Proprietary|Commercial|Non-?Commercial)\b", re.IGNORECASE)
"""Licences under which we could not give the project to others."""
_COPYLEFT = re.compile(r"(?<![LA])GPL", re.IGNORECASE)
"""Allowed for what only tests and checks use."""
_PERMISSIVE_TOO = re.compile(r"\b(MIT|BSD|Apache|LGPL|MPL|Artistic|Lesser)\b", re.IGNORECASE)


def main(arguments: list[str] | None = None) -> int:
    """Print what is wrong; exit status 1 if anything is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--online", action="store_true", help="also ask for known weaknesses")
    asked = parser.parse_args(arguments)
    problems = [*_unpinned(), *_other_versions(), *_contradictions(), *_licences()]
    if asked.online:
        problems += _weaknesses()
    for problem in problems:
        print(f"dependency: {problem}")
    unlisted = sorted(_installed() - set(_pins()) - _OURS)
    if unlisted:
        print(f"not in {LOCK.name}, so not part of the project: {', '.join(unlisted)}")
    if not asked.online:
        print("known weaknesses were not looked up (python -m bench.dependencies --online)")
    print(f"{len(_pins())} dependencies are pinned; {len(problems)} problems")
    return 1 if problems else 0


def _entries() -> list[str]:
    return re.sub(r"\\\n\s*", " ", LOCK.read_text(encoding="utf-8")).splitlines()


def _pins() -> dict[str, Requirement]:
    """The pins that hold for this Python and system."""
    found = {}
    for line in _entries():
        requirement = Requirement(line.partition(" --hash")[0])
        if requirement.marker is None or requirement.marker.evaluate():
            found[canonicalize_name(requirement.name)] = requirement
    return found


def _unpinned() -> Iterator[str]:
    for line in _entries():
        pinned = re.match(r"[A-Za-z0-9._-]+(\[[^]]+\])?==[^ ;*]+( |$)", line)
        if not pinned:
            yield f"{line[:60]} has no exact version"
        if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", line):
            yield f"{line[:60]} has no hash"
        if "://" in line or " @ " in line:
            yield f"{line[:60]} comes from an address of its own"


def _other_versions() -> Iterator[str]:
    for name, requirement in _pins().items():
        try:
            present = distribution(name).version
        except PackageNotFoundError:
            yield f"{name} is not installed"
            continue
        if not requirement.specifier.contains(present, prereleases=True):
            yield f"{name} {present} is installed, {requirement.specifier} was tried"


def _contradictions() -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "check", "--disable-pip-version-check"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout.splitlines() if done.returncode else []


def _licences() -> Iterator[str]:
    needed = _needed()
    for name in sorted(_pins().keys() & _installed()):
        licence = _licence(distribution(name))
        if _REFUSED.search(licence):
            yield f"{name} is under {licence}"
        elif name in needed and _COPYLEFT.search(licence) and not _PERMISSIVE_TOO.search(licence):
            yield f"{name} is under {licence}, and users need it"


def _licence(package: Distribution) -> str:
    metadata = package.metadata
    classified = [
        each.rpartition("::")[2].strip()
        for each in metadata.get_all("Classifier") or []
        if each.startswith("License")
    ]
    first_line = (metadata["License"] or "").partition("\n")[0][:80]
    return metadata["License-Expression"] or "; ".join((*classified, first_line))


def _needed() -> set[str]:
    """What users install: the dependencies of jpoa, and theirs."""
    found: set[str] = set()
    waiting = ["jpoa"]
    while waiting:
        name = waiting.pop()
        try:
            requires = distribution(name).requires or []
        except PackageNotFoundError:
            continue
        for line in requires:
            requirement = Requirement(line)
            inner = str(canonicalize_name(requirement.name))
            applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
            if applies and inner not in found:
                found.add(inner)
                waiting.append(inner)
    return found


def _installed() -> set[str]:
    return {str(canonicalize_name(each.metadata["Name"])) for each in distributions()}


def _weaknesses() -> list[str]:
    command = shutil.which("pip-audit")
    if command is None:
        print("known weaknesses were not looked up: pip-audit is not installed")
        return []
    done = subprocess.run(
        [command, "--requirement", str(LOCK), "--disable-pip", "--progress-spinner", "off"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode and "Found" not in done.stderr:
        print("known weaknesses were not looked up: the network is not there")
        return []
    return done.stdout.splitlines() if done.returncode else []


if __name__ == "__main__":
    sys.exit(main())
