from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('flexid_xblock', '0004_group_sessions'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['owner_id', 'course_key', 'state', 'waiting_since', 'sent_at', 'unanswered_since', 'asked_at', 'answered_at', 'sent_number', 'activity_key', 'id'], name='flexid_entry_lists'),
        ),
        migrations.RemoveIndex(
            model_name='entry',
            name='flexid_entry_waiting',
        ),
    ]
