import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("flexid_xblock", "0014_rules"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deletion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("course_key", models.CharField(max_length=255)),
                ("user_id", models.BigIntegerField(db_index=True)),
                ("asked_at", models.DateTimeField(db_index=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="TakeAway",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("user_id", models.BigIntegerField(db_index=True)),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                (
                    "form",
                    models.CharField(choices=[("page", "Page"), ("data", "Data")], max_length=4),
                ),
                ("made_at", models.DateTimeField(db_index=True)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.AddField(
            model_name="helprequest",
            name="topic",
            field=models.CharField(
                choices=[("talk", "Talk"), ("correction", "Correction")],
                default="talk",
                max_length=10,
            ),
        ),
    ]
