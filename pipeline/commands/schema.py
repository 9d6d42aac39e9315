"""arqam schema"""

import json


def schema() -> None:
    """Print the JSON Schema of the records.

    \b
    Example:
      arqam schema > record.schema.json
    """
    from ..record import Figure

    print(json.dumps(Figure.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2))
