"""The tests mirror the package; each states a promise."""
