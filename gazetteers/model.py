"""Shapes that every layer shares: the frozen base of records, and identifiers as types.

The entries of the gazetteers themselves stand beside the code that loads them.
"""

from typing import Annotated, Any, Literal, NewType

from pydantic import BaseModel, ConfigDict, Field

OrganizationId = NewType("OrganizationId", str)
"""An id of `organizations.yml` ("OSCE-ATU"), or "NEW:its name as written"."""

CountryCode = NewType("CountryCode", str)
"""ISO 3166-1 alpha-3 ("KGZ")."""

MeasureId = NewType("MeasureId", str)
"""Pillar and row within its table ("II.4"); unique inside one framework only."""

FrameworkId = NewType("FrameworkId", str)
"""A plan with measures ("JPoA-2011")."""

UnitFloat = Annotated[float, Field(ge=0.0, le=1.0)]
"""A share or probability, 0 to 1."""

LanguageCode = Literal["en", "ru"]
"""The languages that activities are read in (ISO 639-1)."""

CENTRAL_ASIA: Literal["central-asia"] = "central-asia"


class Record(BaseModel):
    """Base of everything that is stored or comes from people: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, context: Any, /) -> None:
        """Forget which fields were given and which took their default: nothing here asks for it.

        Pydantic keeps a set of them for each object, which takes two fifths of the memory of a
        dataset of many thousand activities.
        """
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_KEPT)


_NOT_KEPT: set[str] = set()
