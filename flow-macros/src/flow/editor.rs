//! What an editor sees: the plain function that a flow reads like.
//!
//! Under rust-analyzer a flow expands to its statements as they were written, each token once, so that definition, hover and
//! completion are those of ordinary Rust. A line that is not finished goes out the same way: the editor
//! finds the cursor's place by its distance from the beginning, so the same tokens must stand there whether the line parses or
//! not. That is why `?` is replaced in the tokens, by something that follows its expression, and the list that a `for` gives is
//! made in the tokens, too.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;
use syn::{Expr, Stmt};

use super::expand::{Head, cfgs};
use super::parse::{Item, Param, Statement};
use super::refine;

pub(crate) fn expand(item: &Item, params: &[Param]) -> TokenStream {
    let head = Head::new(item, params);
    let function = head.function(item);
    let cfgs = cfgs(item);
    let (name, output) = (&item.name, &head.output);
    let last = item.body.statements.len().saturating_sub(1);
    let statements = item.body.statements.iter().enumerate().map(|(at, statement)| {
        asked(match statement {
            Statement::Parsed(stmt) => {
                let mut stmt = (**stmt).clone();
                let name = refine::bind_names_behind(&mut stmt);
                // The value of a loop before others is dropped.
                let end = match stmt {
                    Stmt::Expr(Expr::ForLoop(_), None) if at < last => quote!(;),
                    _ => TokenStream::new(),
                };
                quote!(#stmt #end #name)
            }
            Statement::Broken(tokens) => tokens.clone(),
        })
    });
    quote! {
        #(#cfgs)*
        impl ::flow::FlowDef for #name {
            const INFO: &'static ::flow::FlowInfo = ::flow::__::NO_FLOW;
            fn look(_: ::flow::__::Frame) -> ::flow::__::Look {
                loop {}
            }
        }
        #function {
            ::flow::__::edited(async move {
                use ::flow::__::Ran as _;
                let output: #output = { #(#statements)* };
                output
            })
        }
    }
}

/// The tokens with `.__ran()` for each `?` that follows an expression, which has the type of what is run, and with the list of
/// its rounds for each `for`.
fn asked(tokens: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut out = TokenStream::new();
    let mut follows_expression = false;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some(rounds) = Rounds::at(&tokens[at..]) {
            at += rounds.length;
            out.extend(rounds.list(tokens.get(at)));
            follows_expression = true;
            continue;
        }
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '?' && follows_expression => {
                out.extend(quote!(.__ran()));
            }
            TokenTree::Group(group) => {
                out.extend([group_of(group, asked(group.stream()))]);
                follows_expression = true;
            }
            token => {
                follows_expression = !matches!(token, TokenTree::Punct(_));
                out.extend([token.clone()]);
            }
        }
        at += 1;
    }
    out
}

/// The same group around other tokens.
fn group_of(group: &Group, tokens: TokenStream) -> TokenTree {
    let mut group_of = Group::new(group.delimiter(), tokens);
    group_of.set_span(group.span());
    TokenTree::Group(group_of)
}

/// A `for`, which in a flow has a value: what its rounds end in.
struct Rounds<'t> {
    head: &'t [TokenTree],
    body: &'t Group,
    length: usize,
}

impl<'t> Rounds<'t> {
    fn at(tokens: &'t [TokenTree]) -> Option<Self> {
        let is_word = |token: &TokenTree, word: &str| matches!(token, TokenTree::Ident(ident) if ident == word);
        let [first, rest @ ..] = tokens else { return None };
        if !is_word(first, "for") {
            return None;
        }
        let mut is_loop = false;
        for (at, token) in rest.iter().enumerate() {
            match token {
                TokenTree::Group(body) if body.delimiter() == Delimiter::Brace => {
                    // A pattern has braces of its own.
                    if rest.get(at + 1).is_some_and(|next| is_word(next, "in")) {
                        continue;
                    }
                    let (head, length) = (&tokens[..=at], at + 2);
                    return is_loop.then_some(Rounds { head, body, length });
                }
                TokenTree::Punct(punct) if punct.as_char() == ';' => return None,
                token => is_loop |= is_word(token, "in"),
            }
        }
        None
    }

    /// A block with the loop in it that has the loop's value. No binding in it is in reach of the body, and what stands before
    /// the body is the same whatever is in that.
    fn list(&self, next: Option<&TokenTree>) -> TokenStream {
        let head = asked(self.head.iter().cloned().collect());
        let body = group_of(self.body, asked(self.body.stream()));
        if !has_value(self.body) {
            return quote!('rounds: {
                #head { break 'rounds ::std::vec::Vec::from([#body]).clear(); }
            });
        }
        let list = quote!('rounds: {
            #head { break 'rounds ::std::vec::Vec::from([#body]); }
            ::std::vec::Vec::new()
        });
        // Where it is a statement, its value is dropped.
        match next {
            Some(TokenTree::Ident(_) | TokenTree::Literal(_) | TokenTree::Group(_)) => {
                quote!(#list;)
            }
            Some(TokenTree::Punct(punct)) if punct.as_char() == '#' => quote!(#list;),
            _ => list,
        }
    }
}

/// Whether a body ends in a value, as far as its tokens tell.
fn has_value(body: &Group) -> bool {
    let tokens: Vec<TokenTree> = body.stream().into_iter().collect();
    let ends =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
    let start = tokens.iter().rposition(ends).map_or(0, |at| at + 1);
    let last = &tokens[start..];
    let word = |word: &str| {
        last.iter().position(|token| matches!(token, TokenTree::Ident(ident) if ident == word))
    };
    match last {
        [] => false,
        // A loop, or an `if` that may be passed by.
        [TokenTree::Ident(first), .., TokenTree::Group(_)]
            if first == "while" || first == "loop" =>
        {
            false
        }
        [TokenTree::Ident(first), .., TokenTree::Group(_)] if first == "if" => {
            word("else").is_some()
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens as they stand, one after the other.
    fn flat(tokens: TokenStream, out: &mut Vec<String>) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let [open, close] = match group.delimiter() {
                        Delimiter::Parenthesis => ["(", ")"],
                        Delimiter::Brace => ["{", "}"],
                        Delimiter::Bracket => ["[", "]"],
                        Delimiter::None => ["", ""],
                    };
                    out.push(open.to_owned());
                    flat(group.stream(), out);
                    out.push(close.to_owned());
                }
                token => out.push(token.to_string()),
            }
        }
    }

    fn tokens(source: &str) -> TokenStream {
        source.parse().expect("tokens")
    }

    fn flattened(tokens: TokenStream) -> Vec<String> {
        let mut out = Vec::new();
        flat(tokens, &mut out);
        out
    }

    #[test]
    fn a_loop_is_the_list_of_what_its_rounds_end_in() {
        for (source, expected) in [
            (
                "let a = for b in &c { d(b)? };",
                "let a = 'rounds: { for b in &c { break 'rounds ::std::vec::Vec::from([{ d(b).__ran() }]); }
                 ::std::vec::Vec::new() };",
            ),
            (
                "for b in c { d(b)?; }",
                "'rounds: { for b in c { break 'rounds ::std::vec::Vec::from([{ d(b).__ran(); }]).clear(); } }",
            ),
            (
                "for P { x, .. } in c? { x } e",
                "'rounds: { for P { x, .. } in c.__ran() { break 'rounds ::std::vec::Vec::from([{ x }]); }
                 ::std::vec::Vec::new() }; e",
            ),
            ("impl A for B { fn f() -> C {} }", "impl A for B { fn f() -> C {} }"),
            ("f::<dyn for<'a> Fn(&'a T)>(g)?", "f::<dyn for<'a> Fn(&'a T)>(g).__ran()"),
        ] {
            assert_eq!(flattened(asked(tokens(source))), flattened(tokens(expected)), "{source}");
        }
    }

    /// An editor completes a word by adding one of its own where the cursor is.
    #[test]
    fn what_stands_before_the_cursor_is_the_same_whether_a_word_follows_or_not() {
        for source in [
            "let a = for b in &c.$ { d(b)? };",
            "let a = for b in &c { d(b)?; e.$ };",
            "let a = for b in &c { let x = d(b)?; $ };",
            "let a = for b in &c { for x in b { x.$ } }; a",
            "for b in c { if b { $ } } let x = 1;",
            "for b in c { d(b)?; } $",
            "let x = a(b)?.$; for b in c { b }",
            "for b in $",
        ] {
            let without = flattened(asked(tokens(&source.replace('$', ""))));
            let with = flattened(asked(tokens(&source.replace('$', "cursor"))));
            let at = with.iter().position(|token| token == "cursor").expect("the cursor");
            assert_eq!(with[..at], without[..at], "{source}");
        }
    }
}
