"""What a person is done with."""
