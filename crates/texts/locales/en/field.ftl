### What stands above a field of a form, and the help below it.

## Report and parties.

field-expression = What did the complainant say or write?
field-expression-hint = In the complainant’s own words as far as possible.
field-name = Name of the complainant
field-about = Who is the complaint about?
field-about-hint = Not known yet? Then choose ‘Not known yet’.
field-named = Which name was mentioned?
field-named-hint = Only while it is not certain who it is about. Whoever has that name does not see the dossier until another complaints officer has decided.
field-received_on = Received on
field-received_on-hint = The day on which the complaint first reached the partner or the organisation.
field-channel = How did the complaint come in?
field-door = Who received the complaint?
field-told_of_procedure = The complainant knows that there is a complaints procedure and where to read it
field-receipt_reason = Why is the earlier date not right?
field-receipt_proof = What shows the right date?
field-receipt_proof-hint = For example a postmark or the time of an e-mail.
field-late_reason = Why was the complaint not registered at once?
field-late_reason-hint = The working agreement is: register within two working days after receipt.
field-complainant_kind = What kind of relation is the complainant?
field-company = Company
field-chamber_number = Chamber of Commerce number
field-chamber_number-hint = Eight digits.
field-email = E-mail address
field-phone = Telephone number
field-address = Postal address
field-address-hint = Street, postal code and town, each on a line of its own.
field-language = In which language do we write to the complainant?
field-confidentiality = May the partner know who complains?
field-confidentiality-hint = The complaints officer informs the partner of the complaint (art. 4.2). If the complainant does not want that, it waits until it has been settled with him.
field-unlink_relation = The complainant does not belong to the linked relation: remove the link

## Intake and informing.

field-wish = What does the complainant want to achieve?
field-wish-hint = For example an explanation, an apology, repair or compensation. ‘I do not know’ will do.
field-happened = When did it happen?
field-happened-hint = A day, a period or ‘ongoing’.
field-service = Which service or engagement is it about?
field-discussed_before = Has it been discussed with somebody already?
field-discussed_before-hint = With whom, when and with what result.
field-claims_money = The complainant asks for money back or compensation
field-urgent_on = Is there a term that threatens? On which day?
field-urgent_on-hint = For example of the tax authority, a bank or a court.
field-support_needed = What does the complainant need to take part?
field-support_needed-hint = For example an explanation by telephone, large print or a companion. Do not ask for a diagnosis.
field-severity = How serious does it look at first sight?
field-partner_told_on = On which day was the partner informed?
field-partner_told_way = How was the partner informed?
field-partner_told_way-hint = With ‘E-mail’ Weerklank sends the message at once. Otherwise you do it yourself and record it here.
field-confirmed_on = On which day was receipt acknowledged?
field-confirmed_way = How was receipt acknowledged?
field-confirmed_way-hint = With ‘E-mail’ Weerklank sends the acknowledgement at once, if there is an e-mail address. Otherwise you do it yourself and record it here.
field-informed_on = On which day was the procedure pointed out to the complainant?
field-informed_way = How was that done?
field-told_where_to_read = The complainant was told where the procedure can be read

## Classifying.

field-manner = How was the complaint submitted?
field-nature = What is the complaint mainly about?
field-subcategory = Subcategory
field-further = What else is the complaint about?
field-explanation = Explanation

## Whose turn it is.

field-take_up_reason = Why does the complaints officer handle the complaint at once?
field-hand_over_reason = Why does the complaint pass to the complaints officer?
field-take_over_reason = Why do you take the dossier over?
field-officer_in_charge = Who handles the complaint from now on?
field-charge_reason = Why do you put this officer in charge?

## Consulting and solving.

field-consulted_on = On which day was the officer consulted?
field-consulted_way = How was the officer consulted?
field-question = What do you want to discuss with the complaints officer?
field-advice = Your advice
field-proposed_on = On which day was the solution proposed?
field-proposal = Which solution was proposed?
field-reaction = What is the complainant’s reaction?
field-progress = How do things stand?

## Hearing both sides.

field-side = Which side?
field-view_on = On which day was the view given?
field-view = The view
field-heard_on = On which day was the hearing?
field-heard_way = How was the hearing held?
field-present = Who were present?
field-hearing_report = Report
field-not_heard_reason = Why was this side not heard?
field-shared_on = On which day was the view put to the other side?
field-not_shared_reason = Why is this view not put to the other side?

## Points, remedies and commitments.

field-point = Which point?
field-point_summary = Point
field-point_summary-hint = One reproach, in one or two sentences.
field-removal_reason = Why does this point lapse?
field-finding = Finding
field-finding-hint = What happened, and what shows it?
field-judgment = Judgment
field-judgment_reason = Reason for the judgment
field-remedies = What was done to put it right?
field-amount = Amount in euros, VAT included
field-amount-hint = For example 1,250.00.
field-promised = What was promised?
field-promised_by = Who does it?
field-promised_for = By which day will it be done?
field-commitment = Which commitment?
field-kept_on = On which day was the commitment kept?
field-kept_proof = What shows it?

## Decision and outcome.

field-body = Text of the letter
field-way = How does the letter go?
field-return_reason = Why does the complaint go back to handling?
field-posted_on = On which day was the letter posted?
field-solved_how = How was the complaint solved?
field-withdrawn_on = On which day did the complainant withdraw the complaint?
field-scope_ground = Why does this fall outside the procedure?
field-scope_reason = Explain why
field-scope_reason-hint = The complainant reads this reason in the letter.
field-rejection_reason = Why is it a complaint after all?
field-reopen_ground = On what ground is the dossier reopened?
field-reopen_reason = Explain why

## Form and timeline.

field-reaction_on = On which day did the complainant react?
field-root_cause = What was the cause?
field-cause_explanation = Explanation of the cause
field-recurrence = Does this happen more often?
field-others_affected = Does this concern others as well?
field-lesson = What do we learn from this?
field-lesson-hint = Is there no lesson? Then write here why not.
field-no_lesson = There is no lesson
field-article = Which article was departed from?
field-deviation_reason = What went differently, and why?
field-contact_kind = What kind of contact was it?
field-direction = Which way did it go?
field-contact_on = On which day was the contact?
field-contact_with = With whom?
field-content = What was said or written?
field-visibility = Who may read this?
field-visibility-hint = This holds for the attachments as well.
field-files = Attachments
field-files-hint = At most { $most } files, each of at most { $each } MB and together of at most { $all } MB. You can send: { $kinds }.
field-files-button = Choose files
field-entry = Which entry?
field-correction = What should it say?
field-correction-hint = The entry itself stays visible; your text is added to it.

## Independence.

field-conflict_reason = Why are you too closely involved?
field-objection_to = To whom does the complainant object?
field-objection_reason = What reason does the complainant give?
field-other_person = Who is it not about?
field-other_person_reason = How do you know that it is somebody else?
field-representative_name = Name of the representative
field-capacity = In what capacity does he act?
field-correspondence_to = To whom do we write?
field-representative_removal = Why does he no longer act?
field-asked_on = Asked on
field-authorised_on = Authorisation received on
field-authorisation_scope = What may the representative do?
field-valid_until = Valid until
field-authorisation_files = The authorisation as a file
field-postponed_until = New date for the answer
field-postponement_reason = Why is more time needed?
field-postponement_reason-hint = The complainant and the partner read this text.
field-dismissal_ground = Why is this no complaint?
field-dismissal_reason = Explanation
field-dismissal_reason-hint = Needed, except for advertising or spam.
field-signal_reason = What was done with the signal?
field-third_party_name = Name of the other person
field-third_party_mail = Mail address of the other person
field-letter_way = How?
field-subject = Subject
field-letter_text = Text
field-letter_files = Attachments
field-read_back = Is this right?
field-read_back-hint = The complainant reads or hears this text.
field-read_back_on = Answered on
field-read_back_correction = What has to change?
field-contact_way = In what form?
field-partner_until = Until when does the partner have?
field-partner_until-hint = Choose a day before the due date of the answer.
field-partner_return_reason = Why does the partner get another turn?
field-undo_reason = Why does the complaint go on after all?
field-main_reference = Reference of the other dossier
field-main_reference-hint = The complaint goes on in that dossier.
field-merge_ground = Why may these dossiers be one?
field-merge_ground-hint = With two complainants: ask both to agree. After that they see the same dossier.
field-merge_reason = Explanation
field-not_the_same_reason = Why is this another complaint?
field-split_points = Which points go to the new dossier?
field-new_expression = What is the new dossier about?
field-split_reason = Why do you split the complaint?
field-follow_up_reason = Why is a follow-up dossier needed?
field-external_body = Which body?
field-external_name = Name and case number
field-external_on = When did you hear of it?
field-external_what = What does the body ask?
field-external_due = By when must it be there?
field-track = Which procedure?
field-term = Which term?
field-met_on = When did you do this?
field-external_ended_on = When was the outcome there?
field-external_result = What is the outcome?
field-hold_reason = Why may nothing be destroyed?
field-lift_reason = Why is it allowed again?
field-claimed_on = When was money asked for?
field-claim_explanation = What exactly does the complainant claim?
field-insurer_on = When did you report it?
field-insurer_way = How did you report it?
field-insurer_number = Number of the insurer
field-settled_how = How did the claim end?
field-payment_refusal = Why do you refuse the payment?
field-relation_kept = Was the relation kept?
field-relation_explanation = Explanation
field-succession_ground = Who succeeds the complainant?
field-succession_on = Since when?
field-succession_explanation = What shows that?
field-further_about = Which partner is the complaint about too?
field-further_reason = Why is the complaint about this partner too?
field-ended_partner = Which partner is not concerned any more?
field-ended_reason = Why not?
field-arrangement_measures = How can the complainant still reach us?
field-arrangement_measures-hint = The complainant reads this. Always name at least one way.
field-arrangement_until = Until when does the arrangement hold?
field-arrangement_until-hint = Three months at most.
field-arrangement_reason = What happened, and why is this needed?
field-arrangement_rejection = Why do you reject the arrangement?
field-arrangement_end = Why does the arrangement end?
field-admissions_seen = I looked at these words and send the text like this
field-objection_why = Why do you object?
