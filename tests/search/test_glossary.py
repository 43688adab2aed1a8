"""The glossary is read strictly, and the one that ships is sound."""

import pytest
import yaml

from migrado.kernel.refusal import Refusal
from migrado.search.glossary import LANGUAGES, Concept, default_glossary, read_glossary
from migrado.search.recognition import Recogniser

GOOD = {"key": "kita", "topic": "family", "urgent": None, "de": ["Kita"], "en": ["kindergarten"]}


def write(folder, *concepts: object) -> None:
    text = yaml.safe_dump(list(concepts), allow_unicode=True)
    (folder / "some.yaml").write_text(text, encoding="utf-8")


def test_a_concept_is_read_with_its_labels(tmp_path):
    write(tmp_path, GOOD | {"uk": ["дитячий садок"]})

    glossary = read_glossary(tmp_path)

    assert glossary.by_key["kita"] == Concept(
        "kita",
        "family",
        None,
        {"de": ("Kita",), "en": ("kindergarten",), "uk": ("дитячий садок",)},
    )


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"key": "Kita Platz"}, "/0/key: small letters"),
        ({"key": None}, "/0/key"),
        ({"key": 7}, "/0/key"),
        ({"topic": "money"}, "/0/topic: null or one of housing"),
        ({"topic": ["family"]}, "/0/topic"),
        ({"urgent": True}, "/0/urgent: null or one of emergency"),
        ({"urgent": "fire"}, "/0/urgent"),
        ({"de": []}, "/0/de: a list"),
        ({"de": "Kita"}, "/0/de: a list"),
        ({"de": ["Kita", ""]}, "/0/de: each label"),
        ({"de": ["Kita", 3]}, "/0/de: each label"),
        ({"de": [" Kita"]}, "/0/de: each label"),
        ({"de": ["Kita", "KITA"]}, "/0/de: a label is there twice"),
        ({"de": ["x" * 81]}, "/0/de: a label is too long"),
        ({"xx": ["Kita"]}, "/0/xx: is not a part"),
        ({"topics": "family"}, "/0/topics: is not a part"),
    ],
)
def test_a_wrong_part_is_refused_with_its_place(tmp_path, changed, told):
    write(tmp_path, GOOD | changed)

    with pytest.raises(Refusal) as refused:
        read_glossary(tmp_path)

    assert str(refused.value).startswith(f"some.yaml: {told}")


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_missing_part_is_refused(tmp_path, name):
    write(tmp_path, {part: value for part, value in GOOD.items() if part != name})

    with pytest.raises(Refusal, match=f"/0/{name}: is missing"):
        read_glossary(tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "not readable as YAML"),
        ("key: kita", "a list of concepts"),
        ("- kita", "/0: a concept with key"),
        ("!!python/object:os.system [ls]", "not readable as YAML"),
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path, text, told):
    (tmp_path / "some.yaml").write_text(text)

    with pytest.raises(Refusal, match=told):
        read_glossary(tmp_path)


def test_a_key_that_is_there_twice_is_refused(tmp_path):
    write(tmp_path, GOOD, GOOD)

    with pytest.raises(Refusal, match="/1/key: the key 'kita' is there twice"):
        read_glossary(tmp_path)


def test_the_glossary_that_ships_speaks_every_language():
    concepts = default_glossary().concepts

    assert len(concepts) > 50
    assert [c.key for c in concepts if set(c.labels) != set(LANGUAGES)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_of_what_is_urgent_is_recognised(language):
    recogniser = Recogniser(default_glossary())

    missed = [
        (concept.key, label)
        for concept in default_glossary().concepts
        if concept.urgent
        for label in concept.labels[language]
        if concept.key not in recogniser.recognise(label, language).urgent
    ]

    assert missed == []
