"""What a user can set."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict


class PipelineConfig(BaseModel):
    """How figures are extracted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    stages: tuple[str, ...] | None = None
    """Normaliser stages by name, in order; None for the default ones."""
    catalogue: Path | None = None
    """A TOML file that adds kinds and units to the built-in catalogue."""
