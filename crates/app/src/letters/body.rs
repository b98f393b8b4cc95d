//! What an officer typed as blocks of a page: a blank line begins a paragraph, `# ` a heading,
//! `- ` an item of a list. Everything else is printed as it stands.
use weerklank_texts::paper::Block;

pub(crate) fn blocks(body: &str) -> Vec<Block> {
    let mut setter = Setter::default();
    for line in body.lines() {
        let line = line.trim_end();
        if let Some(text) = line.strip_prefix("# ") {
            setter.finish();
            setter.blocks.push(Block::Heading { level: 1, text: text.trim().to_owned() });
        } else if let Some(item) = line.strip_prefix("- ") {
            setter.end_paragraph();
            setter.items.push(item.trim().to_owned());
        } else if line.trim().is_empty() {
            setter.finish();
        } else {
            setter.end_list();
            setter.lines.push(line);
        }
    }
    setter.finish();
    setter.blocks
}

#[derive(Default)]
struct Setter<'a> {
    blocks: Vec<Block>,
    lines: Vec<&'a str>,
    items: Vec<String>,
}

impl Setter<'_> {
    fn finish(&mut self) {
        self.end_paragraph();
        self.end_list();
    }

    fn end_paragraph(&mut self) {
        if !self.lines.is_empty() {
            self.blocks.push(Block::Paragraph(self.lines.join("\n")));
            self.lines.clear();
        }
    }

    fn end_list(&mut self) {
        if !self.items.is_empty() {
            self.blocks.push(Block::List(std::mem::take(&mut self.items)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::blocks;
    use weerklank_texts::paper::Block;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(text.to_owned())
    }

    #[test]
    fn marks_at_the_start_of_a_line_make_headings_and_lists() {
        let body = "Geachte De Vries,\n\n# Wat wij doen\n- excuses\n- uitleg\nen meer\r\n\n\n- los";
        let list =
            |items: &[&str]| Block::List(items.iter().map(|item| (*item).to_owned()).collect());
        assert_eq!(
            blocks(body),
            [
                paragraph("Geachte De Vries,"),
                Block::Heading { level: 1, text: "Wat wij doen".to_owned() },
                list(&["excuses", "uitleg"]),
                paragraph("en meer"),
                list(&["los"]),
            ]
        );
    }

    #[test]
    fn everything_else_is_printed_as_it_stands() {
        let body = "#geen kop\n -geen lijst\n*sterk* _schuin_ $x$ <b> #let\n-5 graden";
        assert_eq!(blocks(body), [paragraph(body)]);
        assert_eq!(blocks(" \n\n"), []);
    }
}
