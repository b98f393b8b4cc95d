### Aanmelden, uitnodigingen en wat een beheerder invult.

accounts-wrong-pair = Dit e-mailadres en dit wachtwoord horen niet bij elkaar.
accounts-too-many-tries = { $seconds ->
    [one] Te veel pogingen. Probeer het over 1 seconde opnieuw.
   *[other] Te veel pogingen. Probeer het over { $seconds } seconden opnieuw.
}
accounts-wrong-password = Het huidige wachtwoord klopt niet.
accounts-password-too-short = Kies een wachtwoord van minstens 12 tekens.
accounts-password-too-long = Kies een wachtwoord van hoogstens 256 tekens.
accounts-password-too-simple = Kies een wachtwoord met minstens 5 verschillende tekens.

accounts-no-such-link = Deze link werkt niet meer. Vraag een beheerder om een nieuwe.
accounts-name-wrong = Vul uw naam in, met hoogstens 200 tekens.
accounts-invitation-subject = Uw toegang tot het klachtensysteem
accounts-invitation-text =
    Beste { $name },

    U hebt toegang gekregen tot het klachtensysteem. Kies een wachtwoord op deze pagina:

    { $link }

    De link werkt één keer, { $days } dagen lang. Verwacht u deze e-mail niet? Doe er dan niets mee.

accounts-officer-title = Klachtenfunctionaris

accounts-required = Vul dit veld in.
accounts-too-long = Deze tekst is te lang.
accounts-too-many-lines = Gebruik hoogstens 6 regels.
accounts-strange-characters = In deze tekst staan tekens die niet te zien zijn. Haal ze weg.
accounts-email-wrong = Vul één e-mailadres in, zoals naam@voorbeeld.nl.
accounts-email-taken = Er is al een account met dit e-mailadres.
accounts-no-role = Kies minstens één rol.
accounts-partner-without-adviser = Kies welke adviseur deze partner is.
accounts-adviser-unknown = Deze adviseur bestaat niet.
accounts-adviser-taken = Een ander account hoort al bij deze adviseur.
accounts-own-manager = Niemand is zijn eigen leidinggevende.
accounts-manager-unknown = Deze leidinggevende bestaat niet.
accounts-last-administrator = Dit is de laatste beheerder. Geef eerst iemand anders die rol.
accounts-firm-unknown = Dit kantoor bestaat niet.
accounts-contact-unknown = Kies een contactpersoon met een account dat in gebruik is.
accounts-chamber-number = Een KvK-nummer heeft 8 cijfers.
accounts-key-wrong = Een sleutel bestaat uit kleine letters, cijfers en liggende streepjes.
accounts-nature-fixed = De aarden I, II en III staan in de regeling; alleen hun naam is te wijzigen.
accounts-nature-missing = Kies onder welke aard dit valt.
accounts-website-wrong = Vul een adres in dat begint met https://.
accounts-colour-wrong = Een kleur is een hekje met 6 cijfers of letters, zoals #1f4e4a.
accounts-logo-too-large = Het logo is te groot. Kies een bestand van hoogstens 512 KB.
accounts-logo-kind = Kies een logo als PNG, JPEG of eenvoudige SVG.
