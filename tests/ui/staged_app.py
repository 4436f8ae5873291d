"""The pages over the starter set, with the staged assistant: what the browser tests and the screenshots open."""

from __future__ import annotations

import streamlit as st

from assistant.settings import Settings
from assistant.wiring import assistant_for
from tests.ui.staged import Staged
from ui.app import main
from ui.service import Service


@st.cache_resource
def staged(data: str) -> Service:
    settings = Settings()
    service = Service(Staged(assistant_for(settings)), settings)
    _ = service.examples, service.figures
    return service


main(lambda settings: staged(str(settings.data)))
