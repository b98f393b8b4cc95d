# Cijfers
terminal-statistics = Vult de uitkomsten in van een lijst met gevallen, om na te rekenen hoe het jaarverslag rekent
terminal-statistics-json = Leest JSON van de standaardinvoer en schrijft JSON
terminal-statistics-no-text = de invoer is niet te lezen als tekst
terminal-statistics-too-much = de invoer is groter dan 64 MB
terminal-statistics-no-json = de invoer is geen geldige JSON
terminal-statistics-no-object = de invoer is geen object met lijsten
terminal-statistics-nothing = in de invoer staat geen enkele lijst
terminal-statistics-unknown = de lijst { $list } bestaat niet; bekend zijn { $known }
terminal-statistics-no-list = onder { $list } staat geen lijst
terminal-statistics-empty = de lijst { $list } is leeg
terminal-statistics-wrong = in de lijst { $list } klopt het geval met nummer { $index } niet (het eerste is 0): { $why }
terminal-statistics-within = bij de klacht met nummer { $index }: { $why }
terminal-statistics-entry-no-object = het is geen object
terminal-statistics-count = { $field } moet een geheel getal zijn van { $least } tot en met { $most }
terminal-statistics-amount = { $field } moet een getal zijn dat groter is dan 0
terminal-statistics-mean = { $field } moet een getal zijn van 0 tot en met { $most }
terminal-statistics-more-hits = { $hits } mag niet groter zijn dan { $n }
terminal-statistics-too-many = { $field } mag niet groter zijn dan { $most }
terminal-statistics-no-cases = cases moet een lijst zijn die niet leeg is
terminal-statistics-yes-no = { $field } moet true of false zijn
terminal-figures = Geeft alle cijfers van een jaar
terminal-figures-year = Het jaar waarin de klachten zijn ontvangen
terminal-figures-as-of = De peildatum; anders vandaag
terminal-figures-json = Schrijft JSON
terminal-figures-wrong-year = { $year } is geen jaar; schrijf het in vier cijfers, zoals 2026
terminal-drift-facts = de cijfers

figure-received = Ontvangen klachten
figure-received-definition = Klachten die in deze periode zijn ontvangen, op de dag in Nederland. Niet: wat is samengevoegd, buiten de regeling valt of een anoniem signaal is.
figure-withdrawn = Ingetrokken klachten
figure-withdrawn-definition = Ontvangen klachten die zijn ingetrokken: binnen vier weken, of later.
figure-out_of_scope = Buiten de regeling
figure-out_of_scope-definition = Wat is ontvangen en geen klacht bleek, of niet onder de regeling valt. Het telt niet mee als klacht.
figure-merged = Samengevoegd
figure-merged-definition = Klachten die in een ander dossier verder gaan. Alleen dat andere dossier telt mee.
figure-signals = Anonieme signalen
figure-signals-definition = Meldingen waarvan niemand weet wie ze deed. Ze tellen apart.
figure-on_time = Binnen vier weken afgehandeld
figure-on_time-definition = Klachten waarvan de vier weken voorbij zijn, en daarvan die met een brief op tijd. Binnen vier weken ingetrokken telt niet mee; later ingetrokken telt als te laat.
figure-handling = Dagen tot de beslissing
figure-handling-definition = Kalenderdagen van de ontvangst tot de eerste schriftelijke beslissing.
figure-dossier_time = Dagen tot het dossier sloot
figure-dossier_time-definition = Kalenderdagen van de ontvangst tot de sluiting van het dossier.
figure-lag = Dagen tot de registratie
figure-lag-definition = Kalenderdagen van de ontvangst tot de registratie.
figure-upheld = Geheel of deels gegrond
figure-upheld-definition = Klachten met een oordeel, en daarvan die met minstens een punt dat geheel of deels gegrond is.
figure-reopened = Heropend
figure-reopened-definition = Ontvangen klachten, en daarvan die na de afhandeling opnieuw zijn geopend.
figure-repeat = Eerder geklaagd
figure-repeat-definition = Klachten van een bekende relatie, en daarvan die waarbij deze relatie in de 24 maanden ervoor al klaagde.
figure-consulted_first = Eerst overlegd
figure-consulted_first-definition = Klachten met een voorstel voor een oplossing, en daarvan die waarbij eerst met de klachtenfunctionaris is overlegd.
figure-partner_told = Partner op tijd geïnformeerd
figure-partner_told-definition = Klachten over een partner, en daarvan die waarbij de partner binnen twee werkdagen is geïnformeerd.
figure-deviations = Afwijkingen per tien dossiers
figure-deviations-definition = Vastgelegde afwijkingen van de regeling, gedeeld door het aantal klachten en maal tien.
figure-commitments = Toezeggingen op tijd
figure-commitments-definition = Toezeggingen die nagekomen zijn of hadden moeten zijn, en daarvan die op tijd.
figure-survey = Antwoord op de vraag naar tevredenheid
figure-survey-definition = Klachten waarbij naar tevredenheid is gevraagd, en daarvan die met een antwoord.
figure-stock = In- en uitstroom
figure-stock-definition = Wat open was, wat erbij kwam, wat eraf ging en wat open bleef. Dit telt alle dossiers.
figure-waiting = Waar de tijd heen ging
figure-waiting-definition = Dagen van de ontvangst tot de beslissing, verdeeld over wie aan zet was: klager, partner of klachtenfunctionaris.

menu-figures = Cijfers
figures-title = Cijfers
figures-lead = Klachten van deze periode, zoals ze er vandaag voor staan. Bij elk cijfer staat wat er is geteld.
figures-lead-own = Klachten over u, zoals ze er vandaag voor staan. Bij elk cijfer staat wat er is geteld.
figures-manner = Wijze
figures-send = Tonen
figures-wrong-period = Kies een einddatum die niet voor de begindatum ligt. Schrijf een datum als 2026-12-31.
figures-what = Wat is er geteld?
figures-table = Cijfers van deze periode
figures-name = Cijfer
figures-value = Uitkomst
figures-none = niet van toepassing
figures-share = { $hits } van { $n }
figures-share-percent = { $percent }% ({ $hits } van { $n })
figures-withdrawn = { $early } binnen vier weken, { $late } later
figures-days-all = { $days } dagen
figures-days = mediaan { $median }, 80% binnen { $p80 }, langste { $longest } dagen ({ $n } klachten)
figures-median = { $median ->
    [one] mediaan 1 dag ({ $n } klachten)
   *[other] mediaan { $median } dagen ({ $n } klachten)
  }
figures-median-few = { $n ->
    [one] 1 klacht, te weinig voor een mediaan
   *[other] { $n } klachten, te weinig voor een mediaan
  }
figures-stock = { $before } open aan het begin, { $after } open aan het eind
figures-waiting = klager { $complainant }, partner { $partner }, klachtenfunctionaris { $officer } dagen
figures-month = Maand
figures-complaints = Klachten
figures-as-table = Als tabel
figures-channel = Kanaal
figures-subject = Over
figures-about-partner = een partner
figures-about-organisation = de organisatie
figures-about-officer = de klachtenfunctionaris
figures-about-unknown = nog niet bekend
figures-firm = Kantoor
figures-to-dossiers = Dossiers

compared-title = Naast eerdere jaren
compared-imported = { $year } (ingevoerd)
compared-period = { $from } tot en met { $until }
compared-with = Naast { $period }
compared-note = Aantal, op tijd en gegrond zijn vooraf gekozen. De andere { $corrected } vergelijkingen zijn gecorrigeerd, omdat wie vaak kijkt ook bij toeval iets ziet. Vastgelegd is niet hetzelfde als ervaren: wie klagen makkelijker maakt, krijgt meer klachten.
compared-over-clients = Aantallen zijn vergeleken per cliënt en per dag.
compared-over-days = Aantallen zijn vergeleken per dag, omdat niet van beide jaren bekend is hoeveel cliënten er waren.

behind-parts = Welke dossiers
behind-all = Alle
behind-hits = Wel
behind-misses = Niet
behind-hit = wel
behind-miss = niet
behind-reference = Dossier
behind-received = Ontvangen
behind-outcome = Telt als
behind-count = { $count ->
    [0] Geen dossiers
    [one] 1 dossier
   *[other] { $count } dossiers
  }
behind-first = De eerste { $most } van { $count } dossiers

admin-part-exposure = Cliënten per jaar
admin-part-exposure-about = Over hoeveel cliënten klachten worden geteld, per jaar en per kantoor.
admin-part-past-years = Eerdere jaren
admin-part-past-years-about = Totalen van jaren van voor dit systeem.
entered-exposure-lead = Zonder deze aantallen toont Weerklank geen klachten per cliënt en legt het partners niet naast elkaar. Zet elk jaar op een eigen regel: jaar;kantoor;cliënten;opdrachten;maanden;bron;peildatum. Laat het kantoor leeg voor de hele organisatie.
entered-past-years-lead = Een ingevoerd jaar komt in de plaats van de dossiers van dat jaar, en is overal als ingevoerd te zien. Zet elk jaar op een eigen regel: jaar;ontvangen;op tijd;met termijn;gegrond;beoordeeld;bron.
admin_field-exposure = De lijst
admin_field-exposure-hint = Bijvoorbeeld: 2025;;1.200;1.500;;ledenadministratie;2025-12-31. Bij een kantoor telt het aantal maanden dat het in dat jaar meedeed.
admin_field-past_years = De lijst
admin_field-past_years-hint = Bijvoorbeeld: 2019;14;10;12;5;13;jaarverslag 2019. Wat niet bekend is, laat u leeg.
admin_field-entered_file = Of kies een tekstbestand
admin_field-entered_file-hint = Het bestand komt in de plaats van de lijst hierboven.
entered-line = Regel { $line } klopt niet: “{ $text }”. { $why } Er is niets opgeslagen.
entered-too-long = De lijst is te lang. Er is niets opgeslagen.
entered-file-refused = Dit bestand is niet te lezen als tekst. Bewaar het als tekst met tekenset UTF-8, of plak de regels in de lijst.
entered-fault-fields = Op een regel horen zeven vakken, met een puntkomma ertussen.
entered-fault-year = Het jaar ligt tussen 1990 en nu.
entered-fault-year_not_over = Dat jaar is nog niet voorbij.
entered-fault-firm = Er is geen kantoor met precies deze naam, of er zijn er twee.
entered-fault-number = Een aantal is een geheel getal tot en met 10.000.000.
entered-fault-months = Het aantal maanden ligt tussen 0 en 12.
entered-fault-source = Noem een bron van ten hoogste 200 tekens.
entered-fault-day = Schrijf de peildatum zo: 2025-12-31.
entered-fault-more_hits = Het eerste aantal van een paar kan niet groter zijn dan het tweede.
entered-fault-more_than_received = Er zijn niet meer klachten geteld dan er zijn ontvangen.
entered-fault-twice = Dit jaar staat er voor hetzelfde kantoor al.
