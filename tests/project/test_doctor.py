"""`migrado doctor` says what would go wrong, one sentence each, and nothing when all is well."""

import pytest

from migrado.project.commands.doctor import letter_findings
from migrado.texts.models import City, CityLanguage, Country
from migrado.web import pdf
from tests.support.clock import NOW
from tests.support.command import migrado

CITY = {"MIGRADO_HTTPS": "yes", "MIGRADO_HOSTS": "arrival.city.example"}


def test_an_empty_folder_is_told_step_by_step(tmp_path):
    done = migrado("doctor", var=tmp_path)

    text = done.stdout.decode()
    assert done.returncode == 1
    assert text.count("is missing; `migrado doctor --make-keys` writes it.") == 3
    assert "MIGRADO_HTTPS is off" in text
    assert "MIGRADO_HOSTS names this machine only" in text
    assert "database" in text


def test_switches_for_developers_are_told(tmp_path):
    done = migrado(
        "doctor", var=tmp_path, MIGRADO_DEBUG="yes", MIGRADO_COMPONENTS="yes", MIGRADO_HOSTS="*"
    )

    text = done.stdout.decode()
    assert "MIGRADO_DEBUG is on" in text
    assert "MIGRADO_COMPONENTS is on" in text
    assert "MIGRADO_HOSTS allows every name" in text


def test_a_key_that_others_can_read_is_told(tmp_path):
    migrado("doctor", "--make-keys", var=tmp_path)
    (tmp_path / "keys" / "ring").chmod(0o644)

    done = migrado("doctor", var=tmp_path)

    assert "keys/ring can be read by others" in done.stdout.decode()


def test_a_city_that_is_ready_has_nothing_to_mend(tmp_path):
    migrado("demo", "--prepare-only", var=tmp_path)

    done = migrado("doctor", var=tmp_path, **CITY)

    assert done.stdout.decode() == "Nothing to mend.\n"
    assert done.returncode == 0


@pytest.mark.django_db
def test_a_language_without_letters_for_the_pdf_is_told(monkeypatch):
    country, _ = Country.objects.get_or_create(code="DE")
    city = City.objects.create(
        country=country, key="x", name="X", state="NW", zone="Europe/Berlin", changed_at=NOW
    )
    for position, code in enumerate(("de", "ti")):
        CityLanguage(city=city, language=code, position=position).save()
    monkeypatch.setattr(pdf, "letters_missing", lambda code: code == "ti")

    sentences = list(letter_findings())

    assert len(sentences) == 1
    assert "(ti)" in sentences[0]
    assert "apt install fonts-noto-core" in sentences[0]
