"""One file a topic: ``python -m benchmarks.topics.<name>`` says its rows as lines of JSON."""
