"""What import-linter cannot see: foreign keys by name, folders, and what is really loaded."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parents[1]
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ]
}
FLOORS = [floor.replace("|", " ").split() for floor in CONTRACTS["floors"]["layers"]]
HEIGHT = {app: -depth for depth, floor in enumerate(FLOORS) for app in floor}
PURE = (
    "migrado.kernel.deadlines",
    "migrado.rules",
    "migrado.search.index",
    "migrado.texts.domain",
    "migrado.directory.domain.pack",
    "migrado.guide.domain.interview",
    "migrado.guide.domain.plan",
    "migrado.people.domain.duplicates",
    "migrado.people.domain.tokens",
    "migrado.project.commands.assess",
    "migrado.project.commands.search_eval",
)


def test_foreign_keys_point_down():
    up = [
        f"{model.__name__}.{field.name} -> {field.related_model.__name__}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation
        if (source := model._meta.app_label) != (target := field.related_model._meta.app_label)
        if source in HEIGHT and target in HEIGHT and HEIGHT[target] >= HEIGHT[source]
    ]

    assert up == []


def test_the_list_of_floors_is_the_list_of_folders():
    folders = {path.parent.name for path in (ROOT / "migrado").glob("*/__init__.py")}

    assert folders == set(HEIGHT)


def test_every_room_with_models_stands_on_a_floor():
    strangers = {
        model._meta.app_label
        for model in apps.get_models()
        if model.__module__.startswith("migrado") and model._meta.app_label not in HEIGHT
    }

    assert strangers == set()


@pytest.mark.parametrize("module", PURE)
def test_pure_modules_load_without_django(module):
    code = f"import sys, {module}; sys.exit('django' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)

    assert done.returncode == 0


def test_the_contract_of_pure_rooms_names_every_domain():
    named = set(CONTRACTS["pure"]["source_modules"])

    assert {"migrado.kernel", "migrado.rules", "migrado.search", "migrado.*.domain"} == named
    assert CONTRACTS["pure"]["forbidden_modules"] == ["django"]


def test_every_app_with_rooms_is_under_the_contract_of_file_names():
    containers = {name.removeprefix("migrado.") for name in CONTRACTS["rooms"]["containers"]}
    free = {"kernel", "rules", "search", "web", "project"}  # test_consistency.py names their files

    assert containers | free == set(HEIGHT)
    assert not containers & free
