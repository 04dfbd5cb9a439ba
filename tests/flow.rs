//! What the body of a flow means: names, scopes, flows in flows, pipes.

use flow::prelude::*;
use flow::{FlowDef, Scripted};

#[contract]
#[derive(PartialEq)]
struct Draft {
    title: String,
    words: usize,
}

#[step]
async fn draft(title: &str) -> Draft {
    Draft { title: title.to_owned(), words: title.len() }
}

#[step]
async fn is_good(draft: &Draft) -> bool {
    draft.words > 3
}

#[step]
async fn join(parts: &[String]) -> String {
    parts.join("+")
}

fn runtime() -> Runtime {
    Runtime::builder().build()
}

mod names {
    use super::*;

    flow! {
        fn places(title: String) -> Vec<String> {
            let one = draft(&title)?;
            let approved = is_good(&one)?;
            let count = one.words;
            let verdict = if approved && count > 3 { "good" } else { "bad" };
            let shadowed = vec![1, 2].into_iter().map(|count| count * 2).sum::<i32>();
            let told = format!("{title} {} {count:>2} {shadowed}", one.title);
            vec![title.clone(), verdict.to_owned(), told, (!approved).to_string()]
        }
    }

    #[tokio::test]
    async fn a_name_reads_like_an_owned_local() {
        let all = places("abcd".into()).run(&runtime()).await.unwrap();
        assert_eq!(all, ["abcd", "good", "abcd abcd  4 6", "false"]);
        let all = places("abc".into()).run(&runtime()).await.unwrap();
        assert_eq!(all[1..], ["bad", "abc abc  3 6", "true"]);
    }

    flow! {
        fn taken_apart(pair: (String, u8), list: Vec<u8>) -> u8 {
            let (text, number) = pair.clone();
            let Draft { words, title: _ } = draft(&text)?;
            let number = number + list[0] + list.iter().sum::<u8>();
            let number = number + words as u8;
            number
        }
    }

    #[tokio::test]
    async fn patterns_bind_and_a_second_name_shadows_the_first() {
        let sum = taken_apart(("abc".into(), 1), vec![2, 3]).run(&runtime()).await;
        assert_eq!(sum.unwrap(), 1 + 2 + 5 + 3);
    }

    flow! {
        fn plain_rust(items: Vec<String>, kind: Option<u8>) -> String {
            let mut_free: Vec<String> = items.iter().filter(|item| item.len() > 1).cloned().collect();
            let label = match kind { Some(0) => "zero", Some(_) => "some", None => "none" };
            let joined = join(&mut_free)?;
            let mut_inside = {
                let mut text = String::new();
                for item in items.iter() { text.push_str(item); }
                text
            };
            format!("{joined} {label} {mut_inside}")
        }
    }

    #[tokio::test]
    async fn what_has_no_question_mark_is_plain_rust() {
        let items = ["a", "bb", "cc"].map(String::from).to_vec();
        let text = plain_rust(items.clone(), Some(3)).run(&runtime()).await.unwrap();
        assert_eq!(text, "bb+cc some abbcc");
        let text = plain_rust(items, None).run(&runtime()).await.unwrap();
        assert_eq!(text, "bb+cc none abbcc");
    }

    flow! {
        fn borrowing<'a>(title: &'a str, others: &[String]) -> String {
            let one = draft(title)?;
            let rest = join(others)?;
            format!("{} {rest}", one.title)
        }
    }

    #[tokio::test]
    async fn inputs_may_be_borrowed() {
        let title = String::from("t");
        let others = vec!["x".to_owned(), "y".to_owned()];
        assert_eq!(borrowing(&title, &others).run(&runtime()).await.unwrap(), "t x+y");
    }
}

mod nesting {
    use super::*;

    flow! {
        /// Documented.
        pub(crate) fn inner(title: &str) -> Draft { draft(title)? }
        fn outer(title: String) -> bool {
            let made = inner(&title)?;
            is_good(&inner(&made.title)?)?
        }
    }

    #[tokio::test]
    async fn a_flow_is_called_like_a_step() {
        assert!(outer("long".into()).run(&runtime()).await.unwrap());
        assert!(!outer("no".into()).run(&runtime()).await.unwrap());
        let nodes: Vec<&str> = outer::INFO.rows.iter().map(|row| row.name).collect();
        assert_eq!(outer::INFO.name, "outer");
        assert_eq!(nodes.len(), 3);
        assert_eq!(nodes[0], "made");
    }

    flow! {
        fn scopes(title: String) -> usize {
            let one = draft(&title)?;
            {
                let one = draft("inside")?;
                is_good(&one)?;
            }
            one.words
        }
    }

    #[tokio::test]
    async fn the_names_of_a_phase_stay_inside() {
        assert_eq!(scopes("abc".into()).run(&runtime()).await.unwrap(), 3);
    }

    #[step(prompt = "{{ title }}")]
    async fn ask(title: &str) -> String;

    flow! { fn asking(title: String) -> String { let answer = ask(&title).temperature(0.1)?; answer } }

    #[tokio::test]
    async fn a_call_has_its_overrides_in_a_flow_too() {
        let model = Scripted::new().on::<ask>(|call| format!("{:?}", call.options().temperature));
        let text = asking("x".into()).run(&Runtime::new(model)).await.unwrap();
        assert_eq!(text, "Some(0.1)");
    }
}

mod pipes {
    use super::*;

    #[step]
    async fn length(draft: &Draft) -> usize {
        draft.words
    }

    #[step]
    async fn sum_up(good: &bool, length: &usize, again: &usize) -> String {
        format!("{good} {length} {again}")
    }

    #[step]
    async fn write(title: &str) -> Draft {
        draft::body(title).await
    }

    flow! { fn named = <String -> String> write => (is_good, length, length) => sum_up; }

    #[tokio::test]
    async fn a_pipe_hands_on_what_each_stage_made() {
        let text = named("four".into()).run(&runtime()).await.unwrap();
        assert_eq!(text, "true 4 4");
        let review = flow!(<String -> String> write => (is_good, length, length) => sum_up);
        assert_eq!(review("abc".into()).run(&runtime()).await.unwrap(), "false 3 3");
    }
}
