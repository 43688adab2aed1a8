"""The figures of the evaluation, counted by hand on a made-up city."""

import gzip
import json

import pytest

from migrado.kernel.refusal import Refusal
from migrado.search.evaluation import evaluate, read_pages, read_questions
from tests.search.factories import glossary


def page(number: int, title: str, content: str = "", **others: object) -> dict[str, object]:
    said = {"city": "essen", "language": "de"} | others
    return {
        "id": number,
        "path": f"/{said.pop('city')}/{said.pop('language')}/page-{number}/",
        "title": title,
        "excerpt": "",
        "content": content,
        "parent": None,
        "available_languages": {},
    } | said


def question(text: str, number: int, city: str = "essen") -> dict[str, object]:
    return {"question": text, "city": city, "pageId": number, "answers": [], "context": "x"}


def measured(tmp_path, pages, questions, *, language: str = "de"):
    (tmp_path / "pages.json").write_text(json.dumps(pages), encoding="utf-8")
    lines = "".join(json.dumps(one) + "\n" for one in questions)
    (tmp_path / "questions.jsonl").write_text(lines, encoding="utf-8")
    (figures,) = evaluate(
        read_pages(tmp_path / "pages.json"),
        [(language, read_questions(tmp_path / "questions.jsonl"))],
        glossary=glossary(),
    )
    return figures.as_json()


# "Zebra" stands seven times in the title of page 1, and once less in each further one.
ZEBRAS = [
    page(number, " ".join(["Zebra"] * (8 - number) + ["Esel"] * number)) for number in range(1, 8)
]


@pytest.mark.parametrize(
    ("right", "success", "mrr"),
    [([1], 1.0, 1.0), ([2], 1.0, 0.5), ([5], 1.0, 0.2), ([6], 0.0, 1 / 6), ([1, 6], 0.5, 7 / 12)],
)
def test_success_counts_the_first_five_and_mrr_the_place(tmp_path, right, success, mrr):
    figures = measured(tmp_path, ZEBRAS, [question("Zebra?", number) for number in right])

    assert figures["questions"] == len(right)
    assert figures["success_at_5"] == success
    assert figures["mrr"] == pytest.approx(mrr, abs=1e-6)


def test_what_is_not_found_counts_as_nothing_and_what_has_no_page_not_at_all(tmp_path):
    asked = [
        question("Giraffe", 1),
        question("Zebra", 99),
        question("Zebra", 1, city="bonn"),
        question("Zebra", 1),
    ]

    assert measured(tmp_path, ZEBRAS, asked) == {"questions": 2, "success_at_5": 0.5, "mrr": 0.5}
    assert measured(tmp_path, ZEBRAS, asked[1:3]) == {
        "questions": 0,
        "success_at_5": 0.0,
        "mrr": 0.0,
    }


def test_the_number_of_a_translation_is_a_right_page(tmp_path):
    pages = [page(1, "Zebra", available_languages={"en": {"id": 501, "path": "/essen/en/zebra/"}})]

    assert measured(tmp_path, pages, [question("Zebra", 501)])["success_at_5"] == 1.0


def test_of_several_right_pages_the_best_placed_counts(tmp_path):
    twins = [page(8, "Zebra Zebra Zebra", available_languages={"en": {"id": 6}}), *ZEBRAS[5:]]

    assert measured(tmp_path, twins, [question("Zebra", 6)])["mrr"] == 1.0


def test_a_question_is_asked_in_its_own_city_only(tmp_path):
    pages = [page(1, "Zebra Zebra", city="bonn"), page(2, "Esel und Zebra")]

    assert measured(tmp_path, pages, [question("Zebra", 2)])["mrr"] == 1.0


def test_titles_above_a_page_are_searched_and_a_circle_of_them_ends(tmp_path):
    pages = [
        page(1, "Tiere", parent={"id": 3}),
        page(2, "Gestreift", parent={"id": 1}),
        page(3, "Zoo", parent={"id": 1}),
        page(4, "Park", parent={"id": 0, "url": None, "path": None}),
    ]

    figures = measured(tmp_path, pages, [question("Gestreifte Tiere im Zoo", 2)])

    assert figures["mrr"] == 1.0


def test_content_without_tags_and_excerpts_are_searched_but_not_scripts(tmp_path):
    pages = [
        page(1, "Eins", "<p>Ein <b>Zeb</b>ra</p><script>Giraffe</script>"),
        page(2, "Zwei", excerpt="Ein Esel"),
        page(3, "Drei", content=None, available_languages=[]),
    ]
    asked = [question("Zebra", 1), question("Esel", 2), question("Giraffe", 1)]

    assert measured(tmp_path, pages, asked)["mrr"] == pytest.approx(2 / 3, abs=1e-6)


def test_the_language_asked_in_leads_through_the_glossary(tmp_path):
    pages = [page(1, "Deutschkurs"), page(2, "Zebra")]
    asked = [question("курс німецької", 1)]

    assert measured(tmp_path, pages, asked, language="uk")["mrr"] == 1.0


def test_a_page_that_is_given_twice_is_one_result(tmp_path):
    pages = [ZEBRAS[0], ZEBRAS[0], ZEBRAS[1]]

    assert measured(tmp_path, pages, [question("Zebra", 2)])["mrr"] == 0.5


def test_packed_files_and_blank_lines_are_read(tmp_path):
    pages, questions = tmp_path / "pages.json.gz", tmp_path / "questions.jsonl.gz"
    pages.write_bytes(gzip.compress(json.dumps(ZEBRAS).encode()))
    questions.write_bytes(gzip.compress(json.dumps(question("Zebra", 1)).encode() + b"\n\n"))

    assert len(read_pages(pages)) == 7
    assert [one.page for one in read_questions(questions)] == [1]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", "JSON is expected"),
        ("{}", "an array of pages"),
        ("[" * 100_000, "JSON is expected"),
        ("[1]", "/0: an object"),
        ([page(1, "A"), page(2, "B") | {"id": "2"}], "/1/id: a whole number"),
        ([page(1, "A") | {"id": True}], "/0/id: a whole number"),
        ([page(1, "A") | {"title": None}], "/0/title: text"),
        ([page(1, "A") | {"content": 3}], "/0/content: text"),
        ([page(1, "A") | {"path": "/essen/"}], "/0/path: /city/language"),
        ([page(1, "A") | {"parent": 3}], "/0/parent: an object"),
        ([page(1, "A") | {"parent": {"id": "3"}}], "/0/parent/id: a whole number"),
        ([page(1, "A") | {"available_languages": {"en": 3}}], "/0/available_languages/en: an obj"),
        ([page(1, "A") | {"available_languages": [3]}], "/0/available_languages: an object"),
    ],
)
def test_pages_of_another_shape_are_refused_with_their_place(tmp_path, given, told):
    file = tmp_path / "pages.json"
    file.write_text(given if isinstance(given, str) else json.dumps(given))

    with pytest.raises(Refusal) as refused:
        read_pages(file)

    assert str(refused.value).startswith(f"{file}: {told}")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 2: JSON"),
        ("[]", "line 2: an object"),
        (json.dumps(question("A", 1) | {"question": None}), "line 2/question: text"),
        (json.dumps(question("A", 1) | {"city": 3}), "line 2/city: text"),
        (json.dumps(question("A", 1) | {"pageId": "1"}), "line 2/pageId: a whole number"),
        (json.dumps(question("A", 1) | {"pageId": 1.5}), "line 2/pageId: a whole number"),
    ],
)
def test_questions_of_another_shape_are_refused_with_their_line(tmp_path, line, told):
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps(question("A", 1)) + "\n" + line)

    with pytest.raises(Refusal) as refused:
        read_questions(file)

    assert str(refused.value).startswith(f"{file}: {told}")


@pytest.mark.parametrize(
    "data",
    [b"\x1f\x8b broken", gzip.compress(b"[]" * 99, mtime=0)[:-9], b"plain"],
    ids=["header only", "cut", "not packed"],
)
def test_a_broken_pack_is_refused(tmp_path, data):
    file = tmp_path / "pages.json.gz"
    file.write_bytes(data)

    with pytest.raises(Refusal, match="cannot be read"):
        read_pages(file)


def test_bytes_that_are_no_text_are_refused(tmp_path):
    file = tmp_path / "pages.json"
    file.write_bytes(b'["\xff\xfe"]')

    with pytest.raises(Refusal, match="UTF-8"):
        read_pages(file)
