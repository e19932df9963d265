"""What was chosen in a form: drop-down lists, combo boxes, dates, boxes that are ticked.

Word shows the choice although no run of the document may hold it: programs that fill in forms
state only the value, and the fields of old forms never have a text of their own.
"""

from typing import Final

from lxml import etree

from extractors.readers.word.content import CONTENT, SYMBOLS, has_words, shows_placeholder
from extractors.readers.word.package import W, attribute, children, switched_on

_LISTS: Final = (f"{W}dropDownList", f"{W}comboBox")
_TICKED: Final = SYMBOLS[0xF0FD]
_OPEN: Final = SYMBOLS[0xF0A8]


def with_choice(control: etree._Element) -> etree._Element | None:
    """The content of a content control, with the words of its choice where it has none."""
    content = control.find(CONTENT)
    if content is None or has_words(content) or shows_placeholder(control):
        return content
    if chosen := _chosen(control):
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}t").text = chosen
        paragraph = next(content.iter(f"{W}p"), None)
        (content if paragraph is None else paragraph).append(run)
    return content


def _chosen(control: etree._Element) -> str:
    properties = control.find(f"{W}sdtPr")
    for child in children(properties) if properties is not None else ():
        if child.tag in _LISTS:
            value = attribute(child, "lastValue") or ""
            for item in child.iterfind(f"{W}listItem"):
                if value and attribute(item, "value") == value:
                    return attribute(item, "displayText") or value
            return value
        if child.tag == f"{W}date":
            return (attribute(child, "fullDate") or "").partition("T")[0]
    return ""


def form_choice(mark: etree._Element) -> str:
    """What a field of an old form shows when it has no result; `mark` is where it begins."""
    for child in mark.iterfind(f"{W}ffData/*"):
        if child.tag == f"{W}ddList":
            entries = [attribute(entry) or "" for entry in child.iterfind(f"{W}listEntry")]
            for name in ("result", "default"):
                number = child.find(W + name)
                if number is not None:
                    raw = attribute(number) or "0"
                    place = int(raw) if raw.isdecimal() and len(raw) < 4 else len(entries)
                    return entries[place] if place < len(entries) else ""
            return entries[0] if entries else ""
        if child.tag == f"{W}checkBox":
            for name in ("checked", "default"):
                ticked = switched_on(child.find(W + name))
                if ticked is not None:
                    return _TICKED if ticked else _OPEN
            return _OPEN
    return ""
