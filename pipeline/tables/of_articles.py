"""The tables that are made article by article, and change only with their source."""

from __future__ import annotations

from pipeline.tables.types import Column, Table

DOC = Column("doc_id", "string", "the article: first 16 hex digits of the SHA-256 of its path (and record)")
FIELD = Column("field", "string", "`text`, or `title` for a headline that is not part of the text")
SENTENCE = Column("sentence_id", "int32", "the sentence it stands in")
IN_QUOTE = Column("quote_id", "int32", "the innermost quote that holds it, null outside quotes", null=True)
SPAN = (
    Column("start", "int32", "first code point in `documents.text` (or the title)"),
    Column("end", "int32", "after the last code point"),
)
RAW = (
    Column(
        "raw_start", "int32", "first code point in the source as decoded; null where it could not be aligned", null=True
    ),
    Column("raw_end", "int32", "after the last code point in the source", null=True),
)
TEXT = Column("text", "string", "the words themselves: `text[start:end]`")
RULE = Column("rule", "string", "the rule that decided")


def _words(name: str, what: str) -> tuple[Column, ...]:
    """A stretch of the field's words with its place; null where there is none."""
    return (
        Column(name, "string", what, null=True),
        Column(f"{name}_start", "int32", f"first code point of `{name}`", null=True),
        Column(f"{name}_end", "int32", f"after the last code point of `{name}`", null=True),
    )


def _id(name: str, what: str) -> Column:
    return Column(name, "int32", f"number of the {what} within its article, from 0")


DOCUMENTS = Table(
    "documents",
    "article",
    (
        DOC,
        Column("path", "string", "the source below the raw root"),
        Column("record", "string", "which record of a file that holds many: its id, url or line number", null=True),
        Column("format", "string", "of the source, such as `txt`, `html`, `jsonl`; docs/formats.md has all"),
        Column("sha256", "string", "of the source file's bytes"),
        Column("encoding", "string", "how the bytes were decoded"),
        Column("url", "string", "where it was published", null=True),
        Column("site", "string", "the site as it calls itself, else its host name", null=True),
        Column("title", "string", "the headline", null=True),
        Column("authors", "list<string>", "names of the authors; empty where none is given"),
        Column("published", "string", "ISO 8601, only as precise as the source", null=True),
        Column("language", "string", "ISO 639-1, of the kept text", null=True),
        Column("truncated", "bool", "the text says that it was cut"),
        Column("extra", "string", "JSON of the source's other fields; null where it has none", null=True),
        Column("source_id", "string", "the object's own id, where it has one", null=True),
        Column("extraction", "string", "`full`, or `limited` for a language without a model"),
        Column("text", "string", "the kept blocks in order, joined by a blank line"),
        Column("raw_chars", "int32", "code points of the source as decoded"),
        Column("text_chars", "int32", "code points of `text`"),
        Column("words", "int32", "words of `text`, split at white space"),
        Column("blocks", "int32", "blocks of the source"),
        Column("blocks_dropped", "int32", "blocks that were dropped"),
        Column("model", "string", "the spaCy pipeline and its version; null where none was used", null=True),
        Column("pipeline_version", "string", "the version that wrote the row"),
    ),
    ("doc_id",),
)

BLOCKS = Table(
    "blocks",
    "block of the source, kept or dropped, in source order",
    (
        DOC,
        _id("block_id", "block"),
        *RAW,
        Column("element", "string", "path in the HTML tree; null for text", null=True),
        Column("start", "int32", "first code point in `documents.text`; null if dropped", null=True),
        Column("end", "int32", "after the last code point; null if dropped", null=True),
        Column("text", "string", "the block's words"),
        Column("kept", "bool", "whether it stands in `documents.text`"),
        Column("reason", "string", "why it was dropped; null if kept", null=True),
        Column("rule", "string", "what decided, also for keeping a repeated block", null=True),
        Column("duplicate_of", "int32", "the block it repeats, for reason `duplicate`", null=True),
        Column("doubtful", "bool", "kept, but the judge was not sure"),
    ),
    ("doc_id", "block_id"),
)

SENTENCES = Table(
    "sentences", "sentence", (DOC, _id("sentence_id", "sentence"), FIELD, *SPAN, TEXT), ("doc_id", "sentence_id")
)

ENTITIES = Table(
    "entities",
    "named entity",
    (
        *(DOC, _id("entity_id", "entity"), SENTENCE, IN_QUOTE, FIELD, *SPAN, *RAW, TEXT),
        Column("label", "string", "the model's own label, such as `PERSON`"),
        Column("name", "string", "its name within the article, in full where that is known"),
    ),
    ("doc_id", "entity_id"),
)

COUNTRIES = Table(
    "countries",
    "mention of a country",
    (
        *(DOC, _id("country_id", "country mention"), SENTENCE, IN_QUOTE, FIELD, *SPAN, *RAW, TEXT),
        Column("country", "string", "ISO 3166-1 alpha-2; `XK` for Kosovo"),
        Column("alpha_3", "string", "ISO 3166-1 alpha-3; `XKX` for Kosovo"),
        Column("name", "string", "the country's common English name"),
        Column("kind", "string", "`name`, `demonym`, `capital`, `city` or `metonym`"),
        RULE,
    ),
    ("doc_id", "country_id"),
)

NUMBERS = Table(
    "numbers",
    "number expression",
    (
        *(DOC, _id("number_id", "number"), SENTENCE, IN_QUOTE, FIELD, *SPAN, *RAW, TEXT),
        Column(
            *("kind", "string"),
            "`count`, `money`, `percent`, `ordinal`, `quantity`, `age`, `date`, `time`, `duration` or `score`",
        ),
        Column("value", "float64", "the number, in the main unit; null for dates and times", null=True),
        Column("value_max", "float64", "the upper end of a range", null=True),
        Column("unit", "string", "ISO 4217 for money, `%`, or a unit symbol", null=True),
        Column("modifier", "string", "`about`, `at_least`, `at_most`, `more_than` or `less_than`", null=True),
        Column("counted", "string", 'the counted noun phrase as written: "troops"', null=True),
        Column("date", "string", "ISO 8601 or EDTF, for dates and times; see `date_basis`", null=True),
        Column("date_basis", "string", "what makes the date complete: `written`, `published` or null", null=True),
        Column("per", "string", "unit of the denominator: `hour`, `bbl`", null=True),
        Column("trend", "string", "`up` or `down` of a change", null=True),
        Column(
            *("unit_basis", "string"),
            "what decided a unit that several share: `written`, `context`, `site` or `default`",
            null=True,
        ),
        RULE,
        Column("subject", "string", "subject of its clause; null where it is in the subject itself", null=True),
        Column("verb", "string", "verb of its clause as written", null=True),
    ),
    ("doc_id", "number_id"),
)

QUOTES = Table(
    "quotes",
    "attribution: direct, indirect or mixed speech",
    (
        *(DOC, _id("quote_id", "quote")),
        Column("sentence_id", "int32", "its first sentence"),
        *SPAN,
        *RAW,
        Column("text", "string", "the words, without quotation marks for direct speech, parts joined by a space"),
        Column("parts", "list<span>", "the stretches of `documents.text` that make it up"),
        Column("raw_parts", "list<span>", "the same in the source; null where they could not be aligned", null=True),
        Column("kind", "string", "`direct`, `indirect` or `mixed`"),
        Column("cue", "string", "the words that report: said, according to", null=True),
        Column("cue_start", "int32", "where the cue stands", null=True),
        Column("cue_end", "int32", "after the cue", null=True),
        Column("speaker", "string", "the speaker as written, null if none", null=True),
        Column("speaker_start", "int32", "where the speaker stands", null=True),
        Column("speaker_end", "int32", "after the speaker", null=True),
        Column("speaker_name", "string", "full name within the article; null rather than a guess", null=True),
        Column("speaker_role", "string", "role or title, where the text gives it", null=True),
        Column("speaker_country", "string", "alpha-2, where role or apposition gives it", null=True),
        Column("person_id", "string", "the person over all articles, in table `people`", null=True),
        Column(
            *("stance", "string"),
            "`said`, `denied`, `doubted`, `asked`, `demanded`, `promised`, `warned`, `predicted` or `hoped`",
        ),
        Column("negated", "bool", "the cue denies that it was said"),
        Column("speakers", "list<speaker>", "each of several speakers; empty where one or none speaks"),
        RULE,
    ),
    ("doc_id", "quote_id"),
)

CLAIMS = Table(
    "claims",
    "number tied to a country or to a speaker",
    (
        DOC,
        Column("number_id", "int32", "the number"),
        Column("country_id", "int32", "the country mention, null where only a speaker is known", null=True),
        Column("quote_id", "int32", "the quote that says it, null outside quotes", null=True),
        Column("relation", "string", "how they are tied: `subject`, `of`, `to`, `in`, `said`, ..."),
        Column("scope", "string", "`country`, or `place` where the figure is of a town or state in it", null=True),
        Column("negated", "bool", "what holds the figure is denied"),
        RULE,
    ),
    ("doc_id", "number_id", "country_id", "quote_id", "relation"),
)

POSITIONS = Table(
    "positions",
    "position of a political actor: an act and one of its actors",
    (
        *(DOC, _id("position_id", "position"), SENTENCE, IN_QUOTE, FIELD, *SPAN, *RAW, TEXT),
        Column("type", "string", "PLOVER's: `agree`, `consult`, `support`, `cooperate`, `aid`, `reject`, ..."),
        Column(
            *("quad", "string"),
            "`verbal_cooperation`, `material_cooperation`, `verbal_conflict` or `material_conflict`",
        ),
        *_words("act", "the words of the act"),
        Column("modality", "string", "`done`, `pledged`, `conditional`, `considered` or `negated`"),
        *_words("actor", "who acts, as written"),
        Column("actor_name", "string", "the actor's full name within the article", null=True),
        Column("actor_kind", "string", "`country`, `government`, `body`, `party`, `person` or `group`", null=True),
        Column("actor_countries", "list<string>", "alpha-2, sorted; each of a compound actor"),
        Column("person_id", "string", "the person over all articles, in table `people`", null=True),
        *_words("content", "what is pledged, refused, demanded"),
        *_words("target", "towards whom"),
        Column("target_name", "string", "the target's full name within the article", null=True),
        Column("target_countries", "list<string>", "alpha-2, sorted"),
        Column("number_ids", "list<int32>", "the numbers that say how much"),
        Column("reported_by", "string", "who says so, where somebody else does", null=True),
        RULE,
    ),
    ("doc_id", "position_id"),
)

COUNTRY_FOCUS = Table(
    "country_focus",
    "country of an article",
    (
        DOC,
        Column("country", "string", "ISO 3166-1 alpha-2"),
        Column("mentions", "int32", "mentions in text and title"),
        Column("share", "float64", "of all country mentions of the article"),
        Column("first_start", "int32", "first mention in the text; null if only the title has one", null=True),
        Column("in_title", "bool", "whether the title mentions it"),
        Column("rank", "int32", "from 1: in the title, then share, then first mention"),
    ),
    ("doc_id", "rank"),
)

FAILURES = Table(
    "failures",
    "source or record that gave no article",
    (
        Column("path", "string", "the source below the raw root"),
        Column("record", "string", "which record, where the file holds many", null=True),
        Column("sha256", "string", "of the source file's bytes, null if it could not be read", null=True),
        Column("stage", "string", "`read`, `clean`, `extract`, `invariant`, `timeout` or `crash`"),
        Column("error", "string", "the kind of error"),
        Column("message", "string", "what happened, and what to do"),
    ),
    ("path", "record"),
)
CORRECTIONS = Table(
    "corrections",
    "correction of a person, as applied",
    (
        Column("table", "string", "the table corrected"),
        DOC,
        Column("start", "int32", "where the row's words stand; null where they were not found", null=True),
        Column("end", "int32", "after its last code point", null=True),
        Column("column", "string", "the column corrected", null=True),
        Column("was", "string", "the value before", null=True),
        Column("is", "string", "the value now", null=True),
        Column("note", "string", "what the person wrote", null=True),
        Column("applied", "bool", "whether the row was found"),
    ),
    ("table", "doc_id", "start"),
)
