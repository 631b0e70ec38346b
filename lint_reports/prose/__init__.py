"""Read the written sections, and compare their claims about figures with the tables.

The modules, each based on those before it:

- `paragraphs`: the paragraphs outside the tables and the range of each word in the file; `empty_labels` leaves out labels
  that head nothing; `passages` joins paragraphs that a line end has cut in mid-sentence.
- `lexicon` compiles `grammar/claims.lark` to words, each with the letter of its class, and an `automaton` over letters.
- `normalized` gives a text in one width; `clauses` cuts it into sentences, clauses and tokens of the lexicon.
- `claims` has the type of a claim; `reading` finds the claims of passages, depending on their context; `parts` finds lists
  of parts (120 条，其中甲 70 条、乙 50 条).
- `totals` gives the sums of figures that claims refer to; `comparison` compares every claim with them.
- `findings` reports claims that the tables contradict and parts that do not add up; `evidence` uses claims to decide
  between the cells that may be wrong in a broken table.

`dates`, `notices` and `patterns` (regular expressions compiled at first use) serve single rules.
"""
