use flow::prelude::*;

/// Sum up: {% for note in notes %}{{ note }}{% endif %}
#[step]
async fn sum_up(notes: &[String]) -> String;

fn main() {}
