"""Times searches inside one process that has the index open: the newest 50 of each query, as JSON on standard output.

Arguments: the index's folder, how often to run each query. Standard input: the queries, a JSON list.
`conversations`: as a list shows them, with subject and authors; `ids`: message ids only. Milliseconds. Each query runs once unmeasured.
"""

import itertools
import json
import sys
import time

import notmuch2

LIMIT = 50


def conversations(database, query):
    threads = database.threads(query, sort=database.SORT.NEWEST_FIRST)
    return [(thread.subject, thread.authors) for thread in itertools.islice(threads, LIMIT)]


def ids(database, query):
    messages = database.messages(query, sort=database.SORT.NEWEST_FIRST)
    return [message.messageid for message in itertools.islice(messages, LIMIT)]


def timed(search, database, query):
    begun = time.perf_counter()
    search(database, query)
    return (time.perf_counter() - begun) * 1000


folder, rounds = sys.argv[1], int(sys.argv[2])
queries = json.load(sys.stdin)
times = {"conversations": [], "ids": []}
with notmuch2.Database(folder, config=notmuch2.Database.CONFIG.EMPTY) as database:
    for query in queries:
        for name, search in (("conversations", conversations), ("ids", ids)):
            search(database, query)
            times[name].append([timed(search, database, query) for _ in range(rounds)])
json.dump(times, sys.stdout)
