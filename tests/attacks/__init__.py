"""What somebody tries who is not the student before her own block, on the stand-in LMS."""
