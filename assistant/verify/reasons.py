"""Why a claim does not get in: one code a gate, with what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReasonCode(StrEnum):
    """The gate that stopped a claim. The codes are public: they stand in traces and reports."""

    QUOTE = "quote"  # not word for word at its place in the cited passage
    KEY = "key"  # an evidence key or passage that was not given
    FIGURE = "figure"  # value, unit, hedge
    REGION = "region"  # area or its level
    PERIOD = "period"
    INDICATOR = "indicator"
    STATUS = "status"  # measured, estimated, predicted, aimed at
    POLARITY = "polarity"  # rises or falls, more or less, tight or slack, or a negation
    SOURCE = "source"  # a maker or body that the quotes do not name
    NAME = "name"  # another name or abbreviation that the quotes do not have
    CARRIED = "carried"  # words that no quote carries
    JOINED = "joined"  # true parts put together into something that no source says
    EXTENT = "extent"  # wider, stronger or surer than the quotes: all for many, sharply for slightly, must for may
    ROLES = "roles"  # cause and effect, or who does what to whom, turned round
    MARKUP = "markup"  # links, markup
    INSTRUCTION = "instruction"  # speaks to the assistant or gives orders
    LANGUAGE = "language"  # not Dutch


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one gate stopped a claim; `detail` tells it in plain Dutch."""

    code: ReasonCode
    detail: str
