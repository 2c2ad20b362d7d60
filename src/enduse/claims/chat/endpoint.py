"""Where a model answers, and how patient to be with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from enduse.model.errors import UsageError

_PATH = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint.

    Args:
        url: Base address ("https://models.example/v1"), or the full one that ends in `/chat/completions`.
        model: Name of the model, as the endpoint knows it.
        api_key: Sent as a bearer token, None to send none; never shown, not even by `repr`.
        timeout_s: Seconds one request may take in all, from connecting to the last byte.
        retries: How often a request is repeated after a passing failure.
        budget_s: Seconds all requests of one document may take together, pauses included.
        pause_s: Seconds before the first repetition; doubled before each further one.

    Raises:
        UsageError: The address, the key or a number is not one that can be used.
    """

    url: str
    model: str
    api_key: str | None = field(default=None, repr=False)
    timeout_s: float = 120.0
    retries: int = 3
    budget_s: float = 900.0
    pause_s: float = 1.0

    def __post_init__(self) -> None:
        """Refuse now what would fail, or give the key away, in the middle of a batch."""
        if not _is_address(self.url):
            raise UsageError("the endpoint needs a plain address such as http://localhost:8000/v1")
        if not self.model or not self.model.isprintable():
            raise UsageError("the endpoint needs the name of a model")
        # A header with a stray line end is refused further down, in a message that shows it.
        if self.api_key is not None and not (
            self.api_key.isascii() and self.api_key.isprintable() and self.api_key.strip()
        ):
            raise UsageError("the key of the endpoint is empty or holds characters no key has; copy it again")
        if self.timeout_s <= 0 or self.budget_s <= 0 or self.retries < 0 or self.pause_s < 0:
            raise UsageError(
                "an endpoint needs a positive time-out and budget, and retries and a pause of zero or more"
            )

    @property
    def address(self) -> str:
        """The full address that questions are sent to."""
        parts = urlsplit(self.url)
        path = parts.path.rstrip("/")
        if not path.endswith(_PATH):
            path = f"{path or '/v1'}{_PATH}"
        return f"{parts.scheme}://{parts.netloc}{path}"

    @property
    def host(self) -> str:
        """Host and port, as they may be shown."""
        return urlsplit(self.url).netloc


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    return (
        url.isprintable()
        and " " not in url
        and parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and port != 0
        and "@" not in parts.netloc  # a name and a password would be shown with the host
        and not parts.query
        and not parts.fragment
    )
