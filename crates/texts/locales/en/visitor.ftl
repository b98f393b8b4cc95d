### For who has no account: receipt and status page.

receipt-mail-subject = We have received your message ({ $reference })
receipt-mail-received = A complaint was filed with us with this mail address. The reference is { $reference }.
receipt-mail-code = Your access code is { $code }. With the reference and this code you always see where things stand, and you can write to us: { $url }/status. Keep this mail safe and give the code to nobody.
receipt-mail-due = You get our written answer on { $due } at the latest.
receipt-mail-next = A complaints officer now looks at the complaint. He is not involved in what it is about. You hear from us within three working days.
receipt-mail-procedure = How we handle complaints is in our complaints procedure. Version { $version } applies. You read it here: { $url }/regeling.
receipt-mail-not-you = You did not file a complaint? Then somebody filled in your address. Let us know; you need not do anything else.
status-link-mail-subject = Your link to the status page ({ $reference })
status-link-mail = You asked for a link to the status page of the complaint with reference { $reference }: { $link }
status-link-mail-once = The link works once and for half an hour. If you did not ask for it, you need not do anything.
