### What letters and mails of a dossier say. The salutation goes before it, the closing after it.

mails-your-complaint = your complaint
mails-the-complaint = the complaint
mails-complaint-of = the complaint of { $name }
mails-fill-in = [fill in]
