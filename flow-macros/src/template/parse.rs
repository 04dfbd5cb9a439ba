//! From a text to a tree of text, placeholders, loops, branches and sections.

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};
use syn::parse::Parser as _;
use syn::{Expr, Pat};

use super::text::Text;
use crate::errors::Errors;
use crate::similar::did_you_mean;

/// A parsed template.
#[derive(Default)]
pub(crate) struct Template {
    pub(crate) parts: Vec<Part>,
}

pub(crate) enum Part {
    Text(String),
    /// `{{ expr | filter(args) }}`
    Value {
        expr: Expr,
        filters: Vec<Filter>,
        at: (usize, usize),
    },
    /// `{% for pat in expr %} body {% else %} otherwise {% endfor %}`
    For {
        pat: Box<Pat>,
        expr: Expr,
        body: Vec<Part>,
        otherwise: Vec<Part>,
        at: (usize, usize),
    },
    /// `{% if cond %} body {% elif … %} {% else %} otherwise {% endif %}`
    If {
        branches: Vec<(Expr, Vec<Part>, (usize, usize))>,
        otherwise: Vec<Part>,
    },
    /// `{% system %}`, `{% user %}`, `{% assistant %}`: what follows is said by this role.
    Role(&'static str),
}

/// A filter: a function of the value and further arguments.
pub(crate) struct Filter {
    pub(crate) path: syn::Path,
    pub(crate) args: Vec<Expr>,
}

const TAGS: [&str; 9] =
    ["for", "endfor", "if", "elif", "else", "endif", "system", "user", "assistant"];

/// Parses a text; every mistake is reported, and what is right is in the tree.
pub(crate) fn parse(text: &Text, errors: &mut Errors) -> Template {
    let whole = text.whole();
    let pieces = split(text, &whole, errors);
    let mut parser = Parser { text, pieces, next: 0, errors };
    let (parts, _) = parser.parts(None);
    Template { parts }
}

/// A piece of the text, by what encloses it.
enum Piece {
    Text(String),
    /// What stands between `{{` and `}}`, and where.
    Value(String, usize, (usize, usize)),
    /// What stands between `{%` and `%}`, and where.
    Tag(String, usize, (usize, usize)),
}

/// Splits the text at its delimiters. A `-` inside one takes the white space beside it away.
fn split(text: &Text, whole: &str, errors: &mut Errors) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = 0;
    let mut trim_next = false;
    let push = |pieces: &mut Vec<Piece>, from: usize, to: usize, trim: bool, trim_end: bool| {
        let mut part = &whole[from..to];
        if trim {
            part = part.trim_start();
        }
        if trim_end {
            part = part.trim_end();
        }
        if !part.is_empty() {
            pieces.push(Piece::Text(part.to_owned()));
        }
    };
    while let Some(open) = find_open(whole, rest) {
        let kind = &whole[open..open + 2];
        let close = match kind {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let inner = open + 2;
        let Some(end) = find_close(whole, inner, close) else {
            let message = format!(
                "`{kind}` is never closed: write `{close}` after it (a literal `{kind}` is `{{{{ \"{kind}\" }}}}`)"
            );
            errors.push(text.error(open, open + 2, &message));
            break;
        };
        let body = &whole[inner..end];
        let (starts, ends) = (body.starts_with('-'), body.ends_with('-') && body.len() > 1);
        push(&mut pieces, rest, open, trim_next, starts);
        trim_next = ends;
        rest = end + 2;
        let from = inner + usize::from(starts);
        let content = whole[from..end - usize::from(ends)].to_owned();
        let at = (open, rest);
        match kind {
            "{{" => pieces.push(Piece::Value(content, from, at)),
            "{%" => pieces.push(Piece::Tag(content, from, at)),
            _ => {}
        }
    }
    if find_open(whole, rest).is_none() {
        push(&mut pieces, rest, whole.len(), trim_next, false);
    }
    pieces
}

fn find_open(whole: &str, from: usize) -> Option<usize> {
    ["{{", "{%", "{#"].iter().filter_map(|open| whole[from..].find(open)).min().map(|at| from + at)
}

/// The closing delimiter, not one inside a string literal. Braces of a block in the expression may stand before `}}`.
fn find_close(whole: &str, from: usize, close: &str) -> Option<usize> {
    if close == "#}" {
        return whole[from..].find(close).map(|at| from + at);
    }
    let bytes = whole.as_bytes();
    let mut at = from;
    let mut in_string = false;
    let mut depth = 0_usize;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if in_string => at += 1,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'}' | b'%' if depth == 0 && whole[at..].starts_with(close) => return Some(at),
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    // An unbalanced quote or brace: the plain search gives the better message.
    whole[from..].find(close).map(|at| from + at)
}

struct Parser<'p> {
    text: &'p Text,
    pieces: Vec<Piece>,
    next: usize,
    errors: &'p mut Errors,
}

/// The tag that ended a list of parts.
struct End {
    word: String,
    rest: String,
    from: usize,
    at: (usize, usize),
}

impl Parser<'_> {
    /// Parts up to a tag that ends or divides the block `inside`, or to the end of the text.
    fn parts(&mut self, inside: Option<&str>) -> (Vec<Part>, Option<End>) {
        let mut parts = Vec::new();
        while let Some(piece) = self.pieces.get_mut(self.next) {
            self.next += 1;
            match std::mem::replace(piece, Piece::Text(String::new())) {
                Piece::Text(text) => parts.push(Part::Text(text)),
                Piece::Value(content, from, at) => parts.extend(self.value(&content, from, at)),
                Piece::Tag(content, from, at) => {
                    let trimmed = content.trim_start();
                    let from = from + content.len() - trimmed.len();
                    let length = trimmed
                        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
                        .unwrap_or(trimmed.len());
                    let (word, rest) = trimmed.split_at(length);
                    let end = End {
                        word: word.to_owned(),
                        rest: rest.trim().to_owned(),
                        from: from + length,
                        at,
                    };
                    match word {
                        "for" => parts.extend(self.for_loop(end)),
                        "if" => parts.extend(self.branches(end)),
                        "system" | "user" | "assistant" => {
                            parts.extend(self.role(&end, inside));
                        }
                        "endfor" | "endif" | "else" | "elif" if inside.is_some() => {
                            return (parts, Some(end));
                        }
                        word => self.stray(word, at),
                    }
                }
            }
        }
        (parts, None)
    }

    fn stray(&mut self, word: &str, at: (usize, usize)) {
        let message = if word.is_empty() {
            "a tag without a word: `{% for … %}`, `{% if … %}`, `{% system %}`".to_owned()
        } else if TAGS.contains(&word) {
            format!("`{word}` closes or divides nothing: there is no open block before it")
        } else {
            format!("unknown tag `{word}`{}", did_you_mean(word, TAGS))
        };
        self.errors.push(self.text.error(at.0, at.1, &message));
    }

    fn role(&mut self, end: &End, inside: Option<&str>) -> Option<Part> {
        if let Some(block) = inside {
            let message = format!(
                "`{{% {} %}}` inside `{{% {block} %}}`: a section is not part of a block; write `{{% {} %}}` before it",
                end.word,
                if block == "for" { "endfor" } else { "endif" }
            );
            self.errors.push(self.text.error(end.at.0, end.at.1, &message));
            return None;
        }
        // The tag's own line is not part of the text: neither its end nor the one before the next tag.
        if let Some(Piece::Text(text)) = self.pieces.get_mut(self.next)
            && let Some(after) = text.strip_prefix('\n')
        {
            *text = after.to_owned();
        }
        let mut last_text = self.next;
        while let Some(piece) = self.pieces.get(last_text) {
            if let Piece::Tag(content, ..) = piece
                && matches!(content.trim(), "system" | "user" | "assistant")
            {
                break;
            }
            last_text += 1;
        }
        if last_text < self.pieces.len()
            && last_text > self.next
            && let Some(Piece::Text(text)) = self.pieces.get_mut(last_text - 1)
            && let Some(before) = text.strip_suffix('\n')
        {
            *text = before.to_owned();
        }
        Some(Part::Role(match end.word.as_str() {
            "system" => "System",
            "assistant" => "Assistant",
            _ => "User",
        }))
    }

    fn for_loop(&mut self, start: End) -> Option<Part> {
        let head = self.tokens(&start.rest, start.from, start.at);
        let parse = |input: syn::parse::ParseStream<'_>| {
            let pat = Pat::parse_multi_with_leading_vert(input)?;
            input.parse::<syn::Token![in]>()?;
            Ok((pat, input.parse::<Expr>()?))
        };
        let head = head.and_then(|tokens| parse.parse2(tokens).ok());
        if head.is_none() {
            let message =
                "a loop is `{% for item in items %}`: a pattern, `in`, and a Rust expression";
            self.errors.push(self.text.error(start.at.0, start.at.1, message));
        }
        let (body, mut end) = self.parts(Some("for"));
        let mut otherwise = Vec::new();
        if end.as_ref().is_some_and(|end| end.word == "else") {
            (otherwise, end) = self.parts(Some("for"));
        }
        self.close("for", "endfor", &start, end);
        let (pat, expr) = head?;
        Some(Part::For { pat: Box::new(pat), expr, body, otherwise, at: start.at })
    }

    fn branches(&mut self, start: End) -> Option<Part> {
        let mut branches = Vec::new();
        let mut otherwise = Vec::new();
        let mut cond = self.expr(&start.rest, start.from, start.at, "a condition");
        let mut at = start.at;
        let mut end;
        loop {
            let body;
            (body, end) = self.parts(Some("if"));
            branches.extend(cond.map(|cond| (cond, body, at)));
            match end {
                Some(next) if next.word == "elif" => {
                    cond = self.expr(&next.rest, next.from, next.at, "a condition");
                    at = next.at;
                }
                Some(next) if next.word == "else" => {
                    (otherwise, end) = self.parts(Some("if"));
                    break;
                }
                _ => break,
            }
        }
        self.close("if", "endif", &start, end);
        (!branches.is_empty()).then_some(Part::If { branches, otherwise })
    }

    fn close(&mut self, word: &str, closing: &str, start: &End, end: Option<End>) {
        match end {
            Some(end) if end.word == closing => {}
            Some(end) => {
                let message = format!(
                    "`{{% {} %}}` stands in `{{% {word} %}}`, which is closed by `{{% {closing} %}}`",
                    end.word
                );
                self.errors.push(self.text.error(end.at.0, end.at.1, &message));
            }
            None => {
                let message =
                    format!("`{{% {word} %}}` is never closed: write `{{% {closing} %}}`");
                self.errors.push(self.text.error(start.at.0, start.at.1, &message));
            }
        }
    }

    fn value(&mut self, content: &str, from: usize, at: (usize, usize)) -> Option<Part> {
        if content.trim().is_empty() {
            let message = "an empty placeholder: write an expression between `{{` and `}}`";
            self.errors.push(self.text.error(at.0, at.1, message));
            return None;
        }
        let tokens = self.tokens(content, from, at)?;
        let mut pieces = bars(tokens).into_iter();
        let expr = self.parsed(pieces.next()?, at, "a Rust expression")?;
        let mut filters = Vec::new();
        for piece in pieces {
            filters.push(self.filter(piece, at)?);
        }
        Some(Part::Value { expr, filters, at })
    }

    fn filter(&mut self, tokens: TokenStream, at: (usize, usize)) -> Option<Filter> {
        match self.parsed(tokens, at, "a filter: a name, or a call such as `truncate(200)`")? {
            Expr::Path(path) => Some(Filter { path: path.path, args: Vec::new() }),
            Expr::Call(call) if matches!(*call.func, Expr::Path(_)) => match *call.func {
                Expr::Path(path) => {
                    Some(Filter { path: path.path, args: call.args.into_iter().collect() })
                }
                _ => None,
            },
            _ => {
                let message = "a filter is a name, or a call such as `truncate(200)`";
                self.errors.push(self.text.error(at.0, at.1, message));
                None
            }
        }
    }

    fn expr(&mut self, content: &str, from: usize, at: (usize, usize), what: &str) -> Option<Expr> {
        let tokens = self.tokens(content, from, at)?;
        self.parsed(tokens, at, what)
    }

    fn parsed(&mut self, tokens: TokenStream, at: (usize, usize), what: &str) -> Option<Expr> {
        match syn::parse2(tokens) {
            Ok(expr) => Some(expr),
            Err(error) => {
                let message = format!("this is not {what}: {error}");
                self.errors.push(self.text.error(at.0, at.1, &message));
                None
            }
        }
    }

    /// The tokens of Rust code in the template, with the span of its line.
    fn tokens(&mut self, content: &str, from: usize, at: (usize, usize)) -> Option<TokenStream> {
        let span = Span::call_site().located_at(self.text.span(from));
        match content.parse::<TokenStream>() {
            Ok(tokens) => Some(respan(tokens, span)),
            Err(_) => {
                let message = "this is not Rust: a quote or a bracket is not closed";
                self.errors.push(self.text.error(at.0, at.1, message));
                None
            }
        }
    }
}

/// The pieces between single `|`s at the top.
fn bars(tokens: TokenStream) -> Vec<TokenStream> {
    let mut pieces = vec![TokenStream::new()];
    let mut joined = false;
    for token in tokens {
        if let TokenTree::Punct(punct) = &token {
            let is_bar = punct.as_char() == '|' && punct.spacing() == Spacing::Alone && !joined;
            joined = punct.as_char() == '|' && punct.spacing() == Spacing::Joint;
            if is_bar {
                pieces.push(TokenStream::new());
                continue;
            }
        } else {
            joined = false;
        }
        if let Some(piece) = pieces.last_mut() {
            piece.extend([token]);
        }
    }
    pieces
}

/// All tokens with one span. `loop.index`, which is no Rust, becomes a field of our own.
fn respan(tokens: TokenStream, span: Span) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut out = TokenStream::new();
    while let Some(mut token) = tokens.next() {
        if let TokenTree::Group(group) = &token {
            let delimiter: Delimiter = group.delimiter();
            let mut group = Group::new(delimiter, respan(group.stream(), span));
            group.set_span(span);
            out.extend([TokenTree::Group(group)]);
            continue;
        }
        if let TokenTree::Ident(ident) = &token
            && ident == "loop"
            && matches!(tokens.peek(), Some(TokenTree::Punct(dot)) if dot.as_char() == '.')
        {
            out.extend([TokenTree::Ident(Ident::new("__loop", span))]);
            continue;
        }
        token.set_span(span);
        out.extend([token]);
    }
    out
}
