# Wat iemand in de terminal leest.
terminal-about = Het dossiersysteem van een klachtenregeling.
terminal-data = De map met de database; gaat voor de instelling data
terminal-config = Het bestand met instellingen (TOML)
terminal-serve = Draait Weerklank: pagina's en achtergrondwerk
terminal-worker = Doet alleen het achtergrondwerk, zoals mail versturen
terminal-demo = Draait een demonstratie met een verzonnen organisatie
terminal-migrate = Brengt de database naar deze versie
terminal-user = Beheert accounts
terminal-doctor = Controleert of alles in orde is
terminal-verify = Rekent de geschiedenis van alle dossiers na
terminal-backup = Maakt een reservekopie terwijl Weerklank draait
terminal-restore = Zet een reservekopie terug op een lege plek
terminal-calendar = Rekent uit wanneer een klacht afgehandeld moet zijn, en waarom

terminal-failed = Fout: { $problem }
terminal-because = want: { $cause }
terminal-no-folder = de map { $folder } kan niet worden gemaakt
terminal-no-database = er is geen database op { $file }; maak haar met weerklank serve of weerklank migrate
terminal-migrate-first = de database is van een oudere versie; draai eerst weerklank migrate ({ $pending })
terminal-not-opened = de database { $database } kan niet worden geopend
terminal-not-listening = kan niet luisteren op { $address }

# Instellingen
terminal-setting-unknown = de instelling { $key } bestaat niet (uit { $source }); toegestaan zijn { $known }
terminal-setting-missing = de instelling { $key } ontbreekt; toegestaan is { $allowed }
terminal-setting-wrong = de instelling { $key } kan niet “{ $value }” zijn (uit { $source }); toegestaan is { $allowed }
terminal-setting-hidden = (geheim)
terminal-setting-no-text = (een lijst of niets)
terminal-setting-file = het bestand met instellingen { $file } kan niet worden gelezen
terminal-setting-toml = het bestand met instellingen { $file } is geen geldige TOML ({ $place })
terminal-allowed-listen = een IP-adres met een poort, zoals 127.0.0.1:8080 of [::1]:8080
terminal-allowed-public-url = https:// met een naam en niets erachter, of http:// op deze machine zelf (localhost, 127.0.0.1)
terminal-allowed-proxies = adressen of netwerken met komma's ertussen, zoals 127.0.0.1, 10.0.0.0/8
terminal-allowed-folder = een map
terminal-allowed-database = sqlite, of postgres://gebruiker:wachtwoord@host/naam
terminal-allowed-log-format = json of text
terminal-allowed-log-level = error, warn, info, debug of trace
terminal-allowed-smtp-host = de naam of het adres van de mailserver
terminal-allowed-port = een getal van 1 tot en met 65535
terminal-allowed-smtp-security = starttls, tls, of plain-on-loopback-only (alleen voor een mailserver op deze machine)
terminal-allowed-smtp-user = een naam, samen met smtp.password
terminal-allowed-smtp-password = een wachtwoord, samen met smtp.user
terminal-allowed-smtp-from = een mailadres, zoals klachten@voorbeeld.nl
terminal-allowed-smtp-from-name = een naam
terminal-allowed-smtp-timeout = een getal van 1 tot en met 900 (seconden)
terminal-allowed-smtp-root = een leesbaar bestand met een certificaat in PEM-vorm
terminal-allowed-megabytes = een aantal MB van 1 tot en met 4096
terminal-allowed-form-megabytes = een aantal MB van 1 tot en met 4096, en niet minder dan files.file_megabytes_max
terminal-allowed-file-count = een aantal van 1 tot en met 100
terminal-allowed-yes-no = true of false
terminal-allowed-automatic = een aantal van 0 tot en met 100
terminal-allowed-kinds = een of meer van office, pdf, image, mail, text, audio en zip, met spaties ertussen
terminal-allowed-scanner = unix:/pad/van/de/socket of tcp:adres:poort
terminal-allowed-s3 = iets; files.s3.bucket, files.s3.access_key en files.s3.secret_key horen bij elkaar
terminal-allowed-s3-endpoint = een adres dat begint met https://, of met http:// op deze machine zelf

# Draaien
terminal-no-worker = Doet het achtergrondwerk niet; draai dan weerklank worker ernaast
terminal-set-up =
    Er is nog geen account. Maak het eerste account met deze link; hij werkt één keer, 24 uur lang:
    { $link }

# Demonstratie
terminal-demo-reset = Gooit de demonstratie weg en maakt haar opnieuw
terminal-demo-listen = Het adres waarop de demonstratie luistert, alleen op deze machine
terminal-demo-today = De dag waarop de klok begint, zoals 2026-11-23
terminal-demo-wrong-date = “{ $date }” is geen dag; schrijf hem als 2026-11-23
terminal-demo-not-loopback = de demonstratie luistert alleen op deze machine, niet op { $address }
terminal-demo-foreign = in { $folder } staat iets anders dan een demonstratie; kies een andere map met --data
terminal-demo-making = De demonstratie wordt gemaakt…
terminal-demo-made = Klaar: { $complaints } klachten over drie jaar.
terminal-demo-running = Weerklank draait op { $address }
terminal-demo-day = Het is vandaag { $day }.
terminal-demo-sign-in = Meld u aan als:
terminal-demo-officer = Klachtenfunctionaris
terminal-demo-deputy = Plaatsvervangend klachtenfunctionaris
terminal-demo-partner = Partner
terminal-demo-staff = Medewerker
terminal-demo-management = Directie
terminal-demo-administrator = Beheerder
terminal-demo-stop = Stop met Ctrl+C.

# Database
terminal-migrate-nothing = De database is al van deze versie.
terminal-migrate-applied = Toegepast: { $name }
terminal-backup-file = Het bestand dat de kopie wordt; het mag er nog niet zijn
terminal-backup-postgres = van PostgreSQL maakt pg_dump een reservekopie; zie docs/operations.md
terminal-backup-exists = { $file } is er al; een reservekopie overschrijft niets
terminal-backup-broken = de kopie is gemaakt, maar van { $count } bestanden is de inhoud weg of beschadigd; weerklank doctor noemt ze
terminal-backup-failed = de reservekopie { $file } is niet gemaakt
terminal-backup-progress = Reservekopie: { $percent }%
terminal-backup-done = De reservekopie staat in { $file } ({ $size } KiB).
terminal-restore-file = De reservekopie
terminal-restore-postgres = naar PostgreSQL zet pg_restore een reservekopie terug; zie docs/operations.md
terminal-restore-not-empty = op { $file } staat al een database; zet een reservekopie terug op een lege plek
terminal-restore-unfit = de reservekopie { $file } is niet teruggezet
terminal-restore-damaged = het bestand van de database is beschadigd: { $problem }
terminal-restore-foreign = het bestand is geen database van Weerklank
terminal-restore-failed = de database { $file } kan niet worden geschreven
terminal-restore-done =
    Teruggezet in { $file }: { $dossiers ->
        [one] één dossier
       *[other] { $dossiers } dossiers
    }, nagerekend en in orde.

# Narekenen
terminal-verify-reference = Alleen dit dossier
terminal-verify-unknown = er is geen dossier { $reference }
terminal-verify-good = In orde. Dossiers: { $dossiers }; regels: { $entries }; teksten: { $texts }, gewist: { $erased }; bestanden: { $files }.
terminal-verify-sequence = Klopt niet: in { $reference } staat regel { $number } waar regel { $expected } hoort.
terminal-verify-digest = Klopt niet: in { $reference } past regel { $number } niet bij haar kenmerk en de regel ervoor.
terminal-verify-length = Klopt niet: { $reference } telt { $found } regels, en hoort er { $expected } te hebben.
terminal-verify-words = Klopt niet: in { $reference } zijn de woorden bij regel { $number } veranderd (tekst { $content }).
terminal-verify-file = Klopt niet: in { $reference } is bestand { $file } veranderd of weg.

# Controleren
terminal-doctor-settings = De instellingen zijn leesbaar en in orde.
terminal-doctor-calendar = De vrije dagen zijn bekend tot en met { $year }.
terminal-doctor-disk = Vrije ruimte bij de database: { $megabytes } MiB.
terminal-doctor-no-scanner = Er is geen virusscanner ingesteld: bestanden worden niet gescand.
terminal-doctor-scanner = De virusscanner { $scanner } geeft antwoord.
terminal-doctor-scanner-fails = De virusscanner { $scanner } geeft geen antwoord: { $why }
terminal-doctor-files = Bestanden nagekeken: { $files }; weg of beschadigd: { $broken }.
terminal-doctor-file-missing = Een bestand van { $references } is weg ({ $digest }).
terminal-doctor-file-damaged = Een bestand van { $references } is beschadigd ({ $digest }).
terminal-doctor-files-out-of-reach = De plaats van de bestanden is niet te bereiken: { $why }
terminal-doctor-no-disk = De map { $folder } is er niet of kan niet worden bekeken.
terminal-doctor-no-mail = Er is geen mailserver ingesteld: mail wacht in de postkamer.
terminal-doctor-mail = De mailserver { $host } neemt mail aan.
terminal-doctor-mail-fails = De mailserver { $host } doet het niet: { $why }.
terminal-doctor-database = De database ({ $engine }) is van deze versie.
terminal-doctor-accounts = Aanwezige klachtenfunctionarissen: { $officers } (nodig: 2); beheerders: { $administrators } (nodig: 1).
terminal-doctor-replay = Nagespeelde dossiers: { $dossiers }; afwijkend: { $drifted }.
terminal-doctor-drift = { $reference } wijkt af: { $parts }.
terminal-doctor-post = In de postkamer wachten { $waiting } berichten; onbestelbaar: { $dead }.
terminal-drift-unreadable = niet leesbaar
terminal-drift-entries = het aantal regels
terminal-drift-state = de stand
terminal-drift-columns = de gegevens voor lijsten
terminal-drift-excluded = wie is uitgesloten
terminal-drift-access = wie toegang heeft
terminal-drift-tasks = de taken
terminal-drift-search = zoekwoorden
terminal-doctor-search-is-built = De zoekindex is nog niet klaar. De worker bouwt hem op.

# Kalender
terminal-calendar-dates = Dagen van ontvangst, zoals 2026-11-23
terminal-calendar-json = Antwoordt in JSON
terminal-calendar-head = Ontvangen   Uiterlijk   Verstuur    Doorgerold  Uitleg
terminal-calendar-wrong-date = “{ $date }” is geen dag; schrijf hem als 2026-11-23

# Accounts
terminal-user-list = Toont alle accounts
terminal-user-add = Maakt een account en geeft de link waarmee het wachtwoord wordt gekozen
terminal-user-reset-link = Geeft een link waarmee iemand een nieuw wachtwoord kiest
terminal-user-deactivate = Sluit een account af
terminal-user-email = Het mailadres waarmee iemand zich aanmeldt
terminal-user-name = De naam
terminal-user-role = Een rol; mag vaker
terminal-user-language = De taal: nl of en
terminal-user-unknown = er is geen account met het adres { $email }
terminal-user-active = actief
terminal-user-inactive = afgesloten
terminal-user-link =
    Link voor { $name }; hij werkt één keer, zeven dagen lang:
    { $link }
terminal-user-added = Het account van { $name } is gemaakt.
terminal-user-deactivated = Het account van { $name } is afgesloten.
terminal-user-wrong = dit account kan niet zo: { $problems }
terminal-report = Maakt het jaarverslag van een jaar als pdf (7.2)
terminal-report-version = De versie: internal, partner of public
terminal-report-language = De taal: nl of en
terminal-report-partner = Het kantoor van de partnerversie, als id
terminal-report-pdf = Het bestand waarin de pdf komt
terminal-report-written = Het vastgestelde jaarverslag staat in { $file }.
terminal-report-draft-written = Het concept van het jaarverslag staat in { $file }. Het is nog niet ondertekend.
terminal-report-not-written = Het bestand { $file } kon niet worden geschreven.
terminal-report-wrong-version = { $version } is geen versie van het verslag. Kies uit: { $known }.
terminal-report-wrong-language = { $language } is geen taal van het verslag. Kies nl of en.
terminal-report-no-partner = Bij de partnerversie hoort een kantoor. Geef het met --partner.
