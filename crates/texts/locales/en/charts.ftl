# Charts: titles, findings and what stands beside them
chart-months = Complaints received each month
chart-season = Complaints by month of the year
chart-season-note = These are only counts of whole years. They can't tell whether a month is truly busier.
chart-together = Together
chart-control = Months beside what used to be normal
chart-between = Time between complaints
chart-years = Complaints each year
chart-years-note = The line is the 95% interval: what fits this count if only chance is at work. An open circle was entered by hand or isn't over yet.
chart-open = How long complaints stay open
chart-open-note = Open and withdrawn complaints count until the day on which they were last open. The band is the 95% interval. The dashed line is day 28.
chart-causes = Causes
chart-causes-note = The dashed line adds the shares up, until all known causes together.
chart-funnel = Partners beside the network
chart-funnel-note = Partners have a number and aren't in order of complaints. Within the dotted lines 95% fits chance, within the dashed lines 99.8% or more. More complaints can also mean that a partner records them better.
chart-funnel-without = { $count ->
    [one] Of 1 partner with complaints the number of clients isn't known; it is left out.
   *[other] Of { $count } partners with complaints the number of clients isn't known; they are left out.
  }
chart-funnel-wide = The partners together differ more than chance explains, so the lines are rather too narrow.
chart-funnel-chance = The partners together don't differ more than chance explains.
chart-waiting = Where the time went
chart-survey = What complainants thought of the handling
chart-survey-note = Only those who answered count. What the others thought isn't known.
chart-compliance = How each article was followed
chart-compliance-note = Full is done, light with an outline is late, a dashed outline is explained and a thick outline is missing.

chart-median = median
chart-mean = mean
chart-network = network
chart-limit-high = limit
chart-limit-low = limit
chart-baseline-until = before
chart-part = How it stands
chart-baseline = earlier period
chart-outside = outside the limits
chart-inside = within the limits
chart-limits = The limits come from { $points } earlier months, with { $mean } complaints on average. Chance alone goes beyond them less than 1 in 700 times on each side.
chart-limits-provisional = The limits are provisional: they come from { $points } earlier months, with { $mean } complaints on average. From 24 months on they are fixed.
chart-gaps = Before, { $gap } days lay between two complaints on average. Five complaints within { $limit } days are a signal.
chart-gaps-provisional = The limit is provisional, because there are no 24 earlier gaps yet. Before, { $gap } days lay between two complaints on average; five complaints within { $limit } days are a signal.
chart-complaint-of = Complaint of
chart-span = Days since the fourth complaint before it
chart-run-none = Nowhere did { $length } months in a row lie on the same side of the median. Chance alone gives that in { $points } months with a probability of { $chance }%.
chart-run-above = Up to { $month }, { $length } months in a row lay above the median. Chance alone gives such a row in { $points } months with a probability of { $chance }%.
chart-run-below = Up to { $month }, { $length } months in a row lay below the median. Chance alone gives such a row in { $points } months with a probability of { $chance }%.
chart-year = Year
chart-interval = 95% interval
chart-rate = Per 100 clients
chart-no-exposure = not known
chart-origin = Source
chart-origin-imported = total entered
chart-origin-running = dossiers, still running
chart-origin-dossiers = dossiers
chart-between-bounds = { $low } to { $high }
chart-day = day { $day }
chart-days-after = Days after receipt
chart-at-risk = Still open
chart-decided = Decided
chart-share-open = Share open
chart-cause = Cause
chart-unknown = not known
chart-added-up = Added up
chart-partner = Partner
chart-partner-number = Partner { $number }
chart-partner-own = Your firm
chart-exposure = Clients
chart-clients = { $clients } clients
chart-standing = What can be said of it
standing-no-pattern = no pattern can be established
standing-within = fits chance
standing-notable = worth a look
standing-beyond = more or fewer than chance explains
chart-who = Whose turn
chart-days = Days
chart-share = Share
chart-so-many-days = { $days ->
    [one] 1 day
   *[other] { $days } days
  }
chart-score = Score { $score }
chart-score-head = Score
chart-article = Article
chart-so-many-of = { $done } of { $asked }
waits-complainant = Complainant
waits-partner = Partner
waits-officer = Complaints officer

finding-nothing = No complaints were received in this period. That doesn't say that nothing went wrong.
finding-busiest-month = Most complaints came in { $month }: { $most } of { $total }.
finding-busiest-months = { $most ->
    [one] No month had more than 1 complaint, of { $total } in all.
   *[other] The busiest months had { $most } complaints each, of { $total } in all.
  }
finding-months-within = { $judged ->
    [one] The one month that is over fits what used to be normal.
   *[other] All { $judged } months that are over fit what used to be normal.
  }
finding-month-beyond = { $all ->
    [one] In { $month } there were { $count } complaints; that doesn't fit what used to be normal.
   *[other] In { $all } months the number doesn't fit what used to be normal; the latest is { $month }, with { $count } complaints.
  }
finding-gaps-within = { $judged ->
    [0] No complaint came in this period.
    [one] The one complaint of this period didn't follow the others faster than used to be normal.
   *[other] The { $judged } complaints of this period didn't follow each other faster than used to be normal.
  }
finding-too-fast = { $all ->
    [one] The five complaints up to { $on } came within { $days } days; that is faster than chance explains.
   *[other] It happened { $all } times that five complaints came faster than chance explains, the last time on { $on }.
  }
finding-years-nothing = There aren't two whole years yet to lay beside each other.
finding-years-same = In { $year } there were as many complaints as in { $before }: { $count }.
finding-years-more = In { $year } there were more complaints than in { $before } ({ $count } against { $earlier }); the difference fits chance.
finding-years-fewer = In { $year } there were fewer complaints than in { $before } ({ $count } against { $earlier }); the difference fits chance.
finding-years-risen = The number of complaints has risen: { $count } in { $year } against { $earlier } in { $before }.
finding-years-fallen = The number of complaints has fallen: { $count } in { $year } against { $earlier } in { $before }.
finding-half = After { $days } days half of { $n } complaints were decided.
finding-half-from = After { $days } days half of { $n } complaints were decided (95% interval: from { $low } days on).
finding-half-between = After { $days } days half of { $n } complaints were decided (95% interval: { $low } to { $high } days).
finding-half-not-reached = The median isn't reached yet: of { $n } complaints, half aren't decided yet.
finding-all-open = { $open ->
    [one] The one complaint of this period isn't decided yet.
   *[other] The { $open } complaints of this period aren't decided yet.
  }
finding-all-days = The complaints were decided after this many days: { $days }.
finding-all-days-and-open = The complaints were decided after this many days: { $days }. Not decided: { $open }.
finding-cause = The cause named most is { $cause }: { $count } of { $known }.
finding-causes = No cause alone comes first; the highest counts are { $count } of { $known }.
finding-causes-unknown = { $unknown ->
    [one] The cause of the one complaint isn't known.
   *[other] Of none of the { $unknown } complaints the cause is known.
  }
finding-cause-unknown = { $unknown ->
    [one] Of 1 complaint the cause isn't known.
   *[other] Of { $unknown } complaints the cause isn't known.
  }
finding-partners-outside = Beyond what chance explains lie { $beyond } of { $all } partners; worth a look: { $notable }.
finding-partners-within = All { $all } partners fit chance, or have too few complaints for a pattern.
finding-no-pattern = Of { $all } partners none has three complaints or more; no pattern can be established.
finding-waited = { $who } had the turn for longest; in days: { $share }.
finding-not-waited = In this period nobody was waited for.
finding-followed = Of what articles asked, this was done in time: { $share }.
finding-followed-least = Article { $article } went otherwise most often: { $missed } of { $all }.
finding-nothing-asked = In this period no article asked for anything yet.
finding-scored = { $answered } of { $asked } complainants answered; { $high } of them gave a 4 or a 5.
finding-not-scored = { $asked ->
    [0] In this period nobody was asked yet how the handling was.
   *[other] Of { $asked } complainants who were asked, nobody answered yet.
  }
finding-season = Over { $years } years most complaints came in { $month }: { $most } of { $total }.
finding-season-even = Over { $years } years no month alone is the busiest; the highest counts are { $most } of { $total }.

compared-chance = the difference fits chance
compared-same = as many
compared-more = more; the difference fits chance
compared-fewer = fewer; the difference fits chance
compared-risen = risen
compared-fallen = fallen
