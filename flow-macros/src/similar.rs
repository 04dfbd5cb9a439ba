//! "Did you mean": the nearest of the names that there are.

/// The name nearest to `wrong`, if it is near enough to have been meant: at most a third of its letters differ.
pub(crate) fn nearest<'n>(
    wrong: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    nearest_of(wrong, &mut names.into_iter())
}

fn nearest_of<'n>(wrong: &str, names: &mut dyn Iterator<Item = &'n str>) -> Option<&'n str> {
    names
        .map(|name| (distance(wrong, name), name))
        .filter(|(distance, name)| *distance <= (name.chars().count().max(3)) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// `; did you mean …?` or nothing.
pub(crate) fn did_you_mean<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    nearest(wrong, names).map_or(String::new(), |name| format!("; did you mean `{name}`?"))
}

/// `; did you mean …?`, also of a name that something has elsewhere: the first of a pair is that name, the second what is said.
pub(crate) fn did_you_mean_or<'n>(
    wrong: &str,
    names: impl IntoIterator<Item = &'n str>,
    elsewhere: &[(&str, &str)],
) -> String {
    match elsewhere.iter().find(|(name, _)| *name == wrong) {
        Some((_, here)) => format!("; {here}"),
        None => did_you_mean(wrong, names),
    }
}

/// How many letters must be inserted, deleted, replaced or swapped with a neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replace = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replace.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant_and_nothing_else() {
        assert_eq!(nearest("probelm", ["ticket", "problem"]), Some("problem"));
        assert_eq!(nearest("temprature", ["temperature", "top_p"]), Some("temperature"));
        assert_eq!(nearest("xyz", ["problem", "ticket"]), None);
    }
}
