use flow::prelude::*;

/// Sum up: {% for note notes %}{{ notes }}{% endfor %}
#[step]
async fn sum_up(notes: &[String]) -> String;

fn main() {}
