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
    model: str | None = None
    """A spaCy pipeline that names persons, organisations and places, by path or package; None for the built-in one."""
    use_model: bool = True
    """False: rules alone fill every slot that they can, and no model is read."""
