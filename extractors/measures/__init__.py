"""How documents name the measures of a framework: numbers, titles, and their words.

The parts are imported one by one: readers need the numbers alone, and must stay small in memory.
"""
