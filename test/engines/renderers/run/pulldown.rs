use pulldown_cmark::{html, Options, Parser};
use std::io::{self, Read, Write};

/// Renders the texts on standard input, each ended by a zero byte, with the options that Zola sets.
fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).unwrap();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    for text in input.split_terminator('\0') {
        let mut body = String::new();
        html::push_html(&mut body, Parser::new_ext(text, options));
        io::stdout().write_all((body + "\0").as_bytes()).unwrap();
    }
}
