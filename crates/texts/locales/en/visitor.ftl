### For who has no account: receipt and status page.

receipt-title = Your complaint was received
receipt-lead = Thank you for letting us know. Keep this page: your access code stands only here.
receipt-reference = Reference
receipt-code = Access code
receipt-code-advice = With the reference and this code you always see where things stand. Give the code to nobody.
receipt-due = Our answer comes on or before
receipt-next = What happens now?
receipt-next-1 = A complaints officer looks at your complaint. You hear from us within three working days.
receipt-next-signal = A complaints officer looks at your signal. You read answers and questions on the status page, with your code.
receipt-next-2 = We hear you and whoever it is about. You read what the other says and can answer it.
receipt-next-3 = You get our decision, with an answer and the reason for each point.
receipt-status = Follow your complaint on the status page
receipt-procedure = Read the complaints procedure (version { $version })
receipt-sent = What we received
receipt-sent-lead = This is the list of what you sent, with a check digest. On the status page you see whether nothing was changed.
receipt-digest = Check digest (SHA-256):
receipt-print = You can print this page or keep it as pdf.
receipt-received = Received on
receipt-version = Version of the complaints procedure
receipt-follow = Follow your complaint at
receipt-file-title = Receipt { $reference }
receipt-download = Download the receipt (PDF)
receipt-leave = Done: take this off my screen
receipt-manifest = Received by the form
receipt-long = { $length } characters, SHA-256 { $digest }
