### The complaints registration form on paper, in the six parts in which it is filled in.

sheet-title = Complaints registration form
sheet-lead-complete = Filled in completely under article 6.2. Confidential: only for those who handle the complaint.
sheet-lead-incomplete = Not complete yet: what is missing stands below. Confidential: only for those who handle the complaint.
sheet-footer = Confidential · reference { $reference }
sheet-missing = What is still missing
sheet-not-filled = Not filled in
sheet-erased = Erased
sheet-yes = Yes
sheet-no = No
sheet-on-by = { $on }, { $by }

sheet-part-a = A. Receipt
sheet-part-b = B. Parties and matter
sheet-part-c = C. Informing and classifying
sheet-part-d = D. Handling
sheet-part-e = E. Decision
sheet-part-f = F. Completion and learning

## A.

sheet-reference = Reference
sheet-received-on = Received on
sheet-recorded = Recorded
sheet-door = Received by
sheet-channel = Channel
sheet-manner-first = Manner at receipt
sheet-expression = Complaint in the complainant’s words
sheet-complainant = Complainant
sheet-registered = Registered
sheet-late-reason = Reason for late registration
sheet-solved-on-the-spot = Solved on the spot

## B.

sheet-complainant-kind = Kind of complainant
sheet-company = Company
sheet-chamber-number = Chamber of Commerce number
sheet-email = E-mail
sheet-phone = Telephone
sheet-address = Postal address
sheet-language = Language
sheet-confidentiality = Confidentiality
sheet-subject = Who the complaint is about
sheet-service = Service or engagement
sheet-happened = When it happened
sheet-discussed-before = Discussed before
sheet-wish = What the complainant wants to reach
sheet-claims-money = Asks for compensation or money back
sheet-urgent-on = Term that threatens
sheet-support = What the complainant needs to take part
sheet-severity = Severity

## C.

sheet-officer = Complaints officer
sheet-partner-notified = Partner informed
sheet-acknowledged = Receipt acknowledged
sheet-informed = Procedure pointed out
sheet-told-where = Told where the procedure can be read
sheet-procedure-version = Version of the procedure
sheet-manner = Manner
sheet-nature = Nature of the complaint
sheet-subcategory = Subcategory
sheet-further = Also applies
sheet-classification-explanation = Explanation of the classification
sheet-earlier-classifications = Earlier classifications

## D.

sheet-consultation = Consultation of the complaints officer
sheet-advice = Advice of the complaints officer
sheet-view-complainant = View of the complainant
sheet-view-partner = View of the partner
sheet-hearing-complainant = Complainant heard on
sheet-hearing-partner = Partner heard on
sheet-not-heard-complainant = Complainant not heard
sheet-not-heard-partner = Partner not heard
sheet-shared-complainant = View of the complainant put to the partner
sheet-shared-partner = View of the partner put to the complainant
sheet-proposal = Proposed solution
sheet-proposal-reaction = Reaction to the solution
sheet-deviations = Deviations from the procedure
sheet-deviation-article = Article
sheet-deviation-what = What
sheet-deviation-reason = Reason
sheet-communications = Contacts
sheet-communication-on = Day
sheet-communication-kind = Kind
sheet-communication-with = With

## E.

sheet-point = Point
sheet-point-finding = Finding
sheet-point-judgment = Judgment
sheet-point-reason = Reason
sheet-remedies = What is done to put it right
sheet-amount = Amount, VAT included
sheet-remedies-explanation = Explanation
sheet-commitments = Commitments
sheet-commitment-what = What
sheet-commitment-who = Who
sheet-commitment-due = By
sheet-commitment-kept = Kept
sheet-scope = Outside the procedure
sheet-letter = Letter
sheet-approved = Approved
sheet-sent-on = Sent on
sheet-sent-way = Way of sending
sheet-partner-told = Partner told of the outcome
sheet-due-on = Last day
sheet-within-four-weeks = Within four weeks
sheet-score-met = Yes, in { $days } days
sheet-score-missed = No, in { $days } days
sheet-round = Round { $number }

## F.

sheet-reaction = Reaction of the complainant
sheet-root-cause = Cause
sheet-cause-explanation = Explanation of the cause
sheet-recurrence = Recurrence
sheet-others-affected = Does this affect others
sheet-lesson = Lesson
sheet-no-lesson = No lesson, because
sheet-closed = Closed
sheet-representative = Representative
sheet-capacity = Capacity
sheet-representative-contact = Representative can be reached by
sheet-authorisation = Authorisation
sheet-authorisation-scope = What the representative may do
sheet-authorisation-until = Authorisation valid until
sheet-correspondence-to = The complainant’s post goes to
