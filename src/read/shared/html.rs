//! Clean text out of HTML, however often its entities are escaped.
//!
//! The sources give HTML, HTML escaped once or twice, and plain text in which `<` and `&` are only themselves. So
//! only the elements of HTML are taken for tags, and only known entities for entities: `p<0.05`, `< 5 kg` and `R&D`
//! stay.

mod elements;

use super::entities::unescaped;
use super::line::clean_line;
use elements::{BLOCKS, INLINE, attribute, gives_a_value, is_hidden};

/// The paragraphs of `html`: the text between block elements, items of lists and empty lines. White space becomes
/// single spaces. Scripts and styles are dropped.
pub(in crate::read) fn paragraphs(html: &str) -> Vec<String> {
    walked(html, ParagraphBuilder::default()).finish()
}

/// The same; headings and items of lists are marked as in Markdown, a `<br>` ends a line, and tabs stand between the cells
/// of a row. Where elements are sure, every tag is taken for one.
pub(in crate::read) fn marked_paragraphs(html: &str) -> Vec<String> {
    walked(html, ParagraphBuilder { is_marked: true, ..ParagraphBuilder::default() }).finish()
}

/// A document of HTML as the text of its lines. The cells of a row stand beside each other, with tabs between them.
/// Headings and items of lists are marked as in Markdown. Every tag is taken for one.
pub(in crate::read) fn as_text(html: &str) -> String {
    let mut lines = walked(html, ParagraphBuilder { is_document: true, ..ParagraphBuilder::default() });
    lines.end_paragraph();
    lines.document
}

/// `builder` with all of `html`.
fn walked(html: &str, mut text: ParagraphBuilder) -> ParagraphBuilder {
    let html = unescaped(html);
    text.is_loose =
        text.is_document || (text.is_marked && ["</", "<li", "<br"].iter().any(|mark| html.contains(mark)));
    let mut rest = html.as_str();
    // No comment ends after the last `-->`. It is looked for once, not from every `<!--` on.
    let without_comments = html.rfind("-->").map_or(html.len(), |at| html.len() - at);
    while let Some(at) = rest.find('<') {
        let (before, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text.push(before);
        let (mark, after) = mark(tail, without_comments, &text);
        let may_be_left_out = text.is_loose && !text.is_unended;
        let is_element = matches!(mark, Mark::Invisible | Mark::Block(_)) && may_be_left_out;
        match is_element.then(|| left_out_end(tail, after, &text)).flatten() {
            // What does not end is shown: so each text is looked at a few times only.
            Some(None) => text.is_unended = true,
            Some(Some(end)) => {
                rest = end;
                continue;
            }
            None => {}
        }
        text.mark(mark);
        rest = after;
    }
    text.push(rest);
    text
}

/// `html` as one line: its paragraphs with a space between them.
pub(in crate::read) fn line(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return clean_line(html);
    }
    let paragraphs = paragraphs(html);
    match paragraphs.as_slice() {
        [only] => only.clone(),
        all => all.join(" "),
    }
}

/// What a `<` begins.
enum Mark {
    /// Nothing: it is only itself.
    Literal,
    /// Something that ends a paragraph. In a document this begins the next one.
    Block(&'static str),
    /// The edge of a table's row.
    Row,
    /// `<br>`; two of them end a paragraph.
    Break,
    /// The start of a table's cell.
    Cell,
    /// The end of one.
    CellEnd,
    /// Nothing that is shown: emphasis, a comment, a script with all that is in it.
    Invisible,
}

/// The mark at the start of `tail`, which begins with `<`, and the text after it. No comment ends in the last
/// `without_comments` bytes of the text.
///
/// Looks no further than the end of the mark or the next `<`. So a text is looked at only a few times, whatever it
/// is.
fn mark<'a>(tail: &'a str, without_comments: usize, text: &ParagraphBuilder) -> (Mark, &'a str) {
    let inside = tail.get(1..).unwrap_or_default();
    let literal = || (Mark::Literal, inside);
    if let Some(comment) = tail.strip_prefix("<!--") {
        let ended = (comment.len() >= without_comments).then(|| comment.split_once("-->")).flatten();
        return ended.map_or_else(literal, |(_, after)| (Mark::Invisible, after));
    }
    let end = inside.find(['<', '>']).and_then(|at| inside.split_at_checked(at));
    let Some((tag, after)) = end.and_then(|(tag, after)| Some((tag, after.strip_prefix('>')?))) else {
        return literal();
    };
    // `<!DOCTYPE html>`, `<?xml:namespace …>`
    if let Some(declared) = tag.strip_prefix(['!', '?']) {
        let is_declared = declared.starts_with(|c: char| c.is_ascii_alphabetic() || c == '[');
        return if is_declared { (Mark::Invisible, after) } else { literal() };
    }
    let is_end = tag.starts_with('/');
    let tag = tag.trim_start_matches('/').trim_end_matches('/');
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-');
    let end = tag.find(|c| !named(c)).unwrap_or(tag.len());
    let (name, attributes) = tag.split_at_checked(end).unwrap_or((tag, ""));
    // `a<b and c = 3>d` is no tag: what follows a name begins with a space and gives something a value.
    let attributes = attributes.trim_end();
    let fits = attributes.is_empty() || (!is_end && (gives_a_value(attributes) || text.is_loose));
    if !fits {
        return literal();
    }
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "script" | "style" | "title" | "noscript" | "svg"
            if !is_end
                && (text.is_document || name.starts_with('s') || (text.is_loose && name == "noscript")) =>
        {
            (Mark::Invisible, after_end(after, &name))
        }
        "br" => (Mark::Break, after),
        "td" | "th" => (if is_end { Mark::CellEnd } else { Mark::Cell }, after),
        "tr" => (Mark::Row, after),
        "li" if !is_end => (Mark::Block("- "), after),
        "h1" if !is_end => (Mark::Block("# "), after),
        "h2" if !is_end => (Mark::Block("## "), after),
        "h3" if !is_end => (Mark::Block("### "), after),
        "h4" | "h5" | "h6" if !is_end => (Mark::Block("#### "), after),
        name if BLOCKS.contains(&name) => (Mark::Block(""), after),
        name if text.is_loose && name.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            (Mark::Invisible, after)
        }
        name if INLINE.contains(&name) => (Mark::Invisible, after),
        _ => literal(),
    }
}

/// Where the element ends whose tag is between `tail` and `after`, if it is none of the text; `Some(None)` where it does not
/// end. That is a template, the navigation of an advert's page, and what is hidden and only doubles what stands beside it.
/// What else is hidden is folded: a press shows it, so it is read.
fn left_out_end<'a>(tail: &str, after: &'a str, text: &ParagraphBuilder) -> Option<Option<&'a str>> {
    let tag = tail.get(1..tail.find('>')?)?;
    let (name, attributes) = tag.split_at_checked(tag.find(|c: char| !is_of_name(c)).unwrap_or(tag.len()))?;
    let is = |one: &str| name.eq_ignore_ascii_case(one);
    let is_template = is("template") && attribute(attributes, "shadowrootmode").is_none();
    if is_template || (is("nav") && text.is_marked) {
        return Some(element_end(after, name));
    }
    if name.is_empty() || NEVER_ENDS.iter().any(|one| is(one)) || !is_hidden(attributes) {
        return None;
    }
    // Only what is short is compared, so that no text is looked at again and again.
    let near = (0..=after.len().min(MAX_DOUBLED)).rev().find(|end| after.is_char_boundary(*end))?;
    let near = after.get(..near)?;
    let length = near.len() - element_end(near, name)?.len();
    let (inside, end) = after.split_at_checked(length)?;
    let inside = inside.get(..inside.rfind("</")?)?.trim();
    let beside = end.trim_start().strip_prefix('<').and_then(|next| next.split_once('>'));
    let is_next = beside
        .and_then(|(_, next)| next.trim_start().strip_prefix(inside))
        .is_some_and(|rest| rest.trim_start().starts_with('<'));
    let is_before = text
        .current
        .trim_end()
        .strip_suffix(inside)
        .is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    (!inside.is_empty() && (is_next || is_before)).then_some(Some(end))
}

/// Stands for a `<br>` until its paragraph ends. What is pasted may have it too, and means the same.
const LINE_END: char = '\u{2028}';
/// What doubles a text beside it is no longer, in bytes, with its end.
const MAX_DOUBLED: usize = 1_000;

/// What has no end, or is left out with all that is in it.
const NEVER_ENDS: [&str; 14] = [
    "noscript", "script", "style", "svg", "title", "br", "col", "hr", "img", "input", "link", "meta",
    "source", "wbr",
];

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

/// The text after the end of an element `name` whose tag ends before `text`; none where it does not end.
fn element_end<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut depth = 1_usize;
    let mut rest = text;
    while let Some((_, tail)) = rest.split_once('<') {
        let is_end = tail.starts_with('/');
        let begin = tail.trim_start_matches('/');
        let is_name = begin.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && !begin.get(name.len()..)?.starts_with(is_of_name);
        if is_name {
            depth = if is_end { depth - 1 } else { depth + 1 };
        }
        if depth == 0 {
            return tail.split_once('>').map(|(_, after)| after);
        }
        rest = tail;
    }
    None
}

/// The text after the end of the element `name`; empty where it does not end.
fn after_end<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, tail)) = rest.split_once("</") {
        if tail.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name)) {
            return tail.split_once('>').map_or("", |(_, after)| after);
        }
        rest = tail;
    }
    ""
}

/// What stands between the cells of a row until its line is made: no text has it.
const BETWEEN_CELLS: char = '\u{f0000}';

/// A row has no more cells that count.
const MAX_CELLS: usize = 20;

/// Whether a `<br>` between them only breaks a sentence: `cook lunch for`, `Leeds United`.
fn is_broken(before: &str, after: &str) -> bool {
    const JOINING: &str =
        " a an and as at but by for from in into of on or our that the to who will with you your ";
    let last = before.rsplit([' ', '\n']).next().unwrap_or_default().to_ascii_lowercase();
    before.ends_with(',')
        || JOINING.contains(&format!(" {last} "))
        || after.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '&'))
}

/// Collects text into paragraphs.
#[derive(Default)]
struct ParagraphBuilder {
    paragraphs: Vec<String>,
    current: String,
    /// Whether the last thing was a `<br>`.
    is_after_break: bool,
    has_tags: bool,
    is_document: bool,
    /// Whether every tag is taken for one, known or not.
    is_loose: bool,
    /// Whether headings and items of lists get a mark, as they do in a document.
    is_marked: bool,
    /// The lines of a document.
    document: String,
    /// What the next line begins with, where it is marked.
    prefix: &'static str,
    /// Whether a row has begun, and whether the next line is the first of its cell.
    is_in_row: bool,
    is_in_cell: bool,
    /// How many cells of the row are before this one, and what the next line of this cell begins with, if there is one.
    cells_before: usize,
    next_line: Option<&'static str>,
    /// Whether this cell has text, and whether the row is one of a table with columns of what is essential and desirable.
    has_cell_text: bool,
    is_of_marks: bool,
    /// Whether something that is left out did not end.
    is_unended: bool,
}

impl ParagraphBuilder {
    fn push(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.is_after_break = false;
            self.has_cell_text = true;
            if let Some(prefix) = self.next_line.take() {
                self.end_paragraph();
                self.prefix = prefix;
                self.current.extend(std::iter::repeat_n(BETWEEN_CELLS, self.cells_before.min(MAX_CELLS)));
            }
        }
        self.current.push_str(text);
    }

    fn mark(&mut self, mark: Mark) {
        self.has_tags |= !matches!(mark, Mark::Literal);
        match mark {
            Mark::Literal => self.push("<"),
            // In a row a paragraph ends where its cell goes on: `<td><p>Maths</p></td>` is a cell like others.
            Mark::Block(prefix) if self.is_marked && self.is_in_row && self.is_of_marks => {
                if self.has_cell_text {
                    self.next_line = Some(prefix);
                } else if self.cells_before == 0 {
                    self.prefix = prefix;
                }
            }
            // Only the edges of a plain cell leave its row whole.
            Mark::Block("") if self.is_marked && self.is_in_row && !self.has_cell_text => {}
            Mark::Block(prefix) => {
                self.end_paragraph();
                // `<li><p>` is an item.
                let is_within_item = self.is_marked && prefix.is_empty() && self.prefix == "- ";
                self.prefix = if is_within_item { "- " } else { prefix };
            }
            Mark::Row => {
                self.end_paragraph();
                (self.is_in_row, self.is_in_cell) = (false, false);
                (self.cells_before, self.next_line) = (0, None);
            }
            Mark::Cell if self.is_marked => {
                (self.next_line, self.has_cell_text) = (None, false);
                if self.is_in_row {
                    self.cells_before += 1;
                    self.current.push(BETWEEN_CELLS);
                }
                self.is_in_row = true;
            }
            Mark::Cell | Mark::CellEnd if !self.is_document => self.current.push(' '),
            Mark::CellEnd => self.end_paragraph(),
            Mark::Cell => {
                self.end_paragraph();
                self.document.push(if self.is_in_row { '\t' } else { '\n' });
                (self.is_in_row, self.is_in_cell) = (true, true);
            }
            Mark::Break if self.is_after_break && self.is_marked && self.is_in_row => {
                self.next_line = Some("");
            }
            Mark::Break if self.is_after_break || self.is_document => self.end_paragraph(),
            Mark::Break => {
                self.is_after_break = true;
                self.current.push(if self.is_marked && !self.is_in_row { LINE_END } else { ' ' });
            }
            Mark::Invisible => {}
        }
    }

    fn end_paragraph(&mut self) {
        self.is_after_break = false;
        let current = std::mem::take(&mut self.current);
        let mut line = String::new();
        for part in current.split(|c| self.is_marked && c == LINE_END).map(clean_line) {
            if !part.is_empty() && !line.is_empty() {
                line.push(if is_broken(&line, &part) { ' ' } else { '\n' });
            }
            line.push_str(&part);
        }
        if self.is_marked && line.contains(BETWEEN_CELLS) {
            let lower = line.to_ascii_lowercase();
            self.is_of_marks |=
                lower.contains("essential") && lower.contains("desirable") || lower.contains("e/d");
            let between = if self.is_of_marks { "\t" } else { " " };
            line = line.replace(BETWEEN_CELLS, between);
            if !self.is_of_marks {
                line = clean_line(&line);
            }
        } else if !self.is_in_row && !line.is_empty() {
            self.is_of_marks = false;
        }
        let text = line.trim_start();
        if text.is_empty() {
            return;
        }
        if self.is_marked {
            line.insert_str(line.len() - text.len(), std::mem::take(&mut self.prefix));
        }
        if !self.is_document {
            self.paragraphs.push(line);
            return;
        }
        if !std::mem::take(&mut self.is_in_cell) {
            self.document.push('\n');
        }
        self.document.push_str(std::mem::take(&mut self.prefix));
        self.document.push_str(&line);
    }

    fn finish(mut self) -> Vec<String> {
        // Lines mean something only where there are no tags.
        if !self.has_tags {
            let plain = std::mem::take(&mut self.current).replace("\r\n", "\n");
            for line in plain.split('\n') {
                if line.trim().is_empty() {
                    self.end_paragraph();
                }
                self.current.push_str(line);
                self.current.push(' ');
            }
        }
        self.end_paragraph();
        self.paragraphs
    }
}

#[cfg(test)]
mod tests {
    use super::{as_text, line, marked_paragraphs, paragraphs};

    #[test]
    fn however_often_it_is_escaped() {
        let expected = ["Welds & cuts – “well”.", "Café", "one", "two"];
        for html in [
            "<p>Welds & cuts – “well”.</p><p>Café</p><ul><li>one</li><li>two</li></ul>",
            "&lt;p&gt;Welds &amp; cuts &ndash; &ldquo;well&rdquo;.&lt;/p&gt;&lt;p&gt;Caf&eacute;&lt;/p&gt;&lt;ul&gt;&lt;li&gt;one&lt;/li&gt;&lt;li&gt;two&lt;/li&gt;&lt;/ul&gt;",
            "&amp;lt;p&amp;gt;Welds&amp;amp;nbsp;&amp;amp;amp; cuts &amp;#8211; &amp;#x201C;well&amp;#X201d;.&amp;lt;/p&amp;gt;\r\n&amp;lt;div class=&amp;quot;x&amp;quot;&amp;gt;Caf&#233;&amp;lt;BR/&amp;gt; &amp;lt;br /&amp;gt;one&amp;lt;br&amp;gt;&amp;lt;br&amp;gt;two",
        ] {
            assert_eq!(paragraphs(html), expected, "{html}");
        }
    }

    #[test]
    fn what_is_no_tag_and_no_entity_stays() {
        for text in [
            "< 5 kg",
            "p<0.05 and x > 3",
            "R&D; A&E",
            "a<b and c>d",
            "a<b and c = d>e",
            "x < 5 and y > 3",
            "1 <2",
            "<",
            "<<<",
            "Fill in <your name>",
            "5 </ 3",
            "&unknown; &#0; &#xD800; &#99999999999; &#; &#x; &;",
            "a <!-- b",
            "<!",
            "<p",
            "<x:y",
        ] {
            assert_eq!(line(text), text);
        }
        assert_eq!(line("&lt; 5&nbsp;kg, p&amp;lt;0.05"), "< 5 kg, p<0.05");
        assert_eq!(line("&lt;5kg"), "<5kg");
        assert_eq!(line("<!-- a -->b<!-- c"), "b<!-- c");
        assert_eq!(line("<p <b>a</b>"), "<p a");
    }

    /// Looking to the end of the text from each of its marks would take hours.
    #[test]
    fn a_hostile_text_is_looked_at_a_few_times_only() {
        for part in [
            "<",
            "<!--",
            "<!a",
            "<?a",
            "</",
            "<p ",
            "<a b=",
            "&lt;",
            "&amp;",
            "<script></",
            "<p>",
            "-->",
            "<template>",
            "<b hidden>",
        ] {
            let text = part.repeat(100_000);
            assert!(line(&text).len() <= text.len(), "{part}");
            assert!(line(&format!("{text}>-->;")).len() <= text.len() + 6, "{part}");
            assert!(as_text(&text).len() <= text.len() + 1, "{part}");
            let cells = "<td>essential desirable</td>".repeat(2_000);
            let lines = format!("<p><table><tr>{cells}<tr>{cells}{}", "a<p>".repeat(2_000));
            assert!(marked_paragraphs(&lines).iter().map(String::len).sum::<usize>() <= 3 * lines.len());
        }
        let many = "amp;".repeat(100_000);
        assert_eq!(line(&format!("&{many}")).len(), 1 + many.len() - 5 * 4);
    }

    #[test]
    fn what_is_not_to_be_read_is_dropped() {
        let html = "a<script type=\"x\">if (1<2) { p</p> }</SCRIPT>b<style>p{}</style><!-- c --><o:p></o:p> \
            <a href=\"https://example.org/?a=1&amp;b=2\">d</a><b>e</b><td>f</td><td>g</td>";
        assert_eq!(line(html), "ab de f g");
        assert_eq!(line("a<script>never ends"), "a");
        assert_eq!(paragraphs("one\ntwo\r\n\r\nthree\n \n\n"), ["one two", "three"]);
        assert!(paragraphs("&lt;p&gt;&amp;nbsp;&lt;/p&gt;").is_empty());
    }

    #[test]
    fn no_tag_of_an_advert_shows() {
        let html = "<nav><a>Home</a> <a>Jobs</a></nav><h1>Baker</h1><details open><summary>Duties</summary>\
            <app-list kind='x'><ul><li hidden>Juggle</li><li class=\"a\" data-b>Bake</li></ul></app-list></details>";
        assert_eq!(marked_paragraphs(html), ["# Baker", "Duties", "- Juggle", "- Bake"]);
        assert_eq!(marked_paragraphs("Fill in <your name>, p<0.05"), ["Fill in <your name>, p<0.05"]);
        let broken = "<p>You will cook lunch for<br>Leeds United<br>Wash up</p>";
        assert_eq!(marked_paragraphs(broken), ["You will cook lunch for Leeds United\nWash up"]);
        let layout = "<tr><td>Duties</td><td><ul><li>Cook<li>Bake</ul></td></tr><tr><td>Job: Chef</td><td>Hull</td></tr>";
        assert_eq!(marked_paragraphs(layout), ["Duties", "- Cook", "- Bake", "Job: Chef Hull"]);
        let lines = "<p><b>Needs:</b> <br>\n&bull; Bake\nbread<br/>&bull; Juggle<br><br>Ours</p><ul><li>one<br>two</ul>";
        assert_eq!(marked_paragraphs(lines), ["Needs:\n• Bake bread\n• Juggle", "Ours", "- one two"]);
        assert_eq!(paragraphs("<p>one<br>two"), ["one two"]);
    }
}
