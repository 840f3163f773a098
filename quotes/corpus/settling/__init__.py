"""Who is one speaker across all articles of a corpus, and which quotations are the same words said once.

    portions → which articles are one → who can be one speaker → speakers → quotations → utterances → slugs

Each arrow is a group-by, or two: the rows that a rule must see together come together, and the rule is that
of one machine. What is alike is counted where it is read, so that nobody's ten million quotations come to one
worker as so many persons.
"""
