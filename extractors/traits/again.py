"""Openings of a sentence that count on what was named before."""

import re

AGAIN = re.compile(
    r"(?i)(?:then |later )?(?:(?:a|an|the|its|one|another)\s+)?(?:second|third|fourth|fifth|next|"
    r"further|similar|last|final|first|same|other|another|one)"
    r"(?:\s+(?:one|ones|edition|round|iteration|instalment|run|time))?"
    r"(?=,|\s+(?:of (?:these|them)|for|in|on|at|was|is|were|will|took|takes|followed|follows|"
    r"could|had|to)\b)|(?:втор|трет|четв[её]рт|след|аналогичн|последн|заключительн)\w+"
    r"(?=,|\s+(?:прош|состоя|был|буд|в|на)\w*)"
)
"""Openings that count on what was named before: "The third, for investigators, …"."""
NEXT_PART = re.compile(
    r"(?i)(?:the |its )?(?:first|second|third|fourth|final|last|next) "
    r"(?:stage|phase|round|leg|part)(?! (?:of|for) )\b|"
    r"(?:перв|втор|трет|четв[её]рт|заключительн|последн|следующ)\w+ "
    r"(?:этап|раунд|тур|часть)\b(?! [а-яё]+(?:а|ы|и|ия|ий|ей)\b)"
)
"""Stages of what was named before: «Второй этап запланирован на ноябрь»."""
ONE_MORE = re.compile(
    r"(?i)\b(?:a|an|the|one|another)\s+(?:(?:second|third|fourth|fifth|further|next|final)\s+)?"
    r"(?:round|edition|iteration|batch|run)\b(?!\s+(?:of|table))|"
    r"\b(?:втор|трет|четв[её]рт|след|очередн|заключительн)\w+ (?:поток|набор|раунд|выпуск|серию)\b"
    r"(?! [а-яё]+(?:ов|ий|ей|ия|а|ы)\b)"
)
"""One more of what was named before: "plans a second round for Osh", «проведёт второй поток»."""
