### De spiegel voor de partner (2.3).

mirror-title = Uw spiegel
mirror-lead = Hier ziet u hoe het ging met de klachten over u, in de laatste { $years } jaar. Er staat niets in over anderen, en er is geen ranglijst.
mirror-link = Uw spiegel bekijken
mirror-to-figures = Terug naar de cijfers
mirror-days = Hoe snel u reageerde
mirror-days-definition = Kalenderdagen van de dag waarop wij u informeerden tot uw zienswijze, gesprek of voorstel.
mirror-days-none = Er is nog geen klacht waarop u hebt gereageerd.
mirror-days-each = { $days } dagen. Bij zo weinig klachten staat elke termijn er los.
mirror-days-median = De helft duurde ten hoogste { $median } dagen. Bij { $n } klachten ligt de echte middelste waarde tussen { $low } en { $high } dagen.
mirror-waited =
    { $count ->
        [0] Er wacht geen klacht op uw reactie.
        [one] Er wacht 1 klacht op uw reactie.
       *[other] Er wachten { $count } klachten op uw reactie.
    }
mirror-outcomes = Wat klagers vroegen en wat zij kregen
mirror-asked = Gevraagd
mirror-given = Gekregen
mirror-judged = Oordeel over de klachtpunten
mirror-times = Aantal
mirror-none = Nog niets
mirror-told =
    { $told ->
        [0] Van geen van de { $complaints } klachten weet u de uitkomst al.
       *[other] De uitkomst komt van { $told } van { $complaints } klachten: die waarvan u de uitkomst hebt gehoord.
    }
mirror-money = Samen is { $amount } vergoed.
mirror-money-none = Er is geen bedrag vergoed.
mirror-pattern = Past dit bij toeval?
mirror-pattern-few =
    { $complaints ->
        [0] Er zijn geen klachten over u in deze jaren: geen patroon vast te stellen.
        [one] Er is 1 klacht over u in deze jaren: geen patroon vast te stellen.
       *[other] Er zijn { $complaints } klachten over u in deze jaren: geen patroon vast te stellen.
    }
mirror-pattern-no-exposure = Er zijn { $complaints } klachten over u in deze jaren. Hoeveel klanten of opdrachten daar tegenover staan, is niet vastgelegd. Daarom is niet te zeggen of dit bij toeval past. Zo'n aantal past bij een gemiddelde van { $low } tot { $high }.
mirror-pattern-fits = Er zijn { $complaints } klachten over u in deze jaren. Bij uw deel van het werk passen er { $expected }. Het verschil past bij toeval.
mirror-pattern-more = Er zijn { $complaints } klachten over u in deze jaren. Bij uw deel van het werk passen er { $expected }. Dat zijn er meer dan bij toeval past. Wie klachten goed vastlegt, heeft er ook meer.
mirror-pattern-fewer = Er zijn { $complaints } klachten over u in deze jaren. Bij uw deel van het werk passen er { $expected }. Dat zijn er minder dan bij toeval past. Misschien wordt niet elke klacht vastgelegd.
mirror-first = De eerste 24 uur
mirror-openings = Zinnen om mee te beginnen
mirror-openings-lead = Met deze zinnen begint een gesprek goed. Maak er uw eigen woorden van.
mirror-opening-1 = Wat vervelend dat u hier last van hebt. Ik wil graag van u horen wat er is gebeurd.
mirror-opening-2 = Ik heb uw klacht gelezen. Mag ik vertellen wat ik heb begrepen, en zegt u dan of het klopt?
mirror-opening-3 = Wat zou voor u een goede oplossing zijn?
mirror-opening-4 = Dat had ik u eerder moeten vertellen. Dat spijt mij.
mirror-opening-5 = Ik weet het antwoord nog niet. U hoort het uiterlijk vrijdag van mij.
mirror-opening-6 = Ik overleg eerst met de klachtenfunctionaris. Daarna bel ik u terug.

wish-own_words = In eigen woorden
