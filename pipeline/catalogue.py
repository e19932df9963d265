"""The code lists of a release, made from the gazetteers."""

from gazetteers.organizations import organizations
from gazetteers.territories import territories
from pipeline.release.content import Catalogue


def build_catalogue() -> Catalogue:
    """Organizations, places and country names as they are published."""
    listed, known = organizations().entries, territories()
    return Catalogue(
        organization_names={entry.id: entry.name.en for entry in listed},
        organization_kinds={entry.id: entry.kind for entry in listed},
        organizations=(
            ("id", "name", "acronym", "parent", "kind", "name_ru", "succeeds"),
            *(
                (
                    entry.id,
                    entry.name.en,
                    entry.acronym,
                    entry.parent or "",
                    entry.kind,
                    entry.name.ru or "",
                    entry.succeeds or "",
                )
                for entry in sorted(listed, key=lambda entry: entry.id)
            ),
        ),
        places=(
            ("id", "name", "name_ru", "kind", "country", "latitude", "longitude"),
            *(
                (
                    place.id,
                    place.name.en,
                    place.name.ru or "",
                    place.kind,
                    place.country or "",
                    f"{place.latitude:g}",
                    f"{place.longitude:g}",
                )
                for place in sorted(known.places.values(), key=lambda place: place.id)
            ),
        ),
        country_names={country.id: country.name.en for country in known.countries.values()},
        organization_parents={entry.id: entry.parent for entry in listed if entry.parent},
        organization_acronyms={entry.id: entry.acronym for entry in listed if entry.acronym},
    )
