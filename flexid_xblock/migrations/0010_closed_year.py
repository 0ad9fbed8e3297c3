from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("flexid_xblock", "0009_groups_from_cohorts"),
    ]

    operations = [
        migrations.AddField(
            model_name="group",
            name="closed_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
