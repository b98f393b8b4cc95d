# Grafieken: titels, bevindingen en wat ernaast staat
charts-months = Ontvangen klachten per maand
charts-season = Klachten per maand van het jaar
charts-season-note = Dit zijn alleen aantallen van hele jaren. Of een maand echt drukker is, is hieruit niet te zeggen.
charts-together = Samen
charts-control = Maanden naast wat eerder gewoon was
charts-between = Tijd tussen klachten
charts-years = Klachten per jaar
charts-years-note = De streep is het 95%-interval: wat bij dit aantal past als alleen toeval meespeelt. Een open rondje is ingevoerd of nog niet afgelopen.
charts-open = Hoe lang klachten openstaan
charts-open-note = Open en ingetrokken klachten tellen mee tot de dag waarop ze voor het laatst open waren. De band is het 95%-interval. De streepjeslijn is dag 28.
charts-causes = Oorzaken
charts-causes-note = De streepjeslijn telt de aandelen op, tot alle bekende oorzaken samen.
charts-funnel = Partners naast het netwerk
charts-funnel-note = Partners hebben een nummer en staan niet op volgorde van klachten. Binnen de stippellijnen past 95% bij toeval, binnen de streepjeslijnen 99,8% of meer. Meer klachten kan ook betekenen dat een partner ze beter vastlegt.
charts-funnel-without = { $count ->
    [one] Van 1 partner met klachten is niet bekend hoeveel cliënten hij heeft; die staat er niet bij.
   *[other] Van { $count } partners met klachten is niet bekend hoeveel cliënten zij hebben; die staan er niet bij.
  }
charts-funnel-wide = De partners verschillen samen meer dan toeval verklaart; de lijnen zijn daardoor eerder te smal.
charts-funnel-chance = De partners samen verschillen niet meer dan toeval verklaart.
charts-waiting = Waar de tijd heen ging
charts-survey = Hoe klagers de behandeling vonden
charts-survey-note = Alleen wie antwoordde telt mee. Wat de anderen vonden, is niet bekend.
charts-compliance = Naleving per artikel
charts-compliance-note = Vol is gedaan, licht met een rand is te laat, een streepjesrand is uitgelegd en een dikke rand ontbreekt.

charts-median = mediaan
charts-mean = gemiddelde
charts-network = netwerk
charts-limit-high = grens
charts-limit-low = grens
charts-baseline-until = eerder
charts-part = Hoe het staat
charts-baseline = eerdere periode
charts-outside = buiten de grenzen
charts-inside = binnen de grenzen
charts-limits = De grenzen komen uit { $points } eerdere maanden, met gemiddeld { $mean } klachten. Toeval alleen komt er per kant minder dan 1 op de 700 keer buiten.
charts-limits-provisional = De grenzen zijn voorlopig: ze komen uit { $points } eerdere maanden, met gemiddeld { $mean } klachten. Met 24 maanden of meer worden ze vast.
charts-gaps = Eerder zaten er gemiddeld { $gap } dagen tussen twee klachten. Vijf klachten binnen { $limit } dagen zijn een signaal.
charts-gaps-provisional = De grens is voorlopig, want er zijn nog geen 24 eerdere tussentijden. Eerder zaten er gemiddeld { $gap } dagen tussen twee klachten; vijf klachten binnen { $limit } dagen zijn een signaal.
charts-complaint-of = Klacht van
charts-span = Dagen sinds de vierde klacht ervoor
charts-run-none = Nergens lagen { $length } maanden achter elkaar aan dezelfde kant van de mediaan. Toeval alleen geeft dat bij { $points } maanden met een kans van { $chance }%.
charts-run-above = Tot en met { $month } lagen { $length } maanden achter elkaar boven de mediaan. Toeval alleen geeft zo'n rij bij { $points } maanden met een kans van { $chance }%.
charts-run-below = Tot en met { $month } lagen { $length } maanden achter elkaar onder de mediaan. Toeval alleen geeft zo'n rij bij { $points } maanden met een kans van { $chance }%.
charts-year = Jaar
charts-interval = 95%-interval
charts-rate = Per 100 cliënten
charts-no-exposure = niet bekend
charts-origin = Herkomst
charts-origin-imported = ingevoerd totaal
charts-origin-running = dossiers, nog bezig
charts-origin-dossiers = dossiers
charts-between-bounds = { $low } tot { $high }
charts-day = dag { $day }
charts-days-after = Dagen na ontvangst
charts-at-risk = Nog open
charts-decided = Afgehandeld
charts-share-open = Aandeel open
charts-cause = Oorzaak
charts-unknown = niet bekend
charts-added-up = Opgeteld
charts-partner = Partner
charts-partner-number = Partner { $number }
charts-partner-own = Uw kantoor
charts-by-himself = Zelf vastgelegd
charts-exposure = Cliënten
charts-clients = { $clients } cliënten
charts-standing = Wat ervan te zeggen is
standing-no-pattern = geen patroon vast te stellen
standing-within = past bij toeval
standing-notable = het bekijken waard
standing-beyond = meer of minder dan toeval verklaart
charts-who = Aan zet
charts-days = Dagen
charts-share = Aandeel
charts-so-many-days = { $days ->
    [one] 1 dag
   *[other] { $days } dagen
  }
charts-score = Score { $score }
charts-score-head = Score
charts-article = Artikel
charts-so-many-of = { $done } van { $asked }
waits-complainant = Klager
waits-partner = Partner
waits-officer = Klachtenfunctionaris

finding-nothing = In deze periode zijn geen klachten ontvangen. Dat zegt niet dat er niets mis ging.
finding-busiest-month = De meeste klachten kwamen in { $month }: { $most } van { $total }.
finding-busiest-months = { $most ->
    [one] In geen maand kwam meer dan 1 klacht, van { $total } in totaal.
   *[other] In de drukste maanden kwamen er { $most } klachten, van { $total } in totaal.
  }
finding-months-within = { $judged ->
    [one] De ene maand die voorbij is, past bij wat eerder gewoon was.
   *[other] Alle { $judged } maanden die voorbij zijn, passen bij wat eerder gewoon was.
  }
finding-month-beyond = { $all ->
    [one] In { $month } kwamen { $count } klachten; dat past niet bij wat eerder gewoon was.
   *[other] In { $all } maanden past het aantal niet bij wat eerder gewoon was; de laatste is { $month }, met { $count } klachten.
  }
finding-gaps-within = { $judged ->
    [0] In deze periode kwam geen klacht.
    [one] De ene klacht van deze periode kwam niet sneller na de andere dan eerder gewoon was.
   *[other] De { $judged } klachten van deze periode kwamen niet sneller na elkaar dan eerder gewoon was.
  }
finding-too-fast = { $all ->
    [one] De vijf klachten tot en met { $on } kwamen binnen { $days } dagen; dat is sneller dan toeval verklaart.
   *[other] Het kwam { $all } keer voor dat vijf klachten sneller kwamen dan toeval verklaart, het laatst op { $on }.
  }
finding-years-nothing = Er zijn nog geen twee hele jaren om naast elkaar te leggen.
finding-years-same = In { $year } kwamen evenveel klachten als in { $before }: { $count }.
finding-years-more = In { $year } kwamen er meer klachten dan in { $before } ({ $count } tegen { $earlier }); het verschil past bij toeval.
finding-years-fewer = In { $year } kwamen er minder klachten dan in { $before } ({ $count } tegen { $earlier }); het verschil past bij toeval.
finding-years-risen = Het aantal klachten is gestegen: { $count } in { $year } tegen { $earlier } in { $before }.
finding-years-fallen = Het aantal klachten is gedaald: { $count } in { $year } tegen { $earlier } in { $before }.
finding-half = Na { $days } dagen was de helft van { $n } klachten afgehandeld.
finding-half-from = Na { $days } dagen was de helft van { $n } klachten afgehandeld (95%-interval: vanaf { $low } dagen).
finding-half-between = Na { $days } dagen was de helft van { $n } klachten afgehandeld (95%-interval: { $low } tot { $high } dagen).
finding-half-not-reached = De mediaan is nog niet bereikt: van { $n } klachten is nog geen helft afgehandeld.
finding-all-open = { $open ->
    [one] De ene klacht van deze periode is nog niet afgehandeld.
   *[other] De { $open } klachten van deze periode zijn nog niet afgehandeld.
  }
finding-all-days = De klachten werden afgehandeld na dit aantal dagen: { $days }.
finding-all-days-and-open = De klachten werden afgehandeld na dit aantal dagen: { $days }. Niet afgehandeld: { $open }.
finding-cause = De meest genoemde oorzaak is { $cause }: { $count } van { $known }.
finding-causes = Geen oorzaak komt alleen het meest voor; de hoogste aantallen zijn { $count } van { $known }.
finding-causes-unknown = { $unknown ->
    [one] Van de ene klacht is de oorzaak niet bekend.
   *[other] Van geen van de { $unknown } klachten is de oorzaak bekend.
  }
finding-cause-unknown = { $unknown ->
    [one] Van 1 klacht is de oorzaak niet bekend.
   *[other] Van { $unknown } klachten is de oorzaak niet bekend.
  }
finding-partners-outside = { $beyond ->
    [one] Buiten wat toeval verklaart valt 1 van { $all } partners; het bekijken waard: { $notable }.
   *[other] Buiten wat toeval verklaart vallen { $beyond } van { $all } partners; het bekijken waard: { $notable }.
  }
finding-partners-within = Alle { $all } partners passen bij toeval, of hebben te weinig klachten voor een patroon.
finding-no-pattern = Van { $all } partners heeft er geen drie klachten of meer; er is geen patroon vast te stellen.
finding-waited = { $who } was het langst aan zet; in dagen: { $share }.
finding-not-waited = In deze periode is er op niemand gewacht.
finding-followed = Van wat artikelen vroegen, is dit op tijd gedaan: { $share }.
finding-followed-least = Het vaakst anders ging artikel { $article }: { $missed } van { $all }.
finding-nothing-asked = In deze periode vroeg nog geen artikel iets.
finding-scored = { $answered } van { $asked } klagers antwoordden; { $high } van hen gaven een 4 of een 5.
finding-not-scored = { $asked ->
    [0] In deze periode is nog niemand gevraagd hoe de behandeling was.
   *[other] Van { $asked } gevraagde klagers antwoordde nog niemand.
  }
finding-season = Over { $years } jaren kwamen de meeste klachten in { $month }: { $most } van { $total }.
finding-season-even = Over { $years } jaren is geen maand alleen de drukste; de hoogste aantallen zijn { $most } van { $total }.

compared-chance = verschil past bij toeval
compared-same = evenveel
compared-more = meer; het verschil past bij toeval
compared-fewer = minder; het verschil past bij toeval
compared-risen = gestegen
compared-fallen = gedaald
