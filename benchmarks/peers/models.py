"""Where the peers' answers are: one row for each person and block, as on the platform."""

from django.db import models


class BlockState(models.Model):
    """The fields of one block as one person has them, as JSON; nobody's where all share them."""

    scope = models.CharField(max_length=32)
    user_id = models.BigIntegerField(null=True)
    place = models.CharField(max_length=255)
    state = models.TextField(default="{}")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("scope", "user_id", "place"), name="one_state")
        ]


class StudentModule(models.Model):
    """The platform's own table under its own name, for a peer that asks it by itself."""

    student = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    course_id = models.CharField(max_length=255)
    module_state_key = models.CharField(max_length=255)
    module_type = models.CharField(max_length=32)
    state = models.TextField(null=True)  # noqa: DJ001 - as the platform has it
    grade = models.FloatField(null=True)
    max_grade = models.FloatField(null=True)


class AnonymousUserId(models.Model):
    """By which id a peer knows somebody: here her own."""

    user = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    anonymous_user_id = models.CharField(max_length=32, unique=True)
    course_id = models.CharField(max_length=255)


class UserProfile(models.Model):
    """Somebody's full name."""

    user = models.OneToOneField("auth.User", on_delete=models.CASCADE, related_name="profile")
    name = models.CharField(max_length=255)
