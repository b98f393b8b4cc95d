### Een brief of mail sturen uit het dossier.

writing-outline-send = Zet de tekst klaar
writing-goes-to = Gaat naar: { $who }
writing-and = en
writing-no-authorisation = De vertegenwoordiger krijgt dit niet: er is nog geen machtiging van de klager.
writing-signal = Niemand weet van wie dit signaal is. Het bericht staat op de statuspagina.
writing-unfinished = In de tekst staat nog een plek die u moet invullen, tussen blokhaken.
writing-proof-mail = Bekijk als mail
writing-proof-title = De mail zoals hij weggaat
writing-proof-lead = Dit is een voorbeeld. Er is nog niets verstuurd. Sluit dit tabblad om verder te gaan.
writing-to = Aan
writing-way-email = Per e-mail
writing-way-letter = Per post: de brief komt als pdf in het dossier, u drukt hem af
writing-way-portal = Op de statuspagina
field-soort = Wat wilt u sturen?
field-aan = Aan wie?
field-gesprek = Dag van het gesprek
field-tijd = Tijd
field-tijd-hint = Bijvoorbeeld 10.30
field-plaats = Plaats
field-plaats-hint = Adres, of bijvoorbeeld ‘per telefoon’
field-third_party_address = Adres van de andere persoon
field-third_party_address-hint = Alleen nodig voor een brief per post.
field-dossier_files = Bijlagen uit het dossier

## Vertegenwoordigers en uitstel, in het dossier en bij het vastleggen.

dossier-notice-authorisation = Er is nog geen machtiging van de klager. De beslissing gaat daarom naar de klager zelf (art. 1).
dossier-notice-postponement = De klager heeft geen e-mailadres. Stuur de brief over het uitstel per post.
recording-representative = Dient iemand anders de klacht in?
recording-informing = Klachtenregeling en termijn
field-representative_mail = E-mailadres van de vertegenwoordiger
field-representative_phone = Telefoonnummer van de vertegenwoordiger
