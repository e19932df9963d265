"""What differs from language to language: sentence ends, cut rules, tense."""
