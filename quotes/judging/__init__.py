"""Judging: what people decide about names and quotations, and what deserves their look.

`deciding` enters, lists and takes back; `sharing` exports and imports; `queue` asks. `anchors` and
`corrections` know no database: they find a quotation again and apply what was decided about it.
"""
