"""The corpus room: the same flow over shards on a Ray cluster, an extra; it calls the rooms and copies none.

    shards → pieces → extracted, written aside → committed by the manifest → a database, or SQL in place

A *shard* is one input file. A *piece* are some articles of it that follow each other: what is extracted by
one worker and written at once.
"""
