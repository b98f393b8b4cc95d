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
outgoing-merged-subject = Complaint { $reference }: merged
outgoing-merged = The complaint with reference { $reference } goes on in another dossier. Ask the complaints officer when you want to know more.
outgoing-merged-party-subject = Your complaints were merged ({ $reference })
outgoing-merged-party = We handle your complaint with reference { $reference } together with the one with reference { $other }. You get one answer. With your code you see that dossier from now on.
outgoing-split_off-party-subject = Part of your complaint gets a dossier of its own ({ $reference })
outgoing-split_off-party = Part of your complaint with reference { $reference } is handled separately, under reference { $other }. The day on which we got your complaint stays the same. You get an answer on each part.
outgoing-followed_up-party-subject = Your complaint goes on in a new dossier ({ $reference })
outgoing-followed_up-party = The dossier with reference { $reference } stays closed. We go on with your complaint under reference { $other }. A new term of four weeks begins for it.
outgoing-liability_claimed-subject = Complaint { $reference }: liability claim
outgoing-liability_claimed = In the complaint with reference { $reference } money is claimed. The complaints officer reports it to the insurer. Admit nothing yourself.
outgoing-payment_asked-subject = Complaint { $reference }: your approval is needed
outgoing-payment_asked = For the complaint with reference { $reference } the complaints officer wants to pay more than the agreed limit. Approve the payment or refuse it. The term of four weeks runs on.
outgoing-arrangement_proposed-subject = Complaint { $reference }: your judgment is needed
outgoing-arrangement_proposed = For the complaint with reference { $reference } a contact arrangement was proposed. See whether it goes no further than needed, and approve or reject it.
outgoing-arrangement-party-subject = How you can reach us about your complaint ({ $reference })
outgoing-arrangement-party = We handle your complaint with reference { $reference } as usual. We do agree with you how you reach us until { $until }. The arrangement is below. When you disagree, let us know.
outgoing-arrangement_ended-party-subject = You can reach us in every way again ({ $reference })
outgoing-arrangement_ended-party = The arrangement on contact about your complaint with reference { $reference } no longer holds. You can reach us in every way again.
