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
letters-file-correspondence = Letter { $reference }.pdf

## What the complaint is about, as part of a sentence.

letters-about-organisation = our services
letters-about-officer = our complaints officer
letters-about-unknown = our services
letters-about-firm = { $firm }
letters-about-adviser = { $adviser } of { $firm }

## The decision.

letters-decision-opening = On { $received } we received your complaint about { $about }. In this letter you can read our decision: what we have established, what we think of it and what we are going to do. We handled your complaint under version { $version } of our complaints procedure.
letters-decision-reopened = On { $reopened } we took up your complaint again. This letter is our answer to it.
letters-decision-late = This letter reaches you later than the four weeks that we have for it. We are sorry about that.
letters-heard-heading = How we handled your complaint
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
letters-point-heading-with = Point { $number }: { $summary }
letters-point-finding = What we have established: { $finding }
letters-point-unanswered = The dossier holds no judgment on this point yet.
letters-judgment-upheld = We uphold this point.
letters-judgment-partly_upheld = We uphold this point in part.
letters-judgment-not_upheld = We do not uphold this point.
letters-judgment-no_judgment = We cannot give a judgment on this point.
letters-judgment-resolved = This point has been resolved. So we give no judgment on it.
letters-judgment-not_taken_up = We have not taken up this point.

letters-remedies-heading = What we do to put it right
letters-remedies-amount = The amount is { $amount }.
letters-commitments-heading = What we promise
letters-commitment = { $what } This will be done by { $who }, on { $due } at the latest.

letters-next-heading = What you can do now
letters-next-reaction = We should like to know what you think of this decision. You can call, mail or write to me.
letters-next-disagree = Do you disagree with the decision? Please tell me why. If there are new facts, or if we made a mistake, we shall look at your complaint again.
letters-next-further = If we cannot settle it together, you can take your complaint to { $route }.
letters-next-court = the court
letters-decision-ending = Thank you for telling us what went wrong. We learn from it.

## The short letters.

letters-solved-opening = On { $received } we received your complaint about { $about }. It was solved at once. In this letter we confirm that.
letters-solved-heading = How your complaint was solved
letters-solved-next = Is this not right, or do you think that your complaint has not been solved? Please tell me. We shall look at your complaint again.
letters-solved-ending = Thank you for telling us what went wrong. We have registered your complaint and learn from it.

letters-withdrawal-opening = On { $received } we received your complaint about { $about }. On { $withdrawn } you told us that you withdraw it. In this letter we confirm that. We shall not handle your complaint any further and give no judgment on it.
letters-withdrawal-next = Would you like us to handle your complaint after all? Please tell me. We shall take it up again.
letters-withdrawal-ending = We have registered your complaint, so that we can learn from it.

letters-scope-opening = On { $received } we received your message about { $about }. We have read it with care. We cannot handle it under our complaints procedure. In this letter you can read why.
letters-scope-heading = Why your message falls outside the procedure
letters-scope-not_a_complaint = In our view your message is not a complaint about our services.
letters-scope-not_our_services = Your message is not about our services.
letters-scope-not_a_client = The complaints procedure is there for our clients and collaboration partners, and for those who speak for them.
letters-scope-next = Do you disagree? Please tell me why. We shall judge it again.
letters-scope-further = You can also go to { $route }.
