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
HELP = "russetgodwit is what she wants to talk about"
HEARD = "ambershrike is what she is answered"
UNSENT = "hazelsiskin is an answer that nobody has sent"
ALONE = "duskyredstart is a note for one adult alone"
RESTRICTED = "indigowheatear is a note that others may ask for"
SHARED = "slatefieldfare is a note for all on the case"
TO_DO = "maroonnuthatch is to be done for her"
FACTS = "cobaltdotterel is what somebody saw"
HER_WORDS = "crimsontwite is what she said to somebody"
DONE = "umberwryneck is what was done about it"
HOLDING = "olivebrambling is why a copy is kept"
SOUGHT = "ochregarganey is looked for and never found"
STEP = "ivorysanderling is the next step after a talk"
MADE = "tealpochard is a circle of hers"
UNMADE = "greywigeon is a circle that she deleted"
PRIVATE = (
    *(DRAFT, SENT, LATER, REPLY, ANSWER, CARD, HIDING, ASKING, WAITING, REFUSED),
    *(HELP, HEARD, UNSENT, ALONE, RESTRICTED, SHARED, TO_DO),
    *(FACTS, HER_WORDS, DONE, HOLDING, SOUGHT, MADE, UNMADE, STEP),
)
WORDS = (*(sentence.split()[0] for sentence in PRIVATE), "خبزجدتي")
# Put where it must be found: the search can see.
CONTROL = "marigoldpipit"
