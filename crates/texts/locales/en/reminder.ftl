### Reminders by mail: the reference, what has to happen and a link. Never a word of the dossier.

reminder-digest-subject = { $day }: { $count ->
    [one] there is 1 thing to do
   *[other] there are { $count } things to do
  }
reminder-digest-lead = This asks for your attention today.
reminder-subject = Complaint { $reference }: this asks for your attention
reminder-lead = This asks for your attention now.
reminder-choice = On the page "My account" you choose whether you get such mails once a day, or at once.

reminder-due = { $task } (article { $article }). Complaint { $reference }, by { $due }.
reminder-late = Late: { $task } (article { $article }). Complaint { $reference }, this was due on { $due }.
reminder-again = Still late: { $task } (article { $article }). Complaint { $reference }, this was due on { $due }.
reminder-of-another = Not yet done by { $who }: { $task } (article { $article }). Complaint { $reference }, this was due on { $due }.
reminder-half-time = Halfway: complaint { $reference }. Whose turn it is now: { $turn }. The answer must be sent by { $due }.
reminder-final-call = Last chance to answer in time: complaint { $reference }, by { $due }.
reminder-answer-late = Not answered in time: complaint { $reference }. The answer was due on { $due }.
reminder-weekly = Not answered yet: complaint { $reference }. That is now { $week ->
    [one] 1 week
   *[other] { $week } weeks
  } late.

assignee-officer = the complaints officer
assignee-partner = the partner
assignee-registrar = the one who recorded the complaint
assignee-second_officer = the second complaints officer
assignee-management = management
assignee-complainant = the complainant
assignee-outsider = the outsider

## The choice on one's own page.

reminder-title = Reminders
reminder-title-lead = You get a mail when something has to happen or is late. On working days only, within the hours that your organisation chose.
reminder-send = Save the choice
reminder-saved = Your choice was saved.
account_field-reminders = When do you want these mails?
reminder-when-digest = Once a day, all together
reminder-when-at_once = At once, for each dossier

## The hours, in the administration.

admin-part-hours = Reminders
admin-part-hours-about = Between which hours Weerklank reminds people by mail.
hours-lead = Weerklank reminds on working days only, and only between these hours. Whoever wants one mail a day gets it from the hour that you choose for it. The clock is that of Amsterdam.
hours-wrong = Fill in a whole hour from 0 to 23.
hours-until-before-from = Fill in a later hour than the beginning, at most 24.
hours-digest-outside = Choose an hour between the beginning and the end.
admin_field-from_hour = Not before this hour
admin_field-until_hour = Not any more from this hour
admin_field-digest_hour = The mail of the day goes from this hour

## The calendar in a program of one's own.

feed-name = Weerklank
feed-event = { $task } ({ $reference })
feed-title = Calendar in your own program
feed-lead = With a secret address you see your tasks in the calendar of your computer or telephone. It holds what you have to do and the reference, and nothing else.
feed-address = The address of your calendar
feed-address-hint = Copy it now: we can't show it again. Give it to nobody.
feed-since = You have had an address since { $since }.
feed-make = Make an address
feed-renew = Make a new address
feed-revoke = Switch the calendar off
feed-made = The address was made. An earlier address works no more.
feed-revoked = The calendar is off. The address works no more.
