"""From tagged activities to a release: matching, doubts, store, review and publication."""
