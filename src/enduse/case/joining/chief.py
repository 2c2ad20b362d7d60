"""Who stands for whom: disjoint sets in a list, each number pointing towards the lowest of its set."""

from __future__ import annotations


def find(chief: list[int], number: int) -> int:
    """The lowest number of the set that a number is in."""
    while chief[number] != number:
        chief[number] = chief[chief[number]]
        number = chief[number]
    return number


def unite(chief: list[int], one: int, other: int) -> None:
    """Make the sets of two numbers one."""
    low, high = sorted((find(chief, one), find(chief, other)))
    chief[high] = low
