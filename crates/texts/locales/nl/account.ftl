### Aanmelden, binnenkomen met een link, en het eigen account.

## Aanmelden.

account-sign-in-title = Aanmelden
account-sign-in-send = Meld aan
account-sign-in-first = Meld u aan om verder te gaan. Daarna komt u op de pagina die u wilde openen.
account-signed-out = U bent afgemeld.
account-password-chosen = Uw wachtwoord is opgeslagen. Meld u er nu mee aan.
account-email-missing = Vul uw e-mailadres in.
account-password-missing = Vul uw wachtwoord in.
account-demonstration-mailbox = Bekijk het postvak van deze demonstratie

account_field-email = E-mailadres
account_field-wachtwoord = Wachtwoord
account_field-organisation = Naam van de organisatie
account_field-organisation-hint = Deze naam staat op elke pagina en in elke brief.
account_field-name = Uw naam
account_field-wachtwoord_nu = Huidig wachtwoord
account_field-wachtwoord_nieuw = Nieuw wachtwoord
account_field-wachtwoord_nieuw-hint = Minstens 12 tekens. Een korte zin is makkelijk te onthouden.

## De sessie is voorbij terwijl iemand iets verstuurt.

account-interrupted-title = U bent niet meer aangemeld
account-interrupted-lead = Wat u hebt ingevuld, is niet verloren. Meld u aan; daarna kunt u het alsnog versturen.
account-files-lost = { $count ->
    [one] Dit bestand kon niet worden bewaard: { $names }. Kies het straks opnieuw.
   *[other] Deze bestanden konden niet worden bewaard: { $names }. Kies ze straks opnieuw.
}
account-resume-title = Verstuur alsnog
account-resume-lead = U bent weer aangemeld. Er is nog niets opgeslagen. Dit hebt u ingevuld:
account-resume-send = Verstuur alsnog
account-resume-leave = Niet versturen

## Links die iemand eenmaal binnenlaten.

account-link-title = Deze link werkt niet
account-link-advice = Een link werkt één keer en een beperkte tijd. Hebt u al een wachtwoord gekozen? Meld u dan aan.
account-set-up-title = Weerklank inrichten
account-set-up-lead = U bent de eerste. Geef uw organisatie een naam en maak uw eigen account als beheerder.
account-set-up-send = Richt in
account-organisation-missing = Vul de naam van de organisatie in, met hoogstens 200 tekens.
account-invitation-title = Kies een wachtwoord
account-invitation-lead = Welkom, { $name }. Kies een wachtwoord van minstens 12 tekens. Een korte zin is makkelijk te onthouden.
account-invitation-send = Sla het wachtwoord op

## Het eigen account.

account-title = Mijn account
account-facts = Uw gegevens
account-name = Naam
account-email = E-mailadres
account-roles = Rollen
account-language = Taal
account-languages = Lees de schermen en onze e-mail in:
account-sessions = Waar u bent aangemeld
account-device = Apparaat
account-device-unknown = Onbekend apparaat
account-since = Sinds
account-seen = Laatst gebruikt
account-this-one = Dit apparaat
account-session-end = Meld af
account-session-end-which = Meld af: { $device }, laatst gebruikt { $seen }
account-end-others = Meld alle andere apparaten af
account-session-ended = Afgemeld.
account-password = Wachtwoord wijzigen
account-password-lead = Na het wijzigen bent u op al uw andere apparaten afgemeld.
account-password-send = Wijzig het wachtwoord
account-password-changed = Uw wachtwoord is gewijzigd. Op andere apparaten bent u afgemeld.
