### Signing in, invitations and what an administrator fills in.

accounts-wrong-pair = This e-mail address and this password do not belong together.
accounts-too-many-tries = { $seconds ->
    [one] Too many attempts. Try again in 1 second.
   *[other] Too many attempts. Try again in { $seconds } seconds.
}
accounts-wrong-password = The current password is not right.
accounts-password-too-short = Choose a password of at least 12 characters.
accounts-password-too-long = Choose a password of at most 256 characters.
accounts-password-too-simple = Choose a password with at least 5 different characters.

accounts-no-such-link = This link no longer works. Ask an administrator for a new one.
accounts-name-wrong = Fill in your name, in at most 200 characters.
accounts-invitation-subject = Your access to the complaints system
accounts-invitation-text =
    Dear { $name },

    You have been given access to the complaints system. Choose a password on this page:

    { $link }

    The link works once, for { $days } days. If you did not expect this e-mail, you can ignore it.

accounts-officer-title = Complaints officer

accounts-required = Fill in this field.
accounts-too-long = This text is too long.
accounts-too-many-lines = Use at most 6 lines.
accounts-strange-characters = This text holds characters that cannot be seen. Remove them.
accounts-email-wrong = Fill in one e-mail address, such as name@example.com.
accounts-email-taken = There is an account with this e-mail address already.
accounts-no-role = Choose at least one role.
accounts-partner-without-adviser = Choose which adviser this partner is.
accounts-adviser-unknown = There is no such adviser.
accounts-adviser-taken = Another account belongs to this adviser already.
accounts-own-manager = Nobody is their own manager.
accounts-manager-unknown = There is no such manager.
accounts-last-administrator = This is the last administrator. Give somebody else that role first.
accounts-firm-unknown = There is no such firm.
accounts-contact-unknown = Choose a contact with an account that is in use.
accounts-chamber-number = A chamber of commerce number has 8 digits.
accounts-key-wrong = A key is made of small letters, digits and underscores.
accounts-nature-fixed = Natures I, II and III are those of the procedure; only their names can be changed.
accounts-nature-missing = Choose the nature that this belongs to.
accounts-website-wrong = Fill in an address that begins with https://.
accounts-colour-wrong = A colour is a hash sign with 6 digits or letters, such as #1f4e4a.
accounts-logo-too-large = The logo is too large. Choose a file of at most 512 KB.
accounts-logo-kind = Choose a logo as PNG, JPEG or plain SVG.
