"""Units of one letter, which mean something else as often: "1.8m tall", "30C in Oslo", "2 in", "50p", "6 g"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.facts.numbers.suffixes import Suffix
from pipeline.facts.numbers.vocabulary import Unit, table, units
from pipeline.rules.engine import Family, Rule, first

_VIDEO = (240, 360, 480, 720, 1080, 1440, 2160)  # lines of a picture, as in "1080p"
_COLDEST, _HOTTEST = -80, 200  # what "30C" may be in degrees
_LONGEST = 1000  # metres are not grouped in thousands but in races; "10,000m" is no amount of millions
_REACH = 48
_BRACKET = re.compile(r"[²³]?,? ?\((?:about |around |roughly |nearly |some )?[0-9.,]+ ?-?(?P<unit>[a-z]+)")
_RACE_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Mm]en['’]s|[Ww]omen['’]s|[Hh]er|[Hh]is|in|over|[Ii]ndoor|[Oo]lympic|[Jj]unior) $"
)
_RACES = frozenset((50, 60, 80, 100, 110, 200, 300, 400, 600, 800, 1500, 3000, 5000, 10_000))
_PLURAL_AHEAD = re.compile(r" (?:of )?(?:[a-z]+ )?(?:[a-z]{3,}s|people|children|men|women)\b")
_CLOSING = re.compile(r"$|[.,;:!?)\]”\"]| [a-z]")
_OF = ("leap of ", "jump of ", "throw of ", "mark of ", "best of ", "record of ", "effort of ")
_PRICED = re.compile(r"\b(?:[Ss]hares?|[Ss]tocks?|[Pp]rices?|[Dd]ividends?|[Ff]allers|[Rr]isers)\b[^;!?]*$")
_PRICE_CLOSE = re.compile(
    r"$|[.,;:)]| (?:to|at|from|a|an|and|or|on|in|per|by|after|before|each|up|down|higher|lower)\b"
)
_PRICE_REACH = 200
_QUOTE = re.compile(r"(?<![0-9])\"")
_QUOTE_REACH = 400
_WIDEST = 200  # inches of a screen, a pipe, a board
_HUNDREDTHS = re.compile(r"[0-9]{1,3}\.[0-9]{2}$")


@dataclass(frozen=True, slots=True)
class Sign:
    """A letter right of a number, after `gap`."""

    text: str
    start: int  # of the number
    at: int  # of the letter
    letter: str
    value: float
    gap: str

    @property
    def after(self) -> int:
        """Where the letter ends."""
        return self.at + 1

    @property
    def alone(self) -> bool:
        """Whether no letter or digit follows."""
        return not self.text[self.after : self.after + 1].isalnum()


@cache
def _follows(key: str) -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, sorted(table("number_context")["letters"][key], key=len, reverse=True)))
    punctuation = {
        "closing": r"(?![ ]?/)[ ]?(?:$|[.,;:!?)\]\"”’']|\b",
        "inches": r" ?(?:$|[.,;:!?)\]]|\b",
        "metres": r"(?:[²³]|[ -]",
    }
    return re.compile(rf"{punctuation[key]}(?:{phrases})\b)")


@cache
def _lengths_before() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, table("number_context")["letters"]["lengths_before"]))
    return re.compile(
        rf"\b(?:{phrases}) (?:(?:of|by|to|about|around|nearly|just|over|up|at|a|an|some|only|is|was) ){{0,3}}$"
    )


def _one(letters: str, unit: Unit, when: Callable[[Sign], bool]) -> Callable[[Sign], Suffix | None]:
    """A rule for a letter that stands alone."""

    def look(s: Sign) -> Suffix | None:
        return Suffix(unit, s.after, s.gap, shared=True) if s.letter in letters and s.alone and when(s) else None

    return look


def _closes(s: Sign) -> bool:
    return bool(_follows("closing").match(s.text, s.after))


def _inches(s: Sign) -> Suffix | None:
    if s.text[s.at : s.at + 2] != "in" or s.text[s.at + 2 : s.at + 3].isalnum():
        return None
    if s.gap and not _follows("inches").match(s.text, s.at + 2):
        return None
    return Suffix(Unit("quantity", "in"), s.at + 2, s.gap)


def _is_metres(s: Sign) -> bool:
    """Evidence for metres: a word of length or of a race, a conversion in brackets, a measure that no sum has."""
    text, before = s.text, s.text[max(0, s.start - _REACH) : s.start]
    if s.gap and not text[s.after : s.after + 1].isalpha() and not before.endswith(("$", "£", "€")):
        return True
    if _follows("metres").match(text, s.after):
        return True
    bracket = _BRACKET.match(text, s.after)
    if bracket:
        unit = units().names.get(bracket["unit"]) or units().short.get(bracket["unit"])
        return unit is not None and unit.symbol in ("ft", "yd", "in", "mi", "km")
    if _PLURAL_AHEAD.match(text, s.after):
        return False
    return _is_measured(s, before)


def _is_measured(s: Sign, before: str) -> bool:
    number = s.text[s.start : s.at]
    if s.value >= _LONGEST or _lengths_before().search(before):
        return True
    if s.value in _RACES and _RACE_BEFORE.search(before) and bool(_CLOSING.match(s.text, s.after)):
        return True
    return (
        bool(_HUNDREDTHS.search(number))
        and s.value < 100
        and bool(_lengths_before().search(before[: before.rfind(" ") + 1]))
    )


def _is_tonnes(s: Sign) -> bool:
    return (
        bool(s.gap)
        and s.value >= 1
        and bool(re.match(r" (?:of|worth|a|per|in)\b|[.,;)]", s.text[s.after : s.after + 8]))
    )


def _is_priced(s: Sign) -> bool:
    return bool(_PRICED.search(s.text, max(0, s.start - _PRICE_REACH), s.start)) and bool(
        _PRICE_CLOSE.match(s.text, s.after)
    )


def _is_seconds(s: Sign) -> bool:
    return not s.gap and not s.value.is_integer() and s.value < 100 and bool(_CLOSING.match(s.text, s.after))


def _is_litres(s: Sign) -> bool:
    if s.letter == "L":
        return True
    return not s.gap and (_closes(s) or not s.value.is_integer() or s.text[s.start : s.at].count(".") == 1)


def _feet(s: Sign) -> Suffix | None:
    before = s.text[max(0, s.start - _REACH) : s.start]
    marked = s.letter == "′" or (s.letter in "'’" and bool(_lengths_before().search(before)))
    return Suffix(Unit("quantity", "ft"), s.after, s.gap) if marked and not s.gap and s.alone else None


def _inches_mark(s: Sign) -> Suffix | None:
    if s.letter != '"' or s.gap or not s.alone or s.value > _WIDEST:
        return None
    opened = len(_QUOTE.findall(s.text, max(0, s.start - _QUOTE_REACH), s.start)) % 2
    return None if opened else Suffix(Unit("quantity", "in"), s.after, s.gap, shared=True)


NO = ("They sold 31 boats.", "It rained on 3 May.")
FAMILY: Family[Sign, Suffix] = Family(
    name="numbers.sign",
    what="Which unit a letter right of a number is.",
    rules=(
        Rule(
            "inches",
            '"in" glued to the number, or before a word of size.',
            _inches,
            ("a 6in pipe", "a board 2 in thick"),
            ("He sold 2 in April.", *NO),
        ),
        Rule(
            "metres",
            "m with a space, before a word of size or of a race, or with a conversion in brackets.",
            _one("m", Unit("quantity", "m"), _is_metres),
            ("a wall 1.8m tall", "She won the 100m in 10.8 seconds.", "a mast of 37m (121ft)"),
            ("It cost £3m to build.", "3m people watched.", *NO),
        ),
        Rule(
            "grams_of",
            'g before "of".',
            _one("g", Unit("quantity", "g"), lambda s: not s.gap and s.text.startswith(" of ", s.after)),
            ("Add 50g of salt.", "He had 12g of gold."),
            ("The 5g network", *NO),
        ),
        Rule(
            "feet_mark",
            "A mark of feet after a number, with a word of length before it, or the prime.",
            _feet,
            ("at an altitude of 30' over Orlen", "a wall of 12′ there"),
            ("He said 'I have 30' and left.", *NO),
        ),
        Rule(
            "inches_mark",
            "A straight mark glued to the number, which closes no quote.",
            _inches_mark,
            ('He bought a 34" screen.', 'A 70" set and a 14" one were sold.'),
            ('He said: "We sold 34" and left.', 'a "class of 98" party', *NO),
        ),
        Rule(
            "tonnes",
            't after a space, before "of" or at the end of a clause.',
            _one("t", Unit("quantity", "t"), _is_tonnes),
            ("They sold 712 000 t of ore.", "It holds 40 t."),
            ("a 40 t shirt", *NO),
        ),
        Rule(
            "pence",
            "p glued to the number, which is no count of lines of a picture.",
            _one("p", Unit("money", "GBP", 0.01), lambda s: not s.gap and s.value not in _VIDEO),
            ("It costs 50p.", "Shares fell to 118.5p."),
            ("a 1080p screen", *NO),
        ),
        Rule(
            "pence_apart",
            "p after a space, of shares or prices.",
            _one("p", Unit("money", "GBP", 0.01), lambda s: s.gap == " " and _is_priced(s)),
            ("Shares of Orlen fell 68 p to 112 p.", "The price rose to 1.95 p a unit."),
            ("He read 68 p and left.", "a 1080 p screen", *NO),
        ),
        Rule(
            "degrees_c",
            "C glued to the number, in the range of temperatures.",
            _one("C", Unit("quantity", "°C"), lambda s: not s.gap and _COLDEST <= s.value <= _HOTTEST and _closes(s)),
            ("It was 30C in Orlen.", "The oven is at 180C."),
            ("Route 5C was shut", "a 900C furnace", *NO),
        ),
        Rule(
            "degrees_f",
            "F glued to the number, in the range of temperatures.",
            _one("F", Unit("quantity", "°F"), lambda s: not s.gap and _COLDEST <= s.value <= _HOTTEST and _closes(s)),
            ("It was 90F in Orlen.", "It hit 75F on the coast."),
            ("He has 5 F grades", *NO),
        ),
        Rule(
            "cents",
            "c glued to the number.",
            _one("c", Unit("money", "USD", 0.01), lambda s: not s.gap and _closes(s)),
            ("Sweets cost 99c.", "It rose by 5c to $2."),
            ("She sat in 5 c and left", *NO),
        ),
        Rule(
            "grams",
            "g at the end of a clause or before a closing word.",
            _one("g", Unit("quantity", "g"), _closes),
            ("It weighs 40g.", "It has 6 g, the label says."),
            ("The 5g network", *NO),
        ),
        Rule(
            "litres",
            "L, or l glued to a number.",
            _one("Ll", Unit("quantity", "L"), lambda s: (s.letter == "L" or not s.gap) and _is_litres(s)),
            ("a 2.0l diesel car", "a 1.6l engine"),
            ("He got 5 l and", *NO),
        ),
        Rule(
            "seconds",
            "s glued to a number with decimals.",
            _one("s", Unit("duration", "second"), _is_seconds),
            ("She won in 9.85s.", "He clocked 10.8s, a record."),
            ("in the 1980s", "in her 20s", *NO),
        ),
    ),
    where=lambda s: (s.start, s.after),
)


def letter_unit(text: str, start: int, at: int, value: float, gap: str) -> Suffix | None:
    """The unit that the letter at `at` is for the number at `start`; None where it is none."""
    letter = text[at : at + 1]
    if letter not in "imgtpCFcLls′'’\"" or not letter:
        return None
    answer = first(FAMILY, Sign(text, start, at, letter, value, gap))
    return answer[0] if answer else None
