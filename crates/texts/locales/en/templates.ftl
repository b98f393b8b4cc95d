### Templates of letters and mails.

templates-free-day = That day is a free day ({ $day }). That is why we send our answer on { $latest } at the latest.

## What happens now.

templates-next-received = First we look at the complaint.
templates-next-registered = First we look at the complaint.
templates-next-with_partner = The person whom the complaint is about now looks for a solution with you.
templates-next-with_officer = We are now finding out what happened.
templates-next-deciding = We are now writing our decision.
templates-next-decided = You have our answer.
templates-next-closed = The complaint has been closed.
templates-next-withdrawn = The complaint has been withdrawn.
templates-next-out_of_scope = The complaints procedure does not apply here.
templates-next-merged = We handle the complaint together with another.

## What a placeholder is.

templates-value-salutation = the salutation, such as “Dear Ms Smit,”
templates-value-complaint = “your complaint”, or “the complaint of” with a name, inside a sentence
templates-value-reference = the reference
templates-value-received = the day on which the complaint was received
templates-value-about = whom or what the complaint is about
templates-value-summary = the first line of the complaint
templates-value-wish = what the complainant would like
templates-value-stage = the stage of the complaint
templates-value-next_step = a sentence on what happens now
templates-value-due = the last day for the answer
templates-value-due_explanation = a sentence that is there when that day is free
templates-value-post_by = the last day to send the answer
templates-value-promised = the day of the answer, postponement included
templates-value-today = today
templates-value-complainant = the complainant's name
templates-value-representative = the representative's name, where there is one
templates-value-partner = the firm that the complaint is about
templates-value-adviser = the adviser whom the complaint is about
templates-value-officer = the complaints officer's name
templates-value-officer_title = what you call the complaints officer
templates-value-organisation = your organisation's name
templates-value-phone = your telephone number
templates-value-complaints_mail = your mail address for complaints
templates-value-postal_address = your postal address
templates-value-website = your website
templates-value-version = the version of the procedure that applies
templates-value-procedure_link = the address of the procedure
templates-value-status_link = the address of the status page; in the mail that the complainant asked for a link that works once
templates-value-access_code = the access code of the complainant; only the receipt holds it
templates-value-support_link = the address of the guidance for partners
templates-value-dossier_link = the address of the dossier, for who can sign in
templates-value-external_route = where somebody can go after your decision
templates-value-hearing_date = the day of the meeting
templates-value-hearing_time = the time of the meeting
templates-value-hearing_place = the place of the meeting
templates-value-report = the report of the meeting
templates-value-read_back = the text that the complainant reads through
templates-value-until = the new day after a postponement
templates-value-reason = the reason for the postponement
templates-value-only_date = has a value when the reader may know the new day only; for a condition
templates-value-reopened = the day on which the complaint was reopened, if it was
templates-value-withdrawn = the day on which the complaint was withdrawn
templates-value-scope_ground = a sentence on why the procedure does not apply
templates-value-scope_reason = the explanation of that
templates-value-solution = the solution that was found
templates-value-on_the_spot = filled when the complaint was solved at once; for a condition
templates-value-for_partner = filled when the partner reads this; for a condition
templates-value-is_late = filled when the answer is late; for a condition
templates-value-heard = a list of sentences on how both sides were heard
templates-value-points = a list of points, each with number, summary, long, finding, judgment, reason and unanswered
templates-value-remedies = a list of what you do to put it right
templates-value-amount = the amount that you pay
templates-value-remedies_explanation = the explanation of that
templates-value-commitments = a list of commitments, each with what, who and due

## The invented dossier.

templates-sample-salutation = Dear Ms Smit,
templates-sample-complaint = your complaint
templates-sample-complainant = Ms Smit
templates-sample-representative = Mr Jansen
templates-sample-about = Anna Bakker of Zuiderlicht
templates-sample-adviser = Anna Bakker
templates-sample-partner = Zuiderlicht
templates-sample-officer = Bram Visser
templates-sample-officer_title = Complaints officer
templates-sample-organisation = Example Advice
templates-sample-phone = 030 123 45 67
templates-sample-complaints_mail = complaints@voorbeeld.example
templates-sample-postal_address = Kerkstraat 12, 3581 RB Utrecht
templates-sample-website = https://voorbeeld.example
templates-sample-external_route = the court
templates-sample-summary = The bill was higher than we had agreed.
templates-sample-wish = I would like a new bill.
templates-sample-stage = With complaints officer
templates-sample-next_step = We are now finding out what happened.
templates-sample-due_explanation = That day is a free day. That is why we send our answer a day earlier.
templates-sample-hearing_place = Kerkstraat 12, Utrecht
templates-sample-report = Ms Smit told us that the bill was wrong.
templates-sample-read_back = The bill was higher than agreed. You would like a new bill.
templates-sample-reason = We are still waiting for a paper that we need.
templates-sample-scope_ground = Your message is not about our services.
templates-sample-scope_reason = It is about another firm with almost the same name.
templates-sample-solution = You get a new bill of 200 euros.
templates-sample-heard_complainant = We talked with you about your complaint.
templates-sample-heard_partner = We talked with the person whom your complaint is about.
templates-sample-point = The price of the advice
templates-sample-long_point = We had agreed that the advice would be there in a week. It took six weeks, and nobody said why it took longer.
templates-sample-finding = The bill was 40 euros higher than agreed.
templates-sample-judgment = We uphold this point.
templates-sample-point_reason = Who names a price keeps to it.
templates-sample-remedy = Apology
templates-sample-remedies_explanation = You get the amount within a week.
templates-sample-commitment = From now on we name the price beforehand.

## What is wrong.

templates-fault-too_long = The template is too long: at most 20,000 characters.
templates-fault-no_subject = Line 1 is the subject. That line is empty.
templates-fault-no_text = There is no text below the subject.
templates-fault-unknown = Line { $line }: there is no placeholder “{ $written }”. Choose one from the list.
templates-fault-unknown_part = Line { $line }: a list has no such part. The list of placeholders says which parts there are.
templates-fault-word = Line { $line }: “{ $written }” can't be used here. Use if, elif, else, endif, for or endfor.
templates-fault-sign = Line { $line }: the sign { $written } can't be used in a placeholder.
templates-fault-writing = Line { $line }: a placeholder is not written well or not ended.
templates-fault-endless = Line { $line }: this template goes on for too long. Use fewer lists within lists.
templates-fault-too_large = Line { $line }: the text becomes too long.
templates-fault-missing = The text lacks the placeholder ‘{ $written }’. Without it the message is of no use to who reads it.
templates-value-had_read = Whether somebody who may have no part in the handling had already read the dossier
