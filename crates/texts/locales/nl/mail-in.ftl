# Wat opviel bij het lezen van een mail die binnenkwam.
mail-warning-no-headers = Er staat geen kop boven dit bericht. Alles is als tekst gelezen.
mail-warning-empty = Het bericht is leeg.
mail-warning-no-sender = Er staat geen afzender in het bericht.
mail-warning-several-senders = Er staat meer dan één afzender in het bericht. De eerste is genomen.
mail-warning-no-date = Er staat geen leesbare datum in het bericht.
mail-warning-message-too-large = Het bericht is te groot. Alleen het begin is gelezen; het origineel is helemaal bewaard.
mail-warning-headers-too-large = De kop van het bericht is te groot. Een deel ervan is niet gelezen.
mail-warning-too-many-parts = Het bericht bestaat uit te veel delen. De rest is als één bestand bewaard.
mail-warning-too-many-files = Er zitten te veel bijlagen bij. De rest staat alleen in het origineel.
mail-warning-too-many-recipients = Er staan te veel adressen in het bericht. De rest staat alleen in het origineel.
mail-warning-too-deep = Er zitten te veel berichten in elkaar. De diepste zijn als bestand bewaard.
mail-warning-text-too-long = De tekst is te lang om helemaal te tonen. De hele tekst is als bijlage bewaard.
mail-warning-html-too-complex = De opmaak is te groot of te ingewikkeld om te tonen. De tekst staat er wel.
mail-warning-too-much-work = Het lezen van dit bericht kost te veel tijd. Wat niet gelezen is, is als bestand bewaard.
mail-warning-broken-structure = De opbouw van het bericht klopt niet. Kijk of er niets ontbreekt.
mail-warning-broken-encoding = Een deel van het bericht is beschadigd. Het is bewaard zoals het kwam.
mail-warning-broken-characters = Sommige letters konden niet worden gelezen.
mail-warning-broken-tnef = Het bestand winmail.dat is beschadigd. Wat eruit te halen was, staat bij de bijlagen.
mail-warning-plain-text-incomplete = De gewone tekst was niet het hele bericht. De tekst komt uit de opgemaakte versie.
mail-warning-nothing-to-read = Er staat geen tekst in het bericht en er zitten geen bijlagen bij.

# In de terminal
terminal-mail-in = Leest binnengekomen mail
terminal-mail-in-check = Leest alle .eml onder een map en zegt in JSON wat er van elke mail wordt; verandert niets
terminal-mail-in-no-folder = de map { $folder } kan niet worden gelezen
terminal-mail-in-not-written = de lijst kan niet worden geschreven
terminal-mail-in-unreadable = Dit bestand is niet te lezen: { $cause }
