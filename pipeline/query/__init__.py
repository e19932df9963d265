"""Asking a release: search, filters, one row, as pages for people and as JSON for programs."""
