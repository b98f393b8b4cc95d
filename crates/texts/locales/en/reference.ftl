### What is wrong with a reference that somebody typed.

reference-empty = Fill in the reference, for example K-2026-7H3Q2M.
reference-beginning = A reference begins with K and a year, for example K-2026-7H3Q2M.
reference-length = { $found ->
    [one] After the year come six characters. You filled in 1 character.
   *[other] After the year come six characters. You filled in { $found } characters.
}
reference-character = The character { $character } is in no reference. Please check it.
reference-check = There is a typing error in this reference. Please check each character.
