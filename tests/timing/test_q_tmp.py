from uuid import uuid4
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.common import *
def test_q(actor, logged_in, settings):
    settings.FLEXID_LIMITS = {}
    read_notice(actor("ana"))
    theirs = send(actor("ana"), write(actor("ana"), "hers")).id
    c = logged_in("dov")
    for one in (theirs, uuid4(), theirs, uuid4()):
        with CaptureQueriesContext(connection, ) as q:
            c.get(f"/flexid/{COURSE}/desk/counsellor/entries/{one}/")
        print(len(q), [x["sql"][:90] for x in q.captured_queries][-3:])
    c = logged_in("bo")
    for one in (theirs, uuid4(), theirs, uuid4()):
        with CaptureQueriesContext(connection, ) as q:
            c.get(f"/flexid/api/v1/entries/{one}/")
        print(len(q))
