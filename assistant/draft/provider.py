"""Any chat model by one setting, `provider:name`, through LangChain; the provider's package is an extra."""

from __future__ import annotations

from typing import Any, Literal

from langchain_core.language_models import BaseChatModel

Method = Literal["json_schema", "function_calling", "json_mode"]
#: Providers that AIMI knows: the extra to install, and how a structured answer is asked for unless set otherwise.
EXTRAS: dict[str, tuple[str, Method]] = {
    "openai": ("openai", "json_schema"),
    "azure_openai": ("openai", "json_schema"),
    "ollama": ("ollama", "json_schema"),
    "mistralai": ("mistral", "function_calling"),
    "anthropic": ("anthropic", "function_calling"),
}


class ModelSettingError(ValueError):
    """The setting names no model that can be used; the message says what to write or install."""


def provider_of(setting: str) -> str:
    """The provider in `provider:name`. Raises ModelSettingError."""
    provider, _, name = setting.partition(":")
    if provider not in EXTRAS or not name:
        known = ", ".join(EXTRAS)
        raise ModelSettingError(
            f"AIMI_MODEL is {setting!r}; schrijf aanbieder:naam, bijvoorbeeld ollama:qwen3:8b. Aanbieders: {known}."
        )
    return provider


def chat_model(
    setting: str, url: str = "", key: str = "", timeout_s: float = 20.0, max_tokens: int = 1500, api_version: str = ""
) -> BaseChatModel:
    """The chat model of a setting. Calls nothing yet. Raises ModelSettingError, also for a missing package."""
    provider = provider_of(setting)
    try:
        from langchain.chat_models import init_chat_model

        model: BaseChatModel = init_chat_model(
            setting, **_options(provider, url, key, timeout_s, max_tokens, api_version)
        )
    except ImportError as error:
        raise ModelSettingError(
            f"Voor {provider} is een pakket nodig dat er niet is. Draai: pip install 'aimi[{EXTRAS[provider][0]}]'"
        ) from error
    except Exception as error:  # each client has its own for a missing key; its message may hold settings
        raise ModelSettingError(
            f"Het model {setting!r} is niet te gebruiken. Controleer AIMI_MODEL, AIMI_MODEL_URL en AIMI_MODEL_KEY."
        ) from error
    _load(model)
    return model


def _load(model: BaseChatModel) -> None:
    """Loads now what OpenAI's client loads at its first call: 700 modules, which no user's deadline should pay for."""
    client = getattr(model, "root_client", None)
    if client is not None:
        _ = client.beta.chat.completions


def _options(provider: str, url: str, key: str, timeout_s: float, max_tokens: int, api_version: str) -> dict[str, Any]:
    """What each client calls the same things. None of them retries: the deadline and the breaker are ours."""
    if provider == "ollama":
        options: dict[str, Any] = {"base_url": url, "num_predict": max_tokens, "client_kwargs": {"timeout": timeout_s}}
        return {"temperature": 0, **{name: value for name, value in options.items() if value}}
    address = {"azure_openai": "azure_endpoint", "mistralai": "endpoint"}.get(provider, "base_url")
    secret = "api_key"
    if provider == "openai" and url and not key:
        key = "none"  # local servers want no key, the client wants some
    options = {address: url, secret: key, "timeout": timeout_s, "max_tokens": max_tokens, "api_version": api_version}
    if provider in {"openai", "azure_openai"}:
        options["stream_usage"] = True
    if provider == "mistralai":
        options["timeout"] = int(max(1, timeout_s))
    return {"temperature": 0, "max_retries": 0, **{name: value for name, value in options.items() if value}}
