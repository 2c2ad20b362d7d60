"""Simulated worlds of firms and trade with planted routes, so that tracing can be measured."""
