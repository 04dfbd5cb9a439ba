//! Random flows. Generated: `REGENERATE=1 cargo test --test random_flows` writes this file.

#![allow(unused_variables)] // a random flow need not use what it binds

use super::*;

flow! {
    fn f0(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(1)] for x3 in 0..2u64 {
            #[after(x1)]
            let x4 = work(&x3, &x3, 5)?;
            (for x5 in 0..1u64 {
                #[after(x4)]
                let x6 = work(&work(&x5, &work(&x4, &x1, 13)?, 21)?, &x5, 2)?;
                let mut x7 = work(&x6, &x4, 25)?;
                #[limit(2)]
                while work(&x7, &work(&x6, &x4, 11)?, 4)? % 3 != 0 {
                    x7 = work(&x3, &x5, 2)?;
                }
                work(&x7, &x6, 18)? + work(&(x5 + x7), &x6, 22)?
            }).iter().sum::<u64>()
        }).iter().sum::<u64>();
        let x8 = work(&(x1 + x1), &(x1 + x2), 9)?;
        {
            let x9 = (try {
                let x10 = x8 + x1;
                work(&work(&(x2 + x10), &x1, 25)?, &work(&x2, &x10, 8)?, 15)?
            }).unwrap_or(7);
            (#[limit(2)] for x11 in 0..4u64 {
                let x12 = work(&x8, &x11, 20)?;
                work(&x9, &work(&x9, &(x12 + x2), 26)?, 27)?;
                work(&x9, &(x9 + x12), 28)?
            }).iter().sum::<u64>()
        }
    }
}

flow! {
    fn f1(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = match work(&x0, &x0, 23)? % 3 {
        0 => {
            #[after(x1)]
            let x3 = work(&x1, &x1, 20)?;
            x1 + work(&x3, &x3, 5)? + x1
        } 1 => {
            let mut x4 = work(&x0, &x0, 18)?;
            #[limit(3)]
            while x4 % 3 != 0 {
                x4 = work(&work(&x4, &x4, 21)?, &x1, 22)?;
            }
            if work(&x1, &x4, 18)? % 2 == 0 {
                let x5 = work(&x4, &x1, 25)? + x4;
                work(&x1, &x4, 4)? + work(&x4, &x5, 1)?
            } else {
                let x6 = x1 + work(&x1, &x4, 3)?;
                work(&x1, &work(&x4, &x1, 29)?, 13)?;
                x4 + work(&x1, &x6, 17)?
            }
        } _ => {
            #[after(x0)]
            let x7 = match x1 % 3 {
            0 => {
                let x8 = work(&work(&x1, &x1, 28)?, &x1, 13)? + work(&x1, &x1, 24)?;
                work(&(x8 + x8), &x8, 11)? + x8
            } 1 => {
                let x9 = work(&x1, &x1, 10)?;
                let x10 = work(&x1, &x9, 14)? + work(&x1, &x1, 2)?;
                work(&x10, &(x0 + x10), 25)?
            } _ => {
                let x11 = work(&x1, &x1, 19)?;
                work(&(x1 + x1), &x11, 16)?
            } };
            match x0 % 3 {
            0 => {
                let mut x12 = work(&x7, &(x7 + x7), 3)?;
                #[limit(1)]
                while x1 % 3 != 0 {
                    x12 = work(&x1, &x12, 19)?;
                }
                work(&x7, &x7, 19)?
            } 1 => {
                let x13 = work(&work(&work(&x7, &x7, 26)?, &(x1 + x7), 18)?, &x7, 25)?;
                work(&(x13 + x13), &x13, 15)?
            } _ => {
                let x14 = x7 + x7;
                work(&(x1 + x7), &x14, 26)?
            } }
        } };
        let x15 = x2 + work(&x2, &x2, 29)? + work(&x1, &x1, 13)?;
        (#[limit(2)] for x16 in 0..4u64 {
            let x17 = work(&(x15 + x0), &x15, 6)? + work(&(x1 + x1), &x16, 18)? + x16;
            let x18 = work(&x1, &(x16 + x17), 7)?;
            (try {
                let x19 = work(&x18, &x16, 9)?;
                let x20 = x17 + broken(&x19, &work(&x17, &x16, 24)?, 1)?;
                work(&x16, &x20, 2)?
            }).unwrap_or(7)
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f2(x0: u64, x1: u64) -> u64 {
        let x2 = {
            let x3 = x1 + work(&(x1 + x0), &x1, 6)? + work(&x0, &x1, 3)?;
            let mut x4 = work(&work(&x1, &x1, 4)?, &x3, 6)?;
            #[limit(2)]
            while work(&x3, &(x4 + x4), 8)? % 3 != 0 {
                x4 = work(&(x1 + x4), &x4, 12)?;
            }
            (#[limit(1)] for x5 in 0..4u64 {
                let x6 = work(&x4, &x5, 27)? + x4;
                let x7 = work(&x6, &x0, 17)?;
                work(&x6, &x7, 10)?
            }).iter().sum::<u64>()
        };
        work(&x2, &x2, 24)?
    }
}

flow! {
    fn f3(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &work(&(x0 + x0), &x1, 23)?, 19)?;
        #[limit(1)]
        while x2 % 3 != 0 {
            x2 = work(&work(&x0, &x2, 5)?, &x2, 10)?;
        }
        let x3 = (#[limit(2)] for x4 in 0..x2 % 4 {
            let x5 = work(&x4, &work(&work(&x2, &x4, 11)?, &x4, 21)?, 5)?;
            (#[limit(2)] for x6 in 0..x4 % 4 {
                let x7 = work(&x6, &x6, 14)?;
                #[after(x7)]
                let x8 = work(&x4, &x4, 8)?;
                work(&x8, &x7, 20)?
            }).iter().sum::<u64>()
        }).iter().sum::<u64>();
        (try {
            broken(&x1, &x2, 29)?;
            let x9 = (#[limit(1)] for x10 in 0..3u64 {
                let x11 = work(&(x3 + x10), &x3, 24)?;
                work(&x3, &x10, 20)?;
                work(&x10, &(x10 + x10), 1)?
            }).iter().sum::<u64>();
            (for x12 in 0..1u64 {
                let x13 = work(&x3, &x9, 22)?;
                broken(&x0, &x9, 6)? + x1
            }).iter().sum::<u64>()
        }).unwrap_or(7)
    }
}

flow! {
    fn f4(x0: u64, x1: u64) -> u64 {
        work(&x1, &work(&(x1 + x1), &x0, 30)?, 26)?;
        (#[limit(2)] for x2 in 0..3u64 {
            let mut x3 = work(&x2, &work(&x2, &x1, 26)?, 24)?;
            #[limit(2)]
            while work(&work(&(x3 + x1), &x1, 2)?, &(x2 + x1), 11)? % 3 != 0 {
                x3 = work(&x3, &x3, 12)?;
            }
            (try {
                work(&x0, &x3, 30)?;
                let x4 = x2 + x2;
                broken(&(x3 + x4), &x2, 27)?
            }).unwrap_or(7)
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f5(x0: u64, x1: u64) -> u64 {
        work(&x1, &x1, 11)?;
        (try {
            let x2 = x1 + work(&x1, &(x1 + x1), 14)? + x1;
            #[after(x1)]
            let x3 = {
                let x4 = work(&x1, &x1, 23)?;
                let x5 = x4 + work(&x0, &x4, 16)?;
                x5 + work(&work(&x4, &x4, 20)?, &x5, 28)?
            };
            x2 + work(&x3, &x3, 15)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f6(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&(x1 + x0), &(x1 + x1), 13)?;
        #[limit(2)]
        while work(&work(&x2, &x1, 27)?, &x2, 12)? % 3 != 0 {
            x2 = work(&x1, &x2, 22)?;
        }
        (#[limit(2)] for x3 in 0..x2 % 4 {
            let x4 = (#[limit(2)] for x5 in 0..x2 % 4 {
                let x6 = work(&(x2 + x3), &x5, 6)?;
                work(&x6, &(x6 + x3), 10)? + work(&(x5 + x1), &x6, 5)?
            }).iter().sum::<u64>();
            #[after(x1)]
            let x7 = work(&x4, &x3, 6)?;
            if x3 % 2 == 0 {
                let x8 = work(&(x2 + x3), &(x7 + x1), 14)?;
                work(&x7, &x8, 10)?;
                work(&x3, &x4, 6)?
            } else {
                let x9 = x3 + x4;
                let mut x10 = work(&x9, &x7, 4)?;
                #[limit(2)]
                while x9 % 3 != 0 {
                    x10 = work(&x10, &x4, 8)?;
                }
                work(&x1, &x7, 10)? + work(&x9, &x3, 10)?
            }
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f7(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(1)] for x3 in 0..x0 % 4 {
            let mut x4 = work(&work(&x1, &(x1 + x3), 11)?, &work(&x3, &x0, 10)?, 16)?;
            #[limit(3)]
            while work(&x0, &(x4 + x1), 8)? % 3 != 0 {
                x4 = work(&work(&x1, &x3, 28)?, &(x3 + x3), 9)?;
            }
            let x5 = work(&work(&x3, &(x3 + x4), 4)?, &x4, 23)?;
            (try {
                let x6 = broken(&(x5 + x1), &(x5 + x4), 8)?;
                broken(&x4, &x6, 25)? + x1
            }).unwrap_or(7)
        }).iter().sum::<u64>();
        let x7 = if x1 % 2 == 0 {
            let x8 = work(&(x2 + x0), &x1, 8)?;
            let x9 = (try {
                let x10 = x8 + work(&work(&x2, &(x8 + x8), 18)?, &x8, 10)?;
                broken(&(x1 + x1), &broken(&(x1 + x10), &(x8 + x8), 22)?, 14)?;
                work(&x1, &x8, 6)?
            }).unwrap_or(7);
            (#[limit(2)] for x11 in 0..1u64 {
                work(&work(&x9, &x11, 27)?, &work(&x9, &x9, 28)?, 25)?;
                work(&x11, &work(&x9, &x9, 6)?, 19)?
            }).iter().sum::<u64>()
        } else {
            let x12 = if x2 % 2 == 0 {
                let x13 = work(&x1, &x1, 11)? + x1;
                work(&x13, &x0, 5)?
            } else {
                let x14 = x2 + work(&x2, &x0, 11)?;
                work(&(x14 + x14), &x2, 4)?;
                x14 + x2
            };
            match work(&work(&x1, &x1, 12)?, &work(&x12, &x1, 11)?, 19)? % 3 {
            0 => {
                #[after(x2)]
                let x15 = work(&work(&(x2 + x1), &x12, 10)?, &x2, 20)?;
                work(&x12, &work(&x12, &x12, 21)?, 19)?;
                work(&x15, &x15, 25)?
            } 1 => {
                let x16 = work(&(x1 + x12), &x12, 17)?;
                let x17 = work(&x16, &x16, 27)?;
                work(&work(&x2, &x0, 21)?, &(x2 + x1), 5)?
            } _ => {
                let x18 = work(&x1, &x12, 30)?;
                let x19 = work(&x18, &x18, 5)? + x18;
                work(&(x19 + x18), &work(&(x19 + x19), &x2, 4)?, 14)? + work(&x19, &x12, 3)?
            } }
        };
        work(&work(&x1, &x7, 9)?, &x2, 3)?
    }
}

flow! {
    fn f8(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&work(&x0, &x1, 11)?, &x1, 25)?;
        #[limit(3)]
        while x2 % 3 != 0 {
            x2 = work(&x2, &(x1 + x1), 23)?;
        }
        {
            let x3 = match work(&x2, &work(&x2, &x2, 27)?, 7)? % 3 {
            0 => {
                let x4 = x1 + work(&(x1 + x1), &work(&x2, &x2, 1)?, 24)?;
                work(&x4, &x4, 22)?
            } 1 => {
                work(&x1, &(x2 + x2), 25)?;
                work(&(x2 + x0), &work(&x2, &x1, 26)?, 10)?
            } _ => {
                let x5 = work(&x1, &x2, 7)?;
                #[after(x1)]
                let x6 = work(&x2, &x5, 20)?;
                work(&x5, &x1, 22)?
            } };
            #[after(x3)]
            let x7 = work(&work(&x3, &x3, 3)?, &x3, 24)?;
            (try {
                let x8 = work(&x3, &x1, 19)?;
                work(&x7, &(x8 + x7), 20)?
            }).unwrap_or(7)
        }
    }
}

flow! {
    fn f9(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x0, &work(&work(&x1, &x1, 6)?, &x1, 25)?, 29)?;
        work(&x2, &x1, 29)?
    }
}

flow! {
    fn f10(x0: u64, x1: u64) -> u64 {
        let x2 = if x1 % 2 == 0 {
            work(&work(&x0, &x1, 7)?, &x1, 3)?;
            let x3 = work(&x0, &x0, 26)?;
            if x3 % 2 == 0 {
                work(&x0, &x1, 1)?;
                let x4 = work(&x1, &work(&x3, &(x3 + x1), 14)?, 21)?;
                work(&x3, &x3, 27)?
            } else {
                let x5 = work(&x0, &x1, 15)?;
                work(&x5, &x1, 27)?
            }
        } else {
            let x6 = (#[limit(1)] for x7 in 0..x1 % 4 {
                let mut x8 = work(&x1, &work(&x1, &x7, 3)?, 5)?;
                #[limit(3)]
                while work(&x7, &x8, 2)? % 3 != 0 {
                    x8 = work(&(x8 + x7), &x8, 4)?;
                }
                #[after(x8)]
                let x9 = work(&(x1 + x8), &x8, 24)? + x7;
                work(&work(&(x9 + x7), &x7, 7)?, &x7, 27)?
            }).iter().sum::<u64>();
            #[after(x1)]
            let x10 = (#[limit(2)] for x11 in 0..1u64 {
                work(&x1, &(x6 + x11), 4)?;
                x6 + work(&x6, &x1, 10)?
            }).iter().sum::<u64>();
            work(&x10, &x6, 10)?
        };
        {
            #[after(x2)]
            let x12 = if x1 % 2 == 0 {
                let x13 = work(&x1, &x2, 10)?;
                work(&work(&x1, &x0, 1)?, &x1, 9)? + x1
            } else {
                let x14 = work(&x1, &x1, 28)?;
                work(&x2, &x14, 5)?
            };
            match work(&x2, &x12, 2)? % 3 {
            0 => {
                let x15 = work(&x12, &x1, 11)?;
                let x16 = work(&(x15 + x12), &x0, 19)?;
                work(&work(&x12, &(x16 + x16), 5)?, &x1, 4)?
            } 1 => {
                let x17 = work(&x2, &x12, 3)?;
                let x18 = work(&x17, &x12, 1)?;
                work(&x12, &work(&work(&x17, &x17, 6)?, &work(&(x2 + x18), &x12, 11)?, 28)?, 14)?
            } _ => {
                let x19 = work(&x12, &work(&x2, &work(&x12, &x1, 12)?, 30)?, 28)?;
                work(&x2, &x19, 22)?
            } }
        }
    }
}

flow! {
    fn f11(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x0, &x0, 21)?;
        #[limit(1)]
        while x1 % 3 != 0 {
            x2 = work(&work(&x1, &x2, 21)?, &x1, 10)?;
        }
        let x3 = x2 + work(&(x1 + x1), &x2, 28)? + work(&x1, &x0, 25)?;
        {
            work(&x3, &x2, 16)?;
            work(&work(&x2, &x3, 15)?, &x2, 30)?;
            match work(&x1, &x3, 27)? % 3 {
            0 => {
                let x4 = work(&(x3 + x2), &x3, 3)?;
                x2 + x1
            } 1 => {
                let x5 = work(&x2, &x2, 12)?;
                work(&x0, &x1, 5)? + x3
            } _ => {
                work(&x1, &x2, 12)?;
                let x6 = x3 + work(&x1, &x3, 4)?;
                work(&x3, &x6, 11)?
            } }
        }
    }
}

flow! {
    fn f12(x0: u64, x1: u64) -> u64 {
        let x2 = {
            let x3 = work(&x0, &x1, 9)?;
            {
                let x4 = work(&work(&(x3 + x3), &x1, 7)?, &x3, 27)? + x3;
                let x5 = work(&work(&x3, &x4, 21)?, &(x4 + x4), 30)? + work(&x3, &x1, 23)?;
                work(&(x5 + x3), &x3, 13)?
            }
        };
        let x6 = (try {
            let x7 = match x1 % 3 {
            0 => {
                let x8 = x1 + work(&x2, &x2, 24)?;
                let x9 = work(&(x2 + x2), &x8, 28)?;
                work(&x8, &x1, 25)?
            } 1 => {
                #[after(x1)]
                let x10 = work(&x2, &x1, 7)?;
                let x11 = broken(&x1, &x2, 24)?;
                work(&(x11 + x10), &work(&x10, &x11, 4)?, 8)?
            } _ => {
                let x12 = work(&x2, &x1, 9)? + x1;
                let x13 = work(&work(&x12, &x12, 5)?, &x12, 4)? + x1;
                work(&x0, &x13, 18)?
            } };
            let x14 = work(&(x2 + x7), &x0, 8)?;
            match x14 % 3 {
            0 => {
                #[after(x2)]
                let x15 = broken(&x14, &(x1 + x7), 26)? + x7;
                x15 + x15
            } 1 => {
                let x16 = broken(&x7, &(x14 + x14), 27)?;
                x14 + x16
            } _ => {
                let x17 = work(&x14, &x14, 1)? + work(&x14, &work(&x7, &x2, 22)?, 4)?;
                work(&(x14 + x17), &work(&x7, &(x17 + x14), 4)?, 7)?
            } }
        }).unwrap_or(7);
        if work(&x2, &x6, 8)? % 2 == 0 {
            let x18 = work(&x0, &x6, 15)?;
            let x19 = if x18 % 2 == 0 {
                let x20 = x2 + x18;
                work(&x6, &x1, 12)?
            } else {
                let x21 = work(&x1, &x18, 30)?;
                work(&x21, &x18, 6)?
            };
            x6 + work(&x18, &(x19 + x6), 29)?
        } else {
            let x22 = {
                let x23 = work(&x2, &x6, 28)? + work(&(x2 + x1), &work(&x6, &x6, 30)?, 20)?;
                work(&x2, &x23, 2)?
            };
            if work(&work(&x2, &x2, 12)?, &x6, 16)? % 2 == 0 {
                let x24 = work(&x2, &x22, 24)?;
                work(&x1, &(x22 + x24), 19)? + work(&x24, &x24, 4)?
            } else {
                #[after(x22)]
                let x25 = work(&(x6 + x22), &x1, 27)?;
                work(&work(&work(&(x2 + x25), &x2, 16)?, &(x2 + x22), 23)?, &x2, 15)?
            }
        }
    }
}

flow! {
    fn f13(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&(x1 + x1), &x1, 30)?;
        #[limit(1)]
        while x1 % 3 != 0 {
            x2 = work(&x1, &(x0 + x2), 3)?;
        }
        #[after(x2)]
        let x3 = work(&(x2 + x1), &x2, 10)?;
        work(&x3, &x2, 30)?
    }
}

flow! {
    fn f14(x0: u64, x1: u64) -> u64 {
        let x2 = if work(&x1, &x1, 5)? % 2 == 0 {
            #[after(x1)]
            let x3 = work(&(x0 + x1), &x1, 16)? + x1 + work(&x0, &x1, 1)?;
            let x4 = if work(&work(&x1, &x3, 27)?, &x3, 7)? % 2 == 0 {
                let x5 = work(&(x3 + x3), &x3, 30)?;
                let mut x6 = work(&work(&x1, &(x1 + x3), 16)?, &work(&x5, &x5, 28)?, 3)?;
                #[limit(1)]
                while x6 % 3 != 0 {
                    x6 = work(&x3, &x3, 5)?;
                }
                work(&work(&x3, &work(&x3, &x3, 24)?, 21)?, &(x5 + x6), 2)?
            } else {
                let x7 = work(&work(&x1, &(x0 + x3), 13)?, &x3, 10)?;
                work(&x7, &work(&x3, &x1, 5)?, 27)?
            };
            (try {
                let x8 = work(&x3, &(x4 + x4), 5)?;
                work(&x3, &broken(&x1, &x8, 11)?, 1)? + work(&work(&x8, &x8, 23)?, &x8, 18)?
            }).unwrap_or(7)
        } else {
            let x9 = (for x10 in 0..x0 % 4 {
                let x11 = work(&work(&x10, &x1, 28)?, &x10, 8)?;
                work(&x1, &x1, 28)?
            }).iter().sum::<u64>();
            work(&(x9 + x0), &x1, 17)?
        };
        (#[limit(2)] for x12 in 0..x2 % 4 {
            #[after(x2)]
            let x13 = (#[limit(1)] for x14 in 0..x1 % 4 {
                let mut x15 = work(&x14, &work(&x1, &x2, 1)?, 8)?;
                #[limit(2)]
                while x12 % 3 != 0 {
                    x15 = work(&x14, &x14, 30)?;
                }
                let x16 = work(&x14, &(x14 + x14), 30)?;
                work(&x14, &(x16 + x12), 4)?
            }).iter().sum::<u64>();
            work(&x12, &work(&x1, &x12, 5)?, 20)? + work(&(x13 + x13), &x1, 11)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f15(x0: u64, x1: u64) -> u64 {
        work(&x1, &x1, 16)?;
        let x2 = (try {
            work(&x0, &work(&x1, &(x0 + x1), 1)?, 11)?;
            work(&broken(&work(&x1, &x1, 23)?, &work(&x0, &x1, 12)?, 29)?, &x1, 19)?
        }).unwrap_or(7);
        {
            work(&x1, &x2, 8)?;
            let x3 = match x2 % 3 {
            0 => {
                let x4 = work(&work(&x1, &x2, 2)?, &(x2 + x2), 24)? + work(&work(&x2, &x1, 27)?, &x2, 24)?;
                let x5 = work(&x2, &x1, 22)?;
                work(&(x5 + x5), &(x5 + x4), 25)?
            } 1 => {
                let x6 = work(&(x2 + x2), &work(&x1, &x0, 28)?, 21)?;
                work(&x2, &(x2 + x1), 22)?;
                x1 + x2
            } _ => {
                let mut x7 = work(&x2, &work(&(x2 + x2), &(x2 + x2), 20)?, 10)?;
                #[limit(1)]
                while work(&work(&x7, &x0, 24)?, &(x7 + x7), 15)? % 3 != 0 {
                    x7 = work(&x7, &x7, 15)?;
                }
                #[after(x2)]
                let x8 = work(&(x2 + x7), &work(&(x2 + x1), &work(&x7, &x2, 18)?, 14)?, 27)?;
                x2 + work(&x7, &work(&x7, &x7, 8)?, 12)?
            } };
            (#[limit(2)] for x9 in 0..2u64 {
                let x10 = work(&(x3 + x3), &work(&x9, &x3, 18)?, 17)?;
                let x11 = work(&(x3 + x1), &(x9 + x3), 23)?;
                work(&x10, &work(&x11, &x11, 15)?, 14)? + x11
            }).iter().sum::<u64>()
        }
    }
}

flow! {
    fn f16(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(1)] for x3 in 0..4u64 {
            let x4 = match work(&x0, &x3, 26)? % 3 {
            0 => {
                work(&work(&x3, &x3, 19)?, &x3, 28)?;
                let x5 = work(&x1, &x3, 27)?;
                work(&work(&x3, &x0, 9)?, &(x1 + x5), 15)?
            } 1 => {
                let mut x6 = work(&x3, &x3, 27)?;
                #[limit(1)]
                while work(&x1, &(x6 + x3), 5)? % 3 != 0 {
                    x6 = work(&x1, &x3, 5)?;
                }
                #[after(x0)]
                let x7 = work(&x0, &x0, 4)?;
                work(&x6, &work(&x7, &x7, 14)?, 29)?
            } _ => {
                let mut x8 = work(&x3, &work(&x3, &x0, 5)?, 29)?;
                #[limit(1)]
                while work(&x8, &(x3 + x8), 18)? % 3 != 0 {
                    x8 = work(&(x3 + x8), &x1, 29)?;
                }
                let mut x9 = work(&x3, &work(&x8, &x8, 17)?, 1)?;
                #[limit(3)]
                while x8 % 3 != 0 {
                    x9 = work(&x0, &x9, 19)?;
                }
                work(&(x9 + x9), &x3, 4)?
            } };
            let x10 = (#[limit(2)] for x11 in 0..4u64 {
                let x12 = work(&x3, &x11, 14)?;
                work(&work(&work(&x1, &x12, 27)?, &work(&x3, &x4, 2)?, 13)?, &x12, 30)?
            }).iter().sum::<u64>();
            work(&x4, &work(&x4, &x4, 27)?, 24)?
        }).iter().sum::<u64>();
        let x13 = if work(&(x2 + x2), &(x1 + x1), 5)? % 2 == 0 {
            let x14 = work(&x0, &x2, 2)?;
            let mut x15 = work(&work(&x0, &x14, 21)?, &x14, 12)?;
            #[limit(1)]
            while x2 % 3 != 0 {
                x15 = work(&x14, &x2, 18)?;
            }
            x15 + x14 + x15
        } else {
            let mut x16 = work(&x2, &(x2 + x2), 25)?;
            #[limit(3)]
            while x1 % 3 != 0 {
                x16 = work(&x16, &work(&(x0 + x16), &x16, 12)?, 7)?;
            }
            let x17 = work(&x0, &x2, 10)?;
            work(&work(&(x17 + x17), &work(&x2, &x2, 19)?, 23)?, &(x2 + x1), 3)?
        };
        x13 + x2
    }
}

flow! {
    fn f17(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &(x1 + x0), 1)?;
        #[limit(2)]
        while x2 % 3 != 0 {
            x2 = work(&x2, &x2, 28)?;
        }
        let x3 = work(&x2, &work(&x2, &x2, 18)?, 29)?;
        work(&x3, &x3, 25)? + x3
    }
}

flow! {
    fn f18(x0: u64, x1: u64) -> u64 {
        work(&x0, &work(&(x0 + x1), &(x1 + x1), 29)?, 16)?;
        (#[limit(1)] for x2 in 0..x1 % 4 {
            let x3 = work(&work(&x1, &x1, 29)?, &(x0 + x2), 19)?;
            #[after(x3)]
            let x4 = work(&(x1 + x1), &x3, 4)?;
            if work(&x4, &x3, 5)? % 2 == 0 {
                let mut x5 = work(&x4, &x4, 19)?;
                #[limit(1)]
                while x5 % 3 != 0 {
                    x5 = work(&x5, &x4, 24)?;
                }
                work(&work(&x5, &(x2 + x4), 16)?, &x3, 17)?
            } else {
                let x6 = work(&x1, &(x3 + x3), 13)?;
                work(&x4, &(x6 + x6), 14)?
            }
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f19(x0: u64, x1: u64) -> u64 {
        let x2 = if x1 % 2 == 0 {
            let x3 = (#[limit(2)] for x4 in 0..x1 % 4 {
                let x5 = work(&work(&x1, &x4, 28)?, &(x1 + x4), 9)?;
                work(&x4, &x1, 6)?
            }).iter().sum::<u64>();
            if work(&x3, &work(&x3, &x1, 3)?, 5)? % 2 == 0 {
                let x6 = work(&x1, &(x3 + x3), 26)? + x1;
                let x7 = work(&x3, &x1, 3)?;
                work(&(x6 + x3), &x1, 29)? + x6
            } else {
                #[after(x1)]
                let x8 = work(&(x1 + x1), &x1, 22)?;
                work(&x3, &(x1 + x8), 23)?
            }
        } else {
            let x9 = {
                let x10 = work(&x1, &x1, 19)?;
                #[after(x1)]
                let x11 = work(&x10, &x10, 25)?;
                work(&(x11 + x11), &x11, 19)?
            };
            (for x12 in 0..4u64 {
                #[after(x9)]
                let x13 = work(&work(&x12, &x1, 7)?, &work(&work(&(x1 + x12), &x0, 4)?, &(x9 + x12), 25)?, 30)?;
                work(&x13, &(x1 + x9), 24)?
            }).iter().sum::<u64>()
        };
        (#[limit(2)] for x14 in 0..x1 % 4 {
            #[after(x14)]
            let x15 = {
                let mut x16 = work(&x14, &x2, 26)?;
                #[limit(1)]
                while x1 % 3 != 0 {
                    x16 = work(&(x16 + x1), &x14, 15)?;
                }
                let x17 = x16 + work(&(x0 + x16), &work(&x16, &x16, 28)?, 13)?;
                work(&x16, &x1, 27)? + work(&x14, &x16, 4)?
            };
            let mut x18 = work(&(x15 + x2), &x14, 22)?;
            #[limit(1)]
            while x14 % 3 != 0 {
                x18 = work(&(x2 + x18), &x18, 17)?;
            }
            {
                let x19 = x15 + x18;
                #[after(x2)]
                let x20 = x19 + work(&x2, &x19, 1)?;
                x19 + work(&x15, &x18, 30)?
            }
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f20(x0: u64, x1: u64) -> u64 {
        let x2 = if work(&x1, &(x1 + x1), 12)? % 2 == 0 {
            let x3 = if x0 % 2 == 0 {
                let x4 = work(&x1, &x0, 19)?;
                let x5 = work(&x4, &x4, 10)?;
                x5 + work(&x5, &x5, 13)?
            } else {
                #[after(x1)]
                let x6 = work(&x1, &x1, 17)?;
                work(&x6, &x6, 13)?
            };
            let x7 = (#[limit(1)] for x8 in 0..2u64 {
                let x9 = work(&x3, &x0, 1)?;
                let x10 = x9 + x1;
                work(&(x10 + x1), &x10, 10)?
            }).iter().sum::<u64>();
            work(&x7, &work(&x1, &x7, 30)?, 15)?
        } else {
            let x11 = (try {
                let x12 = broken(&(x1 + x1), &broken(&x1, &x1, 8)?, 12)? + work(&x1, &(x0 + x1), 27)?;
                let x13 = work(&(x0 + x1), &x12, 20)?;
                work(&x1, &work(&broken(&(x0 + x1), &x13, 10)?, &x13, 5)?, 19)?
            }).unwrap_or(7);
            let x14 = (#[limit(1)] for x15 in 0..x0 % 4 {
                let x16 = work(&x11, &(x1 + x15), 16)?;
                work(&work(&x15, &(x1 + x16), 22)?, &x16, 1)? + work(&x15, &x15, 1)?
            }).iter().sum::<u64>();
            match work(&work(&x1, &x1, 23)?, &x0, 30)? % 3 {
            0 => {
                #[after(x11)]
                let x17 = work(&x1, &x14, 5)?;
                work(&x14, &x14, 4)? + x11
            } 1 => {
                let x18 = work(&x14, &x14, 28)?;
                work(&(x11 + x18), &work(&work(&x11, &x11, 18)?, &work(&x18, &(x14 + x18), 4)?, 20)?, 11)?
            } _ => {
                #[after(x14)]
                let x19 = work(&x11, &x14, 22)?;
                let x20 = work(&x19, &x11, 14)? + x11;
                work(&work(&x19, &work(&x19, &(x1 + x20), 19)?, 7)?, &(x20 + x0), 14)?
            } }
        };
        (try {
            work(&x2, &x0, 6)?;
            #[after(x2)]
            let x21 = (try {
                #[after(x2)]
                let x22 = work(&work(&work(&x2, &(x2 + x2), 21)?, &x0, 2)?, &x0, 8)?;
                work(&x22, &(x22 + x22), 4)?
            }).unwrap_or(7);
            match work(&x0, &(x2 + x2), 19)? % 3 {
            0 => {
                let x23 = work(&(x21 + x21), &work(&x1, &x21, 28)?, 1)? + x21;
                #[after(x21)]
                let x24 = work(&work(&x21, &x23, 23)?, &(x2 + x21), 30)? + x2;
                x24 + x23
            } 1 => {
                #[after(x1)]
                let x25 = work(&x21, &x21, 22)?;
                work(&x2, &(x21 + x25), 10)?
            } _ => {
                work(&x21, &(x21 + x21), 27)?;
                let x26 = work(&(x2 + x21), &x2, 27)?;
                work(&x21, &x26, 6)?
            } }
        }).unwrap_or(7)
    }
}

flow! {
    fn f21(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = (try {
            let mut x3 = work(&(x1 + x1), &work(&x0, &x1, 12)?, 21)?;
            #[limit(3)]
            while x1 % 3 != 0 {
                x3 = work(&x1, &work(&x3, &x3, 28)?, 8)?;
            }
            if work(&x3, &work(&x3, &x1, 21)?, 9)? % 2 == 0 {
                let x4 = x3 + broken(&x0, &(x0 + x3), 5)?;
                #[after(x3)]
                let x5 = x1 + broken(&x1, &x3, 23)?;
                work(&x5, &x4, 23)?
            } else {
                broken(&(x3 + x3), &x1, 14)?;
                work(&(x1 + x3), &x3, 10)?
            }
        }).unwrap_or(7);
        #[after(x2)]
        let x6 = x2 + work(&(x1 + x1), &x2, 1)? + work(&work(&x1, &x1, 13)?, &work(&x0, &x0, 13)?, 18)?;
        work(&work(&x2, &x6, 28)?, &work(&x6, &work(&x6, &x0, 12)?, 19)?, 6)?
    }
}

flow! {
    fn f22(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            let x3 = match work(&(x1 + x0), &x0, 20)? % 3 {
            0 => {
                let x4 = work(&broken(&x1, &work(&x1, &x1, 14)?, 23)?, &x1, 6)?;
                work(&(x4 + x1), &broken(&(x4 + x0), &x1, 18)?, 7)?
            } 1 => {
                work(&(x0 + x1), &(x1 + x0), 2)?;
                work(&x1, &x1, 20)?
            } _ => {
                work(&x1, &work(&x1, &x1, 21)?, 5)?;
                let x5 = broken(&x1, &x1, 22)? + work(&(x0 + x1), &(x0 + x1), 17)?;
                work(&(x1 + x1), &(x5 + x1), 3)?
            } };
            match x0 % 3 {
            0 => {
                let x6 = work(&x1, &x3, 26)?;
                let mut x7 = work(&x6, &work(&x6, &x3, 29)?, 27)?;
                #[limit(3)]
                while work(&x7, &x6, 3)? % 3 != 0 {
                    x7 = work(&x6, &x7, 27)?;
                }
                work(&x7, &x0, 26)?
            } 1 => {
                let x8 = x3 + work(&(x3 + x3), &(x3 + x1), 3)?;
                work(&work(&work(&x0, &x8, 4)?, &x8, 2)?, &x8, 10)?
            } _ => {
                let x9 = broken(&x3, &x3, 13)?;
                x1 + work(&work(&x3, &x9, 5)?, &x9, 11)?
            } }
        }).unwrap_or(7);
        work(&x0, &x1, 6)?
    }
}

flow! {
    fn f23(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = (try {
            let x3 = work(&(x1 + x1), &x1, 30)? + work(&x1, &x1, 24)?;
            match x3 % 3 {
            0 => {
                let mut x4 = broken(&x3, &work(&x3, &(x3 + x3), 18)?, 15)?;
                #[limit(1)]
                while x0 % 3 != 0 {
                    x4 = broken(&x0, &work(&x4, &x3, 6)?, 28)?;
                }
                let x5 = work(&(x4 + x4), &(x4 + x1), 15)?;
                broken(&x4, &x3, 13)?
            } 1 => {
                let x6 = work(&broken(&x1, &(x3 + x3), 4)?, &x1, 27)? + work(&x3, &x3, 29)?;
                let x7 = work(&work(&x3, &x1, 1)?, &(x0 + x1), 20)?;
                x3 + work(&x7, &x6, 10)?
            } _ => {
                work(&x1, &(x3 + x3), 26)?;
                x1 + x3
            } }
        }).unwrap_or(7);
        (for x8 in 0..x0 % 4 {
            #[after(x2)]
            let x9 = work(&work(&(x8 + x2), &x8, 2)?, &x2, 28)?;
            (for x10 in 0..x0 % 4 {
                let x11 = work(&work(&x9, &x9, 28)?, &(x1 + x1), 4)? + x9;
                let x12 = work(&x11, &work(&(x2 + x11), &(x11 + x2), 8)?, 3)?;
                work(&x1, &x0, 26)?
            }).iter().sum::<u64>()
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f24(x0: u64, x1: u64) -> u64 {
        let x2 = match x0 % 3 {
        0 => {
            let mut x3 = work(&x0, &x0, 4)?;
            #[limit(1)]
            while work(&x0, &x3, 26)? % 3 != 0 {
                x3 = work(&x1, &x3, 23)?;
            }
            let x4 = match x3 % 3 {
            0 => {
                let x5 = work(&x1, &x1, 18)?;
                work(&(x5 + x3), &x5, 19)?
            } 1 => {
                let x6 = work(&x0, &x0, 30)?;
                #[after(x6)]
                let x7 = work(&x6, &(x1 + x0), 22)? + work(&work(&x6, &(x1 + x0), 12)?, &(x6 + x3), 19)?;
                x7 + work(&x6, &(x3 + x7), 24)?
            } _ => {
                let x8 = work(&work(&(x0 + x1), &(x1 + x1), 7)?, &x3, 19)?;
                #[after(x8)]
                let x9 = work(&x8, &x3, 1)?;
                work(&x9, &x3, 13)?
            } };
            work(&x0, &x4, 3)? + x4 + x3
        } 1 => {
            let mut x10 = work(&work(&x1, &(x1 + x1), 11)?, &x1, 27)?;
            #[limit(3)]
            while work(&work(&x10, &x10, 5)?, &(x0 + x10), 3)? % 3 != 0 {
                x10 = work(&(x10 + x0), &(x1 + x10), 27)?;
            }
            let x11 = (#[limit(1)] for x12 in 0..1u64 {
                work(&x1, &(x1 + x12), 13)?;
                let x13 = work(&x10, &x12, 27)? + work(&work(&x10, &x12, 9)?, &(x1 + x12), 2)?;
                work(&x10, &work(&x10, &work(&x13, &x10, 20)?, 12)?, 30)?
            }).iter().sum::<u64>();
            {
                work(&x11, &x11, 21)?;
                work(&x1, &x1, 18)?;
                work(&(x1 + x11), &x11, 15)?
            }
        } _ => {
            let x14 = work(&x0, &x1, 11)?;
            let x15 = work(&x14, &x1, 26)?;
            (try {
                let x16 = broken(&x14, &x15, 30)?;
                #[after(x15)]
                let x17 = work(&(x1 + x16), &x16, 8)?;
                work(&x1, &x16, 27)?
            }).unwrap_or(7)
        } };
        (for x18 in 0..x2 % 4 {
            #[after(x18)]
            let x19 = if work(&x2, &x18, 11)? % 2 == 0 {
                let x20 = work(&x18, &work(&x18, &x1, 29)?, 5)?;
                work(&work(&x2, &x20, 3)?, &x1, 20)?
            } else {
                let mut x21 = work(&x18, &(x2 + x18), 2)?;
                #[limit(1)]
                while x18 % 3 != 0 {
                    x21 = work(&(x21 + x18), &x18, 10)?;
                }
                work(&work(&x18, &x2, 29)?, &x18, 29)?
            };
            let x22 = (#[limit(2)] for x23 in 0..3u64 {
                let mut x24 = work(&x19, &x19, 19)?;
                #[limit(2)]
                while work(&x18, &x23, 4)? % 3 != 0 {
                    x24 = work(&x18, &work(&x24, &x19, 28)?, 19)?;
                }
                work(&x23, &x18, 24)? + x23
            }).iter().sum::<u64>();
            (try {
                let x25 = broken(&x1, &x22, 11)?;
                broken(&x22, &x25, 16)? + x22
            }).unwrap_or(7)
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f25(x0: u64, x1: u64) -> u64 {
        work(&work(&x1, &x0, 22)?, &x0, 6)?;
        let x2 = (#[limit(2)] for x3 in 0..2u64 {
            let x4 = {
                let x5 = work(&x3, &x3, 12)?;
                work(&(x5 + x5), &x1, 12)?
            };
            let mut x6 = work(&x3, &x4, 14)?;
            #[limit(2)]
            while work(&(x6 + x4), &work(&x4, &x6, 14)?, 4)? % 3 != 0 {
                x6 = work(&x6, &x4, 6)?;
            }
            (#[limit(1)] for x7 in 0..1u64 {
                let x8 = work(&x3, &x3, 30)?;
                let x9 = work(&work(&x7, &x8, 4)?, &x7, 5)?;
                work(&x8, &x4, 10)?
            }).iter().sum::<u64>()
        }).iter().sum::<u64>();
        (try {
            let mut x10 = work(&work(&x1, &x1, 8)?, &x1, 3)?;
            #[limit(1)]
            while broken(&x10, &x1, 26)? % 3 != 0 {
                x10 = work(&broken(&x1, &x10, 18)?, &x10, 2)?;
            }
            x2 + work(&x10, &work(&x10, &x2, 6)?, 5)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f26(x0: u64, x1: u64) -> u64 {
        let x2 = {
            #[after(x1)]
            let x3 = (#[limit(1)] for x4 in 0..1u64 {
                work(&(x0 + x4), &x4, 10)?;
                x1 + work(&x4, &x4, 4)?
            }).iter().sum::<u64>();
            {
                let x5 = x3 + x3;
                let x6 = work(&x5, &x3, 13)?;
                x1 + work(&x6, &x0, 11)?
            }
        };
        (#[limit(1)] for x7 in 0..4u64 {
            let mut x8 = work(&x7, &(x7 + x1), 25)?;
            #[limit(2)]
            while work(&x7, &work(&x8, &x8, 16)?, 23)? % 3 != 0 {
                x8 = work(&(x8 + x8), &x7, 8)?;
            }
            if work(&work(&x8, &x8, 15)?, &x2, 27)? % 2 == 0 {
                #[after(x7)]
                let x9 = work(&work(&(x1 + x8), &(x7 + x1), 6)?, &x7, 5)? + x1;
                work(&(x2 + x8), &(x0 + x7), 29)?
            } else {
                let x10 = work(&x2, &x8, 29)?;
                let x11 = work(&work(&x8, &x10, 24)?, &(x7 + x8), 20)?;
                x10 + work(&x1, &(x7 + x11), 22)?
            }
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f27(x0: u64, x1: u64) -> u64 {
        let x2 = {
            work(&x1, &(x1 + x1), 18)?;
            work(&x1, &x1, 9)?
        };
        if x1 % 2 == 0 {
            let mut x3 = work(&x2, &x2, 25)?;
            #[limit(1)]
            while work(&work(&x3, &x3, 25)?, &x2, 23)? % 3 != 0 {
                x3 = work(&x1, &x1, 5)?;
            }
            {
                let x4 = work(&x3, &work(&x3, &x3, 17)?, 28)?;
                work(&work(&x4, &(x4 + x2), 8)?, &work(&(x2 + x3), &x4, 5)?, 21)?
            }
        } else {
            let x5 = work(&(x2 + x2), &(x1 + x1), 2)?;
            let x6 = match work(&x5, &(x1 + x1), 16)? % 3 {
            0 => {
                #[after(x5)]
                let x7 = work(&x5, &(x2 + x1), 29)?;
                let x8 = x5 + x2;
                work(&work(&x7, &work(&x1, &(x5 + x2), 18)?, 26)?, &x8, 22)?
            } 1 => {
                let x9 = work(&(x1 + x2), &x2, 30)?;
                x5 + x9
            } _ => {
                let x10 = work(&work(&x2, &x5, 22)?, &x5, 20)?;
                work(&(x5 + x2), &(x5 + x5), 26)?
            } };
            work(&work(&work(&x6, &x5, 24)?, &x2, 26)?, &work(&x6, &x5, 1)?, 27)?
        }
    }
}

flow! {
    fn f28(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            let x3 = (#[limit(1)] for x4 in 0..x1 % 4 {
                let x5 = x4 + work(&work(&x1, &x0, 19)?, &x1, 22)?;
                work(&work(&x4, &(x5 + x4), 28)?, &x5, 22)? + x4
            }).iter().sum::<u64>();
            work(&x3, &x3, 19)?;
            work(&(x0 + x3), &x3, 19)?
        }).unwrap_or(7);
        work(&(x1 + x1), &x2, 26)? + work(&x2, &(x2 + x1), 7)?
    }
}

flow! {
    fn f29(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = (try {
            #[after(x0)]
            let x3 = {
                let x4 = work(&x1, &(x1 + x0), 8)?;
                x4 + x4
            };
            (try {
                work(&x3, &work(&x1, &x3, 18)?, 13)?;
                let x5 = work(&(x3 + x3), &x1, 25)?;
                x3 + x5
            }).unwrap_or(7)
        }).unwrap_or(7);
        {
            #[after(x2)]
            let x6 = {
                let x7 = work(&x2, &(x2 + x1), 15)?;
                work(&x7, &x2, 17)?
            };
            let x8 = (try {
                #[after(x1)]
                let x9 = work(&x2, &x6, 22)?;
                broken(&x9, &work(&x9, &(x6 + x2), 17)?, 11)? + x6
            }).unwrap_or(7);
            (#[limit(1)] for x10 in 0..3u64 {
                let x11 = work(&x8, &work(&x8, &(x6 + x6), 26)?, 14)? + x8;
                work(&x8, &work(&x2, &(x11 + x10), 10)?, 15)?;
                x10 + work(&x10, &x11, 8)?
            }).iter().sum::<u64>()
        }
    }
}

flow! {
    fn f30(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            work(&x1, &x0, 4)?;
            if work(&x1, &x1, 9)? % 2 == 0 {
                #[after(x0)]
                let x3 = work(&x1, &x0, 13)?;
                broken(&x0, &(x3 + x3), 19)?
            } else {
                let x4 = work(&x1, &x1, 9)?;
                work(&work(&x1, &work(&x4, &x4, 22)?, 15)?, &x1, 3)?
            }
        }).unwrap_or(7);
        work(&(x2 + x1), &x2, 4)?
    }
}

flow! {
    fn f31(x0: u64, x1: u64) -> u64 {
        work(&x1, &work(&(x1 + x1), &x1, 28)?, 4)?;
        (#[limit(1)] for x2 in 0..x1 % 4 {
            #[after(x2)]
            let x3 = work(&x1, &(x2 + x1), 22)?;
            work(&(x2 + x3), &x1, 4)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f32(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &work(&x1, &work(&x1, &x1, 24)?, 4)?, 14)?;
        let x3 = work(&x2, &x2, 17)?;
        (try {
            let x4 = (#[limit(1)] for x5 in 0..4u64 {
                let mut x6 = work(&x2, &work(&x5, &x1, 14)?, 20)?;
                #[limit(3)]
                while work(&x5, &x5, 18)? % 3 != 0 {
                    x6 = broken(&work(&x6, &x6, 10)?, &(x6 + x3), 25)?;
                }
                broken(&x5, &x1, 5)?
            }).iter().sum::<u64>();
            x0 + x1
        }).unwrap_or(7)
    }
}

flow! {
    fn f33(x0: u64, x1: u64) -> u64 {
        let x2 = work(&work(&x1, &x0, 27)?, &x1, 14)?;
        if x2 % 2 == 0 {
            let x3 = (#[limit(2)] for x4 in 0..x2 % 4 {
                #[after(x1)]
                let x5 = work(&x2, &work(&x2, &(x2 + x2), 3)?, 1)?;
                work(&x2, &x0, 20)?
            }).iter().sum::<u64>();
            let x6 = work(&x3, &x2, 20)?;
            (#[limit(1)] for x7 in 0..2u64 {
                let x8 = work(&x7, &x3, 8)?;
                let x9 = work(&x7, &x1, 13)?;
                work(&x1, &x3, 24)?
            }).iter().sum::<u64>()
        } else {
            let x10 = (#[limit(1)] for x11 in 0..x1 % 4 {
                let x12 = work(&x11, &x1, 15)? + x2;
                let x13 = work(&x2, &x11, 28)?;
                x11 + work(&x13, &(x13 + x11), 17)?
            }).iter().sum::<u64>();
            let x14 = work(&x2, &x2, 16)?;
            work(&(x2 + x14), &x1, 14)?
        }
    }
}

flow! {
    fn f34(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&work(&x1, &x0, 19)?, &(x1 + x0), 22)?;
        #[limit(3)]
        while work(&x0, &x1, 30)? % 3 != 0 {
            x2 = work(&(x2 + x2), &x2, 2)?;
        }
        let mut x3 = work(&x2, &x1, 18)?;
        #[limit(2)]
        while work(&x3, &(x1 + x2), 10)? % 3 != 0 {
            x3 = work(&x1, &x1, 16)?;
        }
        work(&x1, &(x3 + x3), 14)?
    }
}

flow! {
    fn f35(x0: u64, x1: u64) -> u64 {
        let x2 = match x1 % 3 {
        0 => {
            let x3 = (for x4 in 0..1u64 {
                let x5 = work(&x4, &x1, 25)?;
                let x6 = work(&x4, &work(&x1, &work(&(x5 + x4), &x4, 16)?, 29)?, 23)?;
                work(&x5, &work(&(x6 + x6), &x6, 20)?, 10)?
            }).iter().sum::<u64>();
            let x7 = (#[limit(2)] for x8 in 0..x1 % 4 {
                work(&x8, &x8, 20)?;
                work(&(x3 + x1), &(x8 + x1), 29)?
            }).iter().sum::<u64>();
            work(&x3, &(x7 + x7), 7)? + x7 + work(&x0, &work(&x1, &x3, 25)?, 19)?
        } 1 => {
            let x9 = {
                let x10 = work(&x1, &work(&x1, &x1, 19)?, 30)? + work(&x0, &x1, 1)?;
                let x11 = work(&x10, &x0, 24)?;
                work(&work(&(x11 + x10), &x11, 23)?, &work(&work(&x1, &x11, 30)?, &x1, 20)?, 28)?
            };
            work(&work(&x9, &x1, 26)?, &x0, 4)?;
            work(&x1, &x9, 24)?
        } _ => {
            let mut x12 = work(&x1, &(x1 + x1), 30)?;
            #[limit(1)]
            while work(&(x12 + x1), &x12, 2)? % 3 != 0 {
                x12 = work(&work(&x1, &x1, 29)?, &x1, 27)?;
            }
            #[after(x1)]
            let x13 = match work(&x1, &x12, 17)? % 3 {
            0 => {
                let x14 = work(&x12, &(x1 + x1), 26)? + work(&(x12 + x1), &work(&x1, &x1, 27)?, 12)?;
                work(&x12, &x14, 9)? + work(&x14, &work(&(x12 + x14), &x12, 29)?, 17)?
            } 1 => {
                #[after(x1)]
                let x15 = x0 + x12;
                let x16 = work(&x15, &x15, 13)?;
                work(&work(&(x12 + x1), &work(&(x1 + x16), &x16, 21)?, 15)?, &(x15 + x16), 16)?
            } _ => {
                let x17 = work(&x1, &x12, 22)?;
                let x18 = work(&x17, &x12, 2)?;
                work(&x18, &work(&(x18 + x12), &x12, 23)?, 2)?
            } };
            work(&x12, &x1, 13)?
        } };
        let x19 = match x1 % 3 {
        0 => {
            let x20 = if x1 % 2 == 0 {
                let x21 = work(&x2, &x2, 28)?;
                work(&x1, &x21, 5)?
            } else {
                #[after(x1)]
                let x22 = work(&x1, &x2, 13)?;
                let x23 = work(&x0, &x1, 20)?;
                work(&(x23 + x23), &(x2 + x22), 28)? + x2
            };
            (for x24 in 0..3u64 {
                #[after(x1)]
                let x25 = work(&x24, &x20, 10)?;
                let x26 = work(&work(&(x20 + x25), &(x25 + x2), 1)?, &x25, 25)?;
                x24 + work(&(x25 + x20), &x26, 22)?
            }).iter().sum::<u64>()
        } 1 => {
            #[after(x2)]
            let x27 = (try {
                let x28 = work(&x1, &x2, 18)?;
                x1 + x2
            }).unwrap_or(7);
            let x29 = x1 + x27;
            work(&x2, &x29, 12)?
        } _ => {
            let mut x30 = work(&x2, &x2, 25)?;
            #[limit(2)]
            while work(&(x1 + x30), &x30, 27)? % 3 != 0 {
                x30 = work(&work(&x30, &x30, 11)?, &x0, 1)?;
            }
            (#[limit(1)] for x31 in 0..3u64 {
                let x32 = work(&work(&x30, &(x30 + x30), 1)?, &(x31 + x1), 13)?;
                work(&x1, &work(&x32, &(x2 + x30), 6)?, 14)?;
                x30 + work(&x0, &work(&x1, &x31, 18)?, 26)?
            }).iter().sum::<u64>()
        } };
        x19 + work(&x19, &(x2 + x19), 19)?
    }
}

flow! {
    fn f36(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &work(&x1, &x1, 28)?, 28)?;
        #[limit(1)]
        while work(&x0, &x0, 15)? % 3 != 0 {
            x2 = work(&(x2 + x2), &x2, 14)?;
        }
        #[after(x2)]
        let x3 = work(&work(&x2, &work(&x0, &(x2 + x2), 14)?, 26)?, &x1, 3)?;
        work(&x0, &x3, 24)?
    }
}

flow! {
    fn f37(x0: u64, x1: u64) -> u64 {
        let x2 = if work(&x1, &x1, 13)? % 2 == 0 {
            let x3 = (#[limit(1)] for x4 in 0..x1 % 4 {
                let x5 = work(&x4, &x0, 12)?;
                work(&(x4 + x4), &x5, 15)?
            }).iter().sum::<u64>();
            (#[limit(2)] for x6 in 0..x3 % 4 {
                let x7 = work(&x3, &x6, 9)? + work(&work(&x6, &(x6 + x3), 16)?, &x1, 6)?;
                let x8 = work(&x1, &work(&x3, &x3, 22)?, 30)? + x7;
                x7 + x6
            }).iter().sum::<u64>()
        } else {
            let x9 = work(&x1, &(x0 + x1), 11)?;
            #[after(x9)]
            let x10 = work(&x1, &x9, 23)?;
            work(&x10, &x10, 4)?
        };
        let x11 = {
            let x12 = (#[limit(2)] for x13 in 0..x2 % 4 {
                let mut x14 = work(&x2, &x13, 23)?;
                #[limit(1)]
                while x14 % 3 != 0 {
                    x14 = work(&(x2 + x14), &x1, 22)?;
                }
                work(&work(&x14, &x13, 26)?, &x13, 5)?
            }).iter().sum::<u64>();
            let x15 = match work(&(x1 + x1), &x2, 22)? % 3 {
            0 => {
                let x16 = work(&work(&x2, &x2, 22)?, &x1, 5)?;
                let x17 = work(&x16, &work(&x16, &x12, 29)?, 11)?;
                work(&work(&x1, &x16, 2)?, &work(&x2, &x2, 17)?, 25)?
            } 1 => {
                let x18 = work(&work(&(x12 + x12), &x0, 15)?, &(x12 + x12), 13)?;
                work(&x18, &x12, 23)?;
                x18 + work(&x18, &x18, 10)?
            } _ => {
                #[after(x2)]
                let x19 = work(&x12, &(x2 + x1), 19)?;
                let x20 = work(&x19, &x12, 13)?;
                x12 + x2
            } };
            (#[limit(2)] for x21 in 0..1u64 {
                let mut x22 = work(&x2, &x21, 8)?;
                #[limit(3)]
                while x12 % 3 != 0 {
                    x22 = work(&x15, &x2, 22)?;
                }
                work(&x21, &x22, 18)?
            }).iter().sum::<u64>()
        };
        (#[limit(2)] for x23 in 0..x1 % 4 {
            work(&x11, &x11, 26)?;
            {
                let x24 = work(&(x11 + x11), &x23, 4)?;
                let x25 = work(&x24, &x24, 4)? + x11;
                work(&work(&x24, &x25, 7)?, &x11, 12)?
            }
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f38(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            #[after(x1)]
            let x3 = (try {
                #[after(x1)]
                let x4 = work(&(x1 + x1), &x1, 22)?;
                let mut x5 = work(&x4, &x4, 6)?;
                #[limit(2)]
                while broken(&x5, &x5, 13)? % 3 != 0 {
                    x5 = work(&x4, &broken(&(x5 + x1), &x4, 10)?, 18)?;
                }
                work(&x4, &work(&x5, &x5, 21)?, 19)?
            }).unwrap_or(7);
            x3 + x1 + work(&x1, &x3, 7)?
        }).unwrap_or(7);
        {
            let x6 = match x2 % 3 {
            0 => {
                let mut x7 = work(&x0, &x1, 6)?;
                #[limit(3)]
                while x0 % 3 != 0 {
                    x7 = work(&x7, &x7, 11)?;
                }
                work(&x7, &x7, 2)?;
                work(&x1, &work(&x7, &work(&(x2 + x2), &x2, 2)?, 5)?, 3)?
            } 1 => {
                let mut x8 = work(&x1, &work(&x2, &x2, 30)?, 3)?;
                #[limit(3)]
                while work(&x8, &x8, 6)? % 3 != 0 {
                    x8 = work(&x8, &(x0 + x1), 17)?;
                }
                let x9 = work(&x0, &(x2 + x8), 22)?;
                work(&x9, &(x8 + x8), 4)? + work(&x9, &(x9 + x8), 22)?
            } _ => {
                #[after(x1)]
                let x10 = work(&x0, &(x0 + x2), 4)? + work(&x2, &work(&x1, &x0, 16)?, 9)?;
                work(&x1, &x10, 12)?
            } };
            match x2 % 3 {
            0 => {
                let x11 = work(&(x2 + x1), &x2, 2)?;
                let x12 = work(&work(&x11, &x2, 5)?, &x11, 13)?;
                work(&x1, &work(&(x11 + x12), &x11, 17)?, 26)?
            } 1 => {
                let x13 = work(&x2, &x2, 16)?;
                work(&x6, &x13, 17)?
            } _ => {
                let x14 = work(&work(&work(&x2, &x6, 12)?, &work(&x0, &(x6 + x6), 27)?, 16)?, &work(&work(&(x6 + x6), &x2, 25)?, &work(&(x2 + x2), &x6, 22)?, 1)?, 22)?;
                work(&x6, &x14, 28)?;
                work(&x6, &(x14 + x2), 19)?
            } }
        }
    }
}

flow! {
    fn f39(x0: u64, x1: u64) -> u64 {
        work(&(x1 + x1), &(x1 + x1), 23)?;
        {
            let mut x2 = work(&work(&(x1 + x1), &x1, 9)?, &work(&(x0 + x1), &x1, 22)?, 7)?;
            #[limit(2)]
            while work(&x1, &work(&x2, &x2, 16)?, 10)? % 3 != 0 {
                x2 = work(&x2, &(x0 + x1), 17)?;
            }
            {
                let x3 = work(&x1, &x1, 4)?;
                let x4 = work(&x2, &x2, 12)?;
                work(&x3, &(x4 + x4), 28)?
            }
        }
    }
}

flow! {
    fn f40(x0: u64, x1: u64) -> u64 {
        #[after(x0)]
        let x2 = (try {
            let x3 = x1 + work(&(x0 + x0), &x1, 18)? + work(&x1, &(x1 + x1), 1)?;
            match work(&x3, &work(&x3, &x1, 23)?, 17)? % 3 {
            0 => {
                #[after(x0)]
                let x4 = x0 + x1;
                let x5 = broken(&broken(&(x1 + x0), &x3, 6)?, &broken(&x3, &work(&x0, &x0, 29)?, 3)?, 19)?;
                x5 + x1
            } 1 => {
                let x6 = work(&work(&x1, &x3, 7)?, &x1, 9)? + x3;
                let x7 = work(&x1, &(x6 + x6), 13)?;
                work(&x6, &work(&x7, &x7, 4)?, 11)?
            } _ => {
                let x8 = work(&x3, &x3, 23)? + broken(&x3, &(x0 + x1), 19)?;
                broken(&x8, &x8, 3)? + work(&x1, &x1, 21)?
            } }
        }).unwrap_or(7);
        work(&(x2 + x2), &x1, 11)?
    }
}

flow! {
    fn f41(x0: u64, x1: u64) -> u64 {
        let x2 = x0 + work(&x0, &work(&x1, &x1, 16)?, 21)? + x1;
        let x3 = (#[limit(1)] for x4 in 0..x1 % 4 {
            let x5 = match work(&(x1 + x0), &(x2 + x4), 15)? % 3 {
            0 => {
                let x6 = work(&x4, &work(&x1, &x1, 12)?, 7)?;
                work(&(x4 + x4), &x1, 3)? + work(&work(&x4, &x2, 10)?, &work(&x6, &x6, 4)?, 1)?
            } 1 => {
                work(&x2, &x4, 2)?;
                let mut x7 = work(&work(&x2, &x1, 23)?, &(x1 + x2), 4)?;
                #[limit(1)]
                while work(&x4, &(x7 + x4), 6)? % 3 != 0 {
                    x7 = work(&work(&x4, &x2, 27)?, &x0, 19)?;
                }
                work(&work(&x7, &(x2 + x4), 25)?, &work(&x4, &(x4 + x1), 27)?, 5)?
            } _ => {
                work(&x2, &x4, 5)?;
                work(&x4, &(x4 + x1), 1)?;
                x2 + work(&x2, &work(&x1, &x2, 27)?, 22)?
            } };
            #[after(x5)]
            let x8 = work(&(x2 + x4), &x5, 26)?;
            (for x9 in 0..x5 % 4 {
                #[after(x9)]
                let x10 = work(&x1, &x9, 3)?;
                work(&x4, &x9, 3)?
            }).iter().sum::<u64>()
        }).iter().sum::<u64>();
        {
            let x11 = (#[limit(2)] for x12 in 0..3u64 {
                let x13 = work(&(x2 + x2), &x12, 29)?;
                work(&work(&x13, &x13, 1)?, &x3, 11)?;
                work(&(x2 + x13), &x13, 13)?
            }).iter().sum::<u64>();
            work(&x3, &x11, 27)?
        }
    }
}

flow! {
    fn f42(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x1, 18)?;
        let x3 = work(&x2, &x0, 13)?;
        if work(&work(&x1, &x3, 2)?, &x2, 26)? % 2 == 0 {
            let mut x4 = work(&x0, &x1, 20)?;
            #[limit(2)]
            while work(&x1, &x4, 9)? % 3 != 0 {
                x4 = work(&x4, &x4, 23)?;
            }
            let x5 = work(&x3, &x4, 3)?;
            (#[limit(1)] for x6 in 0..1u64 {
                #[after(x2)]
                let x7 = work(&x5, &x2, 15)? + x4;
                work(&x6, &work(&work(&x3, &x7, 29)?, &x7, 15)?, 18)?
            }).iter().sum::<u64>()
        } else {
            let mut x8 = work(&(x2 + x1), &x2, 28)?;
            #[limit(2)]
            while x3 % 3 != 0 {
                x8 = work(&x8, &x8, 5)?;
            }
            work(&x1, &(x3 + x3), 19)?
        }
    }
}

flow! {
    fn f43(x0: u64, x1: u64) -> u64 {
        let x2 = x0 + x0 + work(&(x1 + x1), &x0, 26)?;
        work(&x2, &x1, 7)?
    }
}

flow! {
    fn f44(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &(x1 + x0), 26)?;
        let x3 = (#[limit(2)] for x4 in 0..x2 % 4 {
            let mut x5 = work(&work(&(x4 + x4), &(x0 + x1), 10)?, &x2, 16)?;
            #[limit(2)]
            while x4 % 3 != 0 {
                x5 = work(&x4, &(x4 + x5), 13)?;
            }
            #[after(x2)]
            let x6 = match work(&x4, &x4, 30)? % 3 {
            0 => {
                #[after(x5)]
                let x7 = work(&(x4 + x5), &x4, 21)?;
                work(&x2, &x4, 12)?
            } 1 => {
                let mut x8 = work(&work(&x1, &x2, 1)?, &(x2 + x2), 28)?;
                #[limit(1)]
                while work(&work(&x8, &x8, 18)?, &work(&(x1 + x8), &x8, 5)?, 8)? % 3 != 0 {
                    x8 = work(&(x2 + x2), &x8, 17)?;
                }
                let mut x9 = work(&work(&x4, &x0, 17)?, &work(&x4, &x8, 1)?, 28)?;
                #[limit(2)]
                while work(&x5, &x2, 2)? % 3 != 0 {
                    x9 = work(&x8, &x5, 16)?;
                }
                work(&x0, &x5, 16)?
            } _ => {
                let x10 = x5 + work(&(x4 + x2), &x4, 18)?;
                work(&x10, &x5, 28)?
            } };
            (for x11 in 0..x6 % 4 {
                let mut x12 = work(&x4, &x4, 2)?;
                #[limit(3)]
                while x5 % 3 != 0 {
                    x12 = work(&work(&x11, &x5, 19)?, &work(&x12, &(x6 + x11), 24)?, 23)?;
                }
                let x13 = work(&x5, &work(&work(&x5, &(x12 + x11), 3)?, &work(&x11, &x6, 3)?, 29)?, 13)?;
                work(&x6, &x4, 8)?
            }).iter().sum::<u64>()
        }).iter().sum::<u64>();
        (for x14 in 0..1u64 {
            let mut x15 = work(&x14, &x3, 11)?;
            #[limit(1)]
            while work(&x15, &x15, 9)? % 3 != 0 {
                x15 = work(&x15, &(x3 + x15), 30)?;
            }
            let x16 = (#[limit(1)] for x17 in 0..3u64 {
                let x18 = work(&x17, &(x17 + x17), 10)?;
                work(&x15, &x17, 20)?;
                work(&x3, &x14, 8)?
            }).iter().sum::<u64>();
            (for x19 in 0..x14 % 4 {
                let x20 = work(&(x19 + x3), &x2, 16)?;
                let mut x21 = work(&x0, &work(&x16, &x14, 22)?, 28)?;
                #[limit(3)]
                while work(&(x16 + x14), &work(&x14, &x19, 23)?, 25)? % 3 != 0 {
                    x21 = work(&(x21 + x3), &work(&x2, &x20, 10)?, 5)?;
                }
                x20 + work(&(x19 + x16), &x3, 3)?
            }).iter().sum::<u64>()
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f45(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            let x3 = work(&x1, &work(&(x1 + x1), &x1, 27)?, 26)?;
            let x4 = work(&work(&x1, &x0, 23)?, &work(&x3, &x3, 15)?, 24)? + x3;
            work(&work(&x4, &(x4 + x4), 13)?, &x4, 21)?
        }).unwrap_or(7);
        (try {
            let x5 = if work(&broken(&x2, &x1, 14)?, &(x1 + x1), 14)? % 2 == 0 {
                let x6 = x0 + work(&x2, &work(&x2, &x2, 11)?, 30)?;
                x1 + x2
            } else {
                let x7 = work(&work(&x2, &x1, 14)?, &(x2 + x1), 16)?;
                let x8 = work(&(x7 + x7), &x2, 21)?;
                work(&x2, &x8, 25)?
            };
            work(&work(&(x2 + x2), &x5, 17)?, &(x1 + x1), 13)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f46(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = x1 + x1 + work(&x1, &x1, 29)?;
        #[after(x0)]
        let x3 = (for x4 in 0..x2 % 4 {
            let mut x5 = work(&(x2 + x4), &x4, 22)?;
            #[limit(2)]
            while x4 % 3 != 0 {
                x5 = work(&x2, &x5, 6)?;
            }
            let x6 = (try {
                let x7 = x4 + x4;
                let mut x8 = work(&x7, &x4, 4)?;
                #[limit(1)]
                while x8 % 3 != 0 {
                    x8 = work(&x4, &x8, 23)?;
                }
                work(&x4, &x4, 9)?
            }).unwrap_or(7);
            if work(&x5, &x5, 23)? % 2 == 0 {
                work(&work(&x4, &x6, 14)?, &x5, 13)?;
                work(&x5, &x6, 6)?
            } else {
                let x9 = work(&x6, &work(&work(&x5, &x6, 22)?, &x6, 9)?, 9)?;
                #[after(x6)]
                let x10 = x6 + work(&x6, &x9, 7)?;
                work(&(x10 + x2), &x10, 1)?
            }
        }).iter().sum::<u64>();
        match x3 % 3 {
        0 => {
            let x11 = x1 + work(&x3, &x3, 4)? + x2;
            work(&(x11 + x2), &x11, 29)?
        } 1 => {
            let x12 = work(&x2, &x3, 18)?;
            (#[limit(2)] for x13 in 0..x2 % 4 {
                #[after(x3)]
                let x14 = work(&(x12 + x12), &x12, 4)?;
                work(&work(&x14, &x13, 18)?, &x3, 20)?
            }).iter().sum::<u64>()
        } _ => {
            let x15 = if x3 % 2 == 0 {
                work(&x2, &x2, 18)?;
                work(&x2, &(x1 + x1), 8)?
            } else {
                let mut x16 = work(&x3, &work(&x2, &x1, 4)?, 2)?;
                #[limit(1)]
                while work(&x2, &x16, 30)? % 3 != 0 {
                    x16 = work(&x2, &x3, 5)?;
                }
                let x17 = x0 + x1;
                x2 + x17
            };
            let x18 = work(&(x2 + x2), &(x1 + x15), 19)?;
            (try {
                let x19 = work(&x15, &(x2 + x18), 11)?;
                work(&x19, &x15, 30)?;
                work(&work(&work(&x15, &(x19 + x15), 7)?, &x1, 25)?, &x15, 6)?
            }).unwrap_or(7)
        } }
    }
}

flow! {
    fn f47(x0: u64, x1: u64) -> u64 {
        let x2 = match x1 % 3 {
        0 => {
            let x3 = work(&(x1 + x0), &x1, 27)?;
            #[after(x1)]
            let x4 = (#[limit(1)] for x5 in 0..x1 % 4 {
                let mut x6 = work(&x5, &x5, 19)?;
                #[limit(2)]
                while work(&(x6 + x6), &x6, 5)? % 3 != 0 {
                    x6 = work(&x3, &x6, 11)?;
                }
                work(&x0, &x3, 17)?
            }).iter().sum::<u64>();
            work(&x4, &work(&x3, &x4, 20)?, 5)?
        } 1 => {
            let x7 = (try {
                let mut x8 = work(&work(&(x1 + x1), &x1, 5)?, &work(&x1, &x1, 6)?, 28)?;
                #[limit(2)]
                while broken(&x1, &work(&x1, &x8, 20)?, 2)? % 3 != 0 {
                    x8 = work(&x8, &x8, 22)?;
                }
                broken(&x8, &x1, 3)?
            }).unwrap_or(7);
            (for x9 in 0..x1 % 4 {
                let x10 = work(&x7, &work(&x7, &x1, 23)?, 3)?;
                work(&x0, &(x10 + x7), 14)?
            }).iter().sum::<u64>()
        } _ => {
            work(&x1, &x0, 23)?;
            {
                #[after(x1)]
                let x11 = work(&work(&(x0 + x1), &x1, 12)?, &x1, 24)?;
                work(&(x11 + x1), &x11, 9)?
            }
        } };
        let x12 = (try {
            let x13 = work(&x1, &x1, 28)?;
            let x14 = work(&work(&x13, &x2, 20)?, &work(&x2, &(x13 + x13), 28)?, 18)? + x13 + x13;
            {
                let x15 = work(&x2, &broken(&x13, &x1, 19)?, 2)?;
                work(&x15, &x13, 1)?
            }
        }).unwrap_or(7);
        work(&x2, &x12, 13)?
    }
}

flow! {
    fn f48(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &x1, 19)?;
        #[limit(2)]
        while x1 % 3 != 0 {
            x2 = work(&(x2 + x2), &work(&(x1 + x2), &x1, 6)?, 10)?;
        }
        let x3 = work(&x1, &work(&work(&x2, &x2, 6)?, &(x2 + x1), 3)?, 5)?;
        work(&(x2 + x2), &x3, 10)?
    }
}

flow! {
    fn f49(x0: u64, x1: u64) -> u64 {
        let x2 = work(&(x1 + x1), &x0, 23)?;
        {
            #[after(x1)]
            let x3 = (#[limit(2)] for x4 in 0..4u64 {
                let x5 = x1 + work(&x0, &(x4 + x1), 13)?;
                let x6 = work(&x1, &x2, 14)?;
                work(&x5, &x6, 22)?
            }).iter().sum::<u64>();
            (try {
                #[after(x1)]
                let x7 = work(&x3, &(x3 + x3), 27)?;
                let x8 = broken(&x7, &(x7 + x7), 23)?;
                work(&x8, &x2, 23)?
            }).unwrap_or(7)
        }
    }
}

flow! {
    fn f50(x0: u64, x1: u64) -> u64 {
        let x2 = if x1 % 2 == 0 {
            work(&x1, &(x1 + x1), 7)?;
            #[after(x1)]
            let x3 = (try {
                let x4 = x0 + x1;
                let x5 = work(&x4, &x4, 16)?;
                work(&x1, &x5, 5)?
            }).unwrap_or(7);
            x3 + x3 + x3
        } else {
            let mut x6 = work(&x0, &x1, 28)?;
            #[limit(2)]
            while work(&x0, &(x6 + x6), 18)? % 3 != 0 {
                x6 = work(&x6, &x6, 7)?;
            }
            #[after(x6)]
            let x7 = {
                let x8 = work(&x1, &x6, 4)?;
                let x9 = work(&(x0 + x1), &x1, 2)? + x6;
                work(&(x9 + x9), &(x9 + x1), 19)?
            };
            work(&x7, &(x7 + x7), 29)?
        };
        #[after(x2)]
        let x10 = work(&x2, &x2, 17)? + x1 + work(&work(&(x2 + x2), &(x1 + x2), 12)?, &x1, 12)?;
        {
            let x11 = work(&x10, &x2, 3)?;
            let x12 = (#[limit(1)] for x13 in 0..2u64 {
                work(&work(&x11, &x11, 9)?, &x11, 22)?;
                work(&work(&x10, &x11, 1)?, &x10, 19)?
            }).iter().sum::<u64>();
            (try {
                let x14 = x11 + x1;
                #[after(x1)]
                let x15 = work(&work(&x11, &x1, 11)?, &(x10 + x12), 10)? + work(&x12, &x14, 10)?;
                broken(&x2, &x11, 21)?
            }).unwrap_or(7)
        }
    }
}

flow! {
    fn f51(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&work(&x1, &(x0 + x1), 24)?, &(x1 + x1), 8)?;
        #[limit(3)]
        while x1 % 3 != 0 {
            x2 = work(&x1, &x2, 9)?;
        }
        if x2 % 2 == 0 {
            let x3 = if x1 % 2 == 0 {
                let x4 = work(&work(&x1, &x2, 10)?, &x0, 12)?;
                let x5 = work(&x4, &x4, 3)? + work(&x2, &x2, 16)?;
                work(&work(&work(&(x5 + x4), &x1, 29)?, &x0, 9)?, &x5, 22)?
            } else {
                let x6 = work(&x2, &x2, 16)?;
                let x7 = work(&x1, &(x2 + x6), 23)?;
                work(&(x6 + x6), &x7, 27)?
            };
            x1 + x3
        } else {
            work(&x1, &x2, 27)?;
            (#[limit(1)] for x8 in 0..1u64 {
                let x9 = work(&(x2 + x8), &work(&x0, &x8, 17)?, 14)? + x2;
                let x10 = work(&x8, &work(&x1, &work(&(x8 + x9), &x9, 3)?, 2)?, 8)?;
                x9 + x9
            }).iter().sum::<u64>()
        }
    }
}

flow! {
    fn f52(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            #[after(x1)]
            let x3 = (#[limit(2)] for x4 in 0..2u64 {
                let x5 = x0 + work(&x1, &x4, 4)?;
                let x6 = work(&x5, &(x4 + x5), 5)? + x1;
                work(&x1, &x6, 27)?
            }).iter().sum::<u64>();
            (#[limit(2)] for x7 in 0..x3 % 4 {
                work(&(x3 + x7), &x3, 16)?;
                let x8 = x7 + x7;
                x8 + work(&x7, &(x8 + x8), 10)?
            }).iter().sum::<u64>()
        }).unwrap_or(7);
        work(&x1, &(x1 + x2), 16)?
    }
}

flow! {
    fn f53(x0: u64, x1: u64) -> u64 {
        #[after(x0)]
        let x2 = (for x3 in 0..x0 % 4 {
            #[after(x3)]
            let x4 = (for x5 in 0..3u64 {
                let mut x6 = work(&x3, &x0, 2)?;
                #[limit(1)]
                while work(&(x6 + x3), &work(&x3, &x0, 30)?, 15)? % 3 != 0 {
                    x6 = work(&x5, &x6, 13)?;
                }
                work(&(x6 + x3), &x5, 1)?
            }).iter().sum::<u64>();
            work(&work(&x1, &x4, 22)?, &work(&x4, &x4, 18)?, 4)?
        }).iter().sum::<u64>();
        work(&x1, &x1, 14)? + work(&x1, &x2, 15)? + x2
    }
}

flow! {
    fn f54(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(2)] for x3 in 0..3u64 {
            let x4 = work(&x0, &x0, 3)? + x3 + work(&work(&x3, &x1, 4)?, &x3, 4)?;
            work(&x1, &work(&x1, &x3, 25)?, 19)?;
            match work(&x3, &x1, 29)? % 3 {
            0 => {
                let x5 = x4 + work(&x1, &x3, 14)?;
                work(&work(&x5, &x4, 10)?, &(x5 + x5), 11)? + work(&x4, &x4, 29)?
            } 1 => {
                #[after(x3)]
                let x6 = work(&x3, &work(&(x4 + x1), &x3, 8)?, 18)?;
                let x7 = work(&x1, &x4, 27)?;
                work(&x6, &x3, 6)?
            } _ => {
                let x8 = work(&x4, &x4, 3)?;
                let x9 = work(&work(&x3, &x4, 12)?, &(x4 + x4), 10)?;
                x9 + work(&work(&x9, &(x3 + x9), 18)?, &(x9 + x1), 16)?
            } }
        }).iter().sum::<u64>();
        let x10 = {
            work(&(x0 + x1), &(x2 + x2), 5)?;
            match x1 % 3 {
            0 => {
                let x11 = work(&x1, &x1, 25)?;
                let x12 = work(&x11, &x2, 27)?;
                work(&(x0 + x0), &x0, 25)? + work(&x11, &work(&x11, &x12, 6)?, 26)?
            } 1 => {
                work(&(x2 + x2), &(x1 + x2), 23)?;
                work(&x2, &x2, 19)?
            } _ => {
                let x13 = x2 + x1;
                work(&x13, &(x13 + x0), 15)?
            } }
        };
        (try {
            let x14 = if x2 % 2 == 0 {
                let x15 = broken(&x10, &work(&x2, &x2, 9)?, 11)?;
                let x16 = work(&(x1 + x15), &(x10 + x1), 24)?;
                work(&x10, &work(&x15, &x10, 6)?, 1)?
            } else {
                let x17 = broken(&x10, &x2, 3)?;
                work(&(x17 + x17), &(x10 + x17), 11)?
            };
            if x14 % 2 == 0 {
                let x18 = broken(&x14, &(x14 + x14), 9)?;
                let x19 = broken(&x14, &x1, 15)?;
                broken(&x18, &(x18 + x19), 29)?
            } else {
                work(&x14, &x2, 9)?;
                let x20 = work(&x10, &(x10 + x10), 9)?;
                work(&work(&broken(&(x2 + x10), &x14, 5)?, &x20, 29)?, &broken(&x14, &x20, 6)?, 22)?
            }
        }).unwrap_or(7)
    }
}

flow! {
    fn f55(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &x0, 12)?;
        #[limit(1)]
        while work(&x2, &x0, 13)? % 3 != 0 {
            x2 = work(&x2, &x1, 25)?;
        }
        (#[limit(1)] for x3 in 0..x1 % 4 {
            let x4 = (for x5 in 0..1u64 {
                #[after(x5)]
                let x6 = x1 + x0;
                let mut x7 = work(&work(&x2, &x5, 25)?, &x3, 21)?;
                #[limit(1)]
                while work(&(x7 + x6), &work(&x7, &x6, 9)?, 25)? % 3 != 0 {
                    x7 = work(&x6, &x1, 11)?;
                }
                work(&work(&x6, &x6, 23)?, &work(&(x7 + x6), &x6, 1)?, 9)?
            }).iter().sum::<u64>();
            let x8 = work(&(x4 + x4), &x3, 18)?;
            (try {
                let x9 = work(&x3, &x3, 2)?;
                let x10 = work(&work(&work(&x3, &x1, 1)?, &x3, 6)?, &x2, 2)?;
                work(&broken(&x10, &x4, 10)?, &work(&(x9 + x10), &x9, 19)?, 16)?
            }).unwrap_or(7)
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f56(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&work(&x1, &x1, 2)?, &work(&x1, &x0, 14)?, 19)?;
        #[limit(1)]
        while x2 % 3 != 0 {
            x2 = work(&x1, &x2, 14)?;
        }
        let x3 = (#[limit(2)] for x4 in 0..2u64 {
            let x5 = (#[limit(1)] for x6 in 0..2u64 {
                work(&x4, &x6, 19)?;
                let x7 = work(&x1, &work(&work(&x0, &x6, 15)?, &x6, 11)?, 27)?;
                work(&x2, &x7, 20)? + work(&(x6 + x6), &(x7 + x6), 16)?
            }).iter().sum::<u64>();
            let x8 = {
                let x9 = work(&(x4 + x5), &x4, 9)?;
                work(&(x2 + x9), &x9, 7)?
            };
            (#[limit(1)] for x10 in 0..x8 % 4 {
                let x11 = work(&x5, &x0, 10)?;
                x1 + x10
            }).iter().sum::<u64>()
        }).iter().sum::<u64>();
        {
            let x12 = work(&(x0 + x0), &x3, 11)?;
            let x13 = x2 + work(&work(&x1, &x2, 27)?, &x12, 9)? + work(&x3, &x12, 14)?;
            {
                let x14 = work(&work(&x2, &(x12 + x3), 30)?, &x13, 25)?;
                x13 + work(&x12, &x12, 13)?
            }
        }
    }
}

flow! {
    fn f57(x0: u64, x1: u64) -> u64 {
        let x2 = match x1 % 3 {
        0 => {
            let x3 = (#[limit(2)] for x4 in 0..x0 % 4 {
                let x5 = work(&work(&x4, &x4, 14)?, &x4, 25)?;
                x1 + x5
            }).iter().sum::<u64>();
            work(&(x0 + x0), &work(&work(&x0, &x3, 18)?, &x3, 5)?, 11)?
        } 1 => {
            work(&x0, &(x1 + x1), 7)?;
            #[after(x1)]
            let x6 = if work(&work(&x1, &x1, 23)?, &x1, 5)? % 2 == 0 {
                let mut x7 = work(&x0, &x1, 13)?;
                #[limit(1)]
                while x1 % 3 != 0 {
                    x7 = work(&work(&x0, &x7, 10)?, &work(&x1, &x7, 10)?, 16)?;
                }
                x0 + x1
            } else {
                let x8 = work(&x1, &x1, 22)? + work(&(x1 + x1), &x1, 18)?;
                work(&x8, &(x8 + x8), 13)?
            };
            (try {
                work(&x6, &x6, 23)?;
                work(&x6, &(x1 + x1), 26)? + work(&x6, &(x6 + x6), 9)?
            }).unwrap_or(7)
        } _ => {
            let x9 = if x1 % 2 == 0 {
                let x10 = x1 + x1;
                #[after(x10)]
                let x11 = work(&work(&x10, &x0, 2)?, &x1, 30)?;
                x11 + x10
            } else {
                let x12 = x1 + work(&x0, &x1, 19)?;
                work(&x0, &x12, 23)?
            };
            let x13 = (#[limit(1)] for x14 in 0..2u64 {
                work(&x1, &x9, 8)?;
                work(&x14, &(x9 + x9), 5)?
            }).iter().sum::<u64>();
            work(&x13, &x9, 25)?
        } };
        #[after(x2)]
        let x15 = x2 + x2;
        if x15 % 2 == 0 {
            let x16 = {
                work(&x15, &(x1 + x15), 1)?;
                work(&x15, &(x1 + x2), 25)?;
                work(&x15, &work(&x2, &x1, 2)?, 24)?
            };
            let x17 = work(&work(&x2, &x16, 22)?, &x15, 4)?;
            (for x18 in 0..x17 % 4 {
                let x19 = work(&x16, &work(&x16, &x16, 17)?, 25)?;
                let x20 = work(&(x16 + x18), &work(&x19, &work(&x18, &x19, 29)?, 13)?, 13)?;
                work(&(x18 + x19), &x20, 11)? + work(&x18, &x20, 17)?
            }).iter().sum::<u64>()
        } else {
            let x21 = work(&x2, &work(&x1, &work(&x2, &x15, 6)?, 20)?, 29)?;
            if work(&x15, &x15, 29)? % 2 == 0 {
                let mut x22 = work(&x21, &x1, 6)?;
                #[limit(2)]
                while work(&x22, &work(&x22, &x15, 6)?, 29)? % 3 != 0 {
                    x22 = work(&x22, &work(&(x22 + x2), &x22, 6)?, 12)?;
                }
                let mut x23 = work(&x22, &work(&x2, &x22, 11)?, 18)?;
                #[limit(1)]
                while work(&x15, &work(&x21, &x23, 23)?, 17)? % 3 != 0 {
                    x23 = work(&(x1 + x23), &x15, 8)?;
                }
                work(&x22, &work(&x23, &work(&x22, &x22, 27)?, 23)?, 16)?
            } else {
                let x24 = work(&x0, &x2, 22)?;
                let x25 = work(&x24, &x24, 8)?;
                work(&work(&x2, &x1, 2)?, &x25, 2)? + x21
            }
        }
    }
}

flow! {
    fn f58(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            let mut x3 = work(&(x0 + x0), &x0, 5)?;
            #[limit(3)]
            while x0 % 3 != 0 {
                x3 = work(&x1, &x3, 30)?;
            }
            x0 + work(&work(&x3, &x1, 1)?, &x3, 24)? + x1
        }).unwrap_or(7);
        match x1 % 3 {
        0 => {
            let mut x4 = work(&work(&x1, &(x2 + x2), 25)?, &x0, 20)?;
            #[limit(1)]
            while work(&x1, &work(&x4, &x2, 27)?, 19)? % 3 != 0 {
                x4 = work(&x4, &x1, 10)?;
            }
            work(&x4, &x4, 8)?;
            (#[limit(1)] for x5 in 0..4u64 {
                let x6 = work(&(x4 + x4), &x4, 9)?;
                x6 + x5
            }).iter().sum::<u64>()
        } 1 => {
            let x7 = match x0 % 3 {
            0 => {
                let x8 = work(&(x2 + x2), &x1, 30)?;
                work(&x1, &x8, 13)? + work(&x0, &x0, 27)?
            } 1 => {
                let x9 = work(&x2, &x2, 28)? + work(&x2, &x2, 27)?;
                let x10 = work(&(x9 + x9), &x1, 18)?;
                work(&work(&x9, &x1, 22)?, &x2, 6)? + work(&x2, &x0, 15)?
            } _ => {
                let x11 = work(&work(&(x1 + x2), &x1, 25)?, &x0, 26)?;
                x2 + x2
            } };
            #[after(x1)]
            let x12 = (try {
                let x13 = x7 + broken(&x7, &x1, 6)?;
                x13 + x7
            }).unwrap_or(7);
            match work(&x1, &x7, 26)? % 3 {
            0 => {
                let x14 = work(&x12, &x12, 19)?;
                work(&x12, &work(&x1, &x7, 13)?, 7)?
            } 1 => {
                let x15 = work(&x12, &x1, 3)?;
                let x16 = work(&work(&x15, &x12, 3)?, &x12, 3)? + x7;
                work(&x1, &x15, 10)?
            } _ => {
                let x17 = work(&x12, &x7, 4)?;
                let x18 = x17 + work(&work(&x17, &x17, 15)?, &(x17 + x1), 11)?;
                work(&x12, &x18, 3)?
            } }
        } _ => {
            work(&x1, &work(&x2, &x1, 7)?, 1)?;
            work(&(x2 + x2), &x1, 10)?
        } }
    }
}

flow! {
    fn f59(x0: u64, x1: u64) -> u64 {
        work(&work(&x0, &(x1 + x0), 28)?, &(x1 + x0), 10)?;
        match work(&x1, &x0, 6)? % 3 {
        0 => {
            let x2 = work(&x0, &work(&x1, &x0, 27)?, 18)?;
            work(&x2, &(x1 + x1), 17)?
        } 1 => {
            let x3 = (for x4 in 0..x0 % 4 {
                work(&x4, &(x4 + x4), 24)?;
                let x5 = work(&x1, &x4, 2)?;
                work(&x5, &(x1 + x1), 27)? + work(&x1, &(x4 + x5), 17)?
            }).iter().sum::<u64>();
            (try {
                let x6 = broken(&x3, &x1, 30)?;
                let x7 = x6 + broken(&(x6 + x3), &x3, 3)?;
                x6 + x1
            }).unwrap_or(7)
        } _ => {
            let x8 = work(&x1, &x0, 23)?;
            (try {
                work(&x8, &x1, 3)?;
                work(&x1, &x8, 22)?
            }).unwrap_or(7)
        } }
    }
}

pub(crate) const ALL: &[Runner] = &[
    |a, b, rt| Box::pin(f0(a, b).run(rt)),
    |a, b, rt| Box::pin(f1(a, b).run(rt)),
    |a, b, rt| Box::pin(f2(a, b).run(rt)),
    |a, b, rt| Box::pin(f3(a, b).run(rt)),
    |a, b, rt| Box::pin(f4(a, b).run(rt)),
    |a, b, rt| Box::pin(f5(a, b).run(rt)),
    |a, b, rt| Box::pin(f6(a, b).run(rt)),
    |a, b, rt| Box::pin(f7(a, b).run(rt)),
    |a, b, rt| Box::pin(f8(a, b).run(rt)),
    |a, b, rt| Box::pin(f9(a, b).run(rt)),
    |a, b, rt| Box::pin(f10(a, b).run(rt)),
    |a, b, rt| Box::pin(f11(a, b).run(rt)),
    |a, b, rt| Box::pin(f12(a, b).run(rt)),
    |a, b, rt| Box::pin(f13(a, b).run(rt)),
    |a, b, rt| Box::pin(f14(a, b).run(rt)),
    |a, b, rt| Box::pin(f15(a, b).run(rt)),
    |a, b, rt| Box::pin(f16(a, b).run(rt)),
    |a, b, rt| Box::pin(f17(a, b).run(rt)),
    |a, b, rt| Box::pin(f18(a, b).run(rt)),
    |a, b, rt| Box::pin(f19(a, b).run(rt)),
    |a, b, rt| Box::pin(f20(a, b).run(rt)),
    |a, b, rt| Box::pin(f21(a, b).run(rt)),
    |a, b, rt| Box::pin(f22(a, b).run(rt)),
    |a, b, rt| Box::pin(f23(a, b).run(rt)),
    |a, b, rt| Box::pin(f24(a, b).run(rt)),
    |a, b, rt| Box::pin(f25(a, b).run(rt)),
    |a, b, rt| Box::pin(f26(a, b).run(rt)),
    |a, b, rt| Box::pin(f27(a, b).run(rt)),
    |a, b, rt| Box::pin(f28(a, b).run(rt)),
    |a, b, rt| Box::pin(f29(a, b).run(rt)),
    |a, b, rt| Box::pin(f30(a, b).run(rt)),
    |a, b, rt| Box::pin(f31(a, b).run(rt)),
    |a, b, rt| Box::pin(f32(a, b).run(rt)),
    |a, b, rt| Box::pin(f33(a, b).run(rt)),
    |a, b, rt| Box::pin(f34(a, b).run(rt)),
    |a, b, rt| Box::pin(f35(a, b).run(rt)),
    |a, b, rt| Box::pin(f36(a, b).run(rt)),
    |a, b, rt| Box::pin(f37(a, b).run(rt)),
    |a, b, rt| Box::pin(f38(a, b).run(rt)),
    |a, b, rt| Box::pin(f39(a, b).run(rt)),
    |a, b, rt| Box::pin(f40(a, b).run(rt)),
    |a, b, rt| Box::pin(f41(a, b).run(rt)),
    |a, b, rt| Box::pin(f42(a, b).run(rt)),
    |a, b, rt| Box::pin(f43(a, b).run(rt)),
    |a, b, rt| Box::pin(f44(a, b).run(rt)),
    |a, b, rt| Box::pin(f45(a, b).run(rt)),
    |a, b, rt| Box::pin(f46(a, b).run(rt)),
    |a, b, rt| Box::pin(f47(a, b).run(rt)),
    |a, b, rt| Box::pin(f48(a, b).run(rt)),
    |a, b, rt| Box::pin(f49(a, b).run(rt)),
    |a, b, rt| Box::pin(f50(a, b).run(rt)),
    |a, b, rt| Box::pin(f51(a, b).run(rt)),
    |a, b, rt| Box::pin(f52(a, b).run(rt)),
    |a, b, rt| Box::pin(f53(a, b).run(rt)),
    |a, b, rt| Box::pin(f54(a, b).run(rt)),
    |a, b, rt| Box::pin(f55(a, b).run(rt)),
    |a, b, rt| Box::pin(f56(a, b).run(rt)),
    |a, b, rt| Box::pin(f57(a, b).run(rt)),
    |a, b, rt| Box::pin(f58(a, b).run(rt)),
    |a, b, rt| Box::pin(f59(a, b).run(rt)),
];
