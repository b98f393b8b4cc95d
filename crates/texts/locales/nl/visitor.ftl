### Voor wie geen account heeft: ontvangstbewijs en statuspagina.

receipt-title = Uw klacht is ontvangen
receipt-lead = Dank u wel dat u ons dit laat weten. Bewaar deze pagina: alleen hier staat uw toegangscode.
receipt-reference = Kenmerk
receipt-code = Toegangscode
receipt-code-advice = Met het kenmerk en deze code ziet u altijd hoe het ervoor staat. Geef de code aan niemand.
receipt-due = Ons antwoord komt uiterlijk op
receipt-next = Wat gebeurt er nu?
receipt-next-1 = Een klachtenfunctionaris bekijkt uw klacht. U hoort binnen drie werkdagen van ons.
receipt-next-signal = Een klachtenfunctionaris bekijkt uw signaal. Antwoorden en vragen leest u op de statuspagina, met uw code.
receipt-next-2 = Wij horen u en degene over wie het gaat. U leest wat de ander zegt, en kunt daarop reageren.
receipt-next-3 = U krijgt onze beslissing, met voor elk punt een antwoord en de reden.
receipt-status = Volg uw klacht op de statuspagina
receipt-procedure = Lees de klachtenregeling (versie { $version })
receipt-sent = Wat wij hebben ontvangen
receipt-sent-lead = Dit is de lijst van wat u stuurde, met een controlegetal. Op de statuspagina ziet u of er niets aan is veranderd.
receipt-digest = Controlegetal (SHA-256):
receipt-print = U kunt deze pagina afdrukken of als pdf bewaren.
receipt-received = Ontvangen op
receipt-version = Versie van de klachtenregeling
receipt-follow = Volg uw klacht op
receipt-file-title = Ontvangstbewijs { $reference }
receipt-download = Download het ontvangstbewijs (pdf)
receipt-leave = Klaar: haal dit van mijn scherm
receipt-manifest = Ontvangen via het formulier
receipt-long = { $length } tekens, SHA-256 { $digest }
