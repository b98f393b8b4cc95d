//! Chapter 5: registered, classified, closed.
use super::look::Look;
use super::{Finding, Note, Numbered, Verdict};
use crate::article::Article;
use crate::complaint::event::Event;
use crate::complaint::{DeviationCause, Stage};

impl Look<'_> {
    /// Art. 5.1: registered in time, by who received it.
    pub(super) fn registered(&self) -> Finding {
        let article = Article::Art5_1;
        let entry = self.first(|event| matches!(event, Event::Registered));
        let fact = entry.map(Numbered::proof);
        let due = Some(self.register_by());
        let finding = self.weigh(article, (fact, due), Note::NotRegistered);
        let another = self.noted(DeviationCause::RegisteredByAnother);
        if another && finding.verdict != Verdict::Explained {
            return Finding { verdict: Verdict::Missing, ..finding }.noting(Note::ReasonMissing);
        }
        finding
    }

    /// Art. 5.2 and 5.3: classified by the officer, before the answer goes out.
    pub(super) fn classified(&self, article: Article) -> Finding {
        let classified = |event: &Event| matches!(event, Event::Classified { .. });
        let entry = match article {
            Article::Art5_2 => self.first(classified),
            _ => self.last(classified),
        };
        let answered = self.rounds().iter().find_map(|round| super::look::sent_in(round));
        let due = match entry {
            // Which it is may change afterwards; that there was one counts.
            Some(_) if article != Article::Art5_2 => None,
            _ => Some(answered.map_or(self.complaint.rounds[0].due_on, |sent| sent.on)),
        };
        self.weigh(article, (entry.map(Numbered::proof), due), Note::NotClassified)
    }

    /// Art. 5.4: closed once it was handled.
    pub(super) fn closed(&self) -> Finding {
        let entry = self.last(super::look::ends).filter(|_| self.complaint.stage == Stage::Closed);
        self.weigh(Article::Art5_4, (entry.map(Numbered::proof), self.close_by()), Note::NotClosed)
    }
}
