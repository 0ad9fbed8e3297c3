from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("flexid_xblock", "0012_certificate"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportLook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("course_key", models.CharField(max_length=255, unique=True)),
                ("looked_on", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="ReportNumber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("course_key", models.CharField(max_length=255)),
                ("school_year", models.PositiveSmallIntegerField()),
                ("part", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("count", models.PositiveIntegerField(default=0)),
                ("is_most", models.BooleanField(default=False)),
                ("since", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("people", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("course_key", "school_year", "part", "name"),
                        name="flexid_report_number",
                    )
                ],
            },
        ),
    ]
