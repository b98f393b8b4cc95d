//! Art. 5.2 and 5.3: the officer classifies.
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::facts::{Classification, Manner, Nature};

use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::step::StepPage;
use crate::submitted::Submitted;
use weerklank_app::queries::dossier::Dossier;

pub(super) const STEPS: &[StepPage] =
    &[StepPage { kind: CommandKind::Classify, path: "classificatie", known, controls, command }];

fn known(dossier: &Dossier, form: &mut Submitted) {
    let complaint = &dossier.complaint;
    let Some(known) = complaint.classification() else {
        form.set("manner", complaint.recording.manner.key());
        return;
    };
    form.set("manner", known.manner.key());
    form.set("nature", known.nature.key());
    if let Some(subcategory) = &known.subcategory {
        form.set("subcategory", subcategory.0.clone());
    }
    for further in &known.further {
        form.add("further", further.key());
    }
    if let Some(said) = known.explanation.and_then(|text| dossier.said(&text)) {
        form.set("explanation", said);
    }
}

fn controls(form: &mut Controls<'_>) {
    let tongue = form.tongue();
    let lists = form.lists();
    let natures = || -> Vec<(String, String)> {
        let named = |nature: &Nature| (nature.key().to_owned(), tongue.nature(lists, *nature));
        Nature::ALL.iter().map(named).collect()
    };
    if let Some(said) = form.dossier().said(&form.dossier().complaint.recording.expression) {
        form.quote(said);
    }
    form.radios("manner", Need::Required, options(Manner::ALL, "manner", Manner::key, tongue));
    form.radios("nature", Need::Required, natures());
    let mut subcategories = form.items("subcategory", "subcategory");
    for (key, label) in &mut subcategories {
        let item = lists.items.iter().find(|item| item.list == "subcategory" && item.key == *key);
        if let Some(nature) = item.and_then(|item| item.parent.as_deref()) {
            *label = format!("{} · {label}", tongue.label("nature-roman", nature));
        }
    }
    form.select("subcategory", Need::Optional, subcategories);
    form.ticks("further", natures());
    form.area("explanation", Need::Optional, 3);
}

fn command(form: &mut Reading<'_>) -> Option<Command> {
    let known = form.dossier().complaint.classification().and_then(|known| known.explanation);
    let manner = form.one_of("manner", Manner::from_key);
    let nature = form.one_of("nature", Nature::from_key);
    let explanation = form.kept_text("explanation", known);
    let (manner, nature) = (manner?, nature?);
    let mut further = form.all_of("further", Nature::from_key);
    further.retain(|other| *other != nature);
    let subcategory = form.item("subcategory", "subcategory");
    let classification = Classification { manner, nature, subcategory, further, explanation };
    Some(Command::Classify { classification })
}
