### The post room and the mailbox of the demonstration.

post-lead = Messages leave by themselves. If that fails twelve times in two days, they are listed here.
post-waiting = Waiting
post-waiting-detail = leave as soon as possible
post-sent = Sent
post-sent-detail = taken over by the mail server
post-dead = Not delivered
post-dead-detail = are not tried again
post-none = There is nothing to send again.
post-about = Message
post-failed-at = Given up
post-error = What the mail server said
post-tried = { $count ->
    [one] after 1 try
   *[other] after { $count } tries
}
post-again = Send again
post-again-which = Send again: { $purpose }, given up { $at }
post-again-done = The message is sent again.
post-from-dossier = Send the letter again from the dossier (art. 4.6).
post-purpose-notice = Message to a colleague or partner
post-purpose-message = Message to the complainant
post-purpose-letter = Letter to the complainant
post-purpose-invitation = Invitation

post-mailbox-title = Mailbox of the demonstration
post-mailbox-lead = All email of this demonstration comes here, and goes nowhere else.
post-mailbox-empty = There is no email yet.
post-mail-title = Email in the mailbox
post-mail-subject = Subject
post-mail-to = To
post-mail-delivered = Delivered
post-mail-from = From
post-mail-reply-to = Reply to
post-mail-date = Date
post-mail-id = Message-ID
post-mail-files = Files
