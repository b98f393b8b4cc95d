//! Who does what when: drawn before anything happens, and noted here with the day on which it was.
use std::collections::VecDeque;

use jiff::ToSpan as _;
use jiff::civil::Date;
use weerklank_app::envelope::Enclosures;
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::facts::{
    Answer, Classification, HandOverReason, InformedOfProcedure, ItemKey, Judgment, Learning,
    Manner, Nature, NotHeardReason, Notice, Reaction, Remedies, Side, TakeUpReason, Way,
    YesNoUnknown,
};
use weerklank_domain::ids::PointId;
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;
use weerklank_domain::text::Text;

use crate::story::{Story, request, words};

/// By which road it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Road {
    Partner,
    /// The partner says nothing.
    Silent,
    Officer,
}

/// The day of each thing that happened.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub(crate) registered: Option<Date>,
    pub(crate) notified: Option<Date>,
    pub(crate) acknowledged: Option<Date>,
    pub(crate) informed: Option<Date>,
    pub(crate) classified: Option<Date>,
    pub(crate) assigned: Option<Date>,
    pub(crate) taken_up: Option<Date>,
    pub(crate) consulted: Option<Date>,
    pub(crate) advised: Option<Date>,
    pub(crate) progressed: Option<Date>,
    pub(crate) partner_first: Option<Date>,
    pub(crate) partner_active: Option<Date>,
    pub(crate) handed_over: Option<Date>,
    pub(crate) partner_heard: Option<Date>,
    pub(crate) complainant_heard: Option<Date>,
    pub(crate) started: Option<Date>,
    pub(crate) drafted: Option<Date>,
    pub(crate) approved: Option<Date>,
    pub(crate) failed: bool,
    pub(crate) sent: Option<Date>,
    pub(crate) surveyed: Option<Date>,
    pub(crate) completed: Option<Date>,
    pub(crate) closed: Option<Date>,
    pub(crate) relation: Option<Date>,
}

/// One thing that somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Register,
    Notify,
    Acknowledge,
    Inform,
    Classify,
    Assign,
    TakeUp,
    Consult,
    Advise,
    Progress,
    View,
    HandOver,
    Hear,
    Start,
    Draft,
    Send,
    Complete,
    Close,
    Relation,
}

pub(crate) struct Case {
    pub(crate) reference: Reference,
    pub(crate) received: Date,
    pub(crate) officer: Actor,
    pub(crate) road: Road,
    pub(crate) facts: Facts,
    point: PointId,
    /// In this order, each not before its day.
    pub(crate) steps: VecDeque<(Date, Step)>,
}

/// Numbers that look random, and are the same each time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
        u32::try_from((self.0 >> 33) % u64::from(end)).unwrap()
    }

    fn once_in(&mut self, of: u32) -> bool {
        self.below(of) == 0
    }
}

impl Step {
    /// What the partner does himself.
    pub(crate) fn is_partners(self, road: Road) -> bool {
        match self {
            Self::Consult | Self::Progress | Self::View | Self::HandOver => road == Road::Partner,
            _ => false,
        }
    }
}

impl Case {
    pub(crate) fn draw(
        dice: &mut Dice,
        (reference, received): (Reference, Date),
        officer: Actor,
        point: PointId,
    ) -> Self {
        let road = match dice.below(10) {
            0..5 => Road::Partner,
            5..7 => Road::Silent,
            _ => Road::Officer,
        };
        let mut day = 0;
        let mut steps = Vec::new();
        let mut then = |day: &mut u32, days: u32, step| {
            *day += days;
            steps.push((received + i64::from(*day).days(), step));
        };
        then(&mut day, dice.below(4), Step::Register);
        then(&mut day, dice.below(3), Step::Notify);
        if !dice.once_in(6) {
            then(&mut day, dice.below(2), Step::Acknowledge);
        }
        let told_at_once = !dice.once_in(4);
        if told_at_once {
            then(&mut day, 0, Step::Inform);
        }
        then(&mut day, dice.below(3), Step::Classify);
        match road {
            Road::Partner => {
                then(&mut day, 0, Step::Assign);
                then(&mut day, dice.below(6), Step::Consult);
                then(&mut day, dice.below(4), Step::Advise);
                if !dice.once_in(3) {
                    then(&mut day, dice.below(4), Step::Progress);
                }
                then(&mut day, dice.below(5), Step::View);
                then(&mut day, dice.below(4), Step::HandOver);
            }
            Road::Silent => {
                then(&mut day, 0, Step::Assign);
                then(&mut day, 14, Step::HandOver);
            }
            Road::Officer => then(&mut day, 0, Step::TakeUp),
        }
        then(&mut day, dice.below(5), Step::Hear);
        then(&mut day, dice.below(4), Step::Start);
        then(&mut day, dice.below(4), Step::Draft);
        then(&mut day, dice.below(14), Step::Send);
        // The form and the closing come after the answer, whenever that is.
        if !told_at_once {
            then(&mut day, 1, Step::Inform);
        }
        then(&mut day, 10 + dice.below(12), Step::Complete);
        then(&mut day, dice.below(6), Step::Close);
        then(&mut day, 80 + dice.below(10), Step::Relation);
        let (facts, steps) = (Facts::default(), VecDeque::from(steps));
        Self { reference, received, officer, road, facts, point, steps }
    }

    /// It is done by this person, today.
    pub(crate) async fn act(&mut self, story: &Story, by: &Actor, step: Step) {
        let (today, reference) = (story.today(), self.reference);
        let mut letters = story.enclosures();
        let commands = self.commands(step, today, &mut |said| letters.text(words(said)));
        match step {
            Step::Send => {
                story.send_letter(request(by, reference), Way::Email).await.unwrap();
            }
            Step::Close => {
                story.close(request(by, reference)).await.unwrap();
            }
            _ => {}
        }
        // What is said goes along with the first of them.
        let mut letters = Some(letters);
        for command in commands {
            let enclosed = letters.take().unwrap_or_else(|| story.enclosures());
            self.asks(story, by, (command, enclosed)).await;
        }
        if step == Step::Draft {
            let body = story.draft_of(by, reference).await.unwrap();
            let mut enclosed = story.enclosures();
            let body = enclosed.text(words(&body));
            self.asks(story, by, (C::SaveDraft { body }, enclosed)).await;
        }
        self.note(step, today);
    }

    fn commands(&self, step: Step, on: Date, text: &mut impl FnMut(&str) -> Text) -> Vec<C> {
        let (notice, point) = (Notice { on, way: Way::Email }, self.point);
        let one = |command: C| vec![command];
        match step {
            Step::Register => one(C::Register { late_reason: None }),
            Step::Notify => one(C::NotifyPartner { notice, letter: None }),
            Step::Acknowledge => one(C::Acknowledge { notice }),
            Step::Inform => {
                let informed =
                    InformedOfProcedure { on, way: Way::Email, told_where_to_read: true };
                one(C::InformComplainant { informed })
            }
            Step::Classify => one(C::Classify { classification: classification() }),
            Step::Assign => one(C::AssignToPartner),
            Step::TakeUp => one(C::TakeUp { reason: TakeUpReason::Repeat, explanation: None }),
            Step::Consult => {
                one(C::Consult { on, way: Way::Telephone, question: text("Wat vindt u?") })
            }
            Step::Advise => one(C::Advise { advice: text("Bied een gesprek aan.") }),
            Step::Progress => one(C::ReportProgress { report: text("Wij spreken elkaar.") }),
            Step::View => {
                one(C::RecordView { side: Side::Partner, on, view: text("Zo ging het niet.") })
            }
            Step::HandOver => {
                let silent = self.road == Road::Silent;
                let ready = HandOverReason::PartnerReady;
                let reason = if silent { HandOverReason::Silent } else { ready };
                one(C::HandOver { reason, explanation: None })
            }
            Step::Hear => self.hears(on, text),
            Step::Start => {
                vec![C::AddPoint { point, summary: text("De prijs.") }, C::StartDecision]
            }
            Step::Draft => self.answers(text),
            Step::Complete => {
                let learning = Learning {
                    reaction: Some(Reaction::Accepted),
                    reaction_on: Some(on),
                    root_cause: Some(ItemKey("care".to_owned())),
                    lesson: Some(text("Noem een vaste prijs.")),
                    ..Learning::default()
                };
                one(C::CompleteForm { learning: Box::new(learning) })
            }
            // Done with a paper.
            Step::Send | Step::Close => vec![],
            Step::Relation => one(C::RecordRelation { kept: YesNoUnknown::Yes, explanation: None }),
        }
    }

    async fn asks(&self, story: &Story, by: &Actor, (command, enclosed): (C, Enclosures)) {
        let kind = command.kind();
        let done = story.execute(request(by, self.reference), command, enclosed).await;
        done.unwrap_or_else(|no| {
            panic!("{kind:?} in {:?} on {}: {no:?}", self.road, story.today())
        });
    }

    /// Both sides, and the reasons why one was not heard.
    fn hears(&self, on: Date, text: &mut impl FnMut(&str) -> Text) -> Vec<C> {
        let side = Side::Complainant;
        let mut commands = vec![C::RecordView { side, on, view: text("Zo ging het.") }];
        let side = Side::Partner;
        if self.road == Road::Officer {
            commands.push(C::RecordView { side, on, view: text("Zo ging het niet.") });
        }
        commands.push(C::ShareView { side: Side::Complainant, on });
        if self.road == Road::Silent {
            let reason = NotHeardReason::Unreachable;
            commands.push(C::ExplainNotHeard { side, reason, explanation: None });
            let article = weerklank_domain::article::Article::Art4_5;
            commands.push(C::Deviate { article, reason: text("Hij zweeg.") });
        } else {
            commands.push(C::ShareView { side, on });
        }
        commands
    }

    fn answers(&self, text: &mut impl FnMut(&str) -> Text) -> Vec<C> {
        let answer = Answer {
            finding: text("De prijs was 40 euro hoger dan afgesproken."),
            judgment: Judgment::Upheld,
            reason: text("Wie een prijs noemt, houdt zich daaraan."),
        };
        let remedies = Remedies { items: vec![], amount_cents: Some(4_000), explanation: None };
        vec![C::AnswerPoint { point: self.point, answer }, C::RecordRemedies { remedies }]
    }

    fn note(&mut self, step: Step, today: Date) {
        let (road, facts) = (self.road, &mut self.facts);
        let fact = match step {
            Step::Register => &mut facts.registered,
            Step::Notify => &mut facts.notified,
            Step::Acknowledge => &mut facts.acknowledged,
            Step::Inform => &mut facts.informed,
            Step::Classify => &mut facts.classified,
            Step::Assign => &mut facts.assigned,
            Step::TakeUp => &mut facts.taken_up,
            Step::Consult => &mut facts.consulted,
            Step::Advise => &mut facts.advised,
            Step::Progress => &mut facts.progressed,
            Step::View => &mut facts.partner_heard,
            Step::HandOver => &mut facts.handed_over,
            Step::Hear => &mut facts.complainant_heard,
            Step::Start => &mut facts.started,
            Step::Draft => &mut facts.drafted,
            Step::Send => &mut facts.approved,
            Step::Complete => &mut facts.completed,
            Step::Close => &mut facts.closed,
            Step::Relation => &mut facts.relation,
        };
        *fact = Some(today);
        if step == Step::Hear && road != Road::Partner {
            facts.partner_heard = Some(today);
        }
        if step.is_partners(road) {
            facts.partner_first = facts.partner_first.or(Some(today));
            facts.partner_active = Some(today);
        }
        if step == Step::Send {
            facts.failed = false;
        }
    }
}

fn classification() -> Classification {
    Classification {
        manner: Manner::Oral,
        nature: Nature::Finances,
        subcategory: None,
        further: vec![],
        explanation: None,
    }
}
