//! Long texts on the timeline.

/// A long text shows its beginning; the whole of it unfolds.
pub(super) fn fold(paragraphs: &[String]) -> (Vec<String>, Vec<String>) {
    const CHARACTERS_MAX: usize = 600;
    const SHOWN: usize = 240;
    let characters: usize = paragraphs.iter().map(|text| text.chars().count()).sum();
    if characters <= CHARACTERS_MAX {
        return (paragraphs.to_vec(), vec![]);
    }
    let all = paragraphs.join(" ");
    let beginning: String = all.chars().take(SHOWN).collect();
    let whole = beginning.rsplit_once(' ').map_or(beginning.as_str(), |(words, _)| words);
    (vec![format!("{whole} …")], paragraphs.to_vec())
}
