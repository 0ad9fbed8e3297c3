"""What was shown, kept as it was shown."""

from django.db import models
from django.utils import timezone


class ActivityVersion(models.Model):
    """One activity's source in all its languages, named by its own hash.

    Holds no personal data: only what authors wrote. Kept while an answer points
    at it; never changed after it is made.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    activity_key = models.CharField(max_length=100)
    body = models.TextField()
    created = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.activity_key} {self.sha256[:12]}"
