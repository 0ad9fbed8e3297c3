"""The marked words: one for each private field there is."""

# A sentence each, since a reason needs twenty letters; one with letters beyond ASCII.
DRAFT = "brambleplover keeps this for herself"
SENT = "quillowharbour is sent to her counsellor, خبزجدتي"
LATER = "thistlemarrow is written after sending"
REPLY = "lanternfennel is what the counsellor says"
ANSWER = "osierwhimbrel is what she says to that"
CARD = "pewtercurlew stands on the board"
HIDING = "saffronkestrel is why it was hidden"
ASKING = "juniperavocet is why the glass was broken"
WAITING = "velvetdunlin is why she is told later"
REFUSED = "copperlinnet came in a request that was refused"
PRIVATE = (DRAFT, SENT, LATER, REPLY, ANSWER, CARD, HIDING, ASKING, WAITING, REFUSED)
WORDS = (*(sentence.split()[0] for sentence in PRIVATE), "خبزجدتي")
# Put where it must be found: the search can see.
CONTROL = "marigoldpipit"
