//! What is asked of the server, as a browser would ask it.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use weerklank_domain::calendar::local_date;

use crate::dice::Dice;
use crate::words;

/// The address of the year count, which has no page of its own yet.
pub(crate) const YEAR_PATH: &str = "/bench/jaar/";
const PUBLIC_FORM_PATH: &str = "/klacht/wat";
const SEARCH_RARE_PATH: &str = "/zoeken?q=wisselkoers";
const SEARCH_COMMON_PATH: &str = "/zoeken?q=volmacht";
const STATUS_PATH: &str = "/status/klacht";
pub(crate) const RECORDING_PATH: &str = "/klachten/nieuw";

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    Worklist,
    Dossier,
    Year,
    /// A word of one in a thousand dossiers.
    SearchRare,
    /// A word of eight in a hundred.
    SearchCommon,
    /// A page of the public form.
    PublicForm,
    /// The status page of who has no account.
    Status,
    /// Last, since it adds complaints.
    Recording,
}

impl Work {
    pub(crate) const ALL: [Self; 8] = [
        Self::Worklist,
        Self::Dossier,
        Self::Year,
        Self::SearchRare,
        Self::SearchCommon,
        Self::PublicForm,
        Self::Status,
        Self::Recording,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Worklist => "worklist page",
            Self::Dossier => "dossier page",
            Self::Year => "year count",
            Self::SearchRare => "search, 0.1 %",
            Self::SearchCommon => "search, 8 %",
            Self::PublicForm => "public form",
            Self::Status => "status page",
            Self::Recording => "recording (durable)",
        }
    }
}

/// What both servers and the client know: who asks, and for what.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Plan {
    /// What the session's cookie holds.
    pub(crate) token: String,
    /// The officer who asks.
    pub(crate) officer: uuid::Uuid,
    /// How many there are before any is recorded.
    pub(crate) complaints: usize,
    /// References of dossiers that he sees.
    pub(crate) dossiers: Vec<String>,
    pub(crate) years: Vec<i16>,
    /// An adviser, as the form of a recording names him.
    pub(crate) about: String,
}

/// One request; with a form it is a POST.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) form: Option<String>,
}

impl Plan {
    /// The next request of a work; the dossiers and years come by turns.
    pub(crate) fn next(&self, work: Work, dice: &mut Dice) -> Asked {
        let get = |path: String| Asked { path, form: None };
        match work {
            Work::Worklist => get("/werk".to_owned()),
            Work::Dossier => get(format!("/klachten/{}", dice.one_of(&self.dossiers))),
            Work::Year => get(format!("{YEAR_PATH}{}", dice.one_of(&self.years))),
            Work::SearchRare => get(SEARCH_RARE_PATH.to_owned()),
            Work::SearchCommon => get(SEARCH_COMMON_PATH.to_owned()),
            Work::PublicForm => get(PUBLIC_FORM_PATH.to_owned()),
            Work::Status => get(STATUS_PATH.to_owned()),
            Work::Recording => {
                let today = local_date(crate::fill::now());
                let form = Some(recording_form(&self.about, today, dice));
                Asked { path: RECORDING_PATH.to_owned(), form }
            }
        }
    }

    /// Every request that reads.
    pub(crate) fn reads(&self) -> Vec<String> {
        let dossiers = self.dossiers.iter().map(|reference| format!("/klachten/{reference}"));
        let years = self.years.iter().map(|year| format!("{YEAR_PATH}{year}"));
        let others = ["/werk", PUBLIC_FORM_PATH, STATUS_PATH, SEARCH_RARE_PATH, SEARCH_COMMON_PATH];
        let others = others.map(str::to_owned);
        others.into_iter().chain(dossiers).chain(years).collect()
    }

    /// Of the session, of the visit and of the form that is being filled in.
    fn cookies(&self) -> String {
        let (token, form) = (&self.token, &self.token[32..64]);
        format!("weerklank={token}; bezoek={token}; klacht={form}")
    }

    /// The headers that a browser sends.
    pub(crate) fn headers(&self, asked: &Asked) -> Vec<(&'static str, String)> {
        let mut headers = vec![
            ("cookie", self.cookies()),
            ("accept", "text/html,application/xhtml+xml".to_owned()),
            ("accept-encoding", "gzip, deflate, br".to_owned()),
            ("accept-language", "nl,en;q=0.5".to_owned()),
            ("user-agent", "Mozilla/5.0 (X11; Linux x86_64) weerklank-bench".to_owned()),
            ("sec-fetch-site", "same-origin".to_owned()),
        ];
        if let Some(form) = &asked.form {
            headers.push(("content-type", "application/x-www-form-urlencoded".to_owned()));
            headers.push(("content-length", form.len().to_string()));
        }
        headers
    }

    /// A request as it goes over the wire.
    pub(crate) fn bytes(&self, asked: &Asked, host: &str) -> Vec<u8> {
        let method = if asked.form.is_some() { "POST" } else { "GET" };
        let mut bytes = format!("{method} {} HTTP/1.1\r\nhost: {host}\r\n", asked.path);
        for (name, value) in self.headers(asked) {
            bytes.push_str(name);
            bytes.push_str(": ");
            bytes.push_str(&value);
            bytes.push_str("\r\n");
        }
        bytes.push_str("\r\n");
        bytes.push_str(asked.form.as_deref().unwrap_or_default());
        bytes.into_bytes()
    }
}

fn recording_form(about: &str, today: Date, dice: &mut Dice) -> String {
    let submission = dice.id(crate::fill::now()).to_string();
    let complaint = words::complaint(dice);
    let name = words::name(dice);
    form_urlencoded::Serializer::new(String::new())
        .append_pair("submission", &submission)
        .append_pair("expression", &complaint)
        .append_pair("name", &name)
        .append_pair("about", about)
        .append_pair("received_on_day", &today.day().to_string())
        .append_pair("received_on_month", &today.month().to_string())
        .append_pair("received_on_year", &today.year().to_string())
        .append_pair("channel", "telephone")
        .append_pair("manner", "oral")
        .append_pair("company", &words::company(dice))
        .append_pair("email", "klant@bedrijf.example")
        .append_pair("phone", "06 12345678")
        .append_pair("address", &words::address(dice))
        .append_pair("complainant_kind", "sme_client")
        .append_pair("confidentiality", "open")
        .append_pair("language", "nl")
        .append_pair("told_of_procedure", "on")
        .finish()
}
