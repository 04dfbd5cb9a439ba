//! The options of `#[step(…)]`: names, values, ranges.

use std::collections::BTreeMap;
use std::time::Duration;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Expr, ExprLit, Ident, Lit, LitStr, Path, Token, ext::IdentExt as _};

use crate::errors::Errors;
use crate::similar::{did_you_mean, did_you_mean_or};

/// Everything that `#[step(…)]` says. Values that were wrong are reported and left out.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) prompt: Option<LitStr>,
    pub(crate) prompt_file: Option<LitStr>,
    pub(crate) system: Option<LitStr>,
    pub(crate) system_file: Option<LitStr>,
    pub(crate) model: Option<LitStr>,
    pub(crate) name: Option<LitStr>,
    pub(crate) version: Option<LitStr>,
    pub(crate) reasoning_effort: Option<LitStr>,
    /// The variant of `Format`.
    pub(crate) format: Option<Ident>,
    pub(crate) temperature: Option<f64>,
    pub(crate) top_p: Option<f64>,
    pub(crate) max_tokens: Option<u32>,
    pub(crate) seed: Option<u64>,
    pub(crate) attempts: Option<u32>,
    pub(crate) stop: Vec<LitStr>,
    /// A JSON object.
    pub(crate) extra: Option<String>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) deadline: Option<Duration>,
    /// The variant of `Repairs`.
    pub(crate) repairs: Option<Ident>,
    pub(crate) gates: Vec<Gate>,
    pub(crate) fallback: Option<Expr>,
    pub(crate) transient: Option<Expr>,
    pub(crate) blocking: bool,
    pub(crate) unstored: bool,
    pub(crate) root: Option<Path>,
    /// Where each option stands.
    pub(crate) spans: BTreeMap<String, Span>,
}

/// `ensure(condition, "message", arguments…)`
pub(crate) struct Gate {
    pub(crate) condition: Expr,
    pub(crate) message: Punctuated<Expr, Token![,]>,
}

/// The options of a step that asks a model.
pub(crate) const OF_PROMPT_STEPS: [&str; 14] = [
    "prompt",
    "prompt_file",
    "system",
    "system_file",
    "model",
    "temperature",
    "top_p",
    "max_tokens",
    "seed",
    "stop",
    "reasoning_effort",
    "format",
    "extra",
    "repairs",
];

/// The options of a step with a body.
pub(crate) const OF_CODE_STEPS: [&str; 3] = ["transient", "blocking", "unstored"];

const OF_ALL_STEPS: [&str; 8] =
    ["name", "version", "attempts", "timeout", "deadline", "ensure", "fallback", "crate"];

/// What options are called elsewhere, and what stands for them here.
const ELSEWHERE: [(&str, &str); 27] = [
    ("retries", ATTEMPTS),
    ("max_retries", ATTEMPTS),
    ("num_retries", ATTEMPTS),
    ("retry", ATTEMPTS),
    ("max_attempts", ATTEMPTS),
    ("tries", ATTEMPTS),
    ("temp", "it is called `temperature`"),
    ("max_output_tokens", MAX_TOKENS),
    ("max_completion_tokens", MAX_TOKENS),
    ("max_length", MAX_TOKENS),
    ("template", PROMPT),
    ("user", PROMPT),
    ("message", PROMPT),
    ("instructions", SYSTEM),
    ("system_prompt", SYSTEM),
    ("preamble", SYSTEM),
    ("description", "a doc comment above the step describes it, or is its prompt"),
    ("stop_sequences", "it is called `stop`"),
    ("effort", "it is called `reasoning_effort`"),
    ("provider", "`model = \"fast\"` names a model of the runtime, which has the providers"),
    ("validate", ENSURE),
    ("check", ENSURE),
    ("assert", ENSURE),
    ("gate", ENSURE),
    ("default", "the value if every attempt has failed is `fallback = …`"),
    ("schema", "the schema is made from the type that the step returns"),
    ("output", "the output is the type that the step returns: `-> Urgency`"),
];

const ATTEMPTS: &str = "it is called `attempts`, and counts the first one, too";
const MAX_TOKENS: &str = "it is called `max_tokens`";
const PROMPT: &str = "the prompt is the doc comment above, or `prompt = \"…\"`";
const SYSTEM: &str = "the system message is `system = \"…\"`";
const ENSURE: &str = "a check of the output is `ensure(condition, \"what is wrong\")`";

pub(crate) fn parse(attribute: TokenStream, errors: &mut Errors) -> Options {
    let mut options = Options::default();
    let all = |input: ParseStream<'_>| {
        while !input.is_empty() {
            if let Err(error) = options.option(input, errors) {
                errors.push(error);
                // A mistake in one option does not hide the others.
                while !input.is_empty() && !input.peek(Token![,]) {
                    input.parse::<TokenTree>()?;
                }
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    };
    if let Err(error) = all.parse2(attribute) {
        errors.push(error);
    }
    options
}

fn names() -> impl Iterator<Item = &'static str> {
    OF_PROMPT_STEPS.into_iter().chain(OF_ALL_STEPS).chain(OF_CODE_STEPS)
}

/// What is said of an option that there is not.
fn unknown(name: &str) -> String {
    let meant = did_you_mean_or(name, names(), &ELSEWHERE);
    let known = match meant.is_empty() {
        true => format!(
            "\nthere are, of a prompt step: {}\nof every step: {}\nof a step with a body: {}",
            OF_PROMPT_STEPS.join(", "),
            OF_ALL_STEPS.join(", "),
            OF_CODE_STEPS.join(", "),
        ),
        false => String::new(),
    };
    format!("unknown option `{name}` of `#[step]`{meant}{known}")
}

/// The tokens between commas.
fn pieces(tokens: TokenStream) -> Vec<TokenStream> {
    let mut pieces = vec![TokenStream::new()];
    for token in tokens {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => pieces.push(TokenStream::new()),
            _ => pieces.last_mut().into_iter().for_each(|last| last.extend([token.clone()])),
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

impl Options {
    fn option(&mut self, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        let name = input.call(Ident::parse_any)?;
        let text = name.to_string();
        if text != "ensure" && self.spans.contains_key(&text) {
            let message = format!("`{text}` is there twice: leave one of them out");
            return Err(syn::Error::new(name.span(), message));
        }
        self.spans.insert(text.clone(), name.span());
        match text.as_str() {
            "blocking" | "unstored" => {
                if !ends(input) {
                    let message = format!("`{text}` is a word alone: it takes no value");
                    return Err(syn::Error::new(name.span(), message));
                }
                *(if text == "blocking" { &mut self.blocking } else { &mut self.unstored }) = true;
                Ok(())
            }
            "ensure" => self.ensure(&name, input),
            "extra" => self.extra(&name, input),
            _ if !names().any(|known| known == text) => {
                Err(syn::Error::new(name.span(), unknown(&text)))
            }
            _ => {
                if !input.peek(Token![=]) {
                    let message = format!("`{text}` needs a value: `{text} = {}`", example(&text));
                    return Err(syn::Error::new(name.span(), message));
                }
                input.parse::<Token![=]>()?;
                self.value(&text, input, errors)
            }
        }
    }

    fn value(
        &mut self,
        name: &str,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        match name {
            "fallback" => self.fallback = Some(input.parse()?),
            "transient" => self.transient = Some(input.parse()?),
            "crate" => self.root = Some(input.call(Path::parse_mod_style)?),
            "stop" => self.stop = stops(input.parse()?)?,
            _ => {
                let value: Expr = input.parse()?;
                if let Err(message) = self.literal(name, &value) {
                    errors.at(&value, message);
                }
            }
        }
        if ends(input) {
            return Ok(());
        }
        Err(input.error(format!("expected a comma after the value of `{name}`")))
    }

    fn literal(&mut self, name: &str, value: &Expr) -> Result<(), String> {
        let wrong = || Err(format!("`{name}` is written `{name} = {}`", example(name)));
        if let Some(text) = text(value) {
            let slot = match name {
                "prompt" => &mut self.prompt,
                "prompt_file" => &mut self.prompt_file,
                "system" => &mut self.system,
                "system_file" => &mut self.system_file,
                "model" => &mut self.model,
                "name" => &mut self.name,
                "version" => &mut self.version,
                "reasoning_effort" => &mut self.reasoning_effort,
                "repairs" => {
                    self.repairs = Some(repairs(&text)?);
                    return Ok(());
                }
                "format" => {
                    self.format = Some(format(&text)?);
                    return Ok(());
                }
                "timeout" | "deadline" => {
                    let time = duration(&text.value()).map_err(|why| {
                        format!("`{name}` {why}: write `{name} = {}`", example(name))
                    })?;
                    *(if name == "timeout" { &mut self.timeout } else { &mut self.deadline }) =
                        Some(time);
                    return Ok(());
                }
                _ => return wrong(),
            };
            if text.value().trim().is_empty() && name != "version" {
                return Err(format!("`{name}` is empty"));
            }
            *slot = Some(text);
            return Ok(());
        }
        let Some(number) = number(value) else {
            return wrong();
        };
        let whole = |most: f64| {
            if number.fract() != 0.0 || number < 1.0 || number > most {
                Err(format!("`{name}` is a whole number of at least 1, not {}", shown(value)))
            } else {
                Ok(number)
            }
        };
        match name {
            "temperature" if (0.0..=2.0).contains(&number) => self.temperature = Some(number),
            "temperature" => {
                return Err(format!("`temperature` is from 0.0 to 2.0, not {}", shown(value)));
            }
            "top_p" if number > 0.0 && number <= 1.0 => self.top_p = Some(number),
            "top_p" => {
                return Err(format!("`top_p` is above 0.0 and at most 1.0, not {}", shown(value)));
            }
            "max_tokens" => self.max_tokens = Some(whole(f64::from(u32::MAX))? as u32),
            "attempts" => {
                self.attempts = Some(whole(1000.0).map_err(|_| {
                    format!("`attempts` is a whole number from 1 to 1000, not {}", shown(value))
                })? as u32)
            }
            "seed" => {
                let seed = whole_number(value);
                self.seed = Some(seed.ok_or_else(|| {
                    format!("`seed` is a whole number that is not negative, not {}", shown(value))
                })?);
            }
            "timeout" | "deadline" => {
                let unit = format!("`{name}` needs its unit: `{name} = \"{}s\"`", shown(value));
                return Err(unit);
            }
            _ => return wrong(),
        }
        Ok(())
    }

    fn ensure(&mut self, name: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        let example = "`ensure(output.score <= 5, \"give 1 to 5, not {}\", output.score)`";
        if !input.peek(syn::token::Paren) {
            return Err(syn::Error::new(name.span(), format!("a gate is {example}")));
        }
        let content;
        syn::parenthesized!(content in input);
        if content.is_empty() {
            return Err(syn::Error::new(
                name.span(),
                format!("a gate needs a condition: {example}"),
            ));
        }
        let condition = content.parse()?;
        let mut message = Punctuated::new();
        if content.peek(Token![,]) {
            content.parse::<Token![,]>()?;
            message = Punctuated::parse_terminated(&content)?;
        }
        if let Some(first) = message.first()
            && text(first).is_none()
        {
            let message = format!("a gate's message is a text, as in `format!`: {example}");
            return Err(syn::Error::new_spanned(first, message));
        }
        self.gates.push(Gate { condition, message });
        Ok(())
    }

    /// `extra(top_k = 40, provider = { order: ["a", "b"] })`: JSON without the quotes around names.
    fn extra(&mut self, name: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        if !input.peek(syn::token::Paren) {
            let message =
                "further parameters are `extra(top_k = 40, metadata = { tier: \"gold\" })`";
            return Err(syn::Error::new(name.span(), message));
        }
        let content;
        syn::parenthesized!(content in input);
        let tokens: TokenStream = content.parse()?;
        self.extra = Some(object(tokens, '=')?);
        Ok(())
    }
}

/// Whether an option ends here.
fn ends(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

fn text(value: &Expr) -> Option<LitStr> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.clone()),
        _ => None,
    }
}

fn number(value: &Expr) -> Option<f64> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Int(n), .. }) => n.base10_parse().ok(),
        Expr::Lit(ExprLit { lit: Lit::Float(n), .. }) => n.base10_parse().ok(),
        Expr::Unary(syn::ExprUnary { op: syn::UnOp::Neg(_), expr, .. }) => number(expr).map(|n| -n),
        _ => None,
    }
}

fn whole_number(value: &Expr) -> Option<u64> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Int(n), .. }) => n.base10_parse().ok(),
        _ => None,
    }
}

fn shown(value: &Expr) -> String {
    value.to_token_stream().to_string().replace(' ', "")
}

fn stops(value: Expr) -> syn::Result<Vec<LitStr>> {
    let texts: Option<Vec<LitStr>> = match &value {
        Expr::Array(list) => list.elems.iter().map(text).collect(),
        other => text(other).map(|one| vec![one]),
    };
    texts.filter(|texts| !texts.is_empty()).ok_or_else(|| {
        syn::Error::new_spanned(
            &value,
            "`stop` is written `stop = \"END\"` or `stop = [\"END\", \"###\"]`",
        )
    })
}

/// Which repairs a reply may need.
pub(crate) fn repairs(text: &LitStr) -> Result<Ident, String> {
    const KNOWN: [(&str, &str); 3] = [("none", "None"), ("safe", "Safe"), ("all", "All")];
    let value = text.value();
    match KNOWN.iter().find(|(name, _)| *name == value) {
        Some((_, variant)) => Ok(Ident::new(variant, text.span())),
        None => Err(format!("`repairs` is \"none\", \"safe\" or \"all\", not {value:?}")),
    }
}

/// How an option is written.
fn example(name: &str) -> &'static str {
    match name {
        "temperature" => "0.0",
        "top_p" => "0.9",
        "max_tokens" => "2000",
        "seed" => "7",
        "attempts" => "3",
        "timeout" => "\"30s\"",
        "deadline" => "\"2m\"",
        "repairs" => "\"safe\"",
        "stop" => "\"END\"",
        "prompt_file" | "system_file" => "\"prompts/rate.md\"",
        "model" => "\"fast\"",
        "reasoning_effort" => "\"low\"",
        "format" => "\"json_schema\"",
        "version" => "\"2\"",
        "fallback" => "Urgency::default()",
        "transient" => "is_transient",
        "crate" => "::flow",
        _ => "\"…\"",
    }
}

/// The variant of `Format` that a text names.
fn format(text: &LitStr) -> Result<Ident, String> {
    let variant = match text.value().as_str() {
        "typescript" => "TypeScript",
        "json_schema" => "JsonSchema",
        other => {
            let known = ["typescript", "json_schema"];
            let help = did_you_mean(other, known);
            return Err(format!("`format` is \"typescript\" or \"json_schema\"{help}"));
        }
    };
    Ok(Ident::new(variant, text.span()))
}

/// `500ms`, `30s`, `2m`, `1h`, and sums such as `1m30s`.
fn duration(text: &str) -> Result<Duration, String> {
    let mut rest = text.trim();
    let mut total = Duration::ZERO;
    if rest.is_empty() {
        return Err("is empty".into());
    }
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, after) = rest.split_at(digits);
        let letters = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let (unit, after) = after.split_at(letters);
        let number: u64 = number.parse().map_err(|_| format!("cannot be read from \"{text}\""))?;
        let millis = match unit {
            "ms" => 1,
            "s" => 1000,
            "m" | "min" => 60_000,
            "h" => 3_600_000,
            "" => return Err("needs a unit (`ms`, `s`, `m`, `h`)".into()),
            other => {
                return Err(format!("has the unknown unit `{other}` (`ms`, `s`, `m`, `h`)"));
            }
        };
        let part = number.checked_mul(millis).ok_or("is too long")?;
        total = total.checked_add(Duration::from_millis(part)).ok_or("is too long")?;
        rest = after.trim_start();
    }
    if total.is_zero() { Err("is zero: nothing can end in time".into()) } else { Ok(total) }
}

/// Tokens as a JSON object, its names bare or quoted, with `sep` between name and value.
fn object(tokens: TokenStream, sep: char) -> syn::Result<String> {
    let members: Vec<String> = pieces(tokens)
        .into_iter()
        .map(|piece| {
            let mut tokens = piece.into_iter();
            let (name, span) = match tokens.next() {
                Some(TokenTree::Ident(ident)) => {
                    (json_text(&ident.unraw().to_string()), ident.span())
                }
                Some(TokenTree::Literal(literal)) => {
                    (json(literal.to_token_stream())?, literal.span())
                }
                other => {
                    let span = other.map_or_else(Span::call_site, |token| token.span());
                    return Err(syn::Error::new(span, "expected a parameter's name"));
                }
            };
            match tokens.next() {
                Some(TokenTree::Punct(punct)) if punct.as_char() == sep => {}
                _ => {
                    return Err(syn::Error::new(
                        span,
                        format!("expected `{sep}` and a value after this"),
                    ));
                }
            }
            let value: TokenStream = tokens.collect();
            if value.is_empty() {
                return Err(syn::Error::new(span, "a value is missing"));
            }
            Ok(format!("{name}:{}", json(value)?))
        })
        .collect::<syn::Result<_>>()?;
    Ok(format!("{{{}}}", members.join(",")))
}

/// Tokens as a JSON value.
fn json(tokens: TokenStream) -> syn::Result<String> {
    let wrong = |tokens: &TokenStream| {
        Err(syn::Error::new_spanned(
            tokens,
            "expected a JSON value: a number, a text, `true`, `[…]`, `{…}`",
        ))
    };
    let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
    match &all[..] {
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
            object(group.stream(), ':')
        }
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
            let items: Vec<String> =
                pieces(group.stream()).into_iter().map(json).collect::<syn::Result<_>>()?;
            Ok(format!("[{}]", items.join(",")))
        }
        [TokenTree::Ident(ident)] if ident == "true" || ident == "false" || ident == "null" => {
            Ok(ident.to_string())
        }
        [TokenTree::Literal(_)] => match syn::parse2::<Lit>(tokens.clone())? {
            Lit::Str(text) => Ok(json_text(&text.value())),
            Lit::Int(number) => Ok(number.base10_digits().to_owned()),
            Lit::Float(number) => Ok(number.base10_digits().to_owned()),
            _ => wrong(&tokens),
        },
        [TokenTree::Punct(minus), TokenTree::Literal(number)] if minus.as_char() == '-' => {
            Ok(format!("-{}", json(number.to_token_stream())?))
        }
        _ => wrong(&tokens),
    }
}

fn json_text(text: &str) -> String {
    let mut json = String::from('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            c if u32::from(c) < 0x20 => json.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

impl Options {
    /// The fields of `StepSettings` that are set; `root` is the path of this crate.
    pub(crate) fn settings(&self, root: &TokenStream) -> Vec<TokenStream> {
        let mut fields = Vec::new();
        let mut some = |name: &str, value: Option<TokenStream>| {
            let name = Ident::new(name, Span::call_site());
            fields.extend(value.map(|v| quote!(#name: ::core::option::Option::Some(#v))));
        };
        some("temperature", self.temperature.map(|v| quote!(#v)));
        some("top_p", self.top_p.map(|v| quote!(#v)));
        some("max_tokens", self.max_tokens.map(|v| quote!(#v)));
        some("seed", self.seed.map(|v| quote!(#v)));
        some("reasoning_effort", self.reasoning_effort.as_ref().map(|v| quote!(#v)));
        some("format", self.format.as_ref().map(|variant| quote!(#root::Format::#variant)));
        some("attempts", self.attempts.map(|v| quote!(#v)));
        let millis = |time: Duration| {
            let millis = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
            quote!(#millis)
        };
        some("timeout_ms", self.timeout.map(millis));
        some("deadline_ms", self.deadline.map(millis));
        some("repairs", self.repairs.as_ref().map(|v| quote!(#root::reply::Repairs::#v)));
        if !self.stop.is_empty() {
            let stop = &self.stop;
            fields.push(quote!(stop: &[#(#stop),*]));
        }
        fields.extend(self.extra.as_ref().map(|extra| quote!(extra: #extra)));
        fields
    }
}
