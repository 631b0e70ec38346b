"""What the written sections say, and what they claim of the figures in the tables.

From the report to its claims, each module building on those before it:

- `paragraphs`: the paragraphs outside the tables and the range of each word in the file; `empty_labels` leaves out labels
  that head nothing; `passages` joins paragraphs that a line end has cut in mid-sentence.
- `lexicon` compiles `grammar/claims.lark` to words, each with the letter of its class, and an `automaton` over letters.
- `normalized` gives a text in one width; `clauses` cuts it into sentences, clauses and tokens of the lexicon.
- `claims` says what a claim is; `reading` finds the claims of passages in the light of their context; `parts` finds lists
  of parts (120 条，其中甲 70 条、乙 50 条).
- `totals` gives the sums of figures that claims speak of; `comparison` holds every claim against them.
- `findings` reports claims that no table bears out and parts that do not add up; `evidence` weighs what claims say of a
  figure that a table's own relations put in question.

`dates`, `notices` and `patterns` (regular expressions compiled at first use) serve single rules.
"""
