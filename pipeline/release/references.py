"""What an activity's words refer to: web addresses and documents of the United Nations."""

import re

_URL = re.compile(r"https?://[^\s<>\"“”«»|]+", re.IGNORECASE)
_AFTER_URL = ".,;:!?'’"

_SYMBOL = re.compile(
    r"\b(?P<body>S/RES|A/RES|A/HRC/RES|A/HRC|S/PRST|[AS](?=/\d+/))/(?P<number>\d[\w./-]*?\d|\d+)"
    r"(?:\s?\((?P<year>\d{4})\))?(?![\w/])"
)
_COUNCIL = re.compile(
    r"security\s+council|UNSC|\bSCRs?\b|совет\w*\s+безопасности|СБ\s+ООН", re.IGNORECASE
)
_RESOLUTIONS = re.compile(
    r"(?:resolutions?|резолюци\w+|UNSCRs?|SCRs?)\s+(?:№\s*)?"
    r"(?P<list>(?:\d{3,4}(?:\s?\(\d{4}\))?(?:\s*(?:,\s*(?:and|и)?|and|и)\s+)?)+)",
    re.IGNORECASE,
)
_ONE_OF_COUNCIL = re.compile(r"(\d{3,4})(?:\s?\((\d{4})\))?")
_ASSEMBLY = re.compile(
    r"(?:general\s+assembly\s+resolutions?|resolutions?|резолюци\w+)\s+(?:№\s*)?"
    r"(?P<session>\d{2,3})/(?P<number>\d{1,3})\b",
    re.IGNORECASE,
)
_SIGNS = ("a/", "s/", "resolution", "резолюци", "scr")
"""One of them stands wherever a pattern above finds something: most texts have none."""
_YEARS = range(1946, 2100)


def urls(text: str) -> tuple[str, ...]:
    """Web addresses (http and https) in the order of the text, each once."""
    if "://" not in text:
        return ()
    found = []
    for match in _URL.finditer(text):
        address = match[0].rstrip(_AFTER_URL)
        while address.endswith(")") and address.count("(") < address.count(")"):
            address = address[:-1].rstrip(_AFTER_URL)
        found.append(address)
    return tuple(dict.fromkeys(found))


def legal_refs(text: str) -> tuple[str, ...]:
    """Symbols of UN documents in the order of the text, each once, written in one way.

    "S/RES/2178 (2014)", "Security Council resolution 2178 (2014)" and «резолюция 2178 (2014)
    Совета Безопасности» are all "S/RES/2178(2014)"; "resolution 60/288" is "A/RES/60/288". A
    resolution without its year gets none: "UNSCR 1540" is "S/RES/1540".
    """
    letters = text.casefold()
    if not any(sign in letters for sign in _SIGNS):
        return ()
    found: list[tuple[int, str]] = []
    bare = _URL.sub(lambda match: " " * len(match[0]), text)
    for match in _SYMBOL.finditer(bare):
        year = f"({match['year']})" if match["year"] else ""
        found.append((match.start(), f"{match['body']}/{match['number']}{year}"))
    of_council = _COUNCIL.search(bare) is not None
    for match in _RESOLUTIONS.finditer(bare):
        for one in _ONE_OF_COUNCIL.finditer(match["list"]):
            number, year = one[1], one[2]
            if year is not None and int(year) in _YEARS:
                found.append((match.start() + one.start(), f"S/RES/{number}({year})"))
            elif of_council and year is None:
                found.append((match.start() + one.start(), f"S/RES/{number}"))
    for match in _ASSEMBLY.finditer(bare):
        found.append((match.start(), f"A/RES/{match['session']}/{match['number']}"))
    return tuple(dict.fromkeys(symbol for _, symbol in sorted(found)))
