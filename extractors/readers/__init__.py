"""Readers: one module a format, bytes to ."""
