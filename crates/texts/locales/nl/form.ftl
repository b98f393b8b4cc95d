### Wat elk formulier zegt.

## Boven en onder een formulier.

form-cancel = Terug zonder op te slaan
form-instead = Wat u nu wel kunt doen
form-back = Terug naar het dossier
form-choose = Kies…
form-all = Alle
form-errors = { $count ->
    [one] Er is 1 ding dat nog niet goed is ingevuld
   *[other] Er zijn { $count } dingen die nog niet goed zijn ingevuld
}
form-refused = Dit kan nu niet
form-overtaken = Iemand anders werkte intussen ook in dit dossier
form-overtaken-advice = Lees hieronder wat er is gebeurd. Wat u hebt ingevuld, staat er nog. Klopt het nog? Verstuur het dan opnieuw.
form-sent-before = U hebt dit formulier al verstuurd
form-sent-before-advice = Hieronder staat wat er toen is opgeslagen. Wat u daarna veranderde, is nog niet opgeslagen. Moet het er nog bij? Verstuur het dan opnieuw.
recording-sent-before = U hebt deze klacht al vastgelegd
recording-sent-before-advice = Wat u daarna veranderde, is niet opgeslagen. Wijzig het in het dossier van de klacht. Is dit een andere klacht? Verstuur het formulier dan opnieuw.
form-news = Gebeurd sinds u deze pagina opende

## Wat er mis is met een antwoord.

form-missing = Vul dit in: { $field }
form-choose-one = Maak een keuze bij: { $field }
form-too-long = Deze tekst heeft { $characters } tekens. Maak hem korter: er passen hoogstens 20.000 tekens in.
form-line-too-long = Dit is te lang. Maak het korter.
form-unknown = Deze keuze bestaat niet meer. Maak opnieuw een keuze.
form-date-missing = Vul de dag, de maand en het jaar in.
form-date-wrong = Deze datum bestaat niet. Vul een dag, een maand en een jaar van vier cijfers in, zoals 23 11 2026.
form-email-wrong = Dit is geen e-mailadres. Een adres ziet eruit als naam@voorbeeld.nl.
form-phone-wrong = In een telefoonnummer staan cijfers. Kijk het nummer na.
form-chamber-number-wrong = Een KvK-nummer heeft acht cijfers. Kijk het nummer na of laat het leeg.
form-amount-wrong = Dit is geen bedrag in euro. Schrijf het bijvoorbeeld als 1.250,00.
form-file-empty = Het bestand { $file } is niet meegestuurd: het is leeg.
form-file-too-large = Het bestand { $file } is niet meegestuurd: het is groter dan { $each } MB.
form-file-too-much = Het bestand { $file } is niet meegestuurd: alle bestanden samen zijn groter dan { $all } MB.
form-file-too-many = Het bestand { $file } is niet meegestuurd: u kunt ten hoogste { $most } bestanden meesturen. Haal er eerst een weg.
form-file-kind = Het bestand { $file } is niet meegestuurd: dit soort bestand nemen wij niet aan. Dit kunt u meesturen: { $kinds }.
form-file-too-fast = ‘{ $file }’ is niet meegekomen: vanaf uw plek kwamen kort na elkaar veel bestanden binnen. Probeer het over een half uur opnieuw.
form-file-not-now = Het bestand { $file } is niet meegestuurd. Kies het opnieuw.
form-file-group-office = documenten van Word, Excel of PowerPoint
form-file-group-pdf = pdf
form-file-group-image = foto’s en andere afbeeldingen
form-file-group-mail = e-mails
form-file-group-text = tekst
form-file-group-audio = geluid
form-file-group-zip = zip
form-remedies-missing = Kies wat er is gedaan, of ‘geen’, of vul een bedrag of toelichting in.
form-no-lesson-reason = Schrijf op waarom er geen leerpunt is.
form-name-not-shown = U mag de naam van deze klager niet zien en kunt deze gegevens daarom niet wijzigen. Vraag het de klachtenfunctionaris.

## Wat er niet te kiezen valt.

form-erased = (gewist of niet zichtbaar)
form-no-open-commitment = Er zijn geen toezeggingen die nog moeten worden nagekomen.
form-no-officer-left = Er is geen klachtenfunctionaris zonder betrokkenheid bij deze klacht.
form-nobody-by-name = Niemand is buiten dit dossier gehouden vanwege een naam.
form-reference-wrong = Vul een kenmerk in, bijvoorbeeld K-2026-7H3Q2M.
payment-amount = Het gaat om { $amount }.
admissions-warning = Er is geld geëist, en deze tekst kan schuld erkennen: { $words }. Overleg eerst met de verzekeraar of kies andere woorden.
admissions-unseen = Bekijk de genoemde woorden en vink aan dat u ze zo verstuurt, of pas de tekst aan.
partners-choose = Kies over welke partner het gaat.
