//! Voting: the value that most of several answers agree on.

/// What [`majority`] found.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Majority<T> {
    /// The value that was given most often.
    pub value: T,
    /// How often it was given, at least once.
    pub count: usize,
    /// `count` by the number of votes, above 0 and at most 1: 0.6 for three of five.
    pub share: f64,
}

/// The value that most votes agree on; `None` if there are no votes.
///
/// It need not be more than half of them: ask `share`. Of values that were given equally often, the one wins that reached
/// that count first. Votes are compared by `==`, each with every other value that was given.
///
/// ```
/// let won = flow::majority(&["billing", "other", "billing"]).unwrap();
/// assert_eq!((won.value, won.count), ("billing", 2));
/// assert!(won.share > 0.6);
/// ```
pub fn majority<T: PartialEq + Clone>(votes: &[T]) -> Option<Majority<T>> {
    let mut counts: Vec<(&T, usize)> = Vec::new();
    let mut leader: Option<(&T, usize)> = None;
    for vote in votes {
        let count = match counts.iter_mut().find(|(value, _)| *value == vote) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                counts.push((vote, 1));
                1
            }
        };
        if leader.is_none_or(|(_, most)| count > most) {
            leader = Some((vote, count));
        }
    }
    let (value, count) = leader?;
    let share = count as f64 / votes.len() as f64;
    Some(Majority { value: value.clone(), count, share })
}
