"""What is logged, and how: lines for people, or one JSON object a line for programs.

Logs hold names, counts and places in our code. Words of a document stand in them at the level
"debug" only: messages of foreign errors may quote what they were working on, so an error is logged
by its kind and place.
"""

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Final

from gazetteers.errors import JpoaError

LEVELS: Final = ("debug", "info", "warning", "error")
OURS: Final = ("flows", "pipeline", "extractors", "gazetteers")
_STANDARD: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_PLACE: Final = re.compile(r'File "([^"\n]+)", line (\d+)')


def set_up_logs(*, as_json: bool, level: str | None) -> None:
    """Log to standard error from now on.

    Args:
        as_json: one object a line, with every field.
        level: what is logged at all; None: warnings for people, everything but "debug" as JSON.

    Raises:
        JpoaError: if there is no such level.
    """
    chosen = level.lower() if level else ("info" if as_json else "warning")
    if chosen not in LEVELS:
        raise JpoaError(
            f"there is no log level {level}", remedy=f"Choose one of: {', '.join(LEVELS)}"
        )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if as_json else Lines())
    for name in OURS:
        logger = logging.getLogger(name)
        logger.setLevel(chosen.upper())
        logger.handlers = [handler]
        logger.propagate = False


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, event, and the fields of the record."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        content = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **_fields(record),
        }
        if record.exc_info and record.levelno <= logging.DEBUG:
            content["traceback"] = self.formatException(record.exc_info)
        return json.dumps(content, ensure_ascii=False, default=str)


class Lines(logging.Formatter):
    """A line for people: the event and its fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line; with the traceback at the level "debug"."""
        fields = " ".join(f"{name}={value}" for name, value in _fields(record).items())
        line = f"{record.levelname.lower():<8} {record.getMessage()} {fields}".rstrip()
        if record.exc_info and record.levelno <= logging.DEBUG:
            line += "\n" + self.formatException(record.exc_info)
        return line


def place_of(error: BaseException) -> str:
    """Where an error arose, without its words: "dates.py:120".

    The error of a child process carries the child's traceback as its message; the last place in it
    is meant then.
    """
    told = _PLACE.findall(str(error))
    if told:
        path, line = told[-1]
        return f"{PurePath(path).name}:{line}"
    frames = traceback.extract_tb(error.__traceback__)
    return f"{PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "no place"


def _fields(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _STANDARD}
