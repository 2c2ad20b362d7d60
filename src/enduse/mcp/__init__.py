"""The Model Context Protocol server: a case read and asked by agents, every answer with its quotations."""
