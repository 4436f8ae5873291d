"""Bronnen: what is approved and how old it is, what it covers and what it does not, and a search within it."""

from __future__ import annotations

import re
from collections import Counter

import streamlit as st

from corpus.dutch.regions import parse_region
from corpus.models import Passage, Region, Source, Span, plain
from ui import texts
from ui.escape import allowed_homepage, h, label, marked
from ui.navigation import go
from ui.places import passage_query, section_of
from ui.region_years import LEAST, Coverage, coverage
from ui.service import Service
from ui.session import new_conversation
from ui.shell import heading, title
from ui.tables import Safe, table

SHOWN_HITS = 10
__all__ = ["render"]


def render(service: Service) -> None:
    """The page."""
    title(texts.SOURCES_TITLE, texts.SOURCES_INTRO)
    counts = texts.SOURCES_COUNT.format(
        sources=len(service.sources), passages=len(service.passages), figures=len(service.figures)
    )
    st.html(f'<p class="aimi-small">{h(counts)}</p>')
    _register(service)
    _search(service)
    _coverage(coverage(service.figures))
    _withdrawn(service)
