"""Speed and quality of arqam, measured: python -m benchmarks.speed, python -m benchmarks.floors."""
