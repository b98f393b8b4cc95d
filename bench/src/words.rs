//! What people say in the complaints of the benchmark.
use crate::dice::Dice;

const SURNAMES: [&str; 24] = [
    "De Vries",
    "Jansen",
    "Bakker",
    "Visser",
    "Smit",
    "Meijer",
    "De Boer",
    "Mulder",
    "De Groot",
    "Bos",
    "Vos",
    "Peters",
    "Hendriks",
    "Van Leeuwen",
    "Dekker",
    "Brouwer",
    "De Wit",
    "Dijkstra",
    "Smits",
    "De Graaf",
    "Van der Meer",
    "Yılmaz",
    "Kok",
    "Van den Berg",
];
const TITLES: [&str; 2] = ["mevrouw", "de heer"];
const TRADES: [&str; 10] = [
    "Bakkerij",
    "Bouwbedrijf",
    "Installatiebedrijf",
    "Slagerij",
    "Garage",
    "Kapsalon",
    "Drukkerij",
    "Hoveniersbedrijf",
    "Restaurant",
    "Administratiekantoor",
];
const STREETS: [&str; 8] = [
    "Dorpsstraat",
    "Kerkstraat",
    "Molenweg",
    "Industrieweg",
    "Stationsplein",
    "Havenkade",
    "Lindelaan",
    "Marktplein",
];
const PLACES: [&str; 8] =
    ["Zwolle", "Deventer", "Apeldoorn", "Amersfoort", "Hengelo", "Assen", "Meppel", "Lelystad"];

/// Each about seventy to a hundred and ten characters.
const SENTENCES: [&str; 28] = [
    "De factuur van het tweede kwartaal bevat uren waarover wij niets hebben afgesproken.",
    "Ik heb drie keer gebeld en ben twee keer beloofd dat ik dezelfde dag teruggebeld zou worden.",
    "De aangifte is een week te laat ingediend en de Belastingdienst heeft ons een boete opgelegd.",
    "In het advies staat een bedrag dat niet klopt met de cijfers die wij zelf hebben aangeleverd.",
    "Mijn vaste adviseur is zonder bericht vervangen door iemand die ons dossier niet kende.",
    "De afgesproken offerte was achthonderd euro en de rekening die kwam was bijna het dubbele.",
    "Tijdens het gesprek werd mijn compagnon niet serieus genomen en telkens onderbroken.",
    "Wij hebben de jaarrekening nodig voor de bank en horen al vijf weken niets van het kantoor.",
    "Er is vertrouwelijke informatie over ons personeel naar een verkeerd adres gestuurd.",
    "De loonstroken van maart en april bevatten fouten die pas na lang aandringen zijn hersteld.",
    "Op mijn brief van vorige maand heb ik tot op heden geen antwoord of bevestiging ontvangen.",
    "De adviseur zei dat het in orde was, maar bij controle bleek het formulier onvolledig.",
    "Door de vertraging hebben wij een subsidie misgelopen waar wij wel recht op hadden.",
    "Ik wil graag dat iemand met mij de rekening regel voor regel doorneemt en uitlegt.",
    "Het abonnement is stilzwijgend verlengd terwijl wij op tijd schriftelijk hadden opgezegd.",
    "De toon van de e-mail die ik kreeg was onvriendelijk en ging niet in op mijn vraag.",
    "Wij zijn al twaalf jaar klant en hebben nooit eerder reden gehad om te klagen.",
    "De toegezegde korting is niet verwerkt en op de creditnota wachten wij nog steeds.",
    "Bij de overdracht zijn stukken zoekgeraakt die wij zelf niet meer kunnen opvragen.",
    "Er is zonder overleg een externe deskundige ingeschakeld en aan ons doorbelast.",
    "Het rapport noemt een andere onderneming dan de onze, vermoedelijk uit een oud bestand.",
    "Ik vraag u om de boete te vergoeden en te zorgen dat dit niet nog een keer gebeurt.",
    "De bijeenkomst waarvoor wij hadden betaald is twee keer verzet en daarna afgelast.",
    "Wat mij het meest stoort is dat niemand erkent dat er iets is misgegaan.",
    "Volgens de opdrachtbevestiging zouden wij elk kwartaal een overzicht krijgen.",
    "Het portaal werkte een week niet en telefonisch was er niemand die ons kon helpen.",
    "De berekening van de btw is op twee plaatsen aantoonbaar verkeerd, zie de bijlagen.",
    "Een excuus en een duidelijke afspraak voor het vervolg zouden voor mij voldoende zijn.",
];

const REMARKS: [&str; 14] = [
    "Telefonisch besproken; de klant licht toe wat er volgens haar is afgesproken.",
    "Het kantoor erkent dat de uren niet vooraf zijn gemeld en stelt een creditering voor.",
    "De adviseur heeft het dossier nagelopen en ziet waar het misging: de overdracht in mei.",
    "De klant wil vooral dat er een vaste contactpersoon komt en dat afspraken worden bevestigd.",
    "Volgens de opdrachtbevestiging gold een vaste prijs; meerwerk had schriftelijk gemoeten.",
    "De aangifte is op tijd voorbereid, maar bleef liggen omdat een machtiging ontbrak.",
    "Beide partijen zijn gehoord en hebben op elkaars lezing kunnen reageren.",
    "Het kantoor heeft de boete betaald en dit op dezelfde dag per e-mail bevestigd.",
    "De klant aanvaardt de uitleg over de cijfers, maar niet de manier waarop is gecommuniceerd.",
    "Meld meerwerk voortaan vooraf en schriftelijk, met een bedrag en een reden.",
    "Bij vervanging van een adviseur wordt de klant vooraf gebeld door de opvolger.",
    "De oorzaak ligt bij de planning: twee medewerkers waren tegelijk afwezig.",
    "Gezien de stukken is de klacht op dit punt gegrond; het kantoor had moeten waarschuwen.",
    "Op dit punt is niet vast te stellen wat er is gezegd, zodat een oordeel uitblijft.",
];

/// In one of a thousand complaints, and in eight of a hundred: what is searched for.
const RARE: &str = "Het ging over de wisselkoers van die week. ";
const COMMON: &str = "De volmacht was nog niet getekend. ";

/// "mevrouw De Vries"
pub(crate) fn name(dice: &mut Dice) -> String {
    format!("{} {}", dice.one_of(&TITLES), dice.one_of(&SURNAMES))
}

/// "Bakkerij De Vries 12"
pub(crate) fn company(dice: &mut Dice) -> String {
    format!("{} {} {}", dice.one_of(&TRADES), dice.one_of(&SURNAMES), dice.below(900))
}

pub(crate) fn address(dice: &mut Dice) -> String {
    let (street, place) = (dice.one_of(&STREETS), dice.one_of(&PLACES));
    format!("{street} {}\n{} AB {place}", 1 + dice.below(200), 1000 + dice.below(8999))
}

/// What somebody complains about: some six hundred characters in two paragraphs.
pub(crate) fn complaint(dice: &mut Dice) -> String {
    let mut said = String::new();
    if dice.below(1000) == 0 {
        said.push_str(RARE);
    }
    if dice.percent(8) {
        said.push_str(COMMON);
    }
    while said.len() < 560 {
        let between = match said.len() {
            0 => "",
            250..330 => "\n\n",
            _ => " ",
        };
        let sentence = *dice.one_of(&SENTENCES);
        said.push_str(between);
        said.push_str(sentence);
    }
    said
}

/// What is written down on the way: one to three sentences.
pub(crate) fn remark(dice: &mut Dice) -> String {
    let sentences = 1 + dice.below(3);
    (0..sentences).map(|_| *dice.one_of(&REMARKS)).collect::<Vec<_>>().join(" ")
}

/// A written answer: some fifteen hundred characters.
pub(crate) fn letter(dice: &mut Dice, to: &str) -> String {
    let mut letter = format!("Geachte {to},\n\n");
    while letter.len() < 1400 {
        letter.push_str(&remark(dice));
        letter.push_str("\n\n");
    }
    letter + "Met vriendelijke groet,\nde klachtenfunctionaris"
}
