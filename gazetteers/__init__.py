"""Names, cues and measures as YAML data, and the look-up of names in text."""
