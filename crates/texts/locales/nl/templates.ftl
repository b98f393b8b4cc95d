### Sjablonen van brieven en mails.

templates-free-day = Die dag is een vrije dag ({ $day }). Daarom versturen wij ons antwoord uiterlijk op { $latest }.

## Wat er nu gebeurt.

templates-next-received = Eerst bekijken wij de klacht.
templates-next-registered = Eerst bekijken wij de klacht.
templates-next-with_partner = Degene over wie de klacht gaat, zoekt nu met u een oplossing.
templates-next-with_officer = Wij onderzoeken nu wat er is gebeurd.
templates-next-deciding = Wij schrijven nu onze beslissing.
templates-next-decided = U hebt ons antwoord.
templates-next-closed = De klacht is afgesloten.
templates-next-withdrawn = De klacht is ingetrokken.
templates-next-out_of_scope = De klachtenregeling geldt hier niet.
templates-next-merged = Wij behandelen de klacht samen met een andere.

## Wat een invulplek is.

templates-value-salutation = de aanhef, zoals ‘Geachte mevrouw Smit,’
templates-value-complaint = ‘uw klacht’, of ‘de klacht van’ met een naam, voor midden in een zin
templates-value-reference = het kenmerk
templates-value-received = de dag waarop de klacht is ontvangen
templates-value-about = over wie of wat de klacht gaat
templates-value-summary = de eerste regel van de klacht
templates-value-wish = wat de klager graag wil
templates-value-stage = de fase van de klacht
templates-value-next_step = een zin over wat er nu gebeurt
templates-value-due = de dag waarop het antwoord er uiterlijk is
templates-value-due_explanation = een zin die er staat als die dag vrij is
templates-value-post_by = de laatste dag om het antwoord te versturen
templates-value-promised = de dag van het antwoord, met uitstel meegerekend
templates-value-today = vandaag
templates-value-complainant = de naam van de klager
templates-value-representative = de naam van de vertegenwoordiger, als die er is
templates-value-partner = het kantoor waar de klacht over gaat
templates-value-adviser = de adviseur waar de klacht over gaat
templates-value-officer = de naam van de klachtenfunctionaris
templates-value-officer_title = hoe de klachtenfunctionaris bij u heet
templates-value-organisation = de naam van uw organisatie
templates-value-phone = uw telefoonnummer
templates-value-complaints_mail = uw mailadres voor klachten
templates-value-postal_address = uw postadres
templates-value-website = uw website
templates-value-version = de versie van de klachtenregeling die geldt
templates-value-procedure_link = het adres van de klachtenregeling
templates-value-status_link = het adres van de statuspagina; in de mail waar de klager om vroeg een link die één keer werkt
templates-value-access_code = de toegangscode van de klager; die staat alleen in het ontvangstbewijs
templates-value-support_link = het adres van de handreiking voor partners
templates-value-dossier_link = het adres van het dossier, voor wie zich kan aanmelden
templates-value-external_route = waar iemand na uw beslissing terechtkan
templates-value-hearing_date = de dag van het gesprek
templates-value-hearing_time = de tijd van het gesprek
templates-value-hearing_place = de plaats van het gesprek
templates-value-report = het verslag van het gesprek
templates-value-read_back = de tekst die de klager nakijkt
templates-value-until = de nieuwe dag na uitstel
templates-value-reason = de reden van het uitstel
templates-value-only_date = gevuld als de lezer alleen de nieuwe dag mag weten; voor een voorwaarde
templates-value-reopened = de dag waarop de klacht is heropend, als dat zo is
templates-value-withdrawn = de dag waarop de klacht is ingetrokken
templates-value-scope_ground = een zin over waarom de regeling niet geldt
templates-value-scope_reason = de toelichting daarop
templates-value-solution = de oplossing die is gevonden
templates-value-on_the_spot = gevuld als de klacht meteen is opgelost; voor een voorwaarde
templates-value-for_partner = gevuld als de partner dit leest; voor een voorwaarde
templates-value-is_late = gevuld als het antwoord te laat is; voor een voorwaarde
templates-value-heard = een lijst van zinnen over hoe beide kanten zijn gehoord
templates-value-points = een lijst van klachtpunten, elk met number, summary, long, finding, judgment, reason en unanswered
templates-value-remedies = een lijst van wat u doet om het goed te maken
templates-value-amount = het bedrag dat u betaalt
templates-value-remedies_explanation = de toelichting daarop
templates-value-commitments = een lijst van toezeggingen, elk met what, who en due

## Het verzonnen dossier.

templates-sample-salutation = Geachte mevrouw Smit,
templates-sample-complaint = uw klacht
templates-sample-complainant = mevrouw Smit
templates-sample-representative = de heer Jansen
templates-sample-about = Anna Bakker van Zuiderlicht
templates-sample-adviser = Anna Bakker
templates-sample-partner = Zuiderlicht
templates-sample-officer = Bram Visser
templates-sample-officer_title = Klachtenfunctionaris
templates-sample-organisation = Voorbeeld Advies
templates-sample-phone = 030 123 45 67
templates-sample-complaints_mail = klachten@voorbeeld.example
templates-sample-postal_address = Kerkstraat 12, 3581 RB Utrecht
templates-sample-website = https://voorbeeld.example
templates-sample-external_route = de rechter
templates-sample-summary = De rekening was hoger dan wij hadden afgesproken.
templates-sample-wish = Ik wil graag een nieuwe rekening.
templates-sample-stage = Bij klachtenfunctionaris
templates-sample-next_step = Wij onderzoeken nu wat er is gebeurd.
templates-sample-due_explanation = Die dag is een vrije dag. Daarom versturen wij ons antwoord een dag eerder.
templates-sample-hearing_place = Kerkstraat 12, Utrecht
templates-sample-report = Mevrouw Smit vertelde dat de rekening niet klopte.
templates-sample-read_back = De rekening was hoger dan afgesproken. U wilt een nieuwe rekening.
templates-sample-reason = Wij wachten nog op een stuk dat wij nodig hebben.
templates-sample-scope_ground = Uw bericht gaat niet over onze dienstverlening.
templates-sample-scope_reason = Het gaat over een ander kantoor met bijna dezelfde naam.
templates-sample-solution = U krijgt een nieuwe rekening van 200 euro.
templates-sample-heard_complainant = Wij spraken met u over uw klacht.
templates-sample-heard_partner = Wij spraken met degene over wie uw klacht gaat.
templates-sample-point = De prijs van het advies
templates-sample-long_point = Wij hadden afgesproken dat het advies er in een week zou zijn. Het duurde zes weken, en niemand vertelde waarom het langer duurde.
templates-sample-finding = De rekening was 40 euro hoger dan afgesproken.
templates-sample-judgment = Wij vinden dit klachtpunt gegrond.
templates-sample-point_reason = Wie een prijs noemt, houdt zich daaraan.
templates-sample-remedy = Excuses
templates-sample-remedies_explanation = U krijgt het bedrag binnen een week.
templates-sample-commitment = Wij noemen voortaan vooraf de prijs.

## Wat er niet klopt.

templates-fault-too_long = Het sjabloon is te lang: hoogstens 20.000 tekens.
templates-fault-no_subject = Regel 1 is het onderwerp. Die regel is leeg.
templates-fault-no_text = Onder het onderwerp staat geen tekst.
templates-fault-unknown = Regel { $line }: de invulplek ‘{ $written }’ bestaat niet. Kies er een uit de lijst.
templates-fault-unknown_part = Regel { $line }: dit onderdeel van een lijst bestaat niet. Kijk in de lijst welke onderdelen er zijn.
templates-fault-word = Regel { $line }: ‘{ $written }’ kan hier niet. Gebruik if, elif, else, endif, for of endfor.
templates-fault-sign = Regel { $line }: het teken { $written } kan niet in een invulplek.
templates-fault-writing = Regel { $line }: een invulplek is niet goed geschreven of niet afgesloten.
templates-fault-endless = Regel { $line }: dit sjabloon blijft te lang bezig. Gebruik minder lijsten in lijsten.
templates-fault-too_large = Regel { $line }: de tekst wordt te lang.
templates-fault-missing = In de tekst ontbreekt de invulplek ‘{ $written }’. Zonder die invulplek heeft de lezer niets aan het bericht.
templates-value-had_read = Of iemand die geen deel meer mag hebben aan de behandeling, het dossier al had gelezen
