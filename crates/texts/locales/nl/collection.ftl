### Het verzamelen van de formulieren van een jaar (7.1).

collection-title = Formulieren van een jaar
collection-lead = Hier verzamelt u de formulieren van alle dossiers die in een jaar zijn gesloten. Het maken gebeurt op de achtergrond: u kunt intussen verder werken.
collection-form-title = Nieuwe verzameling
collection-send = Verzamelen
collection-list = Uw verzamelingen
collection-empty = U hebt nog niets verzameld.
collection-kept = Een verzameling blijft 30 dagen staan. Alleen u kunt haar ophalen, en het ophalen telt als inzage in elk dossier dat erin staat.
collection-refresh = Vernieuw deze pagina
collection-to-figures = Terug naar de cijfers
collection-link = Formulieren van een jaar verzamelen
collection-asked = De verzameling wordt gemaakt. Hieronder ziet u hoe ver zij is.
collection-wrong-year = Vul een jaar in van vier cijfers, tot en met dit jaar.
collection-wrong-kind = Kies in welke vorm u de formulieren wilt hebben.
collection-head-what = Verzameling
collection-head-asked = Gevraagd op
collection-head-state = Hoe ver
collection-what = { $kind }, { $year }
collection-download = Ophalen
collection-size = { $name } ({ $size })
collection-progress = { $done } van { $total } dossiers
collection-dossiers =
    { $total ->
        [one] 1 dossier
       *[other] { $total } dossiers
    }

collection_field-year = Jaar waarin de dossiers zijn gesloten
collection_field-kind = In welke vorm
collection_field-kind-hint = Meer dan vijftig dossiers worden als pdf verdeeld over delen van vijftig, samen in één zipbestand.

collection_kind-pdf = Pdf met inhoudsopgave
collection_kind-xlsx = Excelbestand
collection_kind-csv = CSV voor Excel in het Nederlands
collection_kind-csv-machine = CSV voor andere programma's
collection_kind-zip = Zip met een pdf voor elk dossier en de lijst

collection_state-asked = Wacht op de verwerking
collection_state-running = Wordt gemaakt
collection_state-done = Klaar
collection_state-failed = Mislukt. Vraag de verzameling opnieuw aan.
collection_state-gone = Niet meer op te halen. Vraag de verzameling opnieuw aan.

collection-cover = Klachtenregistratieformulieren { $year }
collection-none = In { $year } is geen dossier gesloten.
collection-cover-lead =
    { $count ->
        [one] Het formulier van 1 dossier dat in { $year } is gesloten. Vertrouwelijk: alleen voor wie klachten behandelt.
       *[other] De formulieren van { $count } dossiers die in { $year } zijn gesloten. Vertrouwelijk: alleen voor wie klachten behandelt.
    }
collection-part = Deel { $number } van { $of }.
collection-contents = Inhoud
collection-form = { $reference }, gesloten op { $on }
collection-footer = Vertrouwelijk · formulieren van { $year }
collection-sheet = Klachten

collection-file-pdf = formulieren-{ $year }.pdf
collection-file-parts = formulieren-{ $year }-delen.zip
collection-file-part = formulieren-{ $year }-deel-{ $part }.pdf
collection-file-form = formulieren/{ $reference }.pdf
collection-file-zip = formulieren-{ $year }.zip
collection-file-xlsx = klachten-{ $year }.xlsx
collection-file-csv = klachten-{ $year }.csv
collection-file-csv-machine = klachten-{ $year }-machine.csv

## Kolommen die op het formulier geen eigen veld zijn.

collection-recorded-by = Vastgelegd door
collection-registered-by = Geregistreerd door
collection-registration-days = Dagen tot registratie
collection-firm = Kantoor
collection-adviser = Adviseur
collection-further-partners = Verdere partners
collection-reclassified = Keren opnieuw ingedeeld
collection-consultations = Raadplegingen
collection-consulted-on = Eerst geraadpleegd op
collection-proposals = Voorgestelde oplossingen
collection-promised-on = Uitgesteld tot
collection-points = Klachtpunten
collection-points-upheld = Waarvan geheel of deels gegrond
collection-point-texts = Klachtpunten in woorden
collection-commitments = Toezeggingen
collection-commitments-kept = Waarvan nagekomen
collection-days = Dagen tot de beslissing
collection-rounds = Rondes
collection-reaction-on = Reactie gegeven op
collection-has-lesson = Er is een leerpunt
collection-lesson = Leerpunt, of waarom er geen is
collection-survey = Tevredenheid over het proces
collection-relation-kept = Relatie behouden

## In de terminal.

terminal-collect = Verzamelt de formulieren van een jaar in één bestand
terminal-collect-year = Het jaar waarin de dossiers zijn gesloten
terminal-collect-kind = pdf, xlsx, csv, csv-machine of zip
terminal-collect-out = Het bestand dat wordt gemaakt; het mag er nog niet zijn
terminal-collect-exists = { $file } is er al; een verzameling overschrijft niets
terminal-collect-not-written = { $file } kon niet worden geschreven
terminal-collect-wrong-kind = { $kind } is geen vorm; kies pdf, xlsx, csv, csv-machine of zip
terminal-collect-progress = Verzamelen: { $done } van { $total } dossiers
terminal-collect-done = De verzameling staat in { $file } ({ $size } KiB).
terminal-collect-parts = Het zijn meer dan vijftig dossiers: { $file } is een zipbestand met delen van vijftig.
