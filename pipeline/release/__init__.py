"""From reviewed activities to a published, immutable folder."""
