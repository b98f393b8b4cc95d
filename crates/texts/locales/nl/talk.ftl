### Het gespreksblad: een klacht die wordt verteld, in de volgorde waarin mensen praten (5.1).

talk-title = Gespreksblad
talk-lead = Voor een klacht die u hoort, aan de telefoon of in een gesprek. U vraagt in de volgorde waarin mensen vertellen. Niets is verplicht; wat u invult, gaat mee naar het vastleggen.
talk-paper = Druk een leeg gespreksblad af (pdf)
talk-send = Ga verder naar vastleggen
talk-listen = 1. Luister: wat is er gebeurd?
talk-listen-say = ‘Vertelt u eens. Ik schrijf mee.’ Laat uitpraten, vat samen en zeg nog niet wie er gelijk heeft.
talk-listen-paper = ‘Vertelt u eens. Ik schrijf mee.’ Laat uitpraten, vat samen en zeg nog niet wie er gelijk heeft.
talk-when = 2. Wanneer was dat?
talk-when-paper = Een dag, een periode of ‘doorlopend’. Noteer ook de dag van dit gesprek.
talk-who = 3. Over wie gaat het?
talk-who-paper = Een adviseur, een kantoor, de organisatie of de klachtenfunctionaris. ‘Weet ik niet’ mag ook.
talk-help = 4. Wat zou helpen?
talk-help-say = ‘Wat zou u nu graag willen?’ Beloof nog niets.
talk-help-paper = ‘Wat zou u nu graag willen?’ Beloof nog niets.
talk-next = 5. Wat gebeurt er nu?
talk-next-say = ‘Ik leg uw klacht nu vast. Een klachtenfunctionaris bekijkt hem. U hoort binnen drie werkdagen van ons, en u hebt ons schriftelijke antwoord uiterlijk op { $due }. Er is een klachtenregeling; ik vertel u waar die staat.’
talk-next-paper = ‘Ik leg uw klacht vast. Een klachtenfunctionaris bekijkt hem. U hoort binnen drie werkdagen van ons, en u hebt ons schriftelijke antwoord binnen vier weken. Er is een klachtenregeling; ik vertel u waar die staat.’
talk-reach = 6. Hoe bereiken wij u?
talk-reach-paper = Naam, bedrijf, telefoon, e-mail en adres; één daarvan is genoeg om u te bereiken.
talk-check = 7. Lees voor: klopt dit?
talk-check-say = Lees voor wat u opschreef. Na het vastleggen kunt u de tekst per mail of brief laten bevestigen, of op de statuspagina met een toegangscode.
talk-check-paper = Lees voor wat u opschreef, en leg het vandaag nog vast. Daarna kunt u de tekst per mail, per brief of op de statuspagina laten bevestigen.
