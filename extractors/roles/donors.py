"""States as donors: whose support is money, and states that pay under their bare name."""

import re

from extractors.mentions import GOVERNMENT, NEW
from extractors.model import Evidence, Mention
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations
from gazetteers.territories import territories

REGION = frozenset({"KAZ", "KGZ", "TJK", "TKM", "UZB"})
"""States whose authorities are meant where no country stands beside them."""
_RECIPIENTS = REGION | {"AFG"}
"""States of the region and its neighbour, which receive; support of any other state is money."""
_DONORS = frozenset({"EU", "EU-DEVCO", "UNPBF"})


def is_aid(organization: str) -> bool:
    """Whether an unlisted body gives aid by its name: "Swiss Cooperation Office"."""
    return organization.startswith("NEW:") and _AID.search(organization) is not None


_AID = re.compile(
    r"co-?operation office|development|embass|aid\b|\bfund|grants|развити|посольств|фонд",
    re.IGNORECASE,
)


def is_donor(organization: str) -> bool:
    """Whether support of this body is money: a state outside the region, the EU, a fund."""
    if organization in _DONORS:
        return True
    if organization.startswith(GOVERNMENT):
        return organization.removeprefix(GOVERNMENT) not in _RECIPIENTS
    return organization.startswith((NEW + "Government", _STATE)) or (
        organization.startswith(NEW) and _EMBASSY.search(organization) is not None
    )


def is_outside_state(mention: Mention) -> bool:
    """Whether a country mention is that of a state without an entry: none of those that receive."""
    return mention.id == NEW + mention.text


_STATE = NEW + "State of "
_EMBASSY = re.compile(r"(?i)\bembassy\b|\bпосольств|\bправительств")
"""In the name of a state's mission that has no entry: its support is money."""


_MONEY = re.compile(
    r"[-\s](?:funds|funding|funded|financed|money|grants?|donations?|contributions?|trust\sfunds?|gifts?"
    r"|support|assistance|help|aid|backing)\b"
)
"""After the adjective of a country: "with Japanese funds"."""


def country_mentions(text: str, language: LanguageCode) -> tuple[Mention, ...]:
    """Countries by their bare names, as mentions of their governments.

    They are no organizations by themselves; only words about money make them so.
    """
    known = territories()
    return tuple(
        Mention(
            kind="organization",
            id=_government(hit.id, text[hit.start : hit.end]),
            start=hit.start,
            end=hit.end,
            text=text[hit.start : hit.end],
            strength="strong",
            evidence=Evidence(
                method="rule", detail=f"the state of {known.countries[hit.id].name.en} gives"
            ),
        )
        for hit in known.find(text, language)
        if hit.kind == "country"
        and (hit.sort != "people" or _MONEY.match(text, hit.end))
        and _OF_NAME.search(text, max(0, hit.start - 12), hit.start) is None
    )


_OF_NAME = re.compile(r"[^\W\d_]{4,}[-–]\Z")
"""Before a country that ends the name of a body: "the Soros Foundation-Kazakhstan"."""


def coded_states(text: str) -> tuple[Mention, ...]:
    """States by the three letters of ISO 3166, as a column of donors may have them: "JPN; DEU"."""
    known = territories().countries
    return tuple(
        Mention(
            kind="organization",
            id=_government(hit[0], known[hit[0]].name.en),
            start=hit.start(),
            end=hit.end(),
            text=hit[0],
            strength="strong",
            evidence=Evidence(method="rule", detail=f"the code of {known[hit[0]].name.en}"),
        )
        for hit in _CODE.finditer(text)
        if hit[0] in known
    )


_CODE = re.compile(r"(?<![\w-])[A-Z]{3}(?![\w-])")


def _government(code: str, written: str) -> str:
    listed = GOVERNMENT + code
    return listed if listed in organizations().by_id else NEW + written
