"""The gesprekskaart: one page to take along to an employer, made by search from cited sentences."""

from assistant.card.build import build_card
from assistant.card.models import Card, CardLine, CardRequest, Part, Voice
from assistant.card.request import CardRefusedError, read_request

__all__ = ["Card", "CardLine", "CardRefusedError", "CardRequest", "Part", "Voice", "build_card", "read_request"]
