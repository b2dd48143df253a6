"""With what a moment may begin: a pattern that is cheap to try at each word, for the one pass over a paragraph.

Each alternative starts with its letter, so that the engine passes over it at once where the letter is another.
"""

from __future__ import annotations

_UNIT = "day|week|weekend|fortnight|month|quarter|year|decade|century"
_PART = "morning|afternoon|evening|night"
_SEASON = "spring|summer|autumn|fall|winter"
_BETWEEN = "in the |past |coming |calendar |financial |fiscal |this |last |next "
_AHEAD = rf"[ -](?=[A-Z][a-z]|(?:{_BETWEEN})?(?:{_UNIT}|{_PART}|{_SEASON}|to(?:day|night|morrow)))"
_ALONE = r"day(?![\w-])"
_OF_YEAR = r"[ -](?=(?:quarter|half)\b)"
_YEAR = r" (?=(?:of )?(?:1[0-9]|20)[0-9]{2})"
_AGO = rf" (?=(?:{_UNIT}) (?:ago|earlier|later|before|from now))"
_THE = (
    rf" (?=(?:next|following|previous|preceding|same) (?:{_UNIT}|{_PART}|half|period)"
    rf"|day (?:before|after)|(?:early |late |mid-?)?(?:{_SEASON})|(?:{_UNIT}) (?:ago|earlier|later|before))"
)

MOMENT_OPENS = "|".join(
    (
        rf"[Mm](?:on{_ALONE}|id{_AHEAD})",
        rf"[Tt](?:(?:ues|hurs){_ALONE}|o(?:day|night|morrow)\b|his{_AHEAD}|h(?:e|at){_THE}|hird{_OF_YEAR})",
        rf"[Ww](?:ednes{_ALONE}|inter{_YEAR})",
        rf"[Ff](?:ri{_ALONE}|(?:irst|ourth|inal){_OF_YEAR}|all{_YEAR})",
        rf"[Ss](?:(?:atur|un){_ALONE}|econd{_OF_YEAR}|(?:pring|ummer){_YEAR})",
        r"[Yy]esterday\b",
        rf"[Ll]a(?:st|te|ter){_AHEAD}",
        rf"[Nn]ext{_AHEAD}",
        rf"[Ee](?:ar(?:ly|lier){_AHEAD}|nd of (?=(?:the|this|next|last) (?:week|month|year|decade|century)\b))",
        rf"[Cc]urrent{_AHEAD}",
        rf"[Aa](?:n?{_AGO}|utumn{_YEAR})",
        rf"[Oo]ne{_AGO}",
        r"Q[1-4](?![\w-])",
        rf"[1-4](?:st|nd|rd|th){_OF_YEAR}",
        r"[MTWFS][A-Z]{2,5}DAY\b",
    )
)
