"""With what a moment may begin: a pattern that is cheap to try at each word, for the one pass over a paragraph."""

from __future__ import annotations

_UNIT = "day|week|weekend|fortnight|month|quarter|year|decade|century"
_PART = "morning|afternoon|evening|night"
_SEASON = "spring|summer|autumn|fall|winter"
_BETWEEN = "in the |past |coming |calendar |financial |fiscal |this |last |next "

MOMENT_OPENS = "|".join(
    (
        r"(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day(?![\w-])",
        r"(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY\b",
        r"(?:[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b",
        r"(?:[Ll]ast|[Nn]ext|[Tt]his|[Ll]ater?|[Ee]arly|[Ee]arlier|[Cc]urrent|[Mm]id)[ -]"
        rf"(?=[A-Z][a-z]|(?:{_BETWEEN})?(?:{_UNIT}|{_PART}|{_SEASON}|to(?:day|night|morrow)))",
        rf"(?:[Aa]n?|[Oo]ne) (?=(?:{_UNIT}) (?:ago|earlier|later|before|from now))",
        rf"(?:[Tt]he|[Tt]hat) (?=(?:next|following|previous|preceding|same) (?:{_UNIT}|{_PART}|half|period)"
        rf"|day (?:before|after)|(?:early |late |mid-?)?(?:{_SEASON})|(?:{_UNIT}) (?:ago|earlier|later|before))",
        r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|1st|2nd|3rd|4th)[ -](?=(?:quarter|half)\b)",
        r"Q[1-4](?![\w-])",
        r"end of (?=(?:the|this|next|last) (?:week|month|year|decade|century)\b)",
        r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter) (?=(?:of )?(?:1[0-9]|20)[0-9]{2})",
    )
)
