"""What was chosen in the forms of a Word file, found in its text alone and not in its tree.

The check that no word vanishes needs the choices by another way than the reader's: those that Word
shows although no text element holds them.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_HAS_CHOICES: Final = re.compile(r"lastValue=|fullDate=|<(?:\w+:)?ffData\b")
_TOKEN: Final = re.compile(
    r"<(?P<end>/?)(?:\w+:)?(?P<name>sdt|dropDownList|comboBox|listItem|date|showingPlcHdr|fldChar"
    r"|ddList|checkBox|listEntry|result|default|checked|t)(?=[\s/>])(?P<stated>[^>]*)>"
    r"(?P<words>[^<]*)"
)
_ATTRIBUTE: Final = re.compile(r"(\w+)=[\"']([^\"']*)[\"']")
_OFF: Final = frozenset({"0", "false", "off", "none"})
_TICKED: Final = "☒"
_OPEN: Final = "☐"


@dataclass(slots=True)
class _Control:
    """A content control or a field of an old form, while it is open."""

    is_field: bool
    silent: bool = False
    shows_result: bool = True
    last: str = ""
    choice: str = ""
    kind: str = ""
    entries: list[str] = field(default_factory=list)
    stated: dict[str, str] = field(default_factory=dict)

    def shown(self) -> str:
        """What is shown although no text says it."""
        if self.silent:
            return ""
        if self.kind == "checkBox":
            ticked = self.stated.get("checked", self.stated.get("default", "0"))
            return _OPEN if ticked in _OFF else _TICKED
        if self.kind == "ddList":
            place = self.stated.get("result", self.stated.get("default", "")) or "0"
            known = place.isdecimal() and int(place[:4]) < len(self.entries)
            return self.entries[int(place)] if known else ""
        return self.choice or self.last


def stated_choices(xml: str) -> Iterator[str]:
    """Choices of a part that no text element of it holds, in order of their ends."""
    if _HAS_CHOICES.search(xml) is None:
        return
    waiting: list[_Control] = []
    for token in _TOKEN.finditer(xml):
        name, ends = token["name"], bool(token["end"])
        stated = {key: html.unescape(value) for key, value in _ATTRIBUTE.findall(token["stated"])}
        if name == "t":
            if not ends and token["words"].strip():
                for control in waiting:
                    control.silent = control.silent or control.shows_result
        elif name == "sdt" or (name == "fldChar" and "fldCharType" in stated):
            begins = not ends and stated.get("fldCharType", "begin") == "begin"
            if begins:
                waiting.append(_Control(name == "fldChar", shows_result=name == "sdt"))
            elif stated.get("fldCharType") == "separate":
                for control in (c for c in waiting[-1:] if c.is_field):
                    control.shows_result = True
            elif waiting and waiting[-1].is_field == (name == "fldChar"):
                yield waiting.pop().shown()
        elif waiting and not ends:
            _state(waiting[-1], name, stated)


def _state(control: _Control, name: str, stated: dict[str, str]) -> None:
    """Note what an element says about the control that it stands in."""
    value = stated.get("val", "")
    if name in ("dropDownList", "comboBox"):
        control.last = stated.get("lastValue", "")
    elif name == "listItem":
        if control.last and not control.choice and stated.get("value") == control.last:
            control.choice = stated.get("displayText") or control.last
    elif name == "date":
        control.choice = stated.get("fullDate", "").partition("T")[0]
    elif name == "showingPlcHdr":
        control.silent = control.silent or value not in _OFF
    elif name in ("ddList", "checkBox"):
        control.kind = name
    elif name == "listEntry":
        control.entries.append(value)
    elif name in ("result", "default", "checked"):
        control.stated.setdefault(name, value)
