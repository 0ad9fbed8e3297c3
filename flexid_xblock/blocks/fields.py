"""A field that leaves Studio and comes back as it was."""

import json
from typing import Any

from xblock.fields import Dict


class JsonDict(Dict):
    """A table that an exported course carries as JSON, and reads as JSON.

    XBlock's own writes JSON and reads it as YAML. For YAML the two halves of an
    emoji are two broken characters, which no database takes.
    """

    def from_string(self, serialized: str) -> Any:
        """The table as it was exported; what somebody wrote by hand may be YAML."""
        try:
            return self.enforce_type(json.loads(serialized))
        except json.JSONDecodeError:
            return super().from_string(serialized)
