"""The search: how often it finds against plain BM25, and how long a query takes.

The questions and pages lie beside the checkout (`../shared`); without them only the time is
measured, on made-up documents.
"""

import math
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import tantivy

from benchmarks._bench import ROOT, new_room, report
from migrado.search.documents import Document
from migrado.search.evaluation import Page, Question, evaluate, read_pages, read_questions
from migrado.search.glossary import default_glossary
from migrado.search.html import text_of
from migrado.search.index import build, open_index

DATA = ROOT.parent / "shared" / "data" / "integreat_qa"
CITIES = ("lkaugsburg", "rems-murr-kreis")
TARGETS = {("de", "de"): 1.3, ("en", "en"): 1.1}
DOCUMENTS = 20_000
SLOWEST = 5.0  # milliseconds, 95 of 100 queries
TIMED = ("de", "uk", "ar", "ti")  # one language of each script; all fourteen take ten minutes


class PlainBM25:
    """What the contract of `search-eval` calls plain BM25: k1 1.2, b 0.75, no stems."""

    def __init__(self, texts: list[str]):
        bags = [Counter(re.findall(r"\w+", text.lower())) for text in texts]
        lengths = [bag.total() for bag in bags]
        mean = sum(lengths) / len(lengths)
        self.postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, bag in enumerate(bags):
            norm = 1.2 * (1 - 0.75 + 0.75 * lengths[at] / mean)
            for word, count in bag.items():
                self.postings[word].append((at, count * 2.2 / (count + norm)))
        self.idf = {
            word: math.log(1 + (len(bags) - len(found) + 0.5) / (len(found) + 0.5))
            for word, found in self.postings.items()
        }

    def rank(self, query: str) -> list[int]:
        """Return the documents with a common word, best first, equals in their order."""
        scores: dict[int, float] = defaultdict(float)
        for word in re.findall(r"\w+", query.lower()):
            for at, weight in self.postings.get(word, ()):
                scores[at] += self.idf[word] * weight
        return sorted(scores, key=lambda at: (-scores[at], at))


def plain_success(pages: list[Page], questions: list[Question]) -> float:
    """Return plain BM25's share of questions with a right page among the first five."""
    rooms = {city: [page for page in pages if page.city == city] for city in CITIES}
    ranking = {
        city: PlainBM25([f"{page.title} {text_of(page.html)}" for page in room])
        for city, room in rooms.items()
    }
    found = []
    for question in questions:
        room = rooms.get(question.city, [])
        if any(question.page in page.numbers for page in room):
            first = ranking[question.city].rank(question.text)[:5]
            found.append(any(question.page in room[at].numbers for at in first))
    return sum(found) / len(found)


def quality() -> None:
    for pages_in in ("de", "en"):
        pages = [p for c in CITIES for p in read_pages(DATA / f"pages_{c}_{pages_in}.json.gz")]
        runs = [(part, asked_in) for part in ("train", "dev") for asked_in in ("de", "en")]
        questions = [read_questions(DATA / f"{part}_{lang}.jsonl.gz") for part, lang in runs]
        languages = [language for _, language in runs]
        figures = evaluate(pages, list(zip(languages, questions, strict=True)))
        for (part, asked_in), asked, ours in zip(runs, questions, figures, strict=True):
            plain = plain_success(pages, asked)
            ratio = ours.success_at_5 / plain
            target = TARGETS.get((asked_in, pages_in))
            report(
                f"search: {part}, {asked_in} questions on {pages_in} pages",
                f"{ours.success_at_5:.3f} = {ratio:.2f} x BM25",
                target=f"{target} x" if target else "-",
                met=target is None or ratio >= target,
            )
            print(f"{'  mrr; success of plain BM25':52}{ours.mrr:>13.3f}; {plain:.3f}")


def made_up(language: str, *, dice: random.Random) -> tuple[list[Document], list[str]]:
    """Return documents of words from the glossary among many rarer ones, and queries for them."""
    labels = [
        (concept.labels.get(language) or concept.labels["de"], concept.labels["de"])
        for concept in default_glossary().concepts
    ]
    own = " ".join(label for names, _ in labels for label in names).split()
    letters = sorted({letter for word in own for letter in word.lower() if letter.isalpha()})
    rare = ["".join(dice.choices(letters, k=dice.randint(4, 12))) for _ in range(30_000)]
    often = [1 / rank for rank in range(1, len(rare) + 1)]
    documents = []
    for number in range(DOCUMENTS):
        names, german = labels[dice.randrange(len(labels))]
        text = " ".join(dice.choices(own, k=20) + dice.choices(rare, often, k=40))
        beside = {} if language == "de" else {"german_title": german[0], "german_text": german[-1]}
        title = f"{dice.choice(names)} {dice.choice(rare)}"
        documents.append(
            Document(f"offer/{number:05}", "offer", language, title, text=text, **beside)
        )
    queries = [" ".join(dice.choices(own, k=dice.randint(1, 5))) for _ in range(250)]
    queries += [f"{dice.choice(own)} {dice.choice(rare)}" for _ in range(50)]
    return documents, queries


def speed() -> None:
    dice = random.Random(DOCUMENTS)
    for language in TIMED:
        with new_room() as room:
            built, ours, theirs = measured(language, Path(room), dice=dice)
        report(
            f"search: 95 of 100 queries, {DOCUMENTS:,} documents, {language}",
            f"{ours:.1f} ms = {ours / theirs:.0f} x Tantivy",
            target=f"{SLOWEST:.0f} ms",
            met=ours <= SLOWEST,
        )
        print(f"{'  building the index':52}{built:>13.1f} s")


def measured(language: str, room: Path, *, dice: random.Random) -> tuple[float, float, float]:
    """Return the seconds of building, and the milliseconds of our and of Tantivy's answers."""
    documents, queries = made_up(language, dice=dice)
    start = time.perf_counter()
    build(room / "ours", documents)
    built = time.perf_counter() - start
    index = open_index(room / "ours")
    plain = plain_tantivy(documents, room / "plain")
    index.prepare()
    ours = percentile([milliseconds(lambda q=q: index.search(q)) for q in queries])
    theirs = percentile([milliseconds(lambda q=q: plain(q)) for q in queries])
    return built, ours, theirs


def plain_tantivy(documents: list[Document], folder: Path) -> Callable[[str], list[str]]:
    """Return a function that asks Tantivy itself: its parser, its tokens, its BM25."""
    folder.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw")
    builder.add_text_field("text")
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(num_threads=1)
    for document in documents:
        text = f"{document.title} {document.text} {document.german_title} {document.german_text}"
        writer.add_document(tantivy.Document(key=document.key, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(query: str) -> list[str]:
        parsed, _ = index.parse_query_lenient(query, ["text"])
        hits = searcher.search(parsed, 20, count=False).hits
        return [searcher.doc(address).get_first("key") for _, address in hits]

    return ask


def milliseconds(work: Callable[[], object]) -> float:
    """Return the milliseconds of one call, the best of a few: other programs run here, too."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def percentile(times: list[float]) -> float:
    """Return what 95 of 100 stay below."""
    return sorted(times)[int(len(times) * 0.95)]


def main() -> None:
    if DATA.exists():
        quality()
    else:
        print(f"{DATA.name} is not beside this checkout: only the time is measured")
    speed()


if __name__ == "__main__":
    main()
