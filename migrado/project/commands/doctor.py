"""`migrado doctor`: what would go wrong in a deployment, one sentence each."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from migrado.project import settings
from migrado.project.arguments import Arguments
from migrado.project.cli import set_up_django
from migrado.project.exposure import secret_faults
from migrado.project.identity import identity_faults
from migrado.project.keys import make_keys


def run(arguments: list[str]) -> int:
    """Print every finding; the exit status is 1 when there is one, 0 when all is well."""
    parser = Arguments("migrado doctor", description="Check this deployment.")
    parser.add_argument(
        "--make-keys", action="store_true", help="write the secret and the key rings if missing"
    )
    parser.add_argument(
        "--deploy", action="store_true", help="look also for what a city in earnest needs"
    )
    asked = parser.parse_args(arguments)
    if asked.make_keys:
        for path in make_keys(
            secret=settings.SECRET_KEY_FILE, rings=(*settings.RINGS, settings.BACKUP_KEYS_FILE)
        ):
            sys.stdout.write(f"Wrote {path}.\n")
        return 0
    set_up_django()
    found = list(findings())
    if asked.deploy:
        found += deploy_findings()
    for sentence in found:
        sys.stdout.write(f"- {sentence}\n")
    if not found:
        sys.stdout.write("Nothing to mend.\n")
    return 1 if found else 0


def findings() -> Iterator[str]:
    """Yield what is wrong, in the order in which it should be mended."""
    yield from key_findings(settings.SECRET_KEY_FILE, *settings.RINGS)
    yield from setting_findings()
    yield from identity_faults(
        issuer=settings.OIDC_ISSUER,
        client_id=settings.OIDC_CLIENT_ID,
        secret_file=str(settings.OIDC_SECRET_FILE),
        secret=settings.OIDC_SECRET,
    )
    yield from data_findings()


def key_findings(*paths: Path) -> Iterator[str]:
    """Yield what is wrong with the files that hold secrets."""
    for path in paths:
        if not path.exists():
            yield f"{path} is missing; `migrado doctor --make-keys` writes it."
    for fault in secret_faults():
        yield fault[0].upper() + fault[1:]


def deploy_findings() -> Iterator[str]:
    """Yield what is unsafe or missing where people's data are kept."""
    # Imported only now, because Django must be set up first.
    from migrado.project import deploy  # noqa: PLC0415

    return deploy.findings(now=datetime.now(UTC))


def setting_findings() -> Iterator[str]:
    """Yield settings that suit a trial but not a city."""
    if settings.DEBUG:
        yield "MIGRADO_DEBUG is on; it shows the inside of the program to everybody."
    if settings.MIGRADO_COMPONENTS:
        yield "MIGRADO_COMPONENTS is on; the component page is for developers."
    if not settings.HTTPS:
        yield "MIGRADO_HTTPS is off; answers travel unencrypted to visitors elsewhere."
    if "*" in settings.ALLOWED_HOSTS:
        yield "MIGRADO_HOSTS allows every name; write down the names of the site."
    elif not set(settings.ALLOWED_HOSTS) - {"127.0.0.1", "localhost", "[::1]"}:
        yield "MIGRADO_HOSTS names this machine only; write down the names of the site."


def data_findings() -> Iterator[str]:
    """Yield what the database lacks."""
    # Imported only now, because Django must be set up first.
    from migrado.project.state import database_obstacle, restore_obstacle  # noqa: PLC0415
    from migrado.texts.models import City  # noqa: PLC0415

    if obstacle := database_obstacle() or restore_obstacle():
        yield obstacle[0].upper() + obstacle[1:]
    elif not City.objects.exists():
        yield "No city is loaded; run `migrado load-city cities/dortmund`."
    else:
        yield from letter_findings()


def letter_findings() -> Iterator[str]:
    """Yield the languages of the cities in which this machine cannot make a PDF."""
    from migrado.texts import queries  # noqa: PLC0415
    from migrado.web.pdf import letters_missing  # noqa: PLC0415

    spoken = {one.code: one for city in queries.cities() for one in queries.languages_of(city)}
    for code, language in spoken.items():
        if letters_missing(code):
            yield (
                f"No font here has the letters of {language.name} ({code}), so plans in it "
                "cannot be saved as PDF; on Debian: apt install fonts-noto-core."
            )
