### De artikelen van de klachtenregeling in onze eigen woorden.

article-short = art. { $number }

article-1_partner = Een partner is een aangesloten kantoor, of een adviseur in dienst van de organisatie of van zo’n kantoor.
article-1_complaint = Een klacht is elke uiting van ontevredenheid over onze dienstverlening die redelijkerwijs zo is op te vatten, mondeling of schriftelijk.
article-1_complainant = Een klager is een mkb-relatie of samenwerkingspartner die een klacht uit, of wie namens hem spreekt.
article-1_officer = De klachtenfunctionaris behandelt de klacht en is nooit degene over wie de klacht gaat.
article-1_procedure = De klachtenregeling beschrijft hoe wij klachten behandelen. Voor een klacht geldt de versie van de dag waarop zij is ontvangen.
article-1_form = Het klachtenregistratieformulier is het interne formulier waarmee wij de regeling uitvoeren.
article-2_1 = Wij handelen klachten op een opbouwende manier en binnen een redelijke tijd af.
article-2_2 = Met een goede behandeling van klachten behouden en verbeteren wij de band met onze relaties.
article-2_3 = Partners krijgen hulp om klantgericht op klachten te reageren.
article-2_4 = Wij leren van klachten en maken onze dienstverlening daarmee beter.
article-3_1 = De partner vertelt de klager dat er een klachtenregeling is.
article-3_2 = De partner vertelt de klager hoe hij de klachtenregeling kan lezen.
article-3_3 = De klachtenregeling staat op de website van de organisatie.
article-4_1 = Komt een klacht bij de organisatie binnen, dan krijgt de klachtenfunctionaris daar bericht van.
article-4_2 = De klachtenfunctionaris informeert de partner over wie de klacht gaat.
article-4_3 = Komt een klacht bij de partner binnen, dan krijgt de klachtenfunctionaris daar bericht van.
article-4_4 = De partner, en anders de klachtenfunctionaris, zorgt voor een zorgvuldige behandeling: beide kanten worden gehoord.
article-4_5 = De partner zoekt samen met de klager een oplossing, nadat hij de klachtenfunctionaris heeft geraadpleegd.
article-4_6 = De klachtenfunctionaris deelt de beslissing mee aan de klager.
article-5_1 = Elke klacht wordt op het formulier geregistreerd door wie haar ontving: de partner of de klachtenfunctionaris. Zij vertellen het elkaar.
article-5_2 = De klachtenfunctionaris deelt de klacht in nadat zij is geregistreerd.
article-5_3 = Een klacht is mondeling (A) of schriftelijk (B) ingediend. De klacht gaat over de werkwijze of houding van de partner (I), de kwaliteit van de dienstverlening (II) of de financiële kant ervan (III).
article-5_4 = Is de klacht afgehandeld, dan wordt het dossier gesloten.
article-6_1 = Eerst is de partner verantwoordelijk voor de behandeling, daarna de klachtenfunctionaris.
article-6_2 = De klachtenfunctionaris maakt na de afhandeling het formulier compleet en rondt het dossier af.
article-6_3 = De partner houdt de klachtenfunctionaris op de hoogte. Alle contacten staan in het dossier.
article-6_4 = De organisatie handelt de klacht binnen vier weken schriftelijk af.
article-6_5 = De klachtenfunctionaris is verantwoordelijk voor het bericht over de beslissing aan de klager.
article-6_6 = De klachtenfunctionaris houdt het dossier bij.
article-7_1 = De klachtenfunctionaris verzamelt de ingevulde formulieren.
article-7_2 = De klachtenfunctionaris doet elk jaar verslag van de behandelde klachten.
article-7_3 = De klachtenfunctionaris maakt elk jaar een analyse van de klachten.
article-7_4 = De klachtenfunctionaris doet aanbevelingen om klachten te voorkomen en de werkwijze te verbeteren.
