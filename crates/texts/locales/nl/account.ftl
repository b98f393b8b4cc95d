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

## Afwezigheid en vervanging.

absence-title = Afwezigheid en vervanging
absence-list = Nu en de komende tijd
absence-none = Niemand is afwezig.
absence-head-who = Wie
absence-head-period = Periode
absence-head-stand_in = Vervanger
absence-head-end = Beëindigen
absence-period = { $from } tot en met { $until }
absence-period-open = Vanaf { $from }, einde nog niet bekend
absence-now = Nu afwezig
absence-nobody = Geen vervanger
absence-end = Weer aanwezig
absence-cancel = Gaat niet door
absence-end-which = { $name }, { $period }: beëindigen
absence-form = Afwezigheid vastleggen
absence-lead = De vervanger krijgt in deze periode de taken en de berichten. Daarna gaan ze vanzelf terug.
absence-send = Leg vast
absence-noted = De afwezigheid is vastgelegd.
absence-ended = De afwezigheid is beëindigd.
absence_field-person = Wie is afwezig?
absence_field-from = Eerste dag
absence_field-until = Laatste dag
absence_field-until-hint = Laat dit leeg als u nog niet weet wanneer de afwezigheid eindigt.
absence_field-stand_in = Wie neemt het werk over?
absence_field-stand_in-hint = Een klachtenfunctionaris wordt vervangen door een andere klachtenfunctionaris. Een partner wordt vervangen door een partner van hetzelfde kantoor.
absence-from-missing = Vul de eerste dag van de afwezigheid in.
absence-ends-before-it-begins = De laatste dag ligt vóór de eerste dag. Pas een van beide aan.
absence-is-over = Deze periode is al voorbij.
absence-overlaps = Deze persoon is in deze periode al afwezig. Beëindig eerst de andere afwezigheid.
absence-stands-in = Deze persoon vervangt in deze periode een ander. Kies voor die ander eerst een andere vervanger.
absence-no-role = Alleen een klachtenfunctionaris of een partner kan hier afwezig zijn.
absence-stand-in-himself = Niemand kan zichzelf vervangen. Kies een ander.
absence-stand-in-left = Deze persoon werkt hier niet meer. Kies een ander.
absence-stand-in-unfit = Deze persoon kan het werk niet overnemen. Kies iemand met dezelfde rol, en voor een partner iemand van hetzelfde kantoor.
absence-stand-in-away = Deze persoon is in deze periode zelf afwezig. Kies een ander.
