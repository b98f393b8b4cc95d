### Voor wie geen account heeft: ontvangstbewijs en statuspagina.

receipt-mail-subject = Wij hebben uw bericht ontvangen ({ $reference })
receipt-mail-received = Met dit e-mailadres is bij ons een klacht ingediend. Het kenmerk is { $reference }.
receipt-mail-code = Uw toegangscode is { $code }. Met het kenmerk en deze code ziet u altijd hoe het ervoor staat, en kunt u ons schrijven: { $url }/status. Bewaar deze mail goed en geef de code aan niemand.
receipt-mail-due = U krijgt ons schriftelijke antwoord uiterlijk op { $due }.
receipt-mail-next = Een klachtenfunctionaris bekijkt nu de klacht. Die is niet betrokken bij waar de klacht over gaat. U hoort binnen drie werkdagen van ons.
receipt-mail-procedure = Hoe wij klachten behandelen, staat in onze klachtenregeling. Versie { $version } geldt. U leest haar hier: { $url }/regeling.
receipt-mail-not-you = Hebt u geen klacht ingediend? Dan heeft iemand uw adres ingevuld. Laat het ons weten; u hoeft verder niets te doen.
status-link-mail-subject = Uw link naar de statuspagina ({ $reference })
status-link-mail = U vroeg om een link naar de statuspagina van de klacht met kenmerk { $reference }: { $link }
status-link-mail-once = De link werkt één keer en een half uur lang. Vroeg u hier niet om, dan hoeft u niets te doen.
