"""List markers that stand in the text: typed ones in Word and mail, printed ones in PDF."""

import re
from typing import Final

_BULLET: Final = (
    r"[•‣⁃◦▪▫■□●○◆◇➢➤➔→⇒❖✓✔·∙\uf0b7\uf0a7\uf0d8\uf0fc\uf0e0]|[†‡]{1,3}"
    r"|[-–—](?=\s)|\*{1,3}(?=\s)|o(?=\s)"
)
_NUMBER: Final = (
    r"\(?\d{1,2}\)|\d{1,2}\.(?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\.?\)?(?=\s)(?!\s*%)"
    r"|\(?[a-zа-я]\)|\(?[ivx]{1,5}\)|[ivx]{2,5}\.(?!\d)|[IVX]{2,5}\.(?!\d)|\([A-Z]\)|[A-Z]\)"
)
_HEADING_NUMBER: Final = r"[A-Z]\.|[IVX]{1,5}\.(?!\d)|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?(?=\s)"
_ROMAN: Final = "ivxIVX"
_ITEM: Final = re.compile(rf"(?P<marker>{_BULLET}|{_NUMBER})\s*(?P<rest>\S.*)", re.DOTALL)
_HEADING: Final = re.compile(
    rf"(?P<marker>{_BULLET}|{_NUMBER}|{_HEADING_NUMBER})\s*(?P<rest>\S.*)", re.DOTALL
)
_IS_BULLET: Final = re.compile(r"\W{1,3}|o")
_DECIMAL_AMOUNT: Final = re.compile(r"\d{1,2}\.\d{1,2}\s+(?:[a-zа-я]|[€$£])")


def begins_with_word(text: str) -> bool:
    """Whether a normalised text has no marker by its first two letters, as most have none.

    "o" and single letters are followed by another sign, and Roman numerals have no other letters.
    """
    start = text[:2]
    return start.isalpha() and len(start) > 1 and (text[0] not in _ROMAN or text[1] not in _ROMAN)


def split_marker(text: str, *, heading: bool = False, numbers: bool = True) -> tuple[str, str]:
    """The list marker at the start of a normalised text, and the words after it.

    "• trains judges" gives ("•", "trains judges"), "(b) a guide" ("(b)", "a guide"), "2.1 Borders"
    ("2.1", "Borders"); a text without one gives ("", text). Years ("2019. …"), amounts
    ("3.5 million euros"), initials ("V. Petrov"), numbers of
    measures ("II.4 Borders") and a lone "—" are no markers; in headings a
    single letter or number is ("A. Background", "3 Results"). Without `numbers` only bullets are
    markers: in a table cell "(a)" and "2." are words of the row.
    """
    if begins_with_word(text):
        return "", text
    match = (_HEADING if heading else _ITEM).fullmatch(text)
    if match is None or (_DECIMAL_AMOUNT.match(text) and not heading):
        return "", text
    marker, rest = match["marker"], match["rest"]
    if not numbers and _IS_BULLET.fullmatch(marker) is None:
        return "", text
    if marker[-1].isalnum() and marker != "o" and rest[:1].islower():
        return "", text
    return marker, rest
