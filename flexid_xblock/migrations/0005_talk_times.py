import uuid

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('flexid_xblock', '0004_counsellors_list'),
    ]

    operations = [
        migrations.CreateModel(
            name='TalkTime',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('course_key', models.CharField(max_length=255)),
                ('adult_id', models.BigIntegerField()),
                ('starts', models.DateTimeField(db_index=True)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('place', models.CharField(choices=[('school', 'School'), ('phone', 'Phone'), ('agree', 'Agree')], max_length=6)),
                ('created', models.DateTimeField(default=django.utils.timezone.now)),
                ('student_id', models.BigIntegerField(blank=True, null=True)),
                ('booked_at', models.DateTimeField(blank=True, null=True)),
                ('freed_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['adult_id', 'starts'], name='flexid_time_adult'), models.Index(fields=['student_id', 'starts'], name='flexid_time_student')],
            },
        ),
    ]
