### De postkamer en het postvak van de demonstratie.

post-lead = Berichten gaan vanzelf weg. Lukt dat na twaalf pogingen in twee dagen niet, dan staan ze hier.
post-waiting = Wachten
post-waiting-detail = gaan zodra het kan
post-sent = Verzonden
post-sent-detail = aangenomen door de mailserver
post-dead = Niet bezorgd
post-dead-detail = worden niet meer geprobeerd
post-none = Er is niets om opnieuw te versturen.
post-about = Bericht
post-failed-at = Opgegeven
post-error = Wat de mailserver zei
post-tried = { $count ->
    [one] na 1 poging
   *[other] na { $count } pogingen
}
post-again = Verstuur opnieuw
post-again-which = Verstuur opnieuw: { $purpose }, opgegeven { $at }
post-again-done = Het bericht gaat opnieuw weg.
post-from-dossier = Verstuur de brief opnieuw vanuit het dossier (art. 4.6).
post-purpose-notice = Bericht aan een collega of partner
post-purpose-message = Bericht aan de klager
post-purpose-letter = Brief aan de klager
post-purpose-invitation = Uitnodiging

post-mailbox-title = Postvak van de demonstratie
post-mailbox-lead = Alle e-mail van deze demonstratie komt hier terecht, en nergens anders.
post-mailbox-empty = Er is nog geen e-mail.
post-mail-title = E-mail in het postvak
post-mail-subject = Onderwerp
post-mail-to = Aan
post-mail-delivered = Bezorgd
post-mail-from = Van
post-mail-reply-to = Antwoord aan
post-mail-date = Datum
post-mail-id = Message-ID
post-mail-files = Bestanden
