### Wat er mis is met een kenmerk dat iemand intypte.

reference-empty = Vul het kenmerk in, bijvoorbeeld K-2026-7H3Q2M.
reference-beginning = Een kenmerk begint met K en een jaartal, bijvoorbeeld K-2026-7H3Q2M.
reference-length = { $found ->
    [one] Na het jaartal komen zes tekens. U vulde 1 teken in.
   *[other] Na het jaartal komen zes tekens. U vulde { $found } tekens in.
}
reference-character = Het teken { $character } komt in geen enkel kenmerk voor. Kijk het kenmerk na.
reference-check = In dit kenmerk zit een typefout. Kijk elk teken na.
