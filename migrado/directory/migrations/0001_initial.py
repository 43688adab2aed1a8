"""The first tables of offices, facts, local rules and helplines."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("texts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Helpline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=500)),
                ("source_date", models.CharField(blank=True, max_length=10)),
                ("checked_on", models.DateField()),
                ("key", models.SlugField(max_length=40)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("emergency", "emergency"),
                            ("violence", "violence"),
                            ("youth", "youth"),
                        ],
                        max_length=20,
                    ),
                ),
                ("phone", models.CharField(max_length=30)),
                ("website", models.CharField(blank=True, max_length=200)),
                ("hours", models.CharField(blank=True, max_length=200)),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="texts.country",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "key"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HelplineText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("machine", "machine"),
                            ("reviewed", "reviewed"),
                        ],
                        max_length=8,
                    ),
                ),
                ("source_revision", models.PositiveIntegerField()),
                (
                    "part",
                    models.CharField(choices=[("name", "name"), ("note", "note")], max_length=4),
                ),
                ("text", models.CharField(max_length=600)),
                (
                    "helpline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="directory.helpline",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LocalRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=500)),
                ("source_date", models.CharField(blank=True, max_length=10)),
                ("checked_on", models.DateField()),
                ("key", models.CharField(max_length=40)),
                ("value", models.JSONField()),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="texts.city",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LocalRuleText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("machine", "machine"),
                            ("reviewed", "reviewed"),
                        ],
                        max_length=8,
                    ),
                ),
                ("source_revision", models.PositiveIntegerField()),
                ("text", models.CharField(max_length=600)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="texts.city",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="directory.localrule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=40)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="texts.city",
                    ),
                ),
            ],
            options={
                "verbose_name": "office",
                "verbose_name_plural": "offices",
                "ordering": ("position", "key"),
            },
        ),
        migrations.CreateModel(
            name="OfficeFact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=500)),
                ("source_date", models.CharField(blank=True, max_length=10)),
                ("checked_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("address", "address"),
                            ("phone", "phone"),
                            ("email", "email"),
                            ("website", "website"),
                            ("hours", "hours"),
                            ("landmark", "landmark"),
                            ("appointment", "appointment"),
                            ("note", "note"),
                        ],
                        max_length=12,
                    ),
                ),
                ("value", models.CharField(blank=True, max_length=200)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="texts.city",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facts",
                        to="directory.office",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfficeFactText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("machine", "machine"),
                            ("reviewed", "reviewed"),
                        ],
                        max_length=8,
                    ),
                ),
                ("source_revision", models.PositiveIntegerField()),
                ("text", models.CharField(max_length=600)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="texts.city",
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="directory.officefact",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfficeRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("citizen_services", "citizen_services"),
                            ("immigration_office", "immigration_office"),
                            ("jobcenter", "jobcenter"),
                            ("social_office_asylblg", "social_office_asylblg"),
                            ("social_office_sgb_xii", "social_office_sgb_xii"),
                            ("youth_office", "youth_office"),
                            ("family_benefits_office", "family_benefits_office"),
                            ("housing_benefit_office", "housing_benefit_office"),
                            ("maintenance_advance_office", "maintenance_advance_office"),
                            ("parental_allowance_office", "parental_allowance_office"),
                            ("study_grant_office", "study_grant_office"),
                            ("employment_agency", "employment_agency"),
                            ("bamf", "bamf"),
                            ("federal_administration_office", "federal_administration_office"),
                            ("school_office", "school_office"),
                            ("health_insurer", "health_insurer"),
                            ("recognition_office", "recognition_office"),
                            ("counselling", "counselling"),
                            ("infopoint", "infopoint"),
                            ("first_registration_eu", "first_registration_eu"),
                            ("night_shelter", "night_shelter"),
                            ("homeless_counselling", "homeless_counselling"),
                            ("violence_help", "violence_help"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "matter",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("work", "work"),
                            ("study", "study"),
                            ("family", "family"),
                            ("eu_family", "eu_family"),
                            ("humanitarian", "humanitarian"),
                            ("asylum", "asylum"),
                            ("permit_card", "permit_card"),
                        ],
                        max_length=20,
                    ),
                ),
                ("team", models.CharField(blank=True, max_length=120)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="texts.city",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
                        to="directory.office",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OfficeText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("machine", "machine"),
                            ("reviewed", "reviewed"),
                        ],
                        max_length=8,
                    ),
                ),
                ("source_revision", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=120)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="texts.city",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="directory.office",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="helpline",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True),
                name="directory_helpline_has_a_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="helpline",
            constraint=models.UniqueConstraint(fields=("country", "key"), name="helpline_key_once"),
        ),
        migrations.AddConstraint(
            model_name="helpline",
            constraint=models.CheckConstraint(
                condition=models.Q(("topic__in", ("emergency", "violence", "youth"))),
                name="helpline_topic_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="helplinetext",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "machine", "reviewed"])),
                name="directory_helplinetext_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="helplinetext",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_revision__gte", 1)),
                name="directory_helplinetext_revision_counts_from_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="helplinetext",
            constraint=models.UniqueConstraint(
                fields=("helpline", "part", "language"), name="helpline_text_once_per_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="helplinetext",
            constraint=models.CheckConstraint(
                condition=models.Q(("part__in", ("name", "note"))), name="helpline_text_part_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="localrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True),
                name="directory_localrule_has_a_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="localrule",
            constraint=models.UniqueConstraint(fields=("city", "key"), name="local_rule_once"),
        ),
        migrations.AddConstraint(
            model_name="localruletext",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "machine", "reviewed"])),
                name="directory_localruletext_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="localruletext",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_revision__gte", 1)),
                name="directory_localruletext_revision_counts_from_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="localruletext",
            constraint=models.UniqueConstraint(
                fields=("city", "rule", "language"), name="local_rule_text_once_per_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.UniqueConstraint(fields=("city", "key"), name="office_key_once"),
        ),
        migrations.AddConstraint(
            model_name="officefact",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True),
                name="directory_officefact_has_a_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="officefact",
            constraint=models.UniqueConstraint(
                fields=("city", "office", "kind"), name="office_fact_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="officefact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind__in", ("address", "phone", "email", "website", "hours")),
                        models.Q(("value", ""), _negated=True),
                    ),
                    models.Q(("kind__in", ("landmark", "appointment", "note")), ("value", "")),
                    _connector="OR",
                ),
                name="office_fact_has_value_or_texts",
            ),
        ),
        migrations.AddConstraint(
            model_name="officefacttext",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "machine", "reviewed"])),
                name="directory_officefacttext_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="officefacttext",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_revision__gte", 1)),
                name="directory_officefacttext_revision_counts_from_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="officefacttext",
            constraint=models.UniqueConstraint(
                fields=("city", "fact", "language"), name="office_fact_text_once_per_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="officerole",
            constraint=models.UniqueConstraint(
                fields=("city", "office", "role", "matter"), name="office_role_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="officerole",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        (
                            "citizen_services",
                            "immigration_office",
                            "jobcenter",
                            "social_office_asylblg",
                            "social_office_sgb_xii",
                            "youth_office",
                            "family_benefits_office",
                            "housing_benefit_office",
                            "maintenance_advance_office",
                            "parental_allowance_office",
                            "study_grant_office",
                            "employment_agency",
                            "bamf",
                            "federal_administration_office",
                            "school_office",
                            "health_insurer",
                            "recognition_office",
                            "counselling",
                            "infopoint",
                            "first_registration_eu",
                            "night_shelter",
                            "homeless_counselling",
                            "violence_help",
                        ),
                    )
                ),
                name="office_role_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="officerole",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "matter__in",
                        (
                            "",
                            "work",
                            "study",
                            "family",
                            "eu_family",
                            "humanitarian",
                            "asylum",
                            "permit_card",
                        ),
                    )
                ),
                name="office_role_matter_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="officetext",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "machine", "reviewed"])),
                name="directory_officetext_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="officetext",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_revision__gte", 1)),
                name="directory_officetext_revision_counts_from_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="officetext",
            constraint=models.UniqueConstraint(
                fields=("city", "office", "language"), name="office_text_once_per_language"
            ),
        ),
    ]
