"""The only code that touches SQL and kept bytes."""
