import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("flexid_xblock", "0013_report"),
    ]

    operations = [
        migrations.CreateModel(
            name="SchoolRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("calendar", "Calendar"),
                            ("numbers", "Numbers"),
                            ("promise", "Promise"),
                            ("guardians", "Guardians"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.JSONField(null=True)),
                ("set_by", models.BigIntegerField(blank=True, db_index=True, null=True)),
                ("set_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="Told",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("course_key", models.CharField(max_length=255)),
                ("student_id", models.BigIntegerField()),
                ("adult_id", models.BigIntegerField(blank=True, db_index=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("assignment", "Assignment"),
                            ("membership", "Membership"),
                            ("notice", "Notice"),
                        ],
                        max_length=10,
                    ),
                ),
                ("relation_id", models.BigIntegerField()),
                ("told_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="noticeseen",
            name="flexid_notice_once",
        ),
        migrations.AddField(
            model_name="noticeseen",
            name="guardians",
            field=models.CharField(blank=True, default="", max_length=16),
        ),
        migrations.AddConstraint(
            model_name="noticeseen",
            constraint=models.UniqueConstraint(
                fields=("user_id", "course_key", "version", "guardians"), name="flexid_notice_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="told",
            constraint=models.UniqueConstraint(
                fields=("student_id", "course_key", "kind", "relation_id"), name="flexid_told_once"
            ),
        ),
    ]
