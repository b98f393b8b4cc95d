# Figures
terminal-statistics = Fills in the answers of a list of cases, to check how the annual report computes
terminal-statistics-json = Reads JSON from the standard input and writes JSON
terminal-statistics-no-text = the input cannot be read as text
terminal-statistics-too-much = the input is larger than 64 MB
terminal-statistics-no-json = the input is not valid JSON
terminal-statistics-no-object = the input is not an object with lists
terminal-statistics-nothing = there is no list in the input
terminal-statistics-unknown = there is no list { $list }; known are { $known }
terminal-statistics-no-list = what is under { $list } is not a list
terminal-statistics-empty = the list { $list } is empty
terminal-statistics-wrong = in the list { $list } the case with number { $index } is wrong (the first is 0): { $why }
terminal-statistics-within = of the complaint with number { $index }: { $why }
terminal-statistics-entry-no-object = it is not an object
terminal-statistics-count = { $field } must be a whole number from { $least } to { $most }
terminal-statistics-amount = { $field } must be a number above 0
terminal-statistics-mean = { $field } must be a number from 0 to { $most }
terminal-statistics-more-hits = { $hits } must not be more than { $n }
terminal-statistics-too-many = { $field } must not be more than { $most }
terminal-statistics-no-cases = cases must be a list that is not empty
terminal-statistics-yes-no = { $field } must be true or false
terminal-figures = Gives all figures of a year
terminal-figures-year = The year in which the complaints were received
terminal-figures-as-of = The day as of which is counted; otherwise today
terminal-figures-json = Writes JSON
terminal-figures-wrong-year = { $year } is not a year; write it in four digits, like 2026
terminal-drift-facts = the figures

figure-received = Complaints received
figure-received-definition = Complaints received in this period, by the day in the Netherlands. Not: what was merged, is outside the procedure, or is an anonymous signal.
figure-withdrawn = Complaints withdrawn
figure-withdrawn-definition = Complaints received that were withdrawn: within four weeks, or later.
figure-out_of_scope = Outside the procedure
figure-out_of_scope-definition = What was received and turned out to be no complaint, or none of this procedure. It does not count as a complaint.
figure-merged = Merged
figure-merged-definition = Complaints that go on in another dossier. Only that other dossier counts.
figure-signals = Anonymous signals
figure-signals-definition = Reports of which nobody knows who made them. They are counted apart.
figure-on_time = Handled within four weeks
figure-on_time-definition = Complaints of which the four weeks are over, and of those the ones with a letter in time. Withdrawn within four weeks does not count; withdrawn later counts as late.
figure-handling = Days to the decision
figure-handling-definition = Calendar days from receipt to the first written decision.
figure-dossier_time = Days until the dossier closed
figure-dossier_time-definition = Calendar days from receipt to the closing of the dossier.
figure-lag = Days to registration
figure-lag-definition = Calendar days from receipt to registration.
figure-upheld = Wholly or partly upheld
figure-upheld-definition = Complaints with a judgment, and of those the ones with at least one point that was wholly or partly upheld.
figure-reopened = Opened again
figure-reopened-definition = Complaints received, and of those the ones that were opened again after they had been handled.
figure-repeat = Complained before
figure-repeat-definition = Complaints of a known relation, and of those the ones where it had complained in the 24 months before.
figure-consulted_first = Consulted first
figure-consulted_first-definition = Complaints with a proposed solution, and of those the ones where the complaints officer was consulted first.
figure-partner_told = Partner informed in time
figure-partner_told-definition = Complaints about a partner, and of those the ones where the partner was informed within two working days.
figure-deviations = Deviations per ten dossiers
figure-deviations-definition = Recorded deviations from the procedure, divided by the number of complaints and times ten.
figure-commitments = Commitments in time
figure-commitments-definition = Commitments that were kept or should have been, and of those the ones kept in time.
figure-survey = Answers to the question about satisfaction
figure-survey-definition = Complaints where satisfaction was asked about, and of those the ones with an answer.
figure-stock = In and out
figure-stock-definition = What was open, what came in, what left, and what stayed open. This counts all dossiers.
figure-waiting = Where the time went
figure-waiting-definition = Days from receipt to the decision, divided over whose turn it was: complainant, partner or complaints officer.

menu-figures = Figures
figures-title = Figures
figures-lead = Complaints of this period, as they stand today. Each figure says what was counted.
figures-lead-own = Complaints about you, as they stand today. Each figure says what was counted.
figures-manner = Manner
figures-send = Show
figures-wrong-period = Choose an end date that is not before the start date. Write a date like 2026-12-31.
figures-what = What was counted?
figures-table = Figures of this period
figures-name = Figure
figures-value = Result
figures-none = not applicable
figures-share = { $hits } of { $n }
figures-share-percent = { $percent }% ({ $hits } of { $n })
figures-withdrawn = { $early } within four weeks, { $late } later
figures-days-all = { $days } days
figures-days = median { $median }, 80% within { $p80 }, longest { $longest } days ({ $n } complaints)
figures-median = { $median ->
    [one] median 1 day ({ $n } complaints)
   *[other] median { $median } days ({ $n } complaints)
  }
figures-median-few = { $n ->
    [one] 1 complaint, too few for a median
   *[other] { $n } complaints, too few for a median
  }
figures-stock = { $before } open at the start, { $after } open at the end
figures-waiting = complainant { $complainant }, partner { $partner }, complaints officer { $officer } days
figures-month = Month
figures-complaints = Complaints
figures-as-table = As a table
figures-channel = Channel
figures-subject = About
figures-about-partner = a partner
figures-about-organisation = the organisation
figures-about-officer = the complaints officer
figures-about-unknown = not known yet
figures-firm = Firm
figures-to-dossiers = Dossiers

compared-title = Beside earlier years
compared-imported = { $year } (entered)
compared-period = { $from } to { $until }
compared-with = Beside { $period }
compared-note = Number, in time and upheld were chosen beforehand. The other { $corrected } comparisons are corrected, because who looks often sees something by chance as well. Recorded isn't the same as experienced: who makes complaining easier gets more complaints.
compared-over-clients = Counts are compared by client and by day.
compared-over-days = Counts are compared by day, because it isn't known of both years how many clients there were.

behind-parts = Which dossiers
behind-all = All
behind-hits = Yes
behind-misses = No
behind-hit = yes
behind-miss = no
behind-reference = Dossier
behind-received = Received
behind-outcome = Counts as
behind-count = { $count ->
    [0] No dossiers
    [one] 1 dossier
   *[other] { $count } dossiers
  }
behind-first = The first { $most } of { $count } dossiers

admin-part-exposure = Clients by year
admin-part-exposure-about = Over how many clients complaints are counted, by year and by firm.
admin-part-past-years = Earlier years
admin-part-past-years-about = Totals of years from before this system.
entered-exposure-lead = Without these numbers Weerklank shows no complaints per client and doesn't lay partners beside each other. Put each year on a line of its own: year;firm;clients;engagements;months;source;date. Leave the firm empty for the whole organisation.
entered-past-years-lead = A year that is entered takes the place of the dossiers of that year, and is marked as entered everywhere. Put each year on a line of its own: year;received;in time;with a term;upheld;judged;source.
admin_field-exposure = The list
admin_field-exposure-hint = For example: 2025;;1.200;1.500;;register of members;2025-12-31. For a firm, count the months that it took part in that year.
admin_field-past_years = The list
admin_field-past_years-hint = For example: 2019;14;10;12;5;13;annual report 2019. Leave empty what isn't known.
admin_field-entered_file = Or choose a csv file
admin_field-entered_file-hint = The file takes the place of the list above.
entered-line = Line { $line } isn't right: “{ $text }”. { $why } Nothing was saved.
entered-too-long = The list is too long. Nothing was saved.
entered-file-refused = This file can't be read as text. Save it as csv in UTF-8, or paste the lines into the list.
entered-fault-fields = A line has seven fields, with a semicolon in between.
entered-fault-year = The year lies between 1990 and now.
entered-fault-year_not_over = That year isn't over yet.
entered-fault-firm = There is no firm with exactly this name, or there are two.
entered-fault-number = A count is a whole number up to 10,000,000.
entered-fault-months = The number of months lies between 0 and 12.
entered-fault-source = Name a source of at most 200 characters.
entered-fault-day = Write the date like this: 2025-12-31.
entered-fault-more_hits = The first count of a pair can't be larger than the second.
entered-fault-more_than_received = No more complaints are counted than were received.
entered-fault-twice = This year stands there already for the same firm.
