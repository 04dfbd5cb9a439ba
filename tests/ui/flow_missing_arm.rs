use flow::prelude::*;

enum Area {
    Billing,
    Login,
}

flow! {
    fn support(area: Area) -> u8 {
        match &area {
            Area::Billing => 1,
        }
    }
}

fn main() {}
