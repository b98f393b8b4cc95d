### Sending a letter or mail from the dossier.

writing-outline-send = Prepare the text
writing-goes-to = Goes to: { $who }
writing-and = and
writing-no-authorisation = The representative does not get this: there is no authorisation from the complainant yet.
writing-signal = Nobody knows whose signal this is. The message appears on the status page.
writing-unfinished = The text still has a place that you must fill in, between square brackets.
writing-proof-mail = View as mail
writing-proof-title = The mail as it leaves
writing-proof-lead = This is an example. Nothing was sent yet. Close this tab to go on.
writing-to = To
writing-way-email = By email
writing-way-letter = By post: the letter is put in the dossier as a PDF, you print it
writing-way-portal = On the status page
field-soort = What do you want to send?
field-aan = To whom?
field-gesprek = Day of the meeting
field-tijd = Time
field-tijd-hint = For example 10:30
field-plaats = Place
field-plaats-hint = An address, or for example ‘by telephone’
field-third_party_address = Address of the other person
field-third_party_address-hint = Only needed for a letter by post.
field-dossier_files = Attachments from the dossier

## Representatives and postponement, in the dossier and while recording.

dossier-notice-authorisation = There is no authorisation from the complainant yet. So the decision goes to the complainant (art. 1).
dossier-notice-postponement = The complainant has no email address. Send the letter about the postponement by post.
recording-representative = Does somebody else file the complaint?
recording-informing = Procedure and deadline
field-representative_mail = Email address of the representative
field-representative_phone = Telephone number of the representative
