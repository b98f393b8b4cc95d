//! Who has no account: a complaint by the public form, and the visit in which it is followed.
use std::path::Path;

use jiff::ToSpan;
use weerklank_app::App;
use weerklank_app::visitors::{DraftKey, Filing};
use weerklank_domain::Language;
use weerklank_domain::chain::Digest;
use weerklank_domain::complaint::facts::{
    Channel, Complainant, ComplainantKind, Confidentiality, Door, Manner, Recording,
};
use weerklank_domain::people::{COMPLAINANT, Role, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::text::Words;
use weerklank_store::visits::{self, Entrance};
use weerklank_store::{Database, Store, Tx, dossiers};

use crate::asked::Plan;
use crate::{fill, serve};

const STORY: &str = "De rekening is hoger dan afgesproken, en niemand belt terug.";

/// Files the complaint once, and lets its complainant in for a day.
pub(crate) async fn let_in(file: &Path, plan: &Plan) -> anyhow::Result<()> {
    let app = serve::app(Store::open(&Database::Sqlite(file.to_owned()))?, file)?;
    let key: DraftKey = plan.token[..32].parse()?;
    let filed = app.file_complaint(&key, filing(&app)?).await?;
    let (token, reference) = (Digest::sha256(plan.token.as_bytes()), filed.reference);
    let now = fill::now();
    let begin = move |tx: &mut Tx<'_>| {
        visits::end(tx, &token)?;
        let Some(complaint) = dossiers::id_of(tx, reference)? else { return Ok(()) };
        let entrance = Entrance { complaint, reference, role: Role::Complainant };
        visits::begin(tx, &token, (&entrance, Language::Dutch.tag()), (now, now + 24.hours()))
    };
    Ok(app.store.write::<_, weerklank_store::StoreError, _>(begin).await?)
}

fn filing(app: &App) -> anyhow::Result<Filing> {
    let mut enclosed = app.enclosures();
    let expression = enclosed.text(Words::parse(STORY)?);
    let complainant = Complainant {
        kind: ComplainantKind::SmeClient,
        name: enclosed.text(Words::parse("mevrouw De Vries")?),
        card: None,
        reachable: false,
        language: Language::Dutch,
        relation: None,
        confidentiality: Confidentiality::Open,
    };
    let received_on = weerklank_domain::calendar::local_date(fill::now());
    let recording = Recording {
        reference: Reference::new(received_on.year(), [0; 16]),
        received_on,
        door: Door::Organisation,
        channel: Channel::WebForm,
        manner: Manner::Written,
        expression,
        complainant,
        subject: Subject::Organisation,
        procedure_version: 1,
        informed: None,
        late_reason: None,
        recorded_by: COMPLAINANT,
        representative: None,
        files: vec![],
        receipt: None,
        intake: None,
        proposal: false,
    };
    let manifest = format!("Wat is er gebeurd?\n{STORY}\n");
    Ok(Filing { recording, enclosed, role: Role::Complainant, mail: None, manifest })
}
