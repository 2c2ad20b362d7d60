"""Who is who in reports: states, their metonyms, forces, agencies, groups, companies, leaders, media and places."""

from enduse.reference.actors.actor import Actor, Head
from enduse.reference.actors.gazetteer import actors, heads, legal_forms, places
from enduse.reference.actors.phrase import actor_of
from enduse.reference.actors.surface import normalise

__all__ = ["Actor", "Head", "actor_of", "actors", "heads", "legal_forms", "normalise", "places"]
