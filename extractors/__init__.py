"""From bytes to tagged activities: readers, passages, cuts and tags, each with evidence."""
