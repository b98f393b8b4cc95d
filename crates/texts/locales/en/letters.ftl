### Letters to the complainant. A draft is plain text: a blank line is a new paragraph, ‘# ’ a
### heading, ‘- ’ an item of a list.

letters-closing = Yours sincerely,
letters-attention = Attn. { $name }
letters-copy = Copy to: { $name }
letters-footer = Reference { $reference } · complaints procedure, version { $version }

letters-title-decision = Decision on your complaint
letters-title-solved_on_the_spot = Your complaint has been solved
letters-title-withdrawal = Withdrawal of your complaint
letters-title-out_of_scope = Our answer to your message

letters-file-decision = Decision { $reference }.pdf
letters-file-solved_on_the_spot = Confirmation of solution { $reference }.pdf
letters-file-withdrawal = Confirmation of withdrawal { $reference }.pdf
letters-file-out_of_scope = Answer { $reference }.pdf
letters-file-form = Complaints registration form { $reference }.pdf
letters-file-partner_notice = Notice to partner { $reference }.pdf
letters-file-read_back = Is this right { $reference }.pdf
letters-file-correspondence = Letter { $reference }.pdf
letters-file-copy = Copy for the representative { $reference }.pdf

## What the complaint is about, as part of a sentence.

letters-about-organisation = our services
letters-about-officer = our complaints officer
letters-about-unknown = our services
letters-about-firm = { $firm }
letters-about-adviser = { $adviser } of { $firm }

## The decision.

letters-heard-complainant-hearing = On { $on } we spoke with you about your complaint.
letters-heard-complainant-view = We recorded your side of the story in the dossier.
letters-heard-complainant-did_not_want = You preferred not to be heard.
letters-heard-complainant-unreachable = We could not reach you to hear your side of the story.
letters-heard-complainant-in_writing = You had already written down your side of the story.
letters-heard-complainant-no_partner = We have not heard you.
letters-heard-complainant-other = We have not heard you.
letters-heard-partner-hearing = On { $on } we spoke with the one your complaint is about.
letters-heard-partner-view = The one your complaint is about gave us the other side of the story.
letters-heard-partner-did_not_want = The one your complaint is about did not want to be heard.
letters-heard-partner-unreachable = We could not reach the one your complaint is about.
letters-heard-partner-in_writing = The one your complaint is about had already written down the other side of the story.
letters-heard-partner-no_partner = No partner is involved in your complaint.
letters-heard-partner-other = The one your complaint is about has not been heard.
letters-heard-shared = Each of you could respond to what the other said.
letters-point-heading = Point { $number }
letters-point-unanswered = The dossier holds no judgment on this point yet.
letters-judgment-upheld = We uphold this point.
letters-judgment-partly_upheld = We uphold this point in part.
letters-judgment-not_upheld = We do not uphold this point.
letters-judgment-no_judgment = We cannot give a judgment on this point.
letters-judgment-resolved = This point has been resolved. So we give no judgment on it.
letters-judgment-not_taken_up = We have not taken up this point.

letters-next-court = the court

letters-scope-not_a_complaint = In our view your message is not a complaint about our services.
letters-scope-not_our_services = Your message is not about our services.
letters-scope-not_a_client = The complaints procedure is there for our clients and collaboration partners, and for those who speak for them.
