"""Files of figures that arqam wrote → figures again; the articles of a job, read again from its inputs."""

from .figures import documents_of, figures_of, is_figures
from .texts import texts_of

__all__ = ["documents_of", "figures_of", "is_figures", "texts_of"]
