"""What each sign counts when a sentence is placed: one table a question, with the reasons.

A score above 0 means yes. The weights are set by hand in steps of 0.1 and were checked with whole
documents left out; what counts is their order, not the decimals.
"""

from collections.abc import Mapping

STARTS: Mapping[str, float] = {
    # Does a sentence turn to another activity than the one before it?
    "always": -0.6,  # without any sign a sentence explains the one before
    "own date": 1.1,  # a date that the activity before does not have
    "own place": 0.3,  # weaker: explanations name places, too
    "other lead": 1.5,  # a subject organization that the activity before does not name
    "lead named again": 0.9,  # "CTED recommended …": who only explains writes "it" or "the guide"
    "lead described again": 0.3,  # "The Committee and its experts follow …"
    "lead as pronoun": 0.5,  # "It has developed a force": the body goes on to the next thing
    "thing as pronoun": -1.8,  # "It covers …": the guide, not the body
    "new thing": 0.6,  # "a portal", "two courses"
    "announces": 0.7,  # "also", "furthermore", "another"
    "other type": 0.3,  # a course after a law
    "other tense": 0.3,  # plans after what was done
    "does": 0.4,  # organized, published, plans
    "explains": -0.8,  # covered, aimed, discussed
    "is or has": -0.4,  # "The site is available in Russian"
    "refers back": -2.0,  # "The workshop included …"
    "people of the event": -1.7,  # "Participants discussed …"
    "part of the event": -1.7,  # "The purpose of the meeting was …"
    "same thing again": -0.9,  # "Training modules were developed with …" after modules
    "points back": -0.4,  # "ensure their wide dissemination"
    "illustrates": -1.3,  # after "supports regional capacities", without a body of its own
    "names nothing": -0.8,  # neither body nor thing, date nor place
    "after general opening": -5.0,  # a general opening stays with what fills it
    "frame of its own": 0.3,  # "held in", "organized by", "with support of"
}
