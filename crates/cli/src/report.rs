//! `weerklank report`: the annual report of a year as PDF (7.2).
use std::path::PathBuf;

use anyhow::Context;
use weerklank_app::annual::Face;
use weerklank_domain::Language;
use weerklank_domain::ids::FirmId;
use weerklank_domain::report::annual::Version;

use crate::settings::Settings;
use crate::terminal::{print, t, t_with};
use crate::{database, parts};

#[derive(clap::Args)]
pub(crate) struct Asked {
    #[arg(value_name = "YEAR", help = t("terminal-figures-year"))]
    year: String,
    #[arg(long, value_name = "VERSION", default_value = "internal",
        help = t("terminal-report-version"))]
    version: String,
    #[arg(long, value_name = "LANGUAGE", default_value = "nl",
        help = t("terminal-report-language"))]
    language: String,
    #[arg(long, value_name = "FIRM", help = t("terminal-report-partner"))]
    partner: Option<FirmId>,
    #[arg(long, value_name = "FILE", help = t("terminal-report-pdf"))]
    pdf: PathBuf,
}

pub(crate) async fn run(asked: &Asked, settings: &Settings) -> anyhow::Result<()> {
    let year = crate::figures::a_year(&asked.year)?.from().year();
    let face = asked.face()?;
    let app = parts::app(settings, database::open_current(settings).await?)?;
    // After an update the rows may not be there yet.
    app.build_facts().await?;
    let (edition, composed) = app.report_of_year(year, face).await?;
    let bytes = app.report_pdf((&edition, composed), face).await?;
    let file = asked.pdf.display().to_string();
    std::fs::write(&asked.pdf, bytes)
        .with_context(|| t_with("terminal-report-not-written", &[("file", &file)]))?;
    let key = if edition.frozen.is_some() {
        "terminal-report-written"
    } else {
        "terminal-report-draft-written"
    };
    print(&t_with(key, &[("file", &file)]))?;
    Ok(())
}

impl Asked {
    fn face(&self) -> anyhow::Result<Face> {
        let version = Version::from_key(&self.version).with_context(|| {
            let known: Vec<&str> = Version::ALL.iter().map(|version| version.key()).collect();
            let values = [("version", self.version.as_str()), ("known", &known.join(", "))];
            t_with("terminal-report-wrong-version", &values)
        })?;
        let language = Language::from_tag(&self.language).with_context(|| {
            t_with("terminal-report-wrong-language", &[("language", &self.language)])
        })?;
        if version == Version::Partner && self.partner.is_none() {
            anyhow::bail!(t("terminal-report-no-partner"));
        }
        Ok(Face { version, firm: self.partner, language })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(version: &str, language: &str) -> Asked {
        Asked {
            year: "2025".to_owned(),
            version: version.to_owned(),
            language: language.to_owned(),
            partner: None,
            pdf: PathBuf::from("verslag.pdf"),
        }
    }

    #[test]
    fn a_version_that_is_none_is_refused_with_those_that_are() {
        let refused = asked("everybody", "nl").face().map_err(|no| no.to_string());
        assert!(refused.as_ref().is_err_and(|no| no.contains("public")), "{refused:?}");
        assert!(asked("public", "fr").face().is_err_and(|no| no.to_string().contains("fr")));
        assert!(asked("partner", "nl").face().is_err(), "which partner?");
        assert!(asked("public", "en").face().is_ok_and(|face| face.version == Version::Public));
    }
}
