"""An entity as a line of JSON."""

from __future__ import annotations

import json

from enduse.model.entity import Entity


def entity_line(entity: Entity) -> str:
    """The entity as FollowTheMoney writes it, with its line end.

    Args:
        entity: The entity.
    """
    return f"{json.dumps(entity.to_dict(), ensure_ascii=False)}\n"
