//! Points, promises, the letter, the form, and what comes after (4.6, 5.4, 6.2, 6.4).
use anyhow::Context;
use jiff::{SignedDuration, ToSpan as _};
use weerklank_domain::article::Article;
use weerklank_domain::calendar::Calendar;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{
    Answer, ItemKey, Learning, Reaction, Remedies, Way, YesNoUnknown,
};
use weerklank_domain::ids::{CommitmentId, PointId};

use super::super::plan::Road;
use super::super::script::LetterWay;
use super::{Scene, optional, text, told};

/// The post room tries so often before it gives up, over so many hours.
const TRIES: u32 = 12;
const HOURS_BETWEEN_TRIES: i64 = 11;

impl Scene<'_> {
    pub(super) async fn points(&mut self) -> anyhow::Result<()> {
        for made_up in &self.complaint.point {
            let mut enclosed = self.app().enclosures();
            let point = PointId::from_uuid(enclosed.id());
            let summary = text(&mut enclosed, &made_up.summary)?;
            let command = Command::AddPoint { point, summary };
            self.execute(self.officer()?, command, enclosed).await?;
            self.case.points.push(point);
        }
        Ok(())
    }

    pub(super) async fn answer(&self) -> anyhow::Result<()> {
        for (point, made_up) in self.case.points.iter().zip(&self.complaint.point) {
            let (Some(finding), Some(judgment), Some(reason)) =
                (&made_up.finding, made_up.judgment, &made_up.reason)
            else {
                continue;
            };
            let mut enclosed = self.app().enclosures();
            let finding = text(&mut enclosed, finding)?;
            let reason = text(&mut enclosed, reason)?;
            let answer = Answer { finding, judgment, reason };
            let command = Command::AnswerPoint { point: *point, answer };
            self.execute(self.officer()?, command, enclosed).await?;
        }
        Ok(())
    }

    pub(super) async fn remedies(&mut self) -> anyhow::Result<()> {
        let items = self.complaint.remedies.iter().cloned().map(ItemKey).collect();
        let remedies = Remedies { items, amount_cents: self.complaint.amount, explanation: None };
        self.by_officer(Command::RecordRemedies { remedies }).await?;
        let Some(promised) = &self.complaint.commitment else { return Ok(()) };
        let mut enclosed = self.app().enclosures();
        let commitment = CommitmentId::from_uuid(enclosed.id());
        let what = text(&mut enclosed, promised)?;
        let who = text(&mut enclosed, &self.stage.script.register.organisation.name)?;
        let due_on = Calendar::dutch().add_working_days(self.today(), 15);
        let command = Command::MakeCommitment { commitment, what, who, due_on };
        self.execute(self.officer()?, command, enclosed).await?;
        self.case.commitment = Some(commitment);
        Ok(())
    }

    /// Comply or explain (6.4).
    pub(super) async fn explain_late(&self) -> anyhow::Result<()> {
        let words = self.complaint.late_reason.as_deref().context("why it is late")?;
        let mut enclosed = self.app().enclosures();
        let reason = text(&mut enclosed, words)?;
        let command = Command::Deviate { article: Article::Art6_4, reason };
        self.execute(self.officer()?, command, enclosed).await
    }

    pub(super) async fn draft(&self) -> anyhow::Result<()> {
        let letter = self.app().draft_of(self.officer()?, self.reference()?).await?;
        let mut enclosed = self.app().enclosures();
        let body = text(&mut enclosed, &letter)?;
        self.execute(self.officer()?, Command::SaveDraft { body }, enclosed).await
    }

    /// Transition 17: management agrees with an amount above the limit.
    async fn approve_payment(&self) -> anyhow::Result<()> {
        let seen = self.app().dossier(self.officer()?, self.reference()?).await.map_err(told)?;
        if seen.complaint.payment_waits().is_none() {
            return Ok(());
        }
        let enclosed = self.app().enclosures();
        self.execute(self.cast().management()?, Command::ApprovePayment, enclosed).await
    }

    pub(super) async fn send(&self) -> anyhow::Result<()> {
        self.approve_payment().await?;
        let request = self.request(self.officer()?)?;
        let way = match self.complaint.letter {
            LetterWay::ByMail | LetterWay::Undeliverable => Way::Email,
            LetterWay::ByPost => Way::Letter,
        };
        self.app().send_letter(request, way).await.map_err(told)?;
        if self.complaint.letter == LetterWay::Undeliverable {
            for _ in 0..TRIES {
                self.stage.app_that_fails.post_round().await?;
                let later = SignedDuration::from_hours(HOURS_BETWEEN_TRIES);
                self.app().clock.set(self.app().clock.now().saturating_add(later)?);
            }
        }
        Ok(())
    }

    pub(super) async fn complete_form(&self) -> anyhow::Result<()> {
        let complaint = self.complaint;
        let mut enclosed = self.app().enclosures();
        let decided = matches!(complaint.road, Road::Partner | Road::Officer | Road::Solved);
        let reaction = match self.number % 4 {
            _ if !decided => None,
            3 => Some(Reaction::NoReaction),
            _ => Some(Reaction::Accepted),
        };
        let answered_on =
            (reaction == Some(Reaction::Accepted)).then(|| self.today().saturating_sub(4.days()));
        let learning = Box::new(Learning {
            reaction,
            reaction_on: answered_on,
            root_cause: complaint.cause.clone().map(ItemKey),
            cause_explanation: None,
            recurrence: complaint.recurrence,
            others_affected: Some(YesNoUnknown::No),
            lesson: optional(&mut enclosed, complaint.lesson.as_deref())?,
            no_lesson: complaint.no_lesson,
        });
        self.execute(self.officer()?, Command::CompleteForm { learning }, enclosed).await
    }

    pub(super) async fn close(&self) -> anyhow::Result<()> {
        let request = self.request(self.officer()?)?;
        self.app().close(request).await.map_err(told)?;
        // What was promised is kept; where it was not, the dossier is opened again.
        let (Some(commitment), None) = (self.case.commitment, self.complaint.reopen_ground) else {
            return Ok(());
        };
        let mut enclosed = self.app().enclosures();
        let proof = text(&mut enclosed, &self.phrases().kept)?;
        let command = Command::KeepCommitment { commitment, on: self.today(), proof };
        self.execute(self.officer()?, command, enclosed).await
    }

    pub(super) async fn ask_relation(&self) -> anyhow::Result<()> {
        let kept = if self.number % 7 == 3 { YesNoUnknown::No } else { YesNoUnknown::Yes };
        self.by_officer(Command::RecordRelation { kept, explanation: None }).await
    }

    pub(super) async fn reopen(&self) -> anyhow::Result<()> {
        let ground = self.complaint.reopen_ground.context("a ground")?;
        let mut enclosed = self.app().enclosures();
        let reason = text(&mut enclosed, self.complaint.how.as_deref().context("a reason")?)?;
        self.execute(self.officer()?, Command::Reopen { ground, reason }, enclosed).await
    }
}
