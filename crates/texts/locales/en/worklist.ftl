worklist-title = Worklist
dossiers-title = All dossiers
worklist-no-mail = No mail server has been set up yet. Messages keep waiting and are not lost. Ask the administrator to fill in the mail settings.
worklist-held-back = Today { $forms ->
    [one] 1 complaint form was
   *[other] { $forms } complaint forms were
} held back: too many came from one place in a short time. Who complains can send it again after a short while.
worklist-quarantine = A file is set apart, because a virus was found in it. Dossiers: { $dossiers }.
worklist-figures = Key figures
worklist-awaiting = Waiting for a decision
worklist-awaiting-detail = not answered in writing yet
worklist-overdue = Past the term
worklist-overdue-detail = four weeks have passed (art. 6.4)
worklist-this-week = Decide this week
worklist-this-week-detail = due within seven days
worklist-winding = To wind up
worklist-winding-detail = form and closing (art. 6.2, 5.4)
worklist-part-wl = Waiting for a decision
worklist-part-wu = Answered, still to wind up
worklist-part-al = Dossiers
worklist-empty-wl = No complaints are waiting for a decision.
worklist-empty-wu = Nothing to wind up.
worklist-empty-al = No dossiers found.
worklist-dossier = Dossier
worklist-complainant = Complainant
worklist-nature = Nature
worklist-partner = Partner
worklist-stage = Stage
worklist-turn = Turn
worklist-deadline = Term
worklist-no-partner = Not known yet
worklist-unclassified = Not classified yet
worklist-all = All
worklist-filter = Filter
worklist-page = Page { $number }, { $shown } dossiers
worklist-pages = Pages
worklist-previous = Previous
worklist-next = Next

deadline-late =
    { $days ->
        [one] 1 day late
       *[other] { $days } days late
    }
deadline-today = today
deadline-left =
    { $days ->
        [one] 1 day left
       *[other] { $days } days left
    }
deadline-met = answered in time
deadline-missed = answered late
deadline-none = without a decision
deadline-promised = { $due }, promised: { $until }
deadline-postponed = Postponed to { $until }. The reason: { $reason }
worklist-not-sent = Answer not sent yet

### What must happen today.
today-title = Today
today-none = You need not do anything this week.
today-away = Who is away
today-away-until = { $name } is away from { $from } to { $until }.
today-away-from = { $name } is away from { $from }.
today-away-stand-in = { $name } stands in.
today-away-nobody = Nobody stands in.
today-late = Late
today-now = Today
today-soon = This week
today-officers = What the complaints officer does this week
today-complainants = What you wait for from the complainant
today-ahead = Mind: the last day falls on free days
today-why = Why this date?
today-others = Partners do this in the coming week
today-article = article { $article }
task-assign = Say who handles the complaint
task-confirm = Say whether the mail is a complaint
task-register = Register the complaint
task-notify = Inform the partner
task-acknowledge = Acknowledge receipt
task-authorisation = Ask for an authorisation
task-consult = Consult the complaints officer
task-advise = Advise the partner
task-progress = Report progress
task-view = Give the view of the partner
task-hear = Hear the complainant
task-hand_over = Take the complaint over from the partner
task-draft = Write the decision
task-post = Send the decision
task-posting = Take the letter to the post
task-resend = Send the letter again
task-overdue = Tell the complainant when the answer comes
task-scope = Judge whether this is a complaint
task-solved = Confirm that the complaint was solved
task-postponement = Decide on the postponement
task-keep = Keep the promise
task-close = Close the dossier
task-read_back = The complainant reads the text
task-reaction = The complainant says what he thinks of the solution
task-authorised = The authorisation comes in
task-merge = Judge whether this is the same complaint
task-external_term = Meet the term of the external body
task-insurer = Report the claim to the insurer
task-payment = Decide on the payment
task-relation = Ask whether the relation was kept
task-arrangement = Decide on the contact arrangement
task-arrangement_end = End or renew the contact arrangement
