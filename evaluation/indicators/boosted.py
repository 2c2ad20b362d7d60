"""The baseline: gradient-boosted trees that learnt from the labels of the training file."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from datetime import date

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import log_loss
from sklearn.preprocessing import OrdinalEncoder, TargetEncoder

from evaluation.indicators.declarations import Part
from evaluation.indicators.ranking import Figures

NUMBERS = ("Tax Rate", "Net Mass", "Item Price")
FEW = ("Office ID", "Process Type", "Import Type", "Import Use", "Payment Type", "Mode of Transport", "Tax Type",
       "Country of Origin Indicator")  # fmt: skip
MANY = ("Declarant ID", "Importer ID", "Seller ID", "Courier ID", "HS6 Code", "Country of Departure",
        "Country of Origin")  # fmt: skip
TREES = 500


def boosted(train: Part, valid: Part, test: Part, *, critical: bool, seed: int = 0) -> Figures:
    """Scores of the test rows from every attribute but the declaration's own number.

    Numbers as they are, and the price of a kilogram; codes of few values as categories; identifiers, goods and
    countries by the share of fraud they had in training (cross-fitted). The number of trees is the one with the
    lowest loss on the validation file.
    """
    learnt = np.array(train.labels(critical), dtype=int)
    few = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=np.nan)
    with warnings.catch_warnings():
        # scikit-learn 1.9 wants the shuffling told by another argument, which 1.6 does not know.
        warnings.simplefilter("ignore", FutureWarning)
        many = TargetEncoder(random_state=seed)
        shares = many.fit_transform(_words(train, MANY), learnt)
    first = np.hstack([_numbers(train), few.fit_transform(_words(train, FEW)), shares])
    others = [
        np.hstack([_numbers(part), few.transform(_words(part, FEW)), many.transform(_words(part, MANY))])
        for part in (valid, test)
    ]
    start = _numbers(train).shape[1]
    model = HistGradientBoostingClassifier(
        learning_rate=0.05, max_iter=TREES, early_stopping=False, random_state=seed,
        categorical_features=list(range(start, start + len(FEW))),
    )  # fmt: skip
    model.fit(first, learnt)
    held = np.array(valid.labels(critical), dtype=int)
    losses = [log_loss(held, guess, labels=[0, 1]) for guess in model.staged_predict_proba(others[0])]
    best = int(np.argmin(losses))
    for place, guess in enumerate(model.staged_predict_proba(others[1])):
        if place == best:
            return np.asarray(guess[:, 1], dtype=float)
    raise AssertionError("a model without trees")


def _numbers(part: Part) -> Figures:
    rows = [[_number(row[name]) for name in NUMBERS] for row in part.rows]
    days = [[float(date.fromisoformat(row["Date"]).toordinal())] for row in part.rows]
    figures = np.array(rows, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        price = figures[:, [2]] / figures[:, [1]]
    price[~np.isfinite(price)] = np.nan
    return np.hstack([figures, np.array(days), price])


def _number(cell: str) -> float:
    return float(cell) if cell.strip() else float("nan")


def _words(part: Part, columns: Sequence[str]) -> np.ndarray:
    return np.array([[row[name] for name in columns] for row in part.rows], dtype=object)
