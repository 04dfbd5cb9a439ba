#![deny(warnings)]
use flow::prelude::*;

#[contract]
struct Section {
    title: String,
    lines: Vec<String>,
    level: Option<u8>,
}

fn shout(text: &str) -> String {
    format!("{text}!")
}

const LIMIT: usize = 3;

/// {% system %}
/// You answer in JSON, such as {"a": {"b": [1, 2]}}.
/// {% user %}
/// {# a comment with {{ braces }} #}
/// {% for section in sections %}
/// {{ loop.index }}. {{ section.title | trim | upper }}{% if loop.first %} (first){% elif loop.last %} (last){% else %}{% endif %}
/// {%- for line in section.lines -%}
///   {{ line | truncate(LIMIT) | indent(4) }}{% if !loop.last %}, {% endif %}
/// {%- else -%} nothing {%- endfor %}
/// {% if let Some(level) = section.level %}{{ level + 1 }}{% endif %}
/// {% else %}
/// There are none.
/// {% endfor %}
/// {% for (index, word) in words.iter().enumerate() %}{{ index }}={{ word }} {% endfor %}
/// {% for key in ["a", "b"] %}{{ key }}{% endfor %}{% for n in 1..=LIMIT %}{{ n }}{% endfor %}
/// {% for word in words %}{{ word.chars().rev().collect::<String>() }}{% endfor %}
/// {% if strict && words.len() > 1 %}Be strict.{% endif %}
/// {{ sections | json }} {{ words | bullets }} {{ words | numbered }} {{ words | join(" / ") }}
/// {{ topic | shout | fenced("topic") | lower }} {{ format!("{topic} {}", words.len()) }} {{ if strict { "!" } else { "?" } }}
/// {% assistant %}
/// {{ "{{" }} and {{ "}}" }}
/// {% user %}
/// Go on.
#[step]
async fn write(sections: &[Section], words: Vec<&str>, strict: bool, topic: &str) -> String;

/// ```json
/// {"a": 1}
/// ```
/// {{ a }}{{ b }}
#[step]
async fn fenced(a: &str, b: &str) -> String;

/// Functions that are called nearly as our filters.
mod near {
    pub fn number<T: std::fmt::Display>(value: &T, of: usize) -> String {
        format!("{value}/{of}")
    }
}

use near::*;

fn uppercase(text: &str) -> String {
    text.to_uppercase()
}

/// {{ a | uppercase | trim }} {{ b | number(b + 1) | shout }}
#[step]
async fn like_ours(a: &str, b: usize) -> String;

mod inner {
    use super::*;

    /// {{ a | uppercase }}
    #[step]
    pub async fn like_those_above(a: &str) -> String;
}

fn main() {
    let _ = (like_ours("a", 1), inner::like_those_above("a"));
    let _ = fenced("a", "b");
    let call = write(&[], vec!["one", "two"], true, "spring");
    println!("{}", call.prompt().expect("every value is text or JSON"));
}
