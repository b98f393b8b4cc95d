### Mail. To staff, officers and partners: the reference and a link only, never anything of the
### dossier and never the complainant's name.

outgoing-greeting = Dear { $name },
outgoing-greeting-firm = Dear reader,
outgoing-link = Open the dossier: { $link }
outgoing-kept-short = This mail says nothing about the contents on purpose. You can read those in the dossier.
outgoing-closing = Kind regards,
outgoing-sender = Complaints handling { $organisation }

outgoing-recorded-subject = Complaint { $reference }: new
outgoing-recorded-by-partner = A partner has recorded a complaint under reference { $reference }. You receive this message under article { $article }.
outgoing-recorded-by-organisation = The organisation has received a complaint and recorded it under reference { $reference }. You receive this message under article { $article }.
outgoing-recorded-for-you = You are in charge of this complaint.
outgoing-recorded-for-another = Another complaints officer is in charge of this complaint.

outgoing-in_charge-subject = Complaint { $reference }: you are in charge
outgoing-in_charge = You have been put in charge of the complaint with reference { $reference }.
outgoing-relieved-subject = Complaint { $reference }: a colleague takes over
outgoing-relieved = Another complaints officer is now in charge of the complaint with reference { $reference }. You need not do anything more about it yourself.
outgoing-nobody-subject = Complaint { $reference }: there is no complaints officer
outgoing-nobody = No independent complaints officer is available for the complaint with reference { $reference }. Please put somebody in charge as soon as possible: the term of four weeks is running.

outgoing-firm-contact = Your firm has no access to the dossier yet. Please contact the complaints officer, who will tell you more and can give you access: { $contact }

outgoing-assigned-subject = Complaint { $reference }: it is your turn
outgoing-assigned = You are going to handle the complaint with reference { $reference }. Consult the complaints officer first, then look for a solution together with the complainant. The dossier says how.
outgoing-handed_over-subject = Complaint { $reference }: handed over to the complaints officer
outgoing-handed_over = The handling of the complaint with reference { $reference } has been handed over to the complaints officer.
outgoing-advised-subject = Complaint { $reference }: advice of the complaints officer
outgoing-advised = The complaints officer has given advice on the complaint with reference { $reference }. You can now go on to a solution.
outgoing-partner_told-subject = Complaint { $reference }: the answer has been sent
outgoing-partner_told = At this moment the complainant is sent the written answer to the complaint with reference { $reference }. You can read it in the dossier.
outgoing-reopened-subject = Complaint { $reference }: reopened
outgoing-reopened = The dossier of the complaint with reference { $reference } has been reopened. It says why, and when the answer is due.

outgoing-entry-subject = Complaint { $reference }: new in the dossier
outgoing-entry = There is something new in the dossier of the complaint with reference { $reference }.
outgoing-scope_proposed-subject = Complaint { $reference }: your judgment is needed
outgoing-scope_proposed = It has been proposed that the complaint with reference { $reference } falls outside the procedure. A second person has to judge that. Please look at the proposal, and confirm or reject it.
outgoing-scope_settled-subject = Complaint { $reference }: the proposal has been judged
outgoing-scope_settled = The proposal to leave the complaint with reference { $reference } outside the procedure has been judged. The outcome is in the dossier.
outgoing-letter_failed-subject = Complaint { $reference }: the letter was not delivered
outgoing-letter_failed = The letter about the complaint with reference { $reference } could not be delivered by mail. Check the address and send the letter again, or send it by post. The term of four weeks is running.

## To the complainant.

outgoing-to-complainant = Dear { $name },
outgoing-to-complainant-unnamed = Dear Sir or Madam,

outgoing-letter-decision-subject = Our decision on your complaint ({ $reference })
outgoing-letter-decision = Our decision on your complaint with reference { $reference } is attached.
outgoing-letter-solved_on_the_spot-subject = Your complaint has been solved ({ $reference })
outgoing-letter-solved_on_the_spot = In the attached letter we confirm how your complaint with reference { $reference } was solved.
outgoing-letter-withdrawal-subject = You have withdrawn your complaint ({ $reference })
outgoing-letter-withdrawal = In the attached letter we confirm that you have withdrawn your complaint with reference { $reference }.
outgoing-letter-out_of_scope-subject = Our answer to your message ({ $reference })
outgoing-letter-out_of_scope = Our answer to your message with reference { $reference } is attached.
outgoing-letter-questions = Do you have questions about the letter, or can you not read it? Please answer this mail. We are glad to help.
outgoing-correspondence-subject = Complaint { $reference }: message from the complaints officer
outgoing-correspondence = The complaints officer wrote to you about the complaint with reference { $reference }. You read the message in the dossier.
outgoing-postponed-subject = Complaint { $reference }: the answer comes later
outgoing-postponed = The complainant has been told that the answer to the complaint with reference { $reference } comes later. The dossier has the new date and the reason.
outgoing-postponement_proposed-subject = Complaint { $reference }: your agreement is needed
outgoing-postponement_proposed = The complaints officer wants to announce another postponement for the complaint with reference { $reference }. The dossier says why; there you agree or not.
outgoing-nobody-administrator = For the complaint with reference { $reference } nobody of the organisation is left who is independent. Name somebody from outside as soon as possible: the term of four weeks keeps running.
outgoing-questions = Do you have questions? Answer this mail. We are glad to help you.
outgoing-returned_to_partner-subject = Complaint { $reference }: it is your turn again
outgoing-returned_to_partner = You get another turn in the complaint with reference { $reference }. The dossier says why, and until when you have.
outgoing-withdrawal_undone-subject = Complaint { $reference }: the complaint goes on
outgoing-withdrawal_undone = The withdrawal of the complaint with reference { $reference } was undone. The handling goes on. The dossier says why.
outgoing-withdrawal_undone-party-subject = We go on with your complaint ({ $reference })
outgoing-withdrawal_undone-party = You want to go on with your complaint with reference { $reference } after all. We handle your complaint again. You get our answer by { $due }.
