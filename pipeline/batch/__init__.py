"""Batch: an archive of articles → tables, in shards, interrupted at any moment and started again."""
