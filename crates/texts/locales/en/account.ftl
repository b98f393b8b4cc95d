### Signing in, coming in by a link, and one's own account.

## Signing in.

account-sign-in-title = Sign in
account-sign-in-send = Sign in
account-sign-in-first = Sign in to continue. You will then see the page that you wanted to open.
account-signed-out = You have signed out.
account-password-chosen = Your password has been saved. Now sign in with it.
account-email-missing = Enter your email address.
account-password-missing = Enter your password.
account-demonstration-mailbox = Look into the mailbox of this demonstration

account_field-email = Email address
account_field-wachtwoord = Password
account_field-organisation = Name of the organisation
account_field-organisation-hint = This name is on every page and in every letter.
account_field-name = Your name
account_field-wachtwoord_nu = Current password
account_field-wachtwoord_nieuw = New password
account_field-wachtwoord_nieuw-hint = At least 12 characters. A short sentence is easy to remember.

## The session ended while somebody was sending something.

account-interrupted-title = You are no longer signed in
account-interrupted-lead = What you filled in is not lost. Sign in, and you can still send it.
account-files-lost = { $count ->
    [one] This file could not be kept: { $names }. Choose it again later.
   *[other] These files could not be kept: { $names }. Choose them again later.
}
account-resume-title = Send it after all
account-resume-lead = You are signed in again. Nothing has been saved yet. This is what you filled in:
account-resume-send = Send it after all
account-resume-leave = Don’t send it

## Links that let somebody in once.

account-link-title = This link does not work
account-link-advice = A link works once, and for a limited time. Have you already chosen a password? Then sign in.
account-set-up-title = Set up Weerklank
account-set-up-lead = You are the first one here. Name your organisation and make your own account as administrator.
account-set-up-send = Set up
account-organisation-missing = Enter the name of the organisation, in 200 characters at most.
account-invitation-title = Choose a password
account-invitation-lead = Welcome, { $name }. Choose a password of at least 12 characters. A short sentence is easy to remember.
account-invitation-send = Save the password

## One's own account.

account-title = My account
account-facts = Your details
account-name = Name
account-email = Email address
account-roles = Roles
account-language = Language
account-languages = Read the screens and our email in:
account-sessions = Where you are signed in
account-device = Device
account-device-unknown = Unknown device
account-since = Since
account-seen = Last used
account-this-one = This device
account-session-end = Sign out
account-session-end-which = Sign out: { $device }, last used { $seen }
account-end-others = Sign out on all other devices
account-session-ended = Signed out.
account-password = Change your password
account-password-lead = After the change you are signed out on all your other devices.
account-password-send = Change the password
account-password-changed = Your password has been changed. You are signed out on other devices.

## Absence and stand-in.

absence-title = Absence and stand-in
absence-list = Now and in the time to come
absence-none = Nobody is away.
absence-head-who = Who
absence-head-period = Period
absence-head-stand_in = Stand-in
absence-head-end = End
absence-period = { $from } to { $until }
absence-period-open = From { $from }, end not known yet
absence-now = Away now
absence-nobody = No stand-in
absence-end = Back again
absence-cancel = Not going
absence-end-which = { $name }, { $period }: end
absence-form = Note an absence
absence-lead = In this period the stand-in gets the tasks and the messages. After that they go back by themselves.
absence-send = Note it
absence-noted = The absence was noted.
absence-ended = The absence was ended.
absence_field-person = Who is away?
absence_field-from = First day
absence_field-until = Last day
absence_field-until-hint = Leave this empty when you don't know yet when the absence ends.
absence_field-stand_in = Who takes over the work?
absence_field-stand_in-hint = Another complaints officer stands in for a complaints officer. A partner of the same firm stands in for a partner.
absence-from-missing = Fill in the first day of the absence.
absence-ends-before-it-begins = The last day lies before the first day. Change one of them.
absence-is-over = This period is over already.
absence-overlaps = This person is away in this period already. End the other absence first.
absence-stands-in = This person stands in for somebody else in this period. Choose another stand-in for that person first.
absence-no-role = Only a complaints officer or a partner can be away here.
absence-stand-in-himself = Nobody can stand in for himself. Choose somebody else.
absence-stand-in-left = This person no longer works here. Choose somebody else.
absence-stand-in-unfit = This person can't take over the work. Choose somebody with the same role, and for a partner somebody of the same firm.
absence-stand-in-away = This person is away in this period as well. Choose somebody else.
