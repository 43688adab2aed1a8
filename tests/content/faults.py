"""What can be wrong in the guide pages of a city pack, and in the files of its translators."""

from tests.directory.faults import Fault, faults

PAGE, TEXTS, LINES = "pages/work.yaml", "texts/ar.yaml", "../_de/texts/ar.yaml"
GERMAN = "    ## Zuerst\n"
LONG = "x" * 4_001
PAGE_FAULTS = faults(
    PAGE,
    ("key: work", "key: job", "the key “job” differs from the file “work”"),
    ("key: work", "key: Work", "expected a key of 2 to 40 small letters"),
    ("topic: work", "topic: play", "there is no topic “play” that is shown in this pack"),
    ("topic: work", "topic: health", "there is no topic “health” that is shown in this pack"),
    ("parent: null", "parent: money", "there is no page “money” that is shown in this pack"),
    ("parent: null", "parent: work", "this page stands below itself"),
    ("[town-hall]", "[castle]", "there is no office “castle” that is shown in this pack"),
    ("[town-hall]", "[town-hall, town-hall]", "the key “town-hall” stands here twice"),
    ("[town-hall]", "town-hall", "expected a list"),
    ("[course]", "[dance]", "there is no offer “dance” that is shown in this pack"),
    ("[course]", "[hidden]", "there is no offer “hidden” that is shown in this pack"),
    ("position: 1", "position: first", "expected a whole number from 0 to 999"),
    ("legal: true", "legal: perhaps", "expected true, false or null"),
    ("title: {de: Arbeit, ", "title: {", "expected the key “de”"),
    ("summary: {de: Wie", f"summary: {{de: {LONG[:301]}Wie", "a text of 1 to 300 characters"),
    ("    Fragen Sie.", f"    {LONG}", "expected a text of 1 to 4000 characters"),
    ("  de: |\n    ## Zuerst\n\n    Fragen Sie.\n", "", "expected the key “de”"),
    ("    Fragen Sie.", "    <b>Fragen</b> Sie.", "lists, bold and links, found HTML"),
    ("    Fragen Sie.", "    <script>x</script>", "found HTML"),
    ("    Fragen Sie.", "    ![Bild](https://a.example/b.png)", "found an image"),
    (GERMAN, "    # Zuerst\n", "found a heading that is neither ## nor ###"),
    ("    Fragen Sie.", "    [Los](javascript:alert(1))", "found a link that does not begin with"),
    ("    Fragen Sie.", "    [Los](/dortmund/de/)", "found a link that does not begin with"),
    ("    Fragen Sie.", "    Fragen\u200eSie\u202e.", "a text without control characters"),
    ("    Ask.", "    > Ask.", "found a quotation"),
    ("url: null", "url: aachen.example", "a whole address that begins with https://"),
    ("checked_on: 2026-11-20", "checked_on: 2026-11-24", "lies in the future"),
    ("  - {title: AufenthG § 4a, url: null, ", "  - {url: null, ", "expected the key “title”"),
    ("key: work", "author: me\nkey: work", "“author” is not a known key"),
)
TEXT_FAULTS = faults(
    TEXTS,
    ("offices/town-hall/name", "offices/castle/name", "the pack has no text “offices/castle/name”"),
    ("offers/course/name", "offers/hiden/name", "the pack has no text “offers/hiden/name”"),
    ("pages/work/title", "pages/job/title", "the pack has no text “pages/job/title”"),
    (
        "  offers/course/name",
        "  offices/town-hall/name: x\n  offers/course/name",
        "stands here twice",
    ),
    (
        "  offers/course/name",
        "  offices/town-hall/appointment: بموعد.\n  offers/course/name",
        "“offices/town-hall/appointment” is translated twice",
    ),
    ("texts:\n", "made_from: {offices/x/name: 2}\ntexts:\n", "there is no text “offices/x/name”"),
    ("texts:\n", "made_from: {pages/work/title: 2}\ntexts:\n", "a whole number from 1 to 1"),
    ("texts:\n", "made_from: {pages/work/title: new}\ntexts:\n", "a whole number from 1 to 1"),
    ("texts:\n", "reviewed: [pages/job/title]\ntexts:\n", "there is no text “pages/job/title” in"),
    (
        "texts:\n",
        "reviewed: [pages/work/title]\ndraft: [pages/work/title]\ntexts:\n",
        "“pages/work/title” cannot have two states",
    ),
    ("texts:\n", "machine: [pages/work/title]\ntexts:\n", "“machine” is not a known key"),
    ("texts:\n", "words:\n", "“words” is not a known key; expected one of: draft, made_from"),
    ("دار البلدية", '"دار\\u202E"', "expected one line of text without control characters"),
    ("دار البلدية", "''", "expected a text of 1 to 240 characters"),
    ("دار البلدية", "12", "put “12” in quotes"),
    ("    اسألوا.", "    <b>اسألوا.</b>", "found HTML"),
    ("    اسألوا.", "    [x](javascript:alert(1))", "found a link that does not begin with"),
    ("دار البلدية", "{de: x}", "expected a text"),
)
LINE_FAULTS = faults(
    LINES,
    ("helplines/police/name", "helplines/pizza/name", "no text “helplines/pizza/name”"),
    ("helplines/police/name", "offices/town-hall/name", "no text “offices/town-hall/name”"),
)
FAULTS: list[Fault] = [*PAGE_FAULTS, *TEXT_FAULTS, *LINE_FAULTS]
