"""Tracing: the routes by which goods may reach a destination they must not reach."""
