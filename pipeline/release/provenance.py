"""`provenance.jsonld`: what a release was made from, by which code, and whose decisions are in it.

W3C PROV as JSON-LD, without further vocabularies: documents and files are entities, the making of
the release is the activity, the software and the reviewers (by their pseudonyms) are agents.
"""

from collections.abc import Iterable
from typing import Any

from pipeline.release.content import Content
from pipeline.release.diff import Changes

_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "used": {"@id": "prov:used", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasRevisionOf": {"@id": "prov:wasRevisionOf", "@type": "@id"},
    "startedAtTime": "prov:startedAtTime",
    "title": "dcterms:title",
    "version": "dcterms:hasVersion",
}


def build_provenance(content: Content, changes: Changes, files: Iterable[str]) -> dict[str, Any]:
    """The content of `provenance.jsonld`.

    Args:
        content: what the release is made from; failed and restricted documents are not named.
        changes: with the version of this release and of the one before.
        files: the names of its data files.
    """
    release, run = f"urn:jpoa:release:{changes.new}", f"urn:jpoa:run:{changes.new}"
    software = "urn:jpoa:software"
    deciders = [content.log.pseudonyms[name] for name in content.log.deciders]
    reviewers = {name: f"urn:jpoa:reviewer:{name}" for name in deciders}
    quoted = {row.document for row in content.rows}
    documents = sorted(
        (content.documents[document_id] for document_id in quoted), key=lambda item: item.id
    )
    dataset: dict[str, Any] = {
        "@id": release,
        "@type": "prov:Entity",
        "title": f"Activities under the {content.framework.title}",
        "version": changes.new,
        "wasGeneratedBy": run,
        "wasAttributedTo": [software, *reviewers.values()],
    }
    if changes.old:
        dataset["wasRevisionOf"] = f"urn:jpoa:release:{changes.old}"
    versions = content.versions
    return {
        "@context": _CONTEXT,
        "@graph": [
            dataset,
            *(
                {"@id": name, "@type": "prov:Entity", "wasGeneratedBy": run}
                for name in sorted(files)
            ),
            {
                "@id": run,
                "@type": "prov:Activity",
                "startedAtTime": content.made_at.isoformat(),
                "used": [f"urn:{item.id}" for item in documents],
                "wasAssociatedWith": [software, *reviewers.values()],
            },
            *(
                {
                    "@id": f"urn:{item.id}",
                    "@type": "prov:Entity",
                    "title": item.title or item.file_name,
                }
                for item in documents
            ),
            {
                "@id": software,
                "@type": "prov:SoftwareAgent",
                "title": "jpoa",
                "version": f"{versions.extractor}, gazetteers {versions.gazetteers}, "
                f"matcher {versions.matcher}",
            },
            *({"@id": identity, "@type": "prov:Person"} for identity in reviewers.values()),
        ],
    }
