"""Simulated worlds of firms and trade with planted routes, so that tracing can be measured.

Settings(seed=1, ...)    what world is wanted
build(settings)          the world: firms, owners, trade, planted routes, decoys
published(world)         what customs administrations let be seen of it
write(world, folder)     its files
"""

from enduse.simulation.publication import Publication, published
from enduse.simulation.settings import Settings
from enduse.simulation.world import World, build
from enduse.simulation.writing import write

__all__ = ["Publication", "Settings", "World", "build", "published", "write"]
