"""The settings of AIMI: the only reader of the environment and of configuration files."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class SettingsError(ValueError):
    """A setting that cannot be used; the message names it and says what to do, in Dutch."""


class Settings(BaseSettings):
    """Read from `AIMI_...` in the environment, then from `aimi.env` in the working folder.

    The defaults need no language model and no network.
    """

    model_config = SettingsConfigDict(env_prefix="AIMI_", env_file="aimi.env", extra="ignore")

    data: Path = Path("data/starter")
    encoder: str = "nl-static"
    encoder_backend: Literal["torch", "onnx", "openvino"] = "torch"
    reranker: str = ""  # name or folder of a cross-encoder; empty: the shipped learned reranker
    chroma: str = ""  # host:port of a Chroma server; empty: embedded, on disk
    model: str = ""  # a language model as `provider:name`; empty: extractive answers
    model_url: str = ""
    model_key: SecretStr = SecretStr("")
    model_key_file: Path | None = None  # a secrets file that holds the key, instead of model_key
    model_deadline_s: float = Field(default=20.0, gt=0)
    model_max_tokens: int = Field(default=1500, gt=0)
    model_output: Literal["auto", "json_schema", "function_calling", "json_mode"] = "auto"
    model_api_version: str = ""  # Azure OpenAI only
    trace: bool = False  # show the full trace of a fault of the program itself

    def model_secret(self) -> str:
        """The key of the language model, from the environment or from its secrets file; '' if there is none."""
        if self.model_key_file is not None:
            return self.model_key_file.read_text(encoding="utf-8").strip()
        return self.model_key.get_secret_value()

    @property
    def library(self) -> Path:
        """Where the approved sources are kept."""
        return self.data / "library"

    @property
    def index(self) -> Path:
        """Where the index is kept."""
        return self.data / "index"


def read_settings(data: Path | None = None) -> Settings:
    """The settings, with the data folder of the command line where one is given. Raises SettingsError."""
    try:
        settings = Settings(data=data) if data else Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "AIMI_" + "_".join(map(str, first["loc"])).upper()
        raise SettingsError(
            f"De instelling {name} kan niet {first['input']!r} zijn. Verbeter haar in de omgeving of in aimi.env."
        ) from error
    if settings.data.exists() and not settings.data.is_dir():
        raise SettingsError(f"'{settings.data}' is geen map. Geef met --data (of AIMI_DATA) een map op.")
    return settings
