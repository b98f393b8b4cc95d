# Charts: titles, findings and what stands beside them
charts-months = Complaints received each month
charts-season = Complaints by month of the year
charts-season-note = These are only counts of whole years. They can't tell whether a month is truly busier.
charts-together = Together
charts-control = Months beside what used to be normal
charts-between = Time between complaints
charts-years = Complaints each year
charts-years-note = The line is the 95% interval: what fits this count if only chance is at work. An open circle was entered by hand or isn't over yet.
charts-open = How long complaints stay open
charts-open-note = Open and withdrawn complaints count until the day on which they were last open. The band is the 95% interval. The dashed line is day 28.
charts-causes = Causes
charts-causes-note = The dashed line adds the shares up, until all known causes together.
charts-funnel = Partners beside the network
charts-funnel-note = Partners have a number and aren't in order of complaints. Within the dotted lines 95% fits chance, within the dashed lines 99.8% or more. More complaints can also mean that a partner records them better.
charts-funnel-without = { $count ->
    [one] Of 1 partner with complaints the number of clients isn't known; it is left out.
   *[other] Of { $count } partners with complaints the number of clients isn't known; they are left out.
  }
charts-funnel-wide = The partners together differ more than chance explains, so the lines are rather too narrow.
charts-funnel-chance = The partners together don't differ more than chance explains.
charts-waiting = Where the time went
charts-survey = What complainants thought of the handling
charts-survey-note = Only those who answered count. What the others thought isn't known.
charts-compliance = How each article was followed
charts-compliance-note = Full is done, light with an outline is late, a dashed outline is explained and a thick outline is missing.

charts-median = median
charts-mean = mean
charts-network = network
charts-limit-high = limit
charts-limit-low = limit
charts-baseline-until = before
charts-part = How it stands
charts-baseline = earlier period
charts-outside = outside the limits
charts-inside = within the limits
charts-limits = The limits come from { $points } earlier months, with { $mean } complaints on average. Chance alone goes beyond them less than 1 in 700 times on each side.
charts-limits-provisional = The limits are provisional: they come from { $points } earlier months, with { $mean } complaints on average. From 24 months on they are fixed.
charts-gaps = Before, { $gap } days lay between two complaints on average. Five complaints within { $limit } days are a signal.
charts-gaps-provisional = The limit is provisional, because there are no 24 earlier gaps yet. Before, { $gap } days lay between two complaints on average; five complaints within { $limit } days are a signal.
charts-complaint-of = Complaint of
charts-span = Days since the fourth complaint before it
charts-run-none = Nowhere did { $length } months in a row lie on the same side of the median. Chance alone gives that in { $points } months with a probability of { $chance }%.
charts-run-above = Up to { $month }, { $length } months in a row lay above the median. Chance alone gives such a row in { $points } months with a probability of { $chance }%.
charts-run-below = Up to { $month }, { $length } months in a row lay below the median. Chance alone gives such a row in { $points } months with a probability of { $chance }%.
charts-year = Year
charts-interval = 95% interval
charts-rate = Per 100 clients
charts-no-exposure = not known
charts-origin = Source
charts-origin-imported = total entered
charts-origin-running = dossiers, still running
charts-origin-dossiers = dossiers
charts-between-bounds = { $low } to { $high }
charts-day = day { $day }
charts-days-after = Days after receipt
charts-at-risk = Still open
charts-decided = Decided
charts-share-open = Share open
charts-cause = Cause
charts-unknown = not known
charts-added-up = Added up
charts-partner = Partner
charts-partner-number = Partner { $number }
charts-partner-own = Your firm
charts-by-himself = Recorded himself
charts-exposure = Clients
charts-clients = { $clients } clients
charts-standing = What can be said of it
standing-no-pattern = no pattern can be established
standing-within = fits chance
standing-notable = worth a look
standing-beyond = more or fewer than chance explains
charts-who = Whose turn
charts-days = Days
charts-share = Share
charts-so-many-days = { $days ->
    [one] 1 day
   *[other] { $days } days
  }
charts-score = Score { $score }
charts-score-head = Score
charts-article = Article
charts-so-many-of = { $done } of { $asked }
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
finding-partners-outside = { $beyond ->
    [one] Beyond what chance explains lies 1 of { $all } partners; worth a look: { $notable }.
   *[other] Beyond what chance explains lie { $beyond } of { $all } partners; worth a look: { $notable }.
  }
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
