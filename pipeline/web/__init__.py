"""The web page: texts in, highlights out, corrections by hand, and a job to look through. `arqam serve` starts it."""
