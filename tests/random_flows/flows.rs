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
                let x6 = (#[limit(1)] for x7 in 0..x5 % 4 {
                    let x8 = work(&x0, &x4, 20)? + work(&x5, &x5, 22)?;
                    let x9 = x8 + work(&(x8 + x4), &x8, 11)?;
                    work(&x8, &work(&work(&(x9 + x3), &x5, 18)?, &x8, 18)?, 7)?
                }).iter().sum::<u64>();
                let x10 = (try {
                    let x11 = work(&work(&(x5 + x5), &(x1 + x3), 16)?, &(x6 + x5), 19)?;
                    let mut x12 = work(&x11, &x6, 2)?;
                    #[limit(3)]
                    while x1 % 3 != 0 {
                        x12 = broken(&x5, &x5, 14)?;
                    }
                    work(&x5, &x12, 15)?
                }).unwrap_or(7);
                (#[limit(2)] for x13 in 0..4u64 {
                    let x14 = work(&x13, &x1, 20)?;
                    work(&x14, &work(&x1, &(x6 + x10), 26)?, 27)?;
                    work(&x5, &(x5 + x5), 28)?
                }).iter().sum::<u64>()
            }).iter().sum::<u64>()
        }).iter().sum::<u64>();
        let x15 = work(&x1, &x2, 2)? + x0;
        (#[limit(1)] for x16 in 0..x15 % 4 {
            let x17 = if work(&x2, &x16, 27)? % 2 == 0 {
                let x18 = (try {
                    #[after(x16)]
                    let x19 = work(&x16, &work(&x15, &x16, 19)?, 30)?;
                    work(&x2, &x16, 16)?
                }).unwrap_or(7);
                work(&(x2 + x18), &work(&x18, &x18, 7)?, 25)?
            } else {
                let x20 = work(&x15, &work(&x1, &(x1 + x15), 11)?, 4)? + work(&x2, &(x16 + x15), 9)? + work(&work(&x2, &x15, 30)?, &x16, 20)?;
                x15 + work(&x1, &work(&x20, &x20, 4)?, 29)?
            };
            let x21 = work(&x1, &x15, 2)?;
            match x21 % 3 {
            0 => {
                let x22 = (#[limit(1)] for x23 in 0..1u64 {
                    #[after(x16)]
                    let x24 = work(&work(&x21, &x23, 5)?, &x23, 11)?;
                    let mut x25 = work(&work(&x23, &x16, 28)?, &work(&x17, &x21, 8)?, 19)?;
                    #[limit(3)]
                    while x23 % 3 != 0 {
                        x25 = work(&x25, &(x25 + x16), 21)?;
                    }
                    work(&work(&x16, &x17, 13)?, &work(&x2, &x24, 13)?, 25)?
                }).iter().sum::<u64>();
                let x26 = if work(&x2, &x2, 2)? % 2 == 0 {
                    let x27 = work(&(x17 + x21), &(x17 + x21), 6)?;
                    work(&x22, &x16, 13)?
                } else {
                    let x28 = work(&(x15 + x21), &(x22 + x17), 14)?;
                    work(&(x28 + x16), &x17, 22)?
                };
                work(&x16, &x22, 25)?
            } 1 => {
                let mut x29 = work(&(x15 + x21), &(x2 + x17), 2)?;
                #[limit(2)]
                while x29 % 3 != 0 {
                    x29 = work(&x21, &x29, 26)?;
                }
                #[after(x29)]
                let x30 = work(&x16, &x29, 8)?;
                x2 + work(&(x17 + x1), &(x16 + x29), 11)? + x16
            } _ => {
                let x31 = (#[limit(2)] for x32 in 0..x21 % 4 {
                    let x33 = x2 + work(&x21, &x32, 28)?;
                    work(&(x33 + x33), &x33, 29)? + x33
                }).iter().sum::<u64>();
                work(&x2, &x21, 4)?
            } }
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f1(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = match work(&x0, &x0, 23)? % 3 {
        0 => {
            #[after(x1)]
            let x3 = x1 + x1;
            work(&x3, &x1, 27)?
        } 1 => {
            let x4 = x0 + work(&work(&x1, &(x1 + x0), 18)?, &x1, 20)?;
            let x5 = work(&x4, &x4, 23)?;
            work(&work(&x5, &x5, 26)?, &x4, 24)? + work(&x5, &x1, 29)?
        } _ => {
            work(&x0, &x0, 26)?;
            work(&(x1 + x1), &x1, 10)?
        } };
        #[after(x2)]
        let x6 = x1 + work(&x1, &x2, 3)?;
        match work(&x1, &x2, 23)? % 3 {
        0 => {
            let x7 = work(&(x2 + x6), &work(&x1, &x2, 8)?, 6)? + x0;
            work(&x6, &(x7 + x1), 27)?
        } 1 => {
            let x8 = work(&x1, &(x6 + x6), 10)?;
            let x9 = work(&work(&x2, &(x2 + x1), 21)?, &x0, 23)?;
            work(&work(&work(&(x8 + x9), &x9, 6)?, &x9, 4)?, &work(&x8, &x9, 14)?, 30)?
        } _ => {
            let mut x10 = work(&work(&x6, &x6, 18)?, &work(&(x0 + x6), &(x2 + x2), 17)?, 26)?;
            #[limit(1)]
            while work(&x6, &(x10 + x10), 10)? % 3 != 0 {
                x10 = work(&work(&x6, &x10, 19)?, &(x6 + x2), 6)?;
            }
            work(&x6, &x10, 10)?
        } }
    }
}

flow! {
    fn f2(x0: u64, x1: u64) -> u64 {
        let x2 = {
            let x3 = work(&x1, &work(&x1, &x0, 9)?, 24)?;
            let mut x4 = work(&x3, &x3, 19)?;
            #[limit(1)]
            while work(&x1, &x1, 30)? % 3 != 0 {
                x4 = work(&(x4 + x3), &(x4 + x3), 14)?;
            }
            work(&x4, &(x1 + x4), 22)? + x4
        };
        work(&x1, &x0, 20)?
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
            let x5 = x4 + work(&work(&x2, &x4, 11)?, &x4, 21)?;
            work(&work(&x1, &work(&x4, &x4, 28)?, 24)?, &x4, 5)?
        }).iter().sum::<u64>();
        (for x6 in 0..3u64 {
            let x7 = work(&x2, &x6, 2)?;
            let x8 = work(&x3, &x7, 15)? + x1;
            work(&x2, &x3, 10)?
        }).iter().sum::<u64>()
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
            work(&x0, &x1, 4)?
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
            let x4 = work(&x2, &x1, 8)? + x3;
            let x5 = work(&x4, &(x3 + x4), 13)?;
            work(&x3, &x1, 20)?
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
            let x5 = work(&x3, &(x3 + x4), 4)? + work(&work(&x3, &x1, 18)?, &(x0 + x4), 25)?;
            work(&x4, &(x3 + x1), 8)?
        }).iter().sum::<u64>();
        let mut x6 = work(&x2, &(x2 + x1), 16)?;
        #[limit(1)]
        while x2 % 3 != 0 {
            x6 = work(&(x1 + x2), &x2, 26)?;
        }
        work(&x6, &work(&x6, &work(&x6, &x6, 8)?, 26)?, 21)?
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
            let x3 = work(&x1, &x1, 14)?;
            work(&x3, &x2, 25)?;
            work(&(x1 + x2), &x3, 29)? + work(&work(&x3, &(x3 + x2), 4)?, &work(&x3, &x3, 21)?, 22)?
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
            work(&work(&x1, &x3, 27)?, &x3, 12)?
        }
    }
}

flow! {
    fn f12(x0: u64, x1: u64) -> u64 {
        let x2 = {
            let x3 = x0 + x1;
            work(&x1, &x3, 8)?
        };
        let x4 = match x2 % 3 {
        0 => {
            work(&(x2 + x2), &(x2 + x1), 22)?;
            work(&work(&x2, &x0, 21)?, &(x2 + x1), 30)?
        } 1 => {
            #[after(x1)]
            let x5 = work(&x1, &x0, 26)? + x1;
            let x6 = work(&x5, &x2, 14)?;
            work(&work(&x6, &x6, 10)?, &x5, 22)?
        } _ => {
            let x7 = work(&x1, &(x2 + x2), 22)?;
            let x8 = work(&x7, &x7, 6)?;
            work(&x8, &(x0 + x8), 15)?
        } };
        match x4 % 3 {
        0 => {
            let x9 = work(&x2, &x1, 3)?;
            work(&(x4 + x2), &x4, 8)?
        } 1 => {
            let x10 = work(&x2, &x4, 20)?;
            x2 + x10
        } _ => {
            #[after(x4)]
            let x11 = work(&(x2 + x4), &work(&x4, &x4, 11)?, 5)? + x4;
            work(&x4, &x4, 11)?
        } }
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
            let x3 = work(&x1, &x1, 10)?;
            let x4 = work(&x1, &(x1 + x1), 6)?;
            work(&x3, &x4, 2)?
        } else {
            let x5 = work(&x1, &x0, 7)?;
            work(&x5, &(x5 + x5), 12)?
        };
        (try {
            let x6 = work(&work(&(x1 + x1), &x1, 21)?, &x2, 22)?;
            let mut x7 = work(&x0, &x2, 23)?;
            #[limit(2)]
            while x7 % 3 != 0 {
                x7 = work(&(x7 + x2), &x1, 18)?;
            }
            work(&(x6 + x6), &x7, 1)?
        }).unwrap_or(7)
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
            let x4 = work(&work(&x0, &x3, 26)?, &work(&x1, &work(&x3, &x0, 26)?, 15)?, 28)?;
            let x5 = work(&x3, &x1, 27)?;
            work(&work(&x3, &x3, 9)?, &(x4 + x1), 15)?
        }).iter().sum::<u64>();
        let x6 = work(&work(&x2, &x2, 27)?, &x0, 3)?;
        work(&x2, &x1, 21)?
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
            let x3 = work(&x1, &x1, 29)? + x0;
            #[after(x2)]
            let x4 = work(&work(&work(&x2, &x1, 21)?, &x2, 29)?, &x3, 10)?;
            work(&work(&x4, &x4, 3)?, &x4, 19)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f19(x0: u64, x1: u64) -> u64 {
        let x2 = if x1 % 2 == 0 {
            let x3 = work(&x1, &x1, 30)?;
            work(&work(&x1, &x3, 28)?, &(x1 + x3), 9)?
        } else {
            let x4 = work(&x1, &x1, 28)?;
            work(&work(&x4, &x1, 3)?, &x1, 9)? + x4
        };
        if x1 % 2 == 0 {
            #[after(x1)]
            let x5 = work(&x2, &work(&x2, &x0, 3)?, 10)?;
            let x6 = work(&(x5 + x2), &x2, 6)?;
            x5 + x2
        } else {
            let x7 = work(&x1, &x2, 27)? + x0;
            work(&x2, &x2, 28)? + work(&work(&x7, &x2, 6)?, &(x7 + x7), 8)?
        }
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
            work(&x3, &x3, 3)?
        }).unwrap_or(7);
        let mut x4 = work(&work(&(x2 + x2), &x2, 22)?, &x2, 26)?;
        #[limit(1)]
        while x4 % 3 != 0 {
            x4 = work(&(x4 + x1), &(x2 + x2), 7)?;
        }
        (try {
            let x5 = work(&x2, &x2, 5)?;
            let mut x6 = work(&x5, &x4, 29)?;
            #[limit(2)]
            while x2 % 3 != 0 {
                x6 = broken(&x6, &x1, 14)?;
            }
            work(&x6, &x6, 10)? + broken(&(x2 + x4), &(x6 + x4), 29)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f22(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            let x3 = work(&work(&(x1 + x0), &x0, 20)?, &x1, 20)?;
            work(&x3, &x3, 18)?
        }).unwrap_or(7);
        {
            let x4 = work(&x2, &x2, 19)?;
            work(&x2, &work(&(x1 + x4), &x2, 25)?, 18)?;
            work(&(x0 + x2), &(x4 + x1), 4)?
        }
    }
}

flow! {
    fn f23(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = (try {
            let x3 = work(&x1, &broken(&(x1 + x1), &work(&x1, &x1, 12)?, 16)?, 6)?;
            broken(&x1, &broken(&x3, &work(&x3, &(x3 + x3), 18)?, 15)?, 11)?
        }).unwrap_or(7);
        if x1 % 2 == 0 {
            let mut x4 = work(&x2, &x2, 6)?;
            #[limit(2)]
            while x4 % 3 != 0 {
                x4 = work(&x2, &(x4 + x4), 13)?;
            }
            let x5 = work(&work(&x2, &x4, 13)?, &x0, 12)?;
            work(&x5, &work(&x2, &(x5 + x5), 19)?, 4)?
        } else {
            let mut x6 = work(&x2, &x2, 18)?;
            #[limit(2)]
            while x6 % 3 != 0 {
                x6 = work(&x2, &x1, 28)?;
            }
            work(&x1, &x2, 17)?
        }
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
            let x4 = work(&x3, &x1, 12)?;
            work(&x4, &work(&work(&x1, &(x4 + x1), 30)?, &work(&(x1 + x3), &x4, 4)?, 22)?, 13)?
        } 1 => {
            #[after(x1)]
            let x5 = work(&x1, &(x1 + x0), 22)? + work(&work(&x1, &(x1 + x0), 12)?, &(x1 + x0), 19)?;
            #[after(x5)]
            let x6 = work(&x1, &(x5 + x1), 24)?;
            work(&x6, &work(&(x6 + x6), &(x0 + x1), 7)?, 22)?
        } _ => {
            let x7 = work(&x1, &x1, 22)?;
            let x8 = x7 + work(&work(&x1, &(x7 + x7), 1)?, &(x7 + x7), 23)?;
            work(&x0, &x8, 14)?
        } };
        (try {
            let mut x9 = broken(&(x2 + x2), &x2, 27)?;
            #[limit(3)]
            while work(&work(&x1, &x9, 19)?, &x9, 3)? % 3 != 0 {
                x9 = work(&(x2 + x9), &(x9 + x1), 30)?;
            }
            let mut x10 = work(&x9, &(x9 + x0), 13)?;
            #[limit(2)]
            while work(&x9, &(x10 + x9), 19)? % 3 != 0 {
                x10 = work(&x1, &x10, 23)?;
            }
            work(&x9, &x10, 15)?
        }).unwrap_or(7)
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
            let x3 = work(&x0, &x0, 28)?;
            x3 + work(&x0, &x1, 6)?
        };
        match work(&x2, &(x0 + x2), 4)? % 3 {
        0 => {
            let x4 = work(&(x2 + x1), &x1, 22)?;
            let x5 = work(&(x2 + x2), &x4, 8)?;
            work(&x0, &(x5 + x4), 30)?
        } 1 => {
            let x6 = work(&(x2 + x1), &x1, 2)? + work(&x2, &x0, 23)?;
            x6 + x2
        } _ => {
            let x7 = work(&work(&work(&x2, &x2, 15)?, &x2, 27)?, &x2, 29)?;
            work(&x7, &(x7 + x7), 19)?;
            x0 + work(&x2, &x1, 27)?
        } }
    }
}

flow! {
    fn f27(x0: u64, x1: u64) -> u64 {
        let x2 = {
            work(&x1, &(x1 + x1), 18)?;
            work(&x1, &x1, 8)? + x0
        };
        (try {
            let mut x3 = work(&x2, &x0, 2)?;
            #[limit(1)]
            while work(&broken(&x3, &x1, 27)?, &x3, 12)? % 3 != 0 {
                x3 = work(&work(&x3, &x2, 26)?, &x3, 23)?;
            }
            let x4 = work(&x3, &x3, 7)?;
            x3 + x2
        }).unwrap_or(7)
    }
}

flow! {
    fn f28(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            let x3 = x1 + work(&x1, &x1, 14)?;
            let x4 = work(&x1, &x0, 2)?;
            x4 + work(&work(&x3, &(x4 + x3), 28)?, &x4, 22)?
        }).unwrap_or(7);
        (try {
            #[after(x2)]
            let x5 = x2 + work(&(x0 + x0), &x2, 7)?;
            let x6 = work(&x5, &(x5 + x2), 13)?;
            work(&broken(&x6, &(x0 + x2), 30)?, &x1, 13)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f29(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = (try {
            #[after(x0)]
            let x3 = x1 + work(&x1, &(x1 + x0), 8)?;
            x3 + x3
        }).unwrap_or(7);
        (try {
            work(&x2, &work(&x1, &x2, 18)?, 13)?;
            let x4 = work(&(x2 + x2), &x1, 25)?;
            x2 + x4
        }).unwrap_or(7)
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
            let x4 = work(&work(&(x3 + x1), &x1, 30)?, &x3, 12)?;
            work(&x4, &x4, 2)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f33(x0: u64, x1: u64) -> u64 {
        let x2 = work(&work(&x1, &x0, 27)?, &x1, 14)?;
        if x2 % 2 == 0 {
            let x3 = work(&x2, &x2, 1)?;
            let mut x4 = work(&x1, &x3, 23)?;
            #[limit(1)]
            while x2 % 3 != 0 {
                x4 = work(&x3, &x2, 17)?;
            }
            work(&(x4 + x4), &x3, 4)?
        } else {
            let x5 = work(&x1, &x1, 22)?;
            let x6 = work(&x1, &x5, 8)?;
            work(&x1, &work(&x2, &(x2 + x5), 21)?, 10)? + work(&x2, &x2, 6)?
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
            let x3 = work(&work(&x0, &x1, 21)?, &x0, 10)? + x1;
            x3 + x3
        } else {
            #[after(x1)]
            let x4 = work(&x1, &x1, 21)?;
            work(&x4, &x4, 22)? + work(&(x0 + x1), &(x0 + x4), 6)?
        };
        let x5 = work(&x2, &x2, 23)?;
        (try {
            let mut x6 = work(&x5, &(x0 + x2), 5)?;
            #[limit(2)]
            while x5 % 3 != 0 {
                x6 = work(&x2, &(x2 + x5), 19)?;
            }
            #[after(x0)]
            let x7 = work(&x6, &x6, 6)?;
            work(&work(&x1, &x7, 16)?, &x5, 4)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f38(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            #[after(x1)]
            let x3 = broken(&x1, &x0, 2)?;
            work(&work(&(x3 + x1), &x1, 28)?, &x3, 6)?
        }).unwrap_or(7);
        work(&x2, &x0, 19)?
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
            work(&x1, &x1, 24)? + work(&x1, &work(&x0, &(x2 + x2), 23)?, 4)?
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
            let x5 = work(&work(&(x1 + x0), &(x2 + x4), 15)?, &x2, 26)?;
            let x6 = work(&work(&x1, &x5, 12)?, &(x5 + x5), 4)?;
            work(&x4, &x2, 2)?
        }).iter().sum::<u64>();
        match work(&work(&x2, &x3, 5)?, &x1, 5)? % 3 {
        0 => {
            let x7 = work(&x3, &x3, 16)? + work(&work(&(x1 + x1), &x0, 28)?, &x2, 30)?;
            #[after(x7)]
            let x8 = work(&x3, &x3, 13)?;
            work(&x8, &x3, 11)?
        } 1 => {
            let mut x9 = work(&work(&x3, &x2, 28)?, &x2, 26)?;
            #[limit(1)]
            while work(&x3, &work(&x1, &x9, 11)?, 28)? % 3 != 0 {
                x9 = work(&x3, &x9, 3)?;
            }
            work(&x9, &x9, 1)?
        } _ => {
            #[after(x1)]
            let x10 = work(&x3, &x1, 27)?;
            work(&x1, &x10, 24)?
        } }
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
            work(&work(&(x2 + x3), &x4, 8)?, &x4, 24)?
        } else {
            let x6 = work(&(x3 + x3), &x3, 17)?;
            work(&(x2 + x3), &x1, 15)?
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
            let x6 = work(&x4, &(x4 + x5), 9)?;
            work(&x6, &(x2 + x2), 16)? + work(&x2, &x2, 11)?
        }).iter().sum::<u64>();
        work(&x3, &work(&work(&x2, &x3, 1)?, &(x2 + x2), 28)?, 8)?
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
            let x6 = work(&x5, &(x4 + x1), 8)?;
            work(&x6, &x4, 10)? + work(&(x4 + x6), &x2, 4)?
        }).iter().sum::<u64>();
        x2 + x2
    }
}

flow! {
    fn f47(x0: u64, x1: u64) -> u64 {
        let x2 = match x1 % 3 {
        0 => {
            let x3 = x1 + x1;
            let mut x4 = work(&x3, &(x1 + x1), 20)?;
            #[limit(1)]
            while x4 % 3 != 0 {
                x4 = work(&x1, &x4, 25)?;
            }
            work(&(x4 + x1), &x3, 5)?
        } 1 => {
            let x5 = work(&x0, &work(&x1, &x1, 17)?, 28)? + x1;
            work(&x5, &x5, 20)?
        } _ => {
            let x6 = work(&x1, &work(&(x1 + x1), &x1, 4)?, 5)?;
            work(&x1, &x6, 20)?
        } };
        let x7 = {
            let x8 = work(&work(&x1, &x2, 2)?, &work(&(x2 + x2), &x2, 9)?, 22)?;
            work(&x8, &x8, 10)?;
            x2 + work(&x2, &x1, 11)?
        };
        (#[limit(2)] for x9 in 0..x2 % 4 {
            let x10 = work(&x9, &x0, 13)?;
            work(&x10, &work(&(x10 + x1), &x9, 23)?, 22)?
        }).iter().sum::<u64>()
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
            let x3 = x1 + work(&x0, &(x2 + x2), 5)?;
            x3 + work(&x2, &work(&x3, &x1, 18)?, 14)?
        }
    }
}

flow! {
    fn f50(x0: u64, x1: u64) -> u64 {
        let x2 = if x1 % 2 == 0 {
            work(&x1, &(x1 + x1), 7)?;
            #[after(x1)]
            let x3 = (try {
                let x4 = work(&x0, &x1, 2)?;
                let x5 = x4 + work(&x4, &x4, 6)?;
                broken(&x1, &x4, 3)?
            }).unwrap_or(7);
            work(&(x3 + x3), &x3, 10)?
        } else {
            let x6 = match work(&x0, &x1, 29)? % 3 {
            0 => {
                #[after(x0)]
                let x7 = x0 + x0;
                let x8 = (for x9 in 0..4u64 {
                    #[after(x7)]
                    let x10 = work(&work(&(x7 + x0), &x1, 10)?, &x9, 19)? + x9;
                    work(&x9, &x10, 2)? + x9
                }).iter().sum::<u64>();
                work(&x7, &x8, 29)?
            } 1 => {
                let x11 = work(&x1, &x1, 14)? + x1 + x1;
                work(&x11, &work(&(x1 + x11), &x1, 16)?, 12)?
            } _ => {
                let mut x12 = work(&x1, &x1, 15)?;
                #[limit(2)]
                while x12 % 3 != 0 {
                    x12 = work(&x1, &x12, 29)?;
                }
                let x13 = if x1 % 2 == 0 {
                    work(&x1, &x12, 24)?;
                    work(&x1, &(x12 + x0), 3)? + work(&work(&(x12 + x1), &(x1 + x1), 12)?, &(x0 + x12), 24)?
                } else {
                    let x14 = work(&x1, &x12, 6)?;
                    work(&work(&x12, &x12, 12)?, &x1, 29)? + x0
                };
                (try {
                    let x15 = work(&(x13 + x13), &x13, 8)?;
                    work(&x13, &x15, 28)? + x13
                }).unwrap_or(7)
            } };
            #[after(x0)]
            let x16 = (#[limit(2)] for x17 in 0..x6 % 4 {
                #[after(x1)]
                let x18 = match work(&x17, &work(&x6, &x6, 22)?, 13)? % 3 {
                0 => {
                    let x19 = work(&work(&(x17 + x0), &x17, 25)?, &work(&x1, &x1, 25)?, 24)? + work(&x17, &x1, 8)?;
                    work(&x6, &work(&x1, &x6, 24)?, 10)?
                } 1 => {
                    #[after(x1)]
                    let x20 = work(&work(&(x6 + x17), &x17, 14)?, &work(&x6, &work(&x0, &x1, 26)?, 23)?, 5)?;
                    let x21 = work(&x20, &(x20 + x20), 25)?;
                    x20 + x17
                } _ => {
                    let x22 = work(&x17, &x17, 21)?;
                    let x23 = work(&x17, &x0, 24)?;
                    x23 + x22
                } };
                match x18 % 3 {
                0 => {
                    let x24 = work(&x17, &x18, 19)?;
                    work(&x18, &x17, 8)?
                } 1 => {
                    let mut x25 = work(&(x17 + x6), &(x1 + x1), 27)?;
                    #[limit(3)]
                    while x6 % 3 != 0 {
                        x25 = work(&(x6 + x18), &work(&x0, &x25, 5)?, 11)?;
                    }
                    let x26 = work(&x1, &x18, 30)?;
                    work(&(x25 + x6), &x25, 11)? + x1
                } _ => {
                    #[after(x18)]
                    let x27 = work(&x6, &x17, 5)?;
                    let x28 = work(&x18, &(x6 + x27), 17)?;
                    work(&(x6 + x0), &x6, 13)?
                } }
            }).iter().sum::<u64>();
            (for x29 in 0..4u64 {
                let x30 = {
                    let x31 = work(&x16, &x16, 4)?;
                    work(&(x16 + x0), &x16, 5)?
                };
                let x32 = work(&x30, &x30, 16)? + work(&x6, &x6, 26)? + x16;
                work(&x6, &work(&(x32 + x32), &x32, 28)?, 25)? + work(&x30, &x1, 8)? + work(&work(&x30, &x32, 3)?, &x6, 9)?
            }).iter().sum::<u64>()
        };
        let x33 = (try {
            let x34 = work(&work(&x2, &x2, 19)?, &work(&x2, &(x1 + x2), 20)?, 13)?;
            #[after(x34)]
            let x35 = (#[limit(1)] for x36 in 0..x34 % 4 {
                #[after(x1)]
                let x37 = work(&x36, &work(&broken(&x36, &x2, 4)?, &(x2 + x36), 15)?, 12)?;
                x2 + work(&work(&x36, &x34, 1)?, &x37, 8)? + x36
            }).iter().sum::<u64>();
            match x35 % 3 {
            0 => {
                let x38 = (try {
                    let x39 = work(&x34, &x1, 18)?;
                    work(&broken(&x35, &x39, 4)?, &x39, 21)?
                }).unwrap_or(7);
                let x40 = broken(&(x0 + x34), &x38, 15)? + work(&(x2 + x34), &(x34 + x35), 12)? + broken(&x2, &broken(&x2, &x2, 5)?, 15)?;
                (#[limit(1)] for x41 in 0..1u64 {
                    let x42 = work(&broken(&(x41 + x38), &x38, 24)?, &work(&x35, &x40, 28)?, 4)? + work(&work(&x2, &x38, 14)?, &x40, 18)?;
                    work(&(x40 + x35), &work(&x42, &x42, 11)?, 11)? + broken(&work(&x40, &x41, 27)?, &(x40 + x41), 21)?
                }).iter().sum::<u64>()
            } 1 => {
                let x43 = (for x44 in 0..x35 % 4 {
                    let x45 = work(&x44, &x35, 8)?;
                    #[after(x45)]
                    let x46 = x34 + x44;
                    x2 + work(&x1, &x46, 22)?
                }).iter().sum::<u64>();
                (for x47 in 0..x43 % 4 {
                    #[after(x43)]
                    let x48 = work(&x43, &work(&work(&x1, &x34, 22)?, &x2, 4)?, 19)?;
                    work(&x34, &work(&x35, &x35, 3)?, 3)?
                }).iter().sum::<u64>()
            } _ => {
                let x49 = if x35 % 2 == 0 {
                    let x50 = work(&work(&x35, &x1, 25)?, &x35, 6)? + work(&x2, &x34, 2)?;
                    let x51 = work(&x34, &work(&(x50 + x35), &x1, 2)?, 3)?;
                    broken(&x50, &x2, 20)? + broken(&x2, &x2, 22)?
                } else {
                    #[after(x35)]
                    let x52 = work(&x35, &work(&x34, &x34, 26)?, 28)?;
                    work(&x35, &x52, 5)? + x52
                };
                let x53 = (#[limit(2)] for x54 in 0..x35 % 4 {
                    let x55 = work(&x54, &x34, 1)? + x2;
                    let x56 = broken(&x49, &x0, 15)?;
                    work(&work(&x55, &work(&x35, &(x34 + x55), 28)?, 15)?, &x54, 10)?
                }).iter().sum::<u64>();
                (#[limit(1)] for x57 in 0..x53 % 4 {
                    broken(&x57, &x49, 11)?;
                    #[after(x34)]
                    let x58 = work(&x34, &x53, 22)?;
                    work(&x49, &x57, 3)?
                }).iter().sum::<u64>()
            } }
        }).unwrap_or(7);
        (#[limit(2)] for x59 in 0..1u64 {
            let x60 = (for x61 in 0..x2 % 4 {
                let x62 = work(&(x59 + x59), &(x2 + x59), 7)? + work(&x59, &x59, 23)? + work(&work(&x33, &x61, 1)?, &(x61 + x59), 20)?;
                let mut x63 = work(&x62, &x62, 17)?;
                #[limit(3)]
                while x59 % 3 != 0 {
                    x63 = work(&x61, &x2, 1)?;
                }
                x33 + work(&x59, &work(&x63, &x61, 5)?, 10)?
            }).iter().sum::<u64>();
            let x64 = work(&work(&x2, &(x33 + x33), 9)?, &x60, 4)?;
            {
                let x65 = work(&x60, &x59, 5)?;
                work(&x64, &(x33 + x64), 2)?;
                work(&(x1 + x33), &work(&x65, &x60, 8)?, 20)?
            }
        }).iter().sum::<u64>()
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
            let x3 = work(&(x1 + x0), &work(&x2, &x1, 30)?, 16)?;
            work(&(x3 + x3), &(x3 + x3), 17)? + work(&x3, &x2, 5)?
        } else {
            let mut x4 = work(&x2, &work(&(x2 + x0), &x2, 29)?, 29)?;
            #[limit(1)]
            while work(&(x0 + x2), &x4, 25)? % 3 != 0 {
                x4 = work(&x4, &x4, 11)?;
            }
            work(&work(&work(&x1, &(x2 + x4), 23)?, &x1, 23)?, &x2, 30)?
        }
    }
}

flow! {
    fn f52(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            #[after(x1)]
            let x3 = broken(&x1, &x1, 21)?;
            work(&work(&x1, &x3, 4)?, &x0, 17)? + work(&x3, &x3, 5)?
        }).unwrap_or(7);
        (#[limit(2)] for x4 in 0..x2 % 4 {
            let mut x5 = work(&x2, &x2, 30)?;
            #[limit(2)]
            while work(&x0, &x2, 2)? % 3 != 0 {
                x5 = work(&x2, &x0, 16)?;
            }
            work(&(x4 + x5), &x1, 5)?;
            x2 + work(&x2, &work(&x5, &x4, 23)?, 11)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f53(x0: u64, x1: u64) -> u64 {
        #[after(x0)]
        let x2 = (for x3 in 0..x0 % 4 {
            #[after(x3)]
            let x4 = work(&x3, &work(&x1, &x3, 2)?, 6)? + x1;
            work(&x3, &work(&x4, &x4, 30)?, 14)?
        }).iter().sum::<u64>();
        (for x5 in 0..x2 % 4 {
            let mut x6 = work(&(x2 + x5), &x1, 1)?;
            #[limit(2)]
            while x6 % 3 != 0 {
                x6 = work(&x1, &x1, 14)?;
            }
            let x7 = work(&work(&work(&x5, &x5, 2)?, &work(&x2, &x1, 14)?, 25)?, &x6, 15)?;
            work(&(x6 + x6), &(x7 + x5), 7)? + x1
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f54(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(2)] for x3 in 0..3u64 {
            let x4 = work(&x1, &(x3 + x0), 3)?;
            #[after(x1)]
            let x5 = work(&x4, &x4, 4)?;
            work(&x4, &(x1 + x4), 30)?
        }).iter().sum::<u64>();
        let mut x6 = work(&x2, &(x0 + x2), 10)?;
        #[limit(2)]
        while work(&(x0 + x1), &(x6 + x0), 28)? % 3 != 0 {
            x6 = work(&x6, &work(&x2, &x1, 28)?, 8)?;
        }
        {
            let x7 = work(&x6, &work(&x1, &work(&x6, &x2, 29)?, 30)?, 5)?;
            let x8 = work(&x6, &work(&(x0 + x6), &x6, 8)?, 18)? + work(&x6, &(x2 + x6), 27)?;
            work(&x7, &x2, 6)?
        }
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
            let x5 = work(&work(&x4, &(x1 + x4), 1)?, &(x4 + x2), 12)?;
            let x6 = work(&work(&work(&x2, &(x5 + x5), 22)?, &x4, 16)?, &x0, 22)?;
            work(&x6, &(x5 + x5), 25)?
        }).iter().sum::<u64>();
        match work(&work(&x2, &x2, 15)?, &x1, 9)? % 3 {
        0 => {
            #[after(x0)]
            let x7 = work(&x1, &x3, 5)?;
            let x8 = x1 + work(&x7, &work(&x2, &(x7 + x3), 10)?, 22)?;
            work(&x2, &x3, 30)?
        } 1 => {
            let x9 = x0 + x2;
            #[after(x1)]
            let x10 = work(&x9, &work(&x2, &(x3 + x2), 27)?, 16)?;
            work(&(x10 + x10), &x10, 5)?
        } _ => {
            let x11 = work(&x2, &x2, 13)?;
            let mut x12 = work(&x3, &x11, 30)?;
            #[limit(3)]
            while x2 % 3 != 0 {
                x12 = work(&work(&x3, &x11, 28)?, &x12, 15)?;
            }
            x0 + x12
        } }
    }
}

flow! {
    fn f57(x0: u64, x1: u64) -> u64 {
        let x2 = match x1 % 3 {
        0 => {
            let x3 = work(&x1, &(x0 + x1), 26)?;
            work(&(x3 + x3), &work(&x3, &(x3 + x3), 21)?, 30)?
        } 1 => {
            let mut x4 = work(&(x1 + x1), &work(&x1, &x1, 15)?, 18)?;
            #[limit(1)]
            while work(&x4, &x4, 18)? % 3 != 0 {
                x4 = work(&x4, &x1, 20)?;
            }
            work(&work(&(x1 + x1), &x1, 3)?, &x1, 3)? + work(&x4, &x1, 5)?
        } _ => {
            let x5 = work(&x1, &work(&x0, &(x1 + x1), 14)?, 23)?;
            let x6 = work(&x0, &x5, 25)?;
            work(&x5, &work(&x1, &x6, 4)?, 7)?
        } };
        let mut x7 = work(&x0, &x1, 24)?;
        #[limit(2)]
        while work(&x1, &x7, 10)? % 3 != 0 {
            x7 = work(&(x7 + x7), &(x2 + x1), 18)?;
        }
        work(&x7, &x1, 5)?
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
            work(&x0, &(x3 + x3), 23)?
        }).unwrap_or(7);
        (#[limit(1)] for x4 in 0..3u64 {
            work(&work(&x2, &(x1 + x2), 8)?, &x1, 11)?;
            let x5 = work(&x0, &(x4 + x4), 14)? + x1;
            work(&x5, &x4, 27)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f59(x0: u64, x1: u64) -> u64 {
        work(&work(&x0, &(x1 + x0), 28)?, &(x1 + x0), 10)?;
        match work(&x1, &x0, 6)? % 3 {
        0 => {
            let x2 = x0 + work(&x1, &x0, 27)?;
            work(&(x2 + x1), &x1, 16)?
        } 1 => {
            let x3 = work(&x1, &(x1 + x0), 28)?;
            work(&(x3 + x3), &x3, 24)?
        } _ => {
            let x4 = work(&x1, &work(&x1, &(x1 + x1), 27)?, 14)? + work(&x1, &x1, 8)?;
            let x5 = work(&work(&x4, &x1, 5)?, &work(&(x4 + x1), &(x4 + x4), 5)?, 20)?;
            x1 + x4
        } }
    }
}

flow! {
    fn f60(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x1, 2)?;
        let x3 = (for x4 in 0..1u64 {
            #[after(x2)]
            let x5 = work(&work(&x4, &(x2 + x4), 11)?, &x2, 6)?;
            let x6 = (#[limit(1)] for x7 in 0..4u64 {
                let x8 = work(&x7, &x1, 13)?;
                work(&x4, &x7, 30)?
            }).iter().sum::<u64>();
            (try {
                let x9 = work(&work(&x1, &x6, 28)?, &x5, 7)? + x6;
                work(&work(&x2, &x9, 29)?, &x6, 5)?
            }).unwrap_or(7)
        }).iter().sum::<u64>();
        (#[limit(1)] for x10 in 0..2u64 {
            let x11 = work(&work(&x3, &x10, 16)?, &work(&x2, &x3, 24)?, 24)?;
            (#[limit(2)] for x12 in 0..x11 % 4 {
                work(&x10, &(x3 + x11), 3)?;
                work(&(x11 + x10), &work(&(x10 + x12), &x10, 12)?, 20)?
            }).iter().sum::<u64>()
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f61(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x1, 17)?;
        work(&work(&(x1 + x0), &x2, 7)?, &work(&x2, &x2, 13)?, 21)?;
        work(&x0, &work(&x2, &x2, 23)?, 20)?
    }
}

flow! {
    fn f62(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = match x1 % 3 {
        0 => {
            #[after(x0)]
            let x3 = x1 + x1;
            #[after(x1)]
            let x4 = work(&x1, &x1, 5)?;
            work(&x1, &(x4 + x3), 28)? + work(&x3, &x3, 6)?
        } 1 => {
            let mut x5 = work(&x0, &x1, 24)?;
            #[limit(2)]
            while x5 % 3 != 0 {
                x5 = work(&work(&x5, &x5, 22)?, &x1, 3)?;
            }
            let mut x6 = work(&work(&x5, &x0, 9)?, &work(&x1, &x0, 27)?, 24)?;
            #[limit(3)]
            while x6 % 3 != 0 {
                x6 = work(&x1, &x1, 5)?;
            }
            work(&x1, &x1, 25)? + work(&x6, &x5, 19)?
        } _ => {
            let x7 = work(&x1, &x1, 13)?;
            work(&x7, &work(&(x7 + x1), &x7, 6)?, 12)? + x1
        } };
        {
            let x8 = work(&x2, &x2, 14)?;
            work(&x8, &x0, 19)?
        }
    }
}

flow! {
    fn f63(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x1, 23)? + work(&x1, &x1, 18)?;
        let x3 = {
            let x4 = work(&x2, &(x1 + x1), 8)?;
            work(&x4, &x2, 4)?
        };
        work(&x2, &work(&x3, &x2, 4)?, 18)?
    }
}

flow! {
    fn f64(x0: u64, x1: u64) -> u64 {
        let x2 = work(&(x1 + x0), &x1, 24)?;
        let x3 = (for x4 in 0..1u64 {
            let x5 = work(&x2, &x4, 8)?;
            work(&(x2 + x1), &(x4 + x5), 1)? + work(&x4, &(x5 + x4), 21)?
        }).iter().sum::<u64>();
        match x1 % 3 {
        0 => {
            let mut x6 = work(&x2, &(x3 + x0), 5)?;
            #[limit(3)]
            while x2 % 3 != 0 {
                x6 = work(&x2, &x1, 14)?;
            }
            let x7 = work(&work(&x3, &work(&x1, &x6, 3)?, 6)?, &x6, 16)?;
            work(&x3, &work(&work(&x2, &x6, 24)?, &work(&x2, &x3, 4)?, 7)?, 18)?
        } 1 => {
            let mut x8 = work(&x2, &work(&x3, &x3, 6)?, 6)?;
            #[limit(1)]
            while x0 % 3 != 0 {
                x8 = work(&(x3 + x8), &x2, 12)?;
            }
            x2 + x1
        } _ => {
            let x9 = work(&work(&x3, &x2, 21)?, &x2, 29)? + work(&(x1 + x1), &(x3 + x2), 25)?;
            work(&x9, &x3, 29)?
        } }
    }
}

flow! {
    fn f65(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x0, 9)?;
        let x3 = (#[limit(1)] for x4 in 0..x1 % 4 {
            let x5 = match x2 % 3 {
            0 => {
                let mut x6 = work(&x4, &x2, 29)?;
                #[limit(3)]
                while work(&work(&(x6 + x6), &x6, 2)?, &x6, 14)? % 3 != 0 {
                    x6 = work(&x2, &x4, 20)?;
                }
                work(&(x6 + x1), &x6, 15)?
            } 1 => {
                let x7 = work(&x4, &x2, 17)?;
                let mut x8 = work(&work(&x4, &x1, 14)?, &x7, 10)?;
                #[limit(3)]
                while x1 % 3 != 0 {
                    x8 = work(&(x7 + x2), &x7, 27)?;
                }
                work(&(x8 + x8), &x8, 26)?
            } _ => {
                work(&x4, &x4, 11)?;
                let x9 = x1 + x2;
                work(&x4, &work(&x4, &x4, 1)?, 30)? + work(&x9, &x4, 4)?
            } };
            work(&x5, &x5, 24)?
        }).iter().sum::<u64>();
        (try {
            let x10 = work(&x1, &x3, 6)?;
            broken(&x0, &x2, 20)? + work(&x3, &x2, 4)? + x0
        }).unwrap_or(7)
    }
}

flow! {
    fn f66(x0: u64, x1: u64) -> u64 {
        let x2 = {
            work(&x1, &x1, 29)?;
            x1 + work(&work(&x0, &x1, 11)?, &x1, 7)?
        };
        #[after(x1)]
        let x3 = if x2 % 2 == 0 {
            work(&x2, &x1, 12)?;
            let mut x4 = work(&x0, &(x0 + x1), 14)?;
            #[limit(1)]
            while work(&work(&x1, &x1, 4)?, &(x2 + x4), 21)? % 3 != 0 {
                x4 = work(&x4, &x4, 29)?;
            }
            work(&x4, &work(&(x2 + x2), &x2, 17)?, 14)?
        } else {
            let x5 = work(&(x1 + x1), &x2, 24)?;
            #[after(x5)]
            let x6 = work(&work(&x2, &x2, 29)?, &x5, 19)?;
            work(&x1, &x6, 2)? + x1
        };
        (#[limit(1)] for x7 in 0..3u64 {
            let x8 = x1 + x1;
            work(&work(&x8, &x8, 28)?, &work(&x8, &x7, 25)?, 7)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f67(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&work(&(x0 + x0), &x1, 16)?, &x1, 19)?;
        #[limit(3)]
        while work(&x1, &x2, 21)? % 3 != 0 {
            x2 = work(&x2, &x2, 24)?;
        }
        match x1 % 3 {
        0 => {
            let mut x3 = work(&x2, &x1, 2)?;
            #[limit(2)]
            while work(&x2, &x2, 15)? % 3 != 0 {
                x3 = work(&work(&x1, &x3, 1)?, &x1, 15)?;
            }
            #[after(x1)]
            let x4 = work(&work(&(x1 + x2), &x2, 21)?, &x2, 5)?;
            x4 + work(&x4, &x4, 18)?
        } 1 => {
            let x5 = work(&x0, &x2, 30)?;
            let x6 = work(&x2, &work(&x2, &(x5 + x1), 17)?, 15)?;
            x6 + x6
        } _ => {
            let x7 = work(&x1, &(x2 + x2), 24)?;
            work(&(x7 + x7), &(x2 + x1), 17)?;
            work(&x2, &x7, 10)?
        } }
    }
}

flow! {
    fn f68(x0: u64, x1: u64) -> u64 {
        let x2 = work(&work(&x1, &x1, 4)?, &x1, 13)? + x1;
        (#[limit(2)] for x3 in 0..x2 % 4 {
            let mut x4 = work(&x2, &x2, 12)?;
            #[limit(2)]
            while work(&x4, &work(&(x2 + x4), &x4, 17)?, 29)? % 3 != 0 {
                x4 = work(&x4, &x3, 12)?;
            }
            work(&work(&x4, &x2, 5)?, &work(&x1, &x4, 10)?, 23)? + x4
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f69(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x0, 24)?;
        let x3 = if x2 % 2 == 0 {
            work(&x0, &(x1 + x1), 28)?;
            work(&work(&x2, &x2, 27)?, &x2, 12)? + work(&x2, &x2, 29)?
        } else {
            let x4 = work(&x1, &x1, 2)?;
            work(&(x4 + x2), &x4, 27)?
        };
        (#[limit(2)] for x5 in 0..2u64 {
            let mut x6 = work(&x1, &(x5 + x5), 27)?;
            #[limit(1)]
            while work(&(x2 + x6), &(x6 + x1), 15)? % 3 != 0 {
                x6 = work(&(x6 + x2), &x1, 10)?;
            }
            #[after(x1)]
            let x7 = x3 + x6;
            work(&x2, &x6, 4)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f70(x0: u64, x1: u64) -> u64 {
        work(&x1, &x1, 10)?;
        let x2 = (try {
            let x3 = (try {
                work(&x1, &x1, 25)?;
                work(&(x0 + x1), &x1, 4)?
            }).unwrap_or(7);
            let x4 = work(&work(&(x0 + x3), &x3, 18)?, &work(&x1, &(x1 + x3), 17)?, 16)?;
            (#[limit(1)] for x5 in 0..x0 % 4 {
                work(&work(&(x4 + x5), &(x4 + x5), 9)?, &x5, 16)?;
                x4 + broken(&x5, &x3, 6)?
            }).iter().sum::<u64>()
        }).unwrap_or(7);
        (try {
            let x6 = if x2 % 2 == 0 {
                let x7 = work(&(x1 + x1), &x1, 1)?;
                broken(&work(&x7, &(x1 + x7), 22)?, &x7, 26)?
            } else {
                #[after(x2)]
                let x8 = x2 + work(&(x1 + x0), &x2, 3)?;
                let x9 = work(&x0, &x8, 3)?;
                work(&x8, &work(&x2, &x1, 22)?, 8)?
            };
            broken(&x6, &x2, 15)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f71(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(1)] for x3 in 0..1u64 {
            #[after(x3)]
            let x4 = x1 + work(&x1, &(x0 + x3), 25)?;
            work(&(x3 + x4), &work(&x4, &x1, 8)?, 21)?;
            work(&x3, &x3, 11)?
        }).iter().sum::<u64>();
        work(&x2, &(x2 + x2), 2)?;
        match x2 % 3 {
        0 => {
            let mut x5 = work(&x1, &x1, 15)?;
            #[limit(3)]
            while x5 % 3 != 0 {
                x5 = work(&x2, &work(&x2, &(x5 + x5), 29)?, 4)?;
            }
            let x6 = x1 + x5;
            x2 + work(&work(&x6, &(x2 + x5), 11)?, &x5, 9)?
        } 1 => {
            work(&x1, &x2, 16)?;
            x2 + x2
        } _ => {
            #[after(x2)]
            let x7 = work(&x2, &(x2 + x0), 12)?;
            x1 + work(&x2, &x1, 26)?
        } }
    }
}

flow! {
    fn f72(x0: u64, x1: u64) -> u64 {
        work(&x1, &x0, 15)?;
        (try {
            let mut x2 = work(&x1, &work(&x1, &x1, 27)?, 18)?;
            #[limit(1)]
            while work(&x2, &x1, 24)? % 3 != 0 {
                x2 = work(&x0, &x1, 30)?;
            }
            work(&x1, &x1, 20)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f73(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &x1, 21)?;
        #[limit(3)]
        while x2 % 3 != 0 {
            x2 = work(&x2, &x2, 16)?;
        }
        let x3 = work(&x2, &x2, 7)?;
        (try {
            let x4 = work(&x2, &x2, 4)?;
            work(&x1, &x2, 17)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f74(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = work(&(x1 + x0), &(x1 + x0), 30)? + work(&x1, &work(&x1, &x1, 22)?, 2)?;
        let x3 = work(&work(&x1, &x1, 1)?, &x2, 11)? + x2;
        work(&x3, &x3, 15)?
    }
}

flow! {
    fn f75(x0: u64, x1: u64) -> u64 {
        let x2 = if work(&work(&x0, &x1, 10)?, &x1, 15)? % 2 == 0 {
            let x3 = work(&x1, &x0, 26)?;
            let x4 = {
                let mut x5 = work(&x3, &work(&x0, &x3, 4)?, 30)?;
                #[limit(3)]
                while x1 % 3 != 0 {
                    x5 = work(&(x1 + x5), &x5, 22)?;
                }
                work(&x3, &x1, 6)?
            };
            work(&(x4 + x3), &x1, 23)? + x3
        } else {
            let x6 = {
                let mut x7 = work(&x1, &x1, 26)?;
                #[limit(1)]
                while x7 % 3 != 0 {
                    x7 = work(&x1, &x7, 21)?;
                }
                let x8 = x1 + work(&x1, &x0, 14)?;
                work(&x8, &work(&(x7 + x8), &x8, 21)?, 27)?
            };
            (try {
                let mut x9 = work(&x6, &work(&x1, &(x6 + x6), 18)?, 4)?;
                #[limit(2)]
                while work(&work(&x9, &x9, 20)?, &x9, 14)? % 3 != 0 {
                    x9 = work(&work(&(x6 + x6), &x9, 24)?, &work(&x9, &x6, 25)?, 1)?;
                }
                work(&x1, &x6, 20)? + work(&x0, &x9, 5)?
            }).unwrap_or(7)
        };
        {
            let x10 = match work(&x2, &x2, 7)? % 3 {
            0 => {
                let x11 = work(&x2, &x1, 28)?;
                let x12 = work(&x1, &x1, 27)?;
                x11 + work(&work(&x2, &x11, 17)?, &x11, 30)?
            } 1 => {
                let x13 = work(&work(&(x1 + x1), &x0, 4)?, &x1, 11)?;
                work(&x2, &x2, 5)?
            } _ => {
                work(&(x1 + x2), &(x2 + x2), 26)?;
                let x14 = work(&x1, &(x2 + x2), 26)? + x1;
                work(&x1, &x1, 14)? + x0
            } };
            let x15 = x10 + work(&x1, &(x0 + x10), 25)? + work(&x2, &(x1 + x10), 7)?;
            work(&x10, &x10, 27)?
        }
    }
}

flow! {
    fn f76(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = (#[limit(2)] for x3 in 0..3u64 {
            let x4 = work(&x0, &x3, 4)? + x3;
            let x5 = work(&(x4 + x3), &x0, 16)?;
            work(&x3, &(x3 + x3), 21)?
        }).iter().sum::<u64>();
        match x2 % 3 {
        0 => {
            #[after(x1)]
            let x6 = x1 + x2;
            let x7 = work(&x2, &x0, 13)?;
            x7 + x7
        } 1 => {
            #[after(x1)]
            let x8 = work(&x0, &x2, 1)?;
            work(&work(&x8, &x8, 25)?, &x1, 6)?
        } _ => {
            #[after(x2)]
            let x9 = x2 + x2;
            work(&x2, &x9, 27)?
        } }
    }
}

flow! {
    fn f77(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            let x3 = work(&work(&x1, &x1, 16)?, &(x0 + x1), 23)?;
            let x4 = x3 + x3;
            work(&x1, &x4, 17)? + x4
        }).unwrap_or(7);
        work(&work(&(x0 + x2), &x0, 12)?, &x1, 30)?;
        if x2 % 2 == 0 {
            #[after(x2)]
            let x5 = work(&x1, &(x2 + x1), 24)? + work(&work(&(x2 + x2), &x1, 2)?, &work(&x1, &x2, 23)?, 25)?;
            work(&x2, &x2, 12)?
        } else {
            let x6 = x2 + x2;
            work(&x6, &x2, 13)?
        }
    }
}

flow! {
    fn f78(x0: u64, x1: u64) -> u64 {
        let x2 = {
            let x3 = work(&x1, &x1, 17)?;
            #[after(x3)]
            let x4 = work(&work(&work(&x3, &x3, 20)?, &work(&x1, &x1, 27)?, 10)?, &(x1 + x1), 4)?;
            work(&x4, &x4, 5)?
        };
        {
            let x5 = work(&x2, &x2, 20)?;
            x5 + x0
        }
    }
}

flow! {
    fn f79(x0: u64, x1: u64) -> u64 {
        let x2 = work(&(x0 + x0), &work(&x1, &x1, 2)?, 23)?;
        let x3 = (#[limit(2)] for x4 in 0..x1 % 4 {
            #[after(x4)]
            let x5 = x4 + work(&x4, &work(&x2, &(x0 + x2), 2)?, 30)?;
            work(&x4, &work(&x5, &x5, 8)?, 9)?
        }).iter().sum::<u64>();
        (for x6 in 0..2u64 {
            let x7 = work(&x6, &x6, 22)?;
            let mut x8 = work(&x6, &x7, 29)?;
            #[limit(1)]
            while work(&work(&x7, &x7, 14)?, &(x6 + x7), 20)? % 3 != 0 {
                x8 = work(&(x7 + x6), &x6, 10)?;
            }
            work(&(x8 + x8), &(x7 + x6), 3)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f80(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x1, 21)? + work(&x1, &x0, 29)? + work(&work(&x1, &x1, 20)?, &work(&x0, &(x1 + x1), 13)?, 7)?;
        let mut x3 = work(&(x2 + x2), &x2, 6)?;
        #[limit(2)]
        while x1 % 3 != 0 {
            x3 = work(&work(&(x3 + x1), &x2, 2)?, &work(&x0, &x2, 12)?, 1)?;
        }
        x2 + x3
    }
}

flow! {
    fn f81(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(1)] for x3 in 0..2u64 {
            let x4 = x0 + x3;
            let x5 = work(&x3, &(x4 + x3), 28)?;
            work(&x4, &x4, 3)?
        }).iter().sum::<u64>();
        let x6 = (try {
            let x7 = work(&x1, &(x2 + x2), 16)?;
            let x8 = x1 + work(&(x1 + x7), &broken(&x7, &x1, 9)?, 25)?;
            broken(&x7, &x1, 3)?
        }).unwrap_or(7);
        match x6 % 3 {
        0 => {
            let mut x9 = work(&x2, &x6, 28)?;
            #[limit(1)]
            while x9 % 3 != 0 {
                x9 = work(&x9, &x1, 2)?;
            }
            work(&x1, &x2, 16)?;
            work(&(x9 + x9), &x2, 6)?
        } 1 => {
            let x10 = work(&work(&x6, &work(&x6, &x2, 21)?, 29)?, &x1, 28)?;
            let x11 = work(&x2, &x2, 2)?;
            work(&x10, &x11, 19)? + x10
        } _ => {
            let mut x12 = work(&work(&x2, &x2, 29)?, &work(&x6, &x6, 21)?, 18)?;
            #[limit(2)]
            while work(&work(&x12, &x12, 2)?, &(x12 + x12), 24)? % 3 != 0 {
                x12 = work(&x0, &(x12 + x6), 27)?;
            }
            work(&(x12 + x2), &x6, 17)?
        } }
    }
}

flow! {
    fn f82(x0: u64, x1: u64) -> u64 {
        let x2 = if work(&x1, &(x1 + x1), 24)? % 2 == 0 {
            let x3 = work(&work(&x1, &x0, 28)?, &(x1 + x1), 29)? + x1;
            let x4 = work(&x1, &x3, 19)?;
            work(&x4, &x1, 10)?
        } else {
            let x5 = work(&x0, &x1, 14)? + x0;
            #[after(x5)]
            let x6 = work(&x5, &x5, 22)?;
            x1 + work(&(x6 + x6), &x5, 11)?
        };
        work(&(x0 + x0), &x1, 21)?
    }
}

flow! {
    fn f83(x0: u64, x1: u64) -> u64 {
        let x2 = (for x3 in 0..x0 % 4 {
            let x4 = x3 + x3;
            work(&x4, &x3, 2)? + x4
        }).iter().sum::<u64>();
        let mut x5 = work(&x2, &x2, 27)?;
        #[limit(2)]
        while work(&work(&x5, &x1, 23)?, &x5, 24)? % 3 != 0 {
            x5 = work(&x1, &x2, 18)?;
        }
        (#[limit(1)] for x6 in 0..x5 % 4 {
            let x7 = work(&x6, &x2, 29)?;
            work(&x2, &x6, 16)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f84(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(1)] for x3 in 0..x1 % 4 {
            let x4 = work(&x1, &x3, 19)?;
            work(&x0, &(x4 + x3), 20)?
        }).iter().sum::<u64>();
        if x2 % 2 == 0 {
            work(&x1, &(x1 + x0), 19)?;
            let x5 = work(&x2, &x1, 7)?;
            work(&x5, &work(&x1, &work(&x0, &x2, 15)?, 12)?, 15)?
        } else {
            let x6 = work(&x2, &x2, 11)?;
            work(&x6, &x0, 17)?
        }
    }
}

flow! {
    fn f85(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x0, &(x1 + x1), 6)?;
        {
            let x3 = work(&x2, &(x2 + x0), 2)?;
            match work(&x2, &x2, 19)? % 3 {
            0 => {
                work(&(x2 + x2), &work(&x3, &x1, 2)?, 2)?;
                work(&(x3 + x3), &x3, 16)?
            } 1 => {
                let mut x4 = work(&x3, &work(&x3, &x2, 12)?, 17)?;
                #[limit(2)]
                while x0 % 3 != 0 {
                    x4 = work(&work(&x4, &x2, 15)?, &x4, 15)?;
                }
                work(&(x2 + x3), &x1, 29)?
            } _ => {
                #[after(x3)]
                let x5 = work(&(x0 + x2), &x2, 16)?;
                let x6 = work(&x3, &x2, 18)? + work(&x0, &x2, 6)?;
                work(&x6, &x3, 24)?
            } }
        }
    }
}

flow! {
    fn f86(x0: u64, x1: u64) -> u64 {
        let x2 = match work(&work(&x0, &x1, 2)?, &work(&x1, &x1, 28)?, 3)? % 3 {
        0 => {
            #[after(x1)]
            let x3 = work(&x1, &x0, 23)?;
            work(&x1, &x0, 13)?;
            work(&x1, &work(&x0, &(x0 + x3), 2)?, 21)?
        } 1 => {
            let x4 = work(&x0, &x1, 2)?;
            let x5 = work(&x1, &x4, 29)?;
            x5 + work(&x1, &x5, 29)?
        } _ => {
            let mut x6 = work(&x1, &(x1 + x1), 18)?;
            #[limit(1)]
            while x6 % 3 != 0 {
                x6 = work(&(x1 + x1), &work(&x6, &x6, 4)?, 15)?;
            }
            x0 + x6
        } };
        work(&(x2 + x2), &x1, 27)?;
        (#[limit(1)] for x7 in 0..x1 % 4 {
            #[after(x1)]
            let x8 = work(&(x7 + x7), &x7, 30)?;
            let x9 = work(&x1, &x8, 25)?;
            work(&work(&x8, &(x2 + x2), 17)?, &x7, 28)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f87(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = {
            let x3 = work(&(x1 + x1), &x0, 28)? + x0;
            work(&x3, &x3, 2)?
        };
        work(&(x1 + x2), &work(&work(&x1, &x1, 21)?, &x2, 8)?, 15)?
    }
}

flow! {
    fn f88(x0: u64, x1: u64) -> u64 {
        let x2 = {
            #[after(x1)]
            let x3 = work(&(x1 + x1), &x1, 18)?;
            let x4 = work(&x1, &(x3 + x3), 4)? + x1;
            work(&x4, &x4, 14)? + x4
        };
        let x5 = work(&x2, &(x1 + x1), 22)? + x1 + work(&x2, &(x1 + x1), 10)?;
        (for x6 in 0..3u64 {
            #[after(x1)]
            let x7 = work(&(x6 + x5), &x6, 19)?;
            let x8 = work(&x5, &x6, 18)?;
            work(&x2, &x8, 23)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f89(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &x1, 15)?;
        #[limit(1)]
        while work(&x2, &x1, 2)? % 3 != 0 {
            x2 = work(&x2, &x1, 23)?;
        }
        {
            let x3 = work(&x1, &x2, 26)?;
            let mut x4 = work(&work(&x2, &x3, 2)?, &(x3 + x3), 2)?;
            #[limit(3)]
            while x3 % 3 != 0 {
                x4 = work(&x4, &x4, 24)?;
            }
            work(&work(&(x3 + x2), &x4, 30)?, &(x1 + x2), 30)?
        }
    }
}

flow! {
    fn f90(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&work(&x0, &x0, 30)?, &x1, 23)?;
        #[limit(1)]
        while work(&x1, &x1, 4)? % 3 != 0 {
            x2 = work(&x0, &(x2 + x2), 8)?;
        }
        match work(&x0, &x0, 20)? % 3 {
        0 => {
            #[after(x2)]
            let x3 = (try {
                #[after(x1)]
                let x4 = work(&(x1 + x1), &x1, 28)?;
                work(&(x2 + x2), &(x0 + x1), 20)?
            }).unwrap_or(7);
            work(&x2, &x2, 5)? + x3 + work(&x1, &(x3 + x2), 27)?
        } 1 => {
            let x5 = if work(&(x2 + x2), &(x2 + x2), 2)? % 2 == 0 {
                let x6 = work(&x2, &x2, 7)?;
                work(&x2, &work(&x6, &x6, 16)?, 3)?
            } else {
                let x7 = work(&(x0 + x1), &x2, 11)? + x2;
                x2 + work(&x1, &x2, 26)?
            };
            x2 + x5 + x1
        } _ => {
            #[after(x2)]
            let x8 = if x2 % 2 == 0 {
                let x9 = work(&x1, &work(&(x1 + x2), &(x0 + x2), 9)?, 10)?;
                let mut x10 = work(&x9, &x1, 17)?;
                #[limit(3)]
                while x2 % 3 != 0 {
                    x10 = work(&x1, &work(&x1, &(x9 + x10), 15)?, 2)?;
                }
                work(&x9, &work(&x2, &work(&x10, &x10, 6)?, 6)?, 15)?
            } else {
                #[after(x2)]
                let x11 = work(&x1, &(x2 + x1), 29)? + work(&x1, &x2, 14)?;
                let x12 = work(&work(&x11, &x11, 10)?, &work(&x0, &(x11 + x2), 11)?, 24)?;
                work(&(x11 + x12), &x11, 20)?
            };
            if x1 % 2 == 0 {
                let x13 = x2 + x2;
                let x14 = x1 + x13;
                work(&(x13 + x13), &work(&x13, &x14, 22)?, 26)? + work(&x13, &x13, 18)?
            } else {
                let x15 = work(&x8, &x1, 1)?;
                work(&x1, &x15, 8)?
            }
        } }
    }
}

flow! {
    fn f91(x0: u64, x1: u64) -> u64 {
        let x2 = match work(&x1, &work(&x1, &x1, 26)?, 6)? % 3 {
        0 => {
            let x3 = x1 + x1;
            let mut x4 = work(&(x1 + x3), &work(&x3, &x1, 8)?, 20)?;
            #[limit(1)]
            while x3 % 3 != 0 {
                x4 = work(&x3, &(x3 + x4), 7)?;
            }
            work(&x4, &x4, 11)?
        } 1 => {
            let x5 = work(&x1, &work(&x1, &(x1 + x1), 5)?, 16)?;
            let x6 = work(&work(&work(&x5, &x5, 22)?, &work(&x1, &x5, 30)?, 18)?, &work(&work(&x5, &x5, 29)?, &x5, 10)?, 14)?;
            work(&x6, &(x6 + x1), 1)?
        } _ => {
            let x7 = work(&x1, &(x1 + x0), 27)?;
            let x8 = work(&work(&x1, &x7, 17)?, &x1, 8)? + work(&x1, &x7, 8)?;
            work(&(x1 + x7), &x8, 7)?
        } };
        if work(&x0, &x1, 26)? % 2 == 0 {
            let x9 = work(&work(&x1, &(x0 + x2), 11)?, &x0, 6)?;
            work(&(x2 + x2), &x9, 10)?
        } else {
            let mut x10 = work(&work(&x2, &x2, 11)?, &x1, 16)?;
            #[limit(1)]
            while work(&x10, &work(&(x1 + x10), &x10, 16)?, 23)? % 3 != 0 {
                x10 = work(&x2, &x1, 19)?;
            }
            work(&x1, &x0, 12)?
        }
    }
}

flow! {
    fn f92(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = x1 + x1 + x1;
        let x3 = work(&x2, &x1, 17)?;
        {
            work(&x3, &x1, 18)?;
            #[after(x0)]
            let x4 = work(&x2, &x2, 13)?;
            work(&(x3 + x4), &work(&x2, &x4, 3)?, 13)?
        }
    }
}

flow! {
    fn f93(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            let x3 = x1 + x1;
            work(&x3, &x3, 28)?;
            work(&x3, &x3, 29)? + work(&x3, &(x3 + x3), 30)?
        }).unwrap_or(7);
        let x4 = work(&work(&(x1 + x1), &(x2 + x2), 9)?, &work(&x1, &x0, 21)?, 1)?;
        match work(&x4, &x2, 11)? % 3 {
        0 => {
            let x5 = work(&(x1 + x2), &x4, 12)?;
            let x6 = work(&x5, &x5, 17)? + work(&x2, &x4, 27)?;
            work(&x6, &x4, 25)?
        } 1 => {
            #[after(x4)]
            let x7 = work(&(x0 + x4), &x1, 29)?;
            work(&x4, &x7, 21)?
        } _ => {
            let x8 = work(&x0, &work(&work(&x1, &x2, 3)?, &x2, 3)?, 30)?;
            #[after(x0)]
            let x9 = work(&x2, &(x2 + x2), 6)?;
            work(&(x4 + x9), &x4, 13)?
        } }
    }
}

flow! {
    fn f94(x0: u64, x1: u64) -> u64 {
        let x2 = (for x3 in 0..1u64 {
            work(&work(&x3, &x3, 13)?, &x1, 9)?;
            work(&work(&x1, &work(&x0, &(x1 + x0), 22)?, 23)?, &(x1 + x1), 7)?
        }).iter().sum::<u64>();
        let mut x4 = work(&x1, &x2, 13)?;
        #[limit(1)]
        while work(&(x2 + x2), &x1, 18)? % 3 != 0 {
            x4 = work(&(x4 + x2), &(x2 + x1), 19)?;
        }
        match work(&x4, &x2, 17)? % 3 {
        0 => {
            let x5 = work(&x4, &work(&x2, &x2, 3)?, 8)? + x2;
            let x6 = work(&x2, &x4, 5)?;
            work(&work(&work(&x5, &x4, 9)?, &x6, 5)?, &x4, 4)?
        } 1 => {
            let x7 = work(&x4, &x4, 14)?;
            work(&x1, &x2, 27)? + work(&x7, &x7, 11)?
        } _ => {
            let x8 = work(&x4, &work(&work(&x4, &(x1 + x0), 8)?, &x4, 19)?, 25)?;
            work(&work(&x8, &(x1 + x4), 16)?, &x1, 13)? + x8
        } }
    }
}

flow! {
    fn f95(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = (try {
            let mut x3 = work(&work(&x1, &(x1 + x1), 19)?, &x1, 24)?;
            #[limit(2)]
            while x1 % 3 != 0 {
                x3 = work(&x3, &broken(&x3, &x3, 13)?, 18)?;
            }
            work(&x3, &x1, 10)?
        }).unwrap_or(7);
        (for x4 in 0..x2 % 4 {
            let x5 = if x2 % 2 == 0 {
                let x6 = work(&work(&(x2 + x4), &work(&x1, &x2, 1)?, 30)?, &x4, 22)?;
                x4 + work(&x6, &x1, 21)?
            } else {
                let x7 = work(&x4, &(x2 + x2), 9)?;
                let x8 = work(&work(&x1, &x7, 29)?, &work(&x2, &x4, 4)?, 17)?;
                work(&x1, &work(&(x4 + x2), &x7, 13)?, 8)? + x7
            };
            match work(&x5, &work(&x5, &x1, 23)?, 27)? % 3 {
            0 => {
                let x9 = work(&(x4 + x2), &(x2 + x5), 3)? + work(&work(&x5, &x1, 18)?, &x4, 15)?;
                x9 + work(&work(&x4, &x4, 29)?, &x2, 24)?
            } 1 => {
                let mut x10 = work(&x5, &work(&x4, &x5, 12)?, 11)?;
                #[limit(3)]
                while work(&(x4 + x10), &work(&x4, &x10, 12)?, 13)? % 3 != 0 {
                    x10 = work(&x2, &x2, 16)?;
                }
                let x11 = work(&x1, &x5, 24)? + x4;
                work(&work(&x10, &x2, 3)?, &work(&x2, &x5, 24)?, 8)?
            } _ => {
                let mut x12 = work(&work(&(x5 + x4), &x4, 5)?, &x1, 10)?;
                #[limit(1)]
                while x12 % 3 != 0 {
                    x12 = work(&x4, &(x5 + x12), 10)?;
                }
                let x13 = x1 + x4;
                work(&x13, &x5, 5)? + x12
            } }
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f96(x0: u64, x1: u64) -> u64 {
        let x2 = work(&work(&x1, &x0, 27)?, &(x0 + x1), 5)?;
        let x3 = (#[limit(1)] for x4 in 0..1u64 {
            let x5 = work(&(x4 + x4), &x4, 11)?;
            #[after(x4)]
            let x6 = work(&work(&x1, &x0, 29)?, &x5, 24)?;
            work(&x5, &x2, 7)?
        }).iter().sum::<u64>();
        if x3 % 2 == 0 {
            let x7 = work(&x3, &x3, 11)? + x3;
            let x8 = x1 + x3;
            work(&x3, &x3, 16)?
        } else {
            #[after(x3)]
            let x9 = work(&x3, &x1, 25)?;
            work(&work(&work(&x2, &x9, 23)?, &x1, 20)?, &x2, 30)?
        }
    }
}

flow! {
    fn f97(x0: u64, x1: u64) -> u64 {
        let x2 = {
            let x3 = work(&x0, &x1, 6)? + work(&(x0 + x1), &x1, 24)?;
            let x4 = x1 + work(&x1, &x3, 23)?;
            work(&work(&x4, &x4, 24)?, &(x0 + x4), 25)?
        };
        let x5 = work(&x2, &(x1 + x2), 22)?;
        (try {
            let x6 = broken(&x2, &x2, 23)?;
            #[after(x2)]
            let x7 = work(&(x5 + x1), &x1, 17)?;
            work(&(x7 + x2), &x0, 3)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f98(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(2)] for x3 in 0..4u64 {
            let x4 = work(&x3, &x0, 1)?;
            work(&x1, &x4, 5)?
        }).iter().sum::<u64>();
        let x5 = (#[limit(2)] for x6 in 0..x0 % 4 {
            let x7 = work(&x1, &x1, 5)?;
            work(&x1, &x7, 28)?
        }).iter().sum::<u64>();
        (try {
            let x8 = work(&work(&x2, &x2, 17)?, &x2, 13)?;
            let x9 = x2 + x5;
            work(&x8, &x1, 11)? + work(&work(&x9, &x8, 2)?, &x2, 21)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f99(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x1, 22)? + x1;
        let x3 = (try {
            let x4 = work(&(x1 + x1), &x2, 18)?;
            let x5 = work(&x2, &x1, 9)?;
            x5 + work(&x5, &x4, 4)?
        }).unwrap_or(7);
        work(&x2, &work(&x1, &x0, 13)?, 5)?
    }
}

flow! {
    fn f100(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &(x1 + x0), 30)?;
        {
            let x3 = match work(&x2, &work(&x2, &x1, 23)?, 7)? % 3 {
            0 => {
                let mut x4 = work(&work(&x2, &x2, 30)?, &x1, 27)?;
                #[limit(1)]
                while x4 % 3 != 0 {
                    x4 = work(&work(&x2, &x2, 8)?, &(x4 + x4), 24)?;
                }
                (for x5 in 0..x1 % 4 {
                    let x6 = work(&(x5 + x5), &x4, 7)? + x4;
                    let x7 = work(&x5, &work(&x0, &x6, 26)?, 5)? + x2;
                    x4 + work(&(x6 + x2), &x6, 26)?
                }).iter().sum::<u64>()
            } 1 => {
                let mut x8 = work(&x2, &work(&x2, &x2, 20)?, 21)?;
                #[limit(1)]
                while work(&x1, &x2, 20)? % 3 != 0 {
                    x8 = work(&x8, &work(&(x2 + x2), &(x2 + x8), 11)?, 8)?;
                }
                #[after(x8)]
                let x9 = (try {
                    let x10 = work(&x8, &x8, 21)?;
                    work(&x8, &(x8 + x10), 8)?
                }).unwrap_or(7);
                (for x11 in 0..4u64 {
                    work(&x11, &x8, 27)?;
                    work(&x11, &x11, 2)?
                }).iter().sum::<u64>()
            } _ => {
                let x12 = match work(&x2, &(x1 + x2), 27)? % 3 {
                0 => {
                    work(&x1, &x2, 10)?;
                    work(&x2, &x2, 8)?
                } 1 => {
                    let x13 = x2 + x2;
                    work(&x1, &work(&(x2 + x13), &x2, 6)?, 3)?;
                    x2 + work(&x2, &(x0 + x0), 2)?
                } _ => {
                    let x14 = work(&work(&x1, &(x2 + x0), 7)?, &x2, 17)?;
                    x2 + work(&(x14 + x2), &x2, 8)?
                } };
                (for x15 in 0..x1 % 4 {
                    let x16 = work(&x2, &x15, 21)?;
                    work(&x15, &x1, 6)?
                }).iter().sum::<u64>()
            } };
            let x17 = (for x18 in 0..x3 % 4 {
                let x19 = {
                    let x20 = work(&x2, &x1, 7)? + x18;
                    work(&x1, &(x3 + x2), 9)?
                };
                work(&x2, &work(&x19, &x19, 22)?, 20)?
            }).iter().sum::<u64>();
            if x2 % 2 == 0 {
                #[after(x17)]
                let x21 = (try {
                    #[after(x17)]
                    let x22 = work(&x3, &x3, 11)?;
                    work(&x17, &x17, 28)?
                }).unwrap_or(7);
                let x23 = work(&work(&x1, &(x21 + x21), 26)?, &x2, 24)?;
                work(&work(&x1, &x23, 3)?, &x23, 10)?
            } else {
                let x24 = (#[limit(2)] for x25 in 0..4u64 {
                    let x26 = work(&x2, &x0, 12)?;
                    work(&x3, &x3, 25)?;
                    work(&x3, &(x3 + x2), 7)?
                }).iter().sum::<u64>();
                {
                    let x27 = work(&x24, &x17, 26)? + work(&x3, &(x3 + x24), 29)?;
                    x1 + work(&work(&x27, &x27, 28)?, &(x2 + x24), 9)?
                }
            }
        }
    }
}

flow! {
    fn f101(x0: u64, x1: u64) -> u64 {
        let x2 = {
            let x3 = work(&x1, &x1, 5)?;
            let x4 = work(&work(&x1, &x1, 19)?, &x1, 2)?;
            work(&x3, &x0, 21)?
        };
        let x5 = work(&x2, &x2, 27)?;
        work(&x0, &(x5 + x1), 14)? + x1
    }
}

flow! {
    fn f102(x0: u64, x1: u64) -> u64 {
        let x2 = {
            let mut x3 = work(&x1, &x0, 1)?;
            #[limit(3)]
            while x3 % 3 != 0 {
                x3 = work(&x3, &x1, 2)?;
            }
            let x4 = work(&x1, &work(&x3, &x0, 18)?, 9)?;
            work(&x4, &x3, 2)?
        };
        (try {
            let x5 = x2 + work(&work(&x2, &x2, 8)?, &work(&x2, &(x2 + x2), 23)?, 9)?;
            work(&x5, &(x5 + x5), 27)? + broken(&x2, &x2, 8)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f103(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = work(&x0, &x1, 10)?;
        (for x3 in 0..3u64 {
            work(&x0, &x3, 17)?;
            let x4 = work(&x3, &x1, 28)?;
            x2 + work(&x3, &x3, 14)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f104(x0: u64, x1: u64) -> u64 {
        #[after(x0)]
        let x2 = {
            let x3 = work(&(x1 + x0), &(x1 + x1), 7)? + work(&x0, &x0, 12)?;
            work(&x3, &x3, 15)? + x3
        };
        (try {
            let mut x4 = broken(&x1, &(x1 + x2), 26)?;
            #[limit(3)]
            while x2 % 3 != 0 {
                x4 = work(&x2, &x4, 1)?;
            }
            work(&x2, &x1, 9)? + x1
        }).unwrap_or(7)
    }
}

flow! {
    fn f105(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = {
            let x3 = if work(&x1, &x0, 26)? % 2 == 0 {
                let x4 = work(&(x1 + x1), &x1, 25)?;
                work(&x0, &x4, 16)?
            } else {
                let x5 = work(&(x1 + x0), &x1, 24)?;
                work(&x5, &x5, 24)? + work(&(x1 + x0), &(x1 + x1), 14)?
            };
            #[after(x3)]
            let x6 = (#[limit(1)] for x7 in 0..x3 % 4 {
                let x8 = work(&x7, &x7, 2)?;
                let x9 = work(&x8, &x1, 3)? + x7;
                work(&x9, &x9, 19)? + work(&work(&x1, &x1, 18)?, &x9, 14)?
            }).iter().sum::<u64>();
            {
                work(&x6, &(x1 + x6), 15)?;
                let x10 = work(&x6, &work(&(x1 + x1), &x6, 29)?, 15)?;
                work(&x6, &(x10 + x3), 13)?
            }
        };
        work(&x2, &(x2 + x2), 26)?;
        work(&work(&x2, &x2, 17)?, &x2, 27)? + x0
    }
}

flow! {
    fn f106(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x1, 6)?;
        work(&(x0 + x2), &x2, 23)?
    }
}

flow! {
    fn f107(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            work(&x1, &x1, 14)?;
            work(&x1, &x0, 24)? + broken(&x1, &x1, 11)?
        }).unwrap_or(7);
        work(&x1, &x1, 26)?
    }
}

flow! {
    fn f108(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = {
            let mut x3 = work(&work(&x1, &x1, 19)?, &x0, 14)?;
            #[limit(1)]
            while work(&x3, &work(&x3, &x1, 9)?, 8)? % 3 != 0 {
                x3 = work(&work(&x3, &x3, 27)?, &(x3 + x3), 28)?;
            }
            work(&x3, &x3, 19)? + x3
        };
        work(&x0, &(x2 + x2), 15)?
    }
}

flow! {
    fn f109(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = match work(&(x0 + x1), &x1, 10)? % 3 {
        0 => {
            let x3 = work(&x1, &x1, 11)?;
            let x4 = work(&x1, &(x1 + x3), 20)?;
            work(&x3, &x1, 15)?
        } 1 => {
            work(&x0, &x1, 20)?;
            work(&x1, &x1, 30)?
        } _ => {
            work(&x1, &x1, 24)?;
            let x5 = work(&x0, &work(&x0, &x0, 16)?, 20)?;
            work(&x0, &x5, 3)?
        } };
        work(&x2, &x2, 13)? + work(&x1, &x1, 11)? + work(&(x1 + x0), &(x2 + x2), 14)?
    }
}

flow! {
    fn f110(x0: u64, x1: u64) -> u64 {
        let x2 = work(&work(&x1, &x1, 20)?, &x1, 24)?;
        work(&x1, &work(&x0, &x1, 14)?, 29)?;
        work(&x2, &work(&x1, &x2, 25)?, 17)?
    }
}

flow! {
    fn f111(x0: u64, x1: u64) -> u64 {
        let x2 = if x1 % 2 == 0 {
            let mut x3 = work(&x1, &x1, 8)?;
            #[limit(3)]
            while work(&x1, &(x3 + x1), 3)? % 3 != 0 {
                x3 = work(&x1, &(x3 + x3), 8)?;
            }
            let x4 = work(&work(&x1, &x3, 2)?, &x1, 11)? + work(&work(&x1, &x3, 29)?, &x1, 17)?;
            work(&x0, &x3, 14)? + x4
        } else {
            let x5 = x1 + x1;
            let x6 = work(&x5, &x1, 15)?;
            work(&x1, &x1, 4)?
        };
        work(&x1, &x0, 22)?;
        work(&x1, &x2, 30)? + work(&x2, &x2, 29)? + x2
    }
}

flow! {
    fn f112(x0: u64, x1: u64) -> u64 {
        let x2 = work(&work(&x1, &work(&x0, &x1, 22)?, 24)?, &work(&(x0 + x1), &(x0 + x0), 18)?, 19)?;
        match work(&x1, &x0, 5)? % 3 {
        0 => {
            let x3 = x2 + work(&(x1 + x2), &work(&x2, &x2, 27)?, 24)?;
            let mut x4 = work(&x2, &x3, 12)?;
            #[limit(1)]
            while x4 % 3 != 0 {
                x4 = work(&x4, &x4, 4)?;
            }
            work(&x4, &(x3 + x1), 19)?
        } 1 => {
            let x5 = work(&(x2 + x2), &x1, 14)? + work(&x1, &x2, 11)?;
            let x6 = work(&x5, &(x5 + x2), 7)?;
            work(&x2, &work(&x1, &x6, 25)?, 23)?
        } _ => {
            let x7 = work(&x1, &(x1 + x2), 2)?;
            work(&x7, &x2, 9)?
        } }
    }
}

flow! {
    fn f113(x0: u64, x1: u64) -> u64 {
        work(&x0, &x1, 17)?;
        work(&x0, &(x1 + x1), 19)?
    }
}

flow! {
    fn f114(x0: u64, x1: u64) -> u64 {
        work(&(x1 + x1), &x1, 4)?;
        let x2 = match work(&x1, &x1, 7)? % 3 {
        0 => {
            let x3 = work(&x0, &x1, 4)?;
            let x4 = work(&x3, &x1, 29)?;
            work(&x1, &x4, 16)?
        } 1 => {
            #[after(x1)]
            let x5 = work(&work(&x0, &x1, 30)?, &x1, 28)?;
            work(&work(&work(&x5, &x1, 27)?, &x5, 18)?, &x1, 24)?
        } _ => {
            let x6 = work(&x0, &x1, 26)?;
            let x7 = x6 + work(&x6, &x1, 21)?;
            work(&x7, &x6, 16)?
        } };
        work(&work(&work(&(x2 + x2), &x2, 25)?, &x0, 23)?, &x2, 10)?
    }
}

flow! {
    fn f115(x0: u64, x1: u64) -> u64 {
        let x2 = if x1 % 2 == 0 {
            let mut x3 = work(&x0, &x1, 2)?;
            #[limit(3)]
            while x3 % 3 != 0 {
                x3 = work(&x3, &x1, 14)?;
            }
            let x4 = (#[limit(1)] for x5 in 0..4u64 {
                let x6 = work(&work(&x5, &work(&x5, &x1, 24)?, 30)?, &(x5 + x3), 18)?;
                x0 + x3
            }).iter().sum::<u64>();
            {
                let mut x7 = work(&x4, &x0, 4)?;
                #[limit(3)]
                while x3 % 3 != 0 {
                    x7 = work(&x3, &x7, 18)?;
                }
                #[after(x7)]
                let x8 = work(&work(&x7, &x3, 30)?, &x3, 18)? + work(&(x7 + x3), &x4, 10)?;
                work(&x3, &x3, 4)? + work(&x4, &x7, 4)?
            }
        } else {
            let x9 = work(&x1, &(x1 + x0), 7)?;
            match work(&(x1 + x9), &work(&x1, &x9, 16)?, 6)? % 3 {
            0 => {
                work(&x9, &x9, 28)?;
                x9 + work(&x1, &x9, 24)?
            } 1 => {
                work(&work(&(x9 + x9), &x1, 22)?, &x9, 22)?;
                x1 + work(&x9, &x9, 26)?
            } _ => {
                let x10 = work(&x9, &x1, 19)?;
                work(&(x10 + x10), &x10, 12)?
            } }
        };
        {
            let mut x11 = work(&(x2 + x2), &x1, 28)?;
            #[limit(2)]
            while x11 % 3 != 0 {
                x11 = work(&work(&x11, &(x11 + x11), 18)?, &x1, 17)?;
            }
            (for x12 in 0..4u64 {
                let x13 = x2 + work(&work(&x12, &x11, 12)?, &x12, 1)?;
                work(&x11, &x12, 19)? + x11
            }).iter().sum::<u64>()
        }
    }
}

flow! {
    fn f116(x0: u64, x1: u64) -> u64 {
        work(&x0, &x0, 17)?;
        let x2 = work(&x1, &x0, 8)?;
        work(&work(&work(&x1, &x0, 27)?, &(x2 + x2), 8)?, &x1, 22)?
    }
}

flow! {
    fn f117(x0: u64, x1: u64) -> u64 {
        #[after(x0)]
        let x2 = if x1 % 2 == 0 {
            let mut x3 = work(&x1, &x1, 15)?;
            #[limit(3)]
            while work(&x3, &x3, 8)? % 3 != 0 {
                x3 = work(&x1, &(x0 + x1), 27)?;
            }
            work(&x0, &(x3 + x1), 21)?;
            work(&x3, &x1, 14)? + work(&x1, &(x3 + x3), 30)?
        } else {
            let x4 = x0 + x1;
            work(&(x0 + x4), &x4, 2)? + x4
        };
        work(&x1, &x2, 6)?
    }
}

flow! {
    fn f118(x0: u64, x1: u64) -> u64 {
        let x2 = work(&work(&work(&x1, &x1, 20)?, &(x1 + x0), 6)?, &x0, 17)?;
        let x3 = work(&x2, &x2, 27)?;
        if x2 % 2 == 0 {
            let x4 = work(&x3, &(x3 + x3), 7)?;
            work(&x2, &x4, 28)?
        } else {
            let x5 = work(&work(&x3, &x1, 16)?, &(x3 + x2), 16)?;
            work(&x3, &(x3 + x3), 8)?
        }
    }
}

flow! {
    fn f119(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x0, &x0, 1)? + work(&x1, &work(&x1, &(x0 + x0), 12)?, 16)? + x1;
        work(&x2, &x2, 10)?;
        (for x3 in 0..3u64 {
            let mut x4 = work(&x3, &x1, 13)?;
            #[limit(1)]
            while work(&x2, &x4, 1)? % 3 != 0 {
                x4 = work(&work(&x2, &(x1 + x4), 4)?, &x3, 7)?;
            }
            let x5 = work(&x3, &x2, 30)?;
            work(&work(&(x4 + x3), &work(&x4, &x4, 8)?, 10)?, &x3, 23)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f120(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            let x3 = if work(&x1, &work(&x1, &x1, 13)?, 2)? % 2 == 0 {
                let x4 = x1 + x1;
                work(&x0, &x4, 15)?
            } else {
                let x5 = work(&x1, &x1, 22)?;
                let x6 = x1 + x5;
                work(&x5, &work(&(x5 + x5), &x5, 14)?, 28)?
            };
            work(&broken(&(x3 + x3), &x3, 27)?, &x1, 7)?
        }).unwrap_or(7);
        match x1 % 3 {
        0 => {
            let x7 = (#[limit(1)] for x8 in 0..1u64 {
                #[after(x0)]
                let x9 = work(&work(&(x8 + x8), &(x8 + x2), 21)?, &x8, 13)?;
                work(&work(&(x9 + x2), &(x8 + x1), 14)?, &work(&x1, &x8, 9)?, 20)? + x9
            }).iter().sum::<u64>();
            work(&x2, &x2, 10)? + x0 + work(&x7, &x2, 17)?
        } 1 => {
            let x10 = match x2 % 3 {
            0 => {
                let x11 = work(&x2, &x2, 20)?;
                work(&x11, &x1, 14)?
            } 1 => {
                let x12 = work(&work(&x2, &(x2 + x2), 23)?, &x2, 24)?;
                work(&x12, &x12, 29)?;
                work(&x12, &(x12 + x2), 30)?
            } _ => {
                let x13 = work(&x2, &(x2 + x2), 28)?;
                work(&x2, &x13, 6)?
            } };
            work(&x1, &(x10 + x1), 1)?;
            work(&x1, &(x0 + x0), 17)?
        } _ => {
            work(&x2, &work(&x1, &x1, 18)?, 12)?;
            let x14 = if work(&x1, &work(&x0, &x2, 9)?, 9)? % 2 == 0 {
                let x15 = work(&work(&x2, &work(&(x1 + x1), &x1, 26)?, 9)?, &work(&x0, &x1, 16)?, 30)?;
                let x16 = work(&x2, &x15, 28)?;
                x16 + x2
            } else {
                let x17 = work(&(x1 + x2), &x2, 3)?;
                work(&x2, &x17, 15)? + x17
            };
            (#[limit(1)] for x18 in 0..1u64 {
                let x19 = work(&work(&x14, &x18, 5)?, &x2, 3)?;
                let x20 = work(&x18, &work(&x19, &x14, 15)?, 19)?;
                x20 + x20
            }).iter().sum::<u64>()
        } }
    }
}

flow! {
    fn f121(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x0, &x1, 12)?;
        #[limit(1)]
        while x2 % 3 != 0 {
            x2 = work(&(x2 + x2), &(x2 + x1), 28)?;
        }
        if work(&x2, &x1, 17)? % 2 == 0 {
            let x3 = work(&work(&x2, &(x0 + x2), 17)?, &x2, 25)?;
            let x4 = x1 + x1;
            x4 + x4
        } else {
            let x5 = work(&x2, &(x1 + x1), 19)? + work(&(x2 + x0), &x2, 4)?;
            #[after(x2)]
            let x6 = work(&x5, &x2, 2)?;
            work(&x6, &x5, 4)? + work(&(x6 + x2), &work(&x5, &(x2 + x1), 25)?, 6)?
        }
    }
}

flow! {
    fn f122(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&(x1 + x1), &x1, 3)?;
        #[limit(3)]
        while work(&x2, &(x2 + x2), 24)? % 3 != 0 {
            x2 = work(&x2, &x2, 17)?;
        }
        (try {
            let x3 = broken(&work(&x2, &work(&x2, &x2, 13)?, 15)?, &(x0 + x2), 28)?;
            let x4 = work(&x3, &(x3 + x2), 12)? + work(&x1, &(x1 + x3), 4)?;
            broken(&work(&x1, &x3, 9)?, &work(&x4, &x3, 14)?, 25)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f123(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = work(&work(&x1, &(x1 + x0), 5)?, &work(&x0, &(x1 + x1), 23)?, 7)? + x1;
        let x3 = (for x4 in 0..1u64 {
            let x5 = x0 + work(&x4, &x2, 13)?;
            let x6 = work(&x4, &x5, 2)?;
            work(&x6, &(x6 + x1), 4)? + work(&x2, &x4, 22)?
        }).iter().sum::<u64>();
        {
            let x7 = x2 + x1;
            #[after(x3)]
            let x8 = work(&x7, &(x2 + x0), 10)?;
            x7 + x8
        }
    }
}

flow! {
    fn f124(x0: u64, x1: u64) -> u64 {
        let x2 = match x0 % 3 {
        0 => {
            let x3 = work(&x1, &x1, 14)?;
            work(&x1, &(x3 + x3), 29)?;
            work(&x3, &x3, 6)? + x0
        } 1 => {
            let x4 = work(&(x0 + x1), &x1, 27)?;
            work(&x1, &x4, 16)?
        } _ => {
            let mut x5 = work(&work(&x1, &x1, 13)?, &work(&x0, &x1, 23)?, 19)?;
            #[limit(2)]
            while x5 % 3 != 0 {
                x5 = work(&work(&x1, &x5, 18)?, &x1, 7)?;
            }
            work(&x1, &x5, 11)?
        } };
        let x6 = (try {
            let x7 = work(&(x2 + x2), &x2, 19)? + work(&x2, &broken(&x2, &x0, 2)?, 8)?;
            let x8 = work(&broken(&(x2 + x1), &(x7 + x2), 18)?, &(x7 + x7), 15)?;
            x7 + broken(&work(&x7, &(x7 + x1), 12)?, &(x8 + x8), 4)?
        }).unwrap_or(7);
        match x6 % 3 {
        0 => {
            #[after(x6)]
            let x9 = work(&(x1 + x0), &x6, 14)?;
            work(&x2, &(x2 + x9), 18)?
        } 1 => {
            work(&x2, &x2, 30)?;
            work(&x1, &work(&x2, &(x2 + x1), 1)?, 12)?
        } _ => {
            let x10 = work(&x6, &x2, 11)?;
            work(&x10, &x10, 23)? + x10
        } }
    }
}

flow! {
    fn f125(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &x1, 28)?;
        #[limit(3)]
        while work(&x2, &x2, 29)? % 3 != 0 {
            x2 = work(&x2, &x2, 5)?;
        }
        (for x3 in 0..4u64 {
            let mut x4 = work(&work(&(x3 + x3), &x0, 3)?, &x3, 8)?;
            #[limit(2)]
            while x4 % 3 != 0 {
                x4 = work(&x3, &x0, 27)?;
            }
            work(&x3, &x4, 28)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f126(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &x1, 9)?;
        #[limit(1)]
        while work(&work(&x2, &x2, 12)?, &x2, 21)? % 3 != 0 {
            x2 = work(&(x1 + x1), &x1, 28)?;
        }
        let mut x3 = work(&(x1 + x2), &work(&x0, &x2, 11)?, 13)?;
        #[limit(1)]
        while work(&(x3 + x3), &x3, 12)? % 3 != 0 {
            x3 = work(&x1, &x3, 11)?;
        }
        if work(&x3, &work(&x2, &x2, 11)?, 9)? % 2 == 0 {
            work(&x3, &x2, 29)?;
            let x4 = work(&x2, &work(&x2, &x3, 1)?, 13)? + x2;
            work(&x2, &(x2 + x3), 22)?
        } else {
            let x5 = work(&x2, &x3, 19)? + work(&(x3 + x2), &work(&x3, &x1, 16)?, 28)?;
            work(&x2, &x2, 9)?
        }
    }
}

flow! {
    fn f127(x0: u64, x1: u64) -> u64 {
        work(&x1, &x1, 14)?;
        (try {
            #[after(x1)]
            let x2 = work(&x1, &x1, 18)?;
            work(&x1, &work(&x2, &work(&x2, &x0, 10)?, 20)?, 20)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f128(x0: u64, x1: u64) -> u64 {
        let x2 = {
            #[after(x0)]
            let x3 = work(&work(&x1, &x1, 25)?, &work(&x1, &(x1 + x0), 7)?, 3)? + work(&x1, &x1, 9)?;
            work(&x1, &x3, 3)? + work(&work(&x1, &x3, 21)?, &x3, 7)?
        };
        (#[limit(2)] for x4 in 0..3u64 {
            let x5 = work(&x1, &x4, 27)?;
            work(&x4, &work(&x5, &x5, 14)?, 27)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f129(x0: u64, x1: u64) -> u64 {
        let x2 = (for x3 in 0..2u64 {
            let x4 = work(&x1, &x3, 6)?;
            work(&x4, &work(&x4, &x4, 13)?, 16)?;
            work(&work(&x3, &(x3 + x1), 13)?, &(x3 + x3), 10)?
        }).iter().sum::<u64>();
        let mut x5 = work(&x0, &x2, 12)?;
        #[limit(1)]
        while x1 % 3 != 0 {
            x5 = work(&x2, &x5, 7)?;
        }
        work(&x5, &(x0 + x1), 17)?
    }
}

flow! {
    fn f130(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &work(&x0, &(x1 + x0), 14)?, 24)?;
        work(&work(&x0, &x2, 8)?, &work(&x1, &x0, 28)?, 12)?;
        work(&(x0 + x1), &x2, 25)?
    }
}

flow! {
    fn f131(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(2)] for x3 in 0..1u64 {
            let mut x4 = work(&x3, &x1, 4)?;
            #[limit(1)]
            while x3 % 3 != 0 {
                x4 = work(&x4, &x3, 6)?;
            }
            #[after(x4)]
            let x5 = x4 + work(&(x3 + x4), &x0, 17)?;
            work(&x4, &x5, 9)?
        }).iter().sum::<u64>();
        x0 + work(&x2, &x1, 10)? + work(&(x1 + x0), &(x1 + x2), 26)?
    }
}

flow! {
    fn f132(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &x1, 5)?;
        #[limit(2)]
        while x2 % 3 != 0 {
            x2 = work(&(x1 + x1), &x1, 2)?;
        }
        let x3 = (#[limit(2)] for x4 in 0..x2 % 4 {
            let x5 = work(&x4, &work(&(x1 + x2), &work(&x4, &(x1 + x4), 30)?, 16)?, 25)?;
            work(&x5, &x5, 19)?
        }).iter().sum::<u64>();
        x3 + x0
    }
}

flow! {
    fn f133(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &(x1 + x1), 18)?;
        if x1 % 2 == 0 {
            let x3 = work(&x1, &x2, 5)?;
            #[after(x3)]
            let x4 = work(&(x2 + x2), &x3, 2)? + x3;
            work(&x2, &work(&(x4 + x1), &(x4 + x2), 10)?, 3)?
        } else {
            let x5 = work(&work(&x0, &work(&x2, &x2, 7)?, 11)?, &work(&x2, &x2, 25)?, 5)?;
            work(&(x2 + x1), &(x2 + x5), 23)?
        }
    }
}

flow! {
    fn f134(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(2)] for x3 in 0..2u64 {
            let mut x4 = work(&x3, &x0, 19)?;
            #[limit(2)]
            while work(&x3, &work(&x1, &x3, 8)?, 20)? % 3 != 0 {
                x4 = work(&(x1 + x4), &x3, 21)?;
            }
            let x5 = work(&work(&(x4 + x3), &x3, 3)?, &(x4 + x4), 21)?;
            work(&(x5 + x1), &x4, 15)?
        }).iter().sum::<u64>();
        match x1 % 3 {
        0 => {
            let mut x6 = work(&(x2 + x1), &x1, 3)?;
            #[limit(2)]
            while x6 % 3 != 0 {
                x6 = work(&x2, &x6, 25)?;
            }
            work(&x6, &x6, 28)? + work(&x2, &x6, 1)?
        } 1 => {
            let x7 = work(&x2, &x1, 27)?;
            let x8 = work(&x1, &work(&x7, &x2, 22)?, 20)?;
            work(&x1, &x8, 14)? + work(&work(&x8, &x8, 24)?, &x7, 4)?
        } _ => {
            let x9 = x0 + work(&x2, &work(&x1, &(x2 + x0), 2)?, 21)?;
            work(&(x1 + x9), &x1, 20)?
        } }
    }
}

flow! {
    fn f135(x0: u64, x1: u64) -> u64 {
        let x2 = work(&work(&work(&x1, &x1, 13)?, &work(&x1, &x1, 22)?, 17)?, &work(&work(&x1, &x1, 14)?, &x1, 19)?, 7)?;
        match work(&x2, &x0, 29)? % 3 {
        0 => {
            #[after(x2)]
            let x3 = (for x4 in 0..4u64 {
                #[after(x2)]
                let x5 = work(&(x1 + x0), &work(&x4, &x0, 2)?, 10)? + x1;
                work(&x1, &x4, 3)?
            }).iter().sum::<u64>();
            if work(&x2, &x2, 9)? % 2 == 0 {
                #[after(x2)]
                let x6 = work(&x3, &(x2 + x3), 2)?;
                work(&x6, &x6, 3)? + work(&x6, &x3, 10)?
            } else {
                work(&x3, &x3, 13)?;
                work(&x0, &x2, 14)?;
                work(&x0, &x1, 23)?
            }
        } 1 => {
            let x7 = work(&x2, &work(&(x2 + x2), &x1, 6)?, 21)? + x1 + x2;
            (try {
                let x8 = x2 + broken(&x2, &(x7 + x7), 27)?;
                work(&work(&x8, &work(&x7, &(x8 + x1), 14)?, 18)?, &x8, 27)?
            }).unwrap_or(7)
        } _ => {
            let mut x9 = work(&x0, &x2, 1)?;
            #[limit(3)]
            while work(&x9, &x2, 13)? % 3 != 0 {
                x9 = work(&x9, &x9, 3)?;
            }
            let x10 = if x9 % 2 == 0 {
                let x11 = work(&x9, &x2, 1)? + x9;
                x9 + x2
            } else {
                let x12 = work(&x2, &(x9 + x9), 4)? + x9;
                work(&x12, &(x9 + x2), 11)?
            };
            if work(&work(&(x1 + x9), &x10, 19)?, &x10, 30)? % 2 == 0 {
                let x13 = work(&(x9 + x1), &work(&work(&x0, &(x10 + x2), 21)?, &(x2 + x9), 11)?, 14)?;
                work(&x9, &x1, 12)?
            } else {
                let mut x14 = work(&work(&x9, &x9, 1)?, &x10, 7)?;
                #[limit(1)]
                while work(&work(&x10, &x14, 3)?, &x10, 23)? % 3 != 0 {
                    x14 = work(&x9, &(x14 + x10), 12)?;
                }
                work(&x2, &x14, 5)?
            }
        } }
    }
}

flow! {
    fn f136(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &x1, 29)?;
        #[limit(1)]
        while x2 % 3 != 0 {
            x2 = work(&x1, &x1, 21)?;
        }
        let mut x3 = work(&x1, &work(&x0, &x1, 21)?, 3)?;
        #[limit(2)]
        while x1 % 3 != 0 {
            x3 = work(&x3, &x3, 1)?;
        }
        (#[limit(1)] for x4 in 0..x2 % 4 {
            let x5 = x2 + work(&x4, &x1, 29)?;
            let x6 = work(&work(&x0, &x2, 13)?, &x5, 13)?;
            work(&x1, &x3, 15)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f137(x0: u64, x1: u64) -> u64 {
        #[after(x0)]
        let x2 = match work(&x1, &x1, 4)? % 3 {
        0 => {
            let mut x3 = work(&x1, &x1, 25)?;
            #[limit(2)]
            while work(&x1, &x1, 19)? % 3 != 0 {
                x3 = work(&x3, &x3, 29)?;
            }
            let x4 = work(&x3, &(x3 + x0), 8)?;
            work(&x1, &x3, 9)?
        } 1 => {
            let x5 = x0 + x0;
            work(&x5, &(x1 + x1), 27)?
        } _ => {
            work(&work(&x0, &x1, 10)?, &x0, 6)?;
            work(&x1, &x1, 7)? + x1
        } };
        let x6 = work(&work(&x2, &work(&x2, &x1, 13)?, 21)?, &x2, 29)?;
        work(&x6, &x2, 3)?
    }
}

flow! {
    fn f138(x0: u64, x1: u64) -> u64 {
        let x2 = {
            #[after(x1)]
            let x3 = work(&(x0 + x1), &x1, 15)?;
            let x4 = work(&work(&x1, &x1, 7)?, &(x1 + x3), 30)? + work(&x1, &x3, 10)?;
            work(&x4, &x3, 20)?
        };
        (#[limit(2)] for x5 in 0..x1 % 4 {
            work(&x5, &x2, 28)?;
            work(&work(&x1, &x5, 20)?, &x2, 10)? + work(&x5, &x2, 24)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f139(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x1, 30)?;
        work(&x2, &x0, 17)?;
        work(&x0, &x2, 8)? + work(&x1, &x2, 8)?
    }
}

flow! {
    fn f140(x0: u64, x1: u64) -> u64 {
        let x2 = if x1 % 2 == 0 {
            #[after(x1)]
            let x3 = (try {
                let x4 = broken(&x0, &x0, 24)?;
                let x5 = work(&x4, &work(&x0, &x4, 13)?, 8)?;
                work(&x1, &work(&(x4 + x4), &x5, 14)?, 3)?
            }).unwrap_or(7);
            (try {
                work(&x0, &x3, 2)?;
                x3 + x1
            }).unwrap_or(7)
        } else {
            let x6 = work(&(x1 + x1), &x1, 25)?;
            #[after(x1)]
            let x7 = (#[limit(2)] for x8 in 0..x6 % 4 {
                let x9 = x8 + work(&x6, &x8, 1)?;
                work(&x9, &x9, 27)?
            }).iter().sum::<u64>();
            (#[limit(1)] for x10 in 0..x7 % 4 {
                let x11 = work(&work(&x7, &work(&x10, &x0, 23)?, 28)?, &(x10 + x10), 2)?;
                x10 + x6
            }).iter().sum::<u64>()
        };
        let x12 = work(&x2, &(x1 + x2), 1)?;
        (try {
            #[after(x12)]
            let x13 = (#[limit(1)] for x14 in 0..3u64 {
                let x15 = work(&work(&x12, &x12, 28)?, &(x12 + x2), 18)?;
                let x16 = x12 + x1;
                x16 + x16
            }).iter().sum::<u64>();
            match x13 % 3 {
            0 => {
                let x17 = x13 + x0;
                #[after(x17)]
                let x18 = work(&x17, &(x17 + x2), 15)? + work(&x13, &x1, 5)?;
                x13 + work(&x1, &x17, 13)?
            } 1 => {
                let mut x19 = broken(&work(&x12, &x13, 12)?, &work(&x2, &x13, 13)?, 1)?;
                #[limit(1)]
                while work(&work(&x19, &x13, 24)?, &work(&x0, &x13, 8)?, 11)? % 3 != 0 {
                    x19 = work(&x13, &x19, 14)?;
                }
                let x20 = broken(&work(&x12, &x12, 5)?, &(x13 + x19), 6)?;
                work(&x2, &(x12 + x12), 30)?
            } _ => {
                let x21 = work(&x13, &x2, 12)?;
                let x22 = x13 + work(&x13, &x13, 29)?;
                x21 + work(&x21, &x21, 21)?
            } }
        }).unwrap_or(7)
    }
}

flow! {
    fn f141(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&(x1 + x1), &x0, 21)?;
        #[limit(1)]
        while x1 % 3 != 0 {
            x2 = work(&(x2 + x2), &(x1 + x2), 27)?;
        }
        (#[limit(1)] for x3 in 0..3u64 {
            let mut x4 = work(&x3, &(x3 + x3), 1)?;
            #[limit(2)]
            while x2 % 3 != 0 {
                x4 = work(&x0, &(x2 + x4), 18)?;
            }
            let mut x5 = work(&x2, &x3, 5)?;
            #[limit(3)]
            while x4 % 3 != 0 {
                x5 = work(&(x5 + x5), &x3, 5)?;
            }
            work(&x5, &x3, 23)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f142(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &x1, 4)?;
        #[limit(3)]
        while work(&x2, &x2, 29)? % 3 != 0 {
            x2 = work(&x0, &work(&x1, &x1, 23)?, 23)?;
        }
        let x3 = (#[limit(1)] for x4 in 0..x0 % 4 {
            let x5 = work(&x2, &(x4 + x4), 13)?;
            work(&work(&x2, &work(&x1, &(x5 + x5), 29)?, 26)?, &x5, 19)?
        }).iter().sum::<u64>();
        work(&x2, &x2, 13)?
    }
}

flow! {
    fn f143(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            let x3 = x1 + work(&x1, &x1, 20)?;
            work(&x1, &work(&x1, &work(&x3, &x3, 11)?, 10)?, 16)?
        }).unwrap_or(7);
        let x4 = work(&x2, &x2, 30)?;
        if work(&x1, &x4, 17)? % 2 == 0 {
            let x5 = work(&x4, &x4, 23)?;
            work(&x4, &x5, 28)?
        } else {
            #[after(x4)]
            let x6 = work(&x1, &work(&x4, &x4, 19)?, 5)?;
            work(&x4, &x2, 15)? + work(&x4, &x4, 14)?
        }
    }
}

flow! {
    fn f144(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(1)] for x3 in 0..4u64 {
            #[after(x3)]
            let x4 = work(&x0, &work(&work(&x1, &x1, 28)?, &x3, 10)?, 23)?;
            let mut x5 = work(&x4, &x4, 2)?;
            #[limit(2)]
            while work(&work(&(x4 + x5), &x1, 22)?, &(x0 + x5), 4)? % 3 != 0 {
                x5 = work(&x1, &x5, 27)?;
            }
            work(&(x4 + x4), &x4, 26)?
        }).iter().sum::<u64>();
        work(&work(&(x2 + x2), &work(&x1, &x2, 3)?, 5)?, &x1, 29)?
    }
}

flow! {
    fn f145(x0: u64, x1: u64) -> u64 {
        let x2 = x0 + work(&x1, &x1, 19)? + work(&(x0 + x1), &x1, 27)?;
        #[after(x1)]
        let x3 = (#[limit(1)] for x4 in 0..x2 % 4 {
            #[after(x4)]
            let x5 = work(&x1, &x4, 3)? + x4 + x2;
            {
                let x6 = work(&x5, &x5, 26)?;
                work(&x4, &(x2 + x1), 11)?
            }
        }).iter().sum::<u64>();
        work(&x1, &x3, 28)? + work(&x3, &x3, 19)? + work(&x2, &x2, 23)?
    }
}

flow! {
    fn f146(x0: u64, x1: u64) -> u64 {
        work(&(x1 + x0), &(x1 + x0), 9)?;
        let x2 = work(&x1, &(x1 + x1), 29)?;
        work(&x2, &x1, 23)?
    }
}

flow! {
    fn f147(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &x0, 15)?;
        #[limit(1)]
        while x2 % 3 != 0 {
            x2 = work(&work(&x2, &x1, 23)?, &(x1 + x2), 8)?;
        }
        work(&x2, &x2, 7)?
    }
}

flow! {
    fn f148(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(2)] for x3 in 0..x1 % 4 {
            let x4 = work(&(x3 + x1), &(x3 + x1), 25)?;
            work(&x4, &x3, 13)?
        }).iter().sum::<u64>();
        let x5 = {
            #[after(x1)]
            let x6 = work(&x2, &x2, 13)?;
            work(&x1, &x6, 6)?
        };
        x2 + x5
    }
}

flow! {
    fn f149(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &work(&work(&x1, &(x1 + x0), 13)?, &x1, 10)?, 12)?;
        work(&x2, &x1, 10)?
    }
}

flow! {
    fn f150(x0: u64, x1: u64) -> u64 {
        work(&(x0 + x1), &x1, 11)?;
        work(&work(&x1, &x0, 11)?, &x1, 3)?
    }
}

flow! {
    fn f151(x0: u64, x1: u64) -> u64 {
        work(&(x1 + x1), &x1, 13)?;
        let x2 = match x1 % 3 {
        0 => {
            let x3 = work(&work(&(x1 + x1), &x1, 22)?, &(x1 + x1), 24)?;
            work(&x3, &(x3 + x0), 5)?
        } 1 => {
            work(&x0, &work(&x1, &x1, 22)?, 22)?;
            work(&x1, &work(&x0, &(x0 + x1), 8)?, 19)?;
            work(&x1, &x1, 28)?
        } _ => {
            work(&x1, &(x0 + x0), 15)?;
            let mut x4 = work(&x1, &x1, 19)?;
            #[limit(3)]
            while x4 % 3 != 0 {
                x4 = work(&work(&x1, &x4, 21)?, &x4, 8)?;
            }
            work(&(x4 + x4), &x4, 15)?
        } };
        (#[limit(1)] for x5 in 0..x2 % 4 {
            let x6 = work(&work(&(x2 + x5), &x5, 27)?, &x2, 25)? + x1;
            x2 + work(&(x2 + x5), &x5, 16)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f152(x0: u64, x1: u64) -> u64 {
        let x2 = match work(&x0, &x1, 1)? % 3 {
        0 => {
            let x3 = work(&x1, &work(&x1, &x1, 29)?, 15)?;
            let x4 = work(&x3, &work(&x1, &x0, 17)?, 16)?;
            work(&x1, &x0, 2)?
        } 1 => {
            #[after(x1)]
            let x5 = x0 + work(&x1, &x1, 12)?;
            work(&x5, &x5, 24)?
        } _ => {
            let mut x6 = work(&x1, &(x0 + x0), 11)?;
            #[limit(2)]
            while work(&x6, &work(&x6, &x6, 17)?, 4)? % 3 != 0 {
                x6 = work(&(x6 + x6), &x0, 22)?;
            }
            #[after(x6)]
            let x7 = x6 + x1;
            work(&x7, &(x7 + x1), 23)?
        } };
        (#[limit(1)] for x8 in 0..x2 % 4 {
            work(&(x8 + x8), &x0, 6)?;
            let x9 = work(&(x1 + x1), &x2, 5)?;
            work(&x2, &x9, 19)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f153(x0: u64, x1: u64) -> u64 {
        let x2 = match work(&work(&x0, &x1, 13)?, &x0, 10)? % 3 {
        0 => {
            let x3 = x0 + work(&x1, &x1, 29)?;
            work(&x3, &work(&work(&x3, &x3, 30)?, &work(&x0, &x0, 30)?, 7)?, 22)?
        } 1 => {
            #[after(x1)]
            let x4 = work(&x0, &x1, 28)?;
            work(&work(&x4, &x4, 14)?, &x1, 14)?
        } _ => {
            let x5 = work(&x0, &x1, 10)? + x1;
            x0 + x1
        } };
        {
            work(&(x2 + x1), &x1, 23)?;
            work(&x2, &x1, 29)?
        }
    }
}

flow! {
    fn f154(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = work(&x1, &(x1 + x0), 22)? + work(&x1, &x0, 28)?;
        let mut x3 = work(&x2, &x1, 7)?;
        #[limit(2)]
        while x3 % 3 != 0 {
            x3 = work(&x2, &(x0 + x3), 15)?;
        }
        {
            let x4 = work(&x1, &work(&x3, &(x2 + x2), 25)?, 30)? + work(&work(&x3, &(x3 + x3), 10)?, &x3, 12)?;
            work(&x2, &x0, 10)?
        }
    }
}

flow! {
    fn f155(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = (#[limit(2)] for x3 in 0..x1 % 4 {
            let x4 = (#[limit(1)] for x5 in 0..x3 % 4 {
                let x6 = work(&(x5 + x5), &work(&x0, &x5, 15)?, 14)?;
                #[after(x3)]
                let x7 = work(&(x3 + x5), &x6, 11)?;
                work(&x7, &x6, 1)?
            }).iter().sum::<u64>();
            {
                let x8 = work(&x4, &x4, 17)?;
                work(&x8, &(x8 + x4), 29)?
            }
        }).iter().sum::<u64>();
        (#[limit(2)] for x9 in 0..x2 % 4 {
            #[after(x9)]
            let x10 = work(&x9, &x9, 21)?;
            #[after(x10)]
            let x11 = if x2 % 2 == 0 {
                let x12 = work(&x10, &(x9 + x10), 13)? + work(&x10, &(x9 + x10), 1)?;
                let x13 = work(&x10, &work(&(x12 + x10), &x12, 24)?, 23)?;
                work(&x13, &(x13 + x13), 15)?
            } else {
                #[after(x2)]
                let x14 = work(&x2, &x10, 4)?;
                work(&x0, &x10, 18)?
            };
            (for x15 in 0..1u64 {
                #[after(x11)]
                let x16 = work(&work(&(x15 + x10), &x9, 19)?, &work(&x10, &x15, 14)?, 11)?;
                let x17 = work(&x0, &x15, 5)?;
                work(&x0, &work(&x15, &work(&x11, &(x0 + x1), 22)?, 25)?, 21)?
            }).iter().sum::<u64>()
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f156(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(2)] for x3 in 0..1u64 {
            work(&work(&(x0 + x3), &x3, 3)?, &work(&x3, &x1, 23)?, 13)?;
            let mut x4 = work(&x3, &x1, 9)?;
            #[limit(1)]
            while x3 % 3 != 0 {
                x4 = work(&(x4 + x1), &work(&x1, &x4, 28)?, 16)?;
            }
            x3 + x4
        }).iter().sum::<u64>();
        #[after(x1)]
        let x5 = {
            let mut x6 = work(&x2, &x2, 15)?;
            #[limit(2)]
            while x1 % 3 != 0 {
                x6 = work(&x1, &x1, 17)?;
            }
            work(&x6, &x6, 7)?
        };
        (#[limit(1)] for x7 in 0..x2 % 4 {
            let x8 = work(&x2, &x2, 7)? + work(&x1, &x7, 18)?;
            work(&x8, &(x5 + x5), 6)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f157(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            let x3 = work(&(x1 + x1), &x1, 8)?;
            broken(&(x3 + x3), &x3, 17)?
        }).unwrap_or(7);
        work(&x1, &x0, 11)?
    }
}

flow! {
    fn f158(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            let x3 = work(&(x1 + x1), &(x1 + x1), 9)?;
            x3 + x0
        }).unwrap_or(7);
        (#[limit(2)] for x4 in 0..x2 % 4 {
            let x5 = work(&x2, &x2, 14)?;
            work(&x4, &x4, 14)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f159(x0: u64, x1: u64) -> u64 {
        #[after(x0)]
        let x2 = if work(&work(&(x0 + x0), &x1, 18)?, &(x1 + x0), 25)? % 2 == 0 {
            let x3 = work(&work(&work(&x1, &x1, 29)?, &x1, 30)?, &x1, 3)?;
            work(&x0, &x3, 7)? + x3
        } else {
            work(&x1, &x1, 20)?;
            let x4 = work(&x0, &work(&x1, &x1, 14)?, 7)?;
            work(&(x4 + x1), &x4, 27)? + x4
        };
        #[after(x2)]
        let x5 = (#[limit(1)] for x6 in 0..x2 % 4 {
            let x7 = work(&x2, &(x6 + x1), 29)?;
            let mut x8 = work(&x6, &x1, 19)?;
            #[limit(1)]
            while work(&x2, &(x8 + x7), 30)? % 3 != 0 {
                x8 = work(&x7, &x2, 1)?;
            }
            work(&x7, &x7, 12)?
        }).iter().sum::<u64>();
        (try {
            let x9 = work(&x5, &x2, 11)? + x2;
            work(&(x9 + x5), &x1, 26)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f160(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&(x1 + x1), &x1, 30)?;
        #[limit(3)]
        while x1 % 3 != 0 {
            x2 = work(&x0, &x2, 3)?;
        }
        work(&work(&x2, &x2, 16)?, &(x2 + x0), 15)? + work(&(x1 + x2), &x2, 22)?
    }
}

flow! {
    fn f161(x0: u64, x1: u64) -> u64 {
        let x2 = {
            #[after(x1)]
            let x3 = work(&work(&x0, &x1, 4)?, &x1, 11)?;
            let mut x4 = work(&x1, &x0, 1)?;
            #[limit(3)]
            while work(&x3, &x1, 21)? % 3 != 0 {
                x4 = work(&(x3 + x4), &x3, 9)?;
            }
            work(&x4, &x4, 24)?
        };
        work(&(x2 + x2), &x1, 13)?
    }
}

flow! {
    fn f162(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&(x1 + x1), &x1, 15)?;
        #[limit(2)]
        while work(&(x2 + x2), &x1, 15)? % 3 != 0 {
            x2 = work(&x2, &x1, 26)?;
        }
        let x3 = (try {
            #[after(x1)]
            let x4 = work(&(x2 + x2), &work(&x0, &x2, 11)?, 23)? + x1;
            work(&work(&x1, &x2, 13)?, &x2, 6)?
        }).unwrap_or(7);
        (try {
            let x5 = broken(&(x2 + x1), &(x3 + x2), 28)?;
            let mut x6 = work(&x5, &x5, 5)?;
            #[limit(1)]
            while work(&x1, &x5, 17)? % 3 != 0 {
                x6 = work(&x2, &work(&x3, &x2, 15)?, 18)?;
            }
            work(&x6, &x3, 11)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f163(x0: u64, x1: u64) -> u64 {
        let x2 = if x1 % 2 == 0 {
            let x3 = x0 + work(&x1, &x1, 27)?;
            #[after(x1)]
            let x4 = work(&x3, &x3, 29)?;
            work(&x3, &x4, 29)?
        } else {
            let x5 = work(&work(&(x1 + x1), &(x1 + x0), 13)?, &work(&x1, &work(&x0, &x1, 23)?, 21)?, 19)?;
            #[after(x5)]
            let x6 = work(&(x1 + x5), &x0, 19)?;
            work(&(x6 + x5), &x1, 5)?
        };
        (#[limit(1)] for x7 in 0..x2 % 4 {
            let x8 = work(&x2, &work(&x2, &work(&x7, &x7, 15)?, 6)?, 13)?;
            work(&x8, &(x8 + x7), 26)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f164(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x0, &(x1 + x1), 11)?;
        #[limit(3)]
        while work(&x0, &x1, 21)? % 3 != 0 {
            x2 = work(&x2, &x2, 28)?;
        }
        {
            let x3 = work(&x2, &work(&x1, &x2, 14)?, 24)?;
            #[after(x2)]
            let x4 = work(&x0, &x1, 24)?;
            work(&x4, &x4, 18)? + x4
        }
    }
}

flow! {
    fn f165(x0: u64, x1: u64) -> u64 {
        let x2 = if x1 % 2 == 0 {
            let x3 = (#[limit(1)] for x4 in 0..4u64 {
                work(&x4, &(x4 + x4), 1)?;
                let x5 = work(&x1, &(x4 + x4), 14)?;
                work(&x4, &x1, 10)?
            }).iter().sum::<u64>();
            (try {
                let x6 = broken(&x3, &x3, 19)?;
                work(&(x6 + x3), &(x6 + x1), 5)? + work(&x6, &x3, 2)?
            }).unwrap_or(7)
        } else {
            let x7 = (for x8 in 0..2u64 {
                let x9 = work(&x8, &(x1 + x1), 12)? + work(&work(&x8, &x1, 8)?, &x0, 8)?;
                x9 + work(&x1, &x0, 26)?
            }).iter().sum::<u64>();
            let x10 = (try {
                let mut x11 = work(&x7, &work(&x1, &x1, 21)?, 2)?;
                #[limit(2)]
                while x11 % 3 != 0 {
                    x11 = broken(&x1, &x11, 18)?;
                }
                let mut x12 = work(&work(&x7, &(x7 + x11), 25)?, &x7, 8)?;
                #[limit(1)]
                while x0 % 3 != 0 {
                    x12 = work(&x11, &x7, 25)?;
                }
                work(&work(&x12, &(x7 + x12), 3)?, &x11, 29)?
            }).unwrap_or(7);
            {
                let x13 = work(&x1, &x10, 16)?;
                let x14 = x7 + work(&(x10 + x13), &x10, 10)?;
                work(&x14, &x13, 2)? + x13
            }
        };
        let x15 = x2 + x1 + x1;
        x0 + work(&x2, &x2, 19)?
    }
}

flow! {
    fn f166(x0: u64, x1: u64) -> u64 {
        work(&x1, &x1, 3)?;
        work(&x1, &(x1 + x1), 16)?;
        (for x2 in 0..x1 % 4 {
            let x3 = x2 + x2;
            #[after(x3)]
            let x4 = work(&work(&x0, &x3, 23)?, &x3, 6)?;
            work(&x4, &x1, 26)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f167(x0: u64, x1: u64) -> u64 {
        let x2 = match x1 % 3 {
        0 => {
            work(&(x1 + x1), &(x1 + x0), 21)?;
            work(&work(&x1, &work(&x1, &x1, 8)?, 22)?, &work(&(x1 + x1), &x0, 12)?, 8)?
        } 1 => {
            work(&x0, &work(&x0, &x1, 18)?, 2)?;
            work(&x1, &x1, 11)?
        } _ => {
            #[after(x1)]
            let x3 = x1 + x1;
            x3 + x1
        } };
        let x4 = if work(&x1, &x2, 10)? % 2 == 0 {
            let x5 = work(&x2, &x2, 14)?;
            work(&(x1 + x5), &work(&x1, &x5, 24)?, 9)?
        } else {
            work(&(x1 + x0), &work(&x1, &x0, 28)?, 16)?;
            let x6 = work(&x1, &x2, 18)?;
            work(&(x1 + x1), &work(&work(&x2, &x2, 5)?, &(x2 + x2), 14)?, 20)?
        };
        x4 + x4
    }
}

flow! {
    fn f168(x0: u64, x1: u64) -> u64 {
        let x2 = if work(&x1, &work(&(x0 + x0), &x0, 14)?, 12)? % 2 == 0 {
            let x3 = work(&x1, &x0, 9)?;
            let x4 = work(&x1, &x3, 27)?;
            work(&x4, &x3, 6)? + work(&x4, &work(&x3, &(x3 + x1), 7)?, 29)?
        } else {
            #[after(x1)]
            let x5 = work(&work(&x1, &(x1 + x1), 4)?, &x1, 25)?;
            x5 + work(&work(&x0, &x5, 20)?, &x5, 19)?
        };
        let x6 = (#[limit(1)] for x7 in 0..3u64 {
            let x8 = work(&x0, &x0, 19)?;
            work(&x7, &work(&x7, &x8, 30)?, 25)?
        }).iter().sum::<u64>();
        (try {
            #[after(x1)]
            let x9 = work(&x2, &x2, 14)?;
            #[after(x9)]
            let x10 = work(&x6, &broken(&x0, &x2, 11)?, 28)? + work(&x1, &(x9 + x1), 22)?;
            work(&work(&x2, &x10, 14)?, &x9, 30)? + broken(&x1, &x10, 13)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f169(x0: u64, x1: u64) -> u64 {
        work(&(x1 + x1), &x1, 4)?;
        let x2 = (try {
            #[after(x1)]
            let x3 = work(&x1, &(x1 + x0), 24)?;
            let x4 = work(&broken(&x3, &broken(&x1, &x1, 3)?, 20)?, &x3, 3)?;
            work(&x4, &work(&x4, &(x3 + x3), 1)?, 6)?
        }).unwrap_or(7);
        work(&x1, &x1, 2)?
    }
}

flow! {
    fn f170(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = work(&x0, &x1, 16)?;
        work(&(x1 + x2), &x2, 28)?
    }
}

flow! {
    fn f171(x0: u64, x1: u64) -> u64 {
        let x2 = (for x3 in 0..1u64 {
            let mut x4 = work(&x3, &x3, 6)?;
            #[limit(3)]
            while work(&x1, &(x3 + x4), 5)? % 3 != 0 {
                x4 = work(&work(&x1, &x4, 18)?, &x1, 15)?;
            }
            let x5 = work(&(x4 + x1), &x1, 10)?;
            work(&work(&x4, &x3, 18)?, &x5, 3)?
        }).iter().sum::<u64>();
        (try {
            let mut x6 = work(&x2, &x1, 11)?;
            #[limit(1)]
            while work(&x1, &x2, 16)? % 3 != 0 {
                x6 = work(&x6, &x6, 12)?;
            }
            let x7 = work(&x0, &(x1 + x2), 8)? + work(&x6, &x6, 27)?;
            work(&x7, &x7, 15)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f172(x0: u64, x1: u64) -> u64 {
        let x2 = match x0 % 3 {
        0 => {
            let x3 = work(&x1, &x1, 26)? + x1;
            work(&x1, &x1, 15)? + x3
        } 1 => {
            let x4 = work(&(x0 + x0), &x0, 8)?;
            work(&(x1 + x1), &(x4 + x4), 22)? + x4
        } _ => {
            let x5 = work(&x1, &x1, 11)?;
            work(&x1, &x5, 7)?
        } };
        (#[limit(2)] for x6 in 0..x2 % 4 {
            #[after(x0)]
            let x7 = work(&x6, &x6, 2)?;
            let x8 = work(&x6, &work(&x7, &(x1 + x1), 1)?, 17)?;
            work(&x6, &x7, 28)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f173(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x0, 18)?;
        if x2 % 2 == 0 {
            let x3 = x2 + work(&x1, &x2, 7)?;
            let x4 = work(&x2, &x2, 9)?;
            work(&x2, &x3, 24)?
        } else {
            let x5 = work(&(x2 + x2), &(x2 + x0), 22)?;
            work(&x1, &x1, 11)?
        }
    }
}

flow! {
    fn f174(x0: u64, x1: u64) -> u64 {
        let x2 = if work(&work(&x1, &x1, 9)?, &x1, 13)? % 2 == 0 {
            #[after(x0)]
            let x3 = work(&(x0 + x1), &x1, 3)?;
            let x4 = work(&x1, &x3, 25)?;
            x3 + x1
        } else {
            let mut x5 = work(&(x1 + x1), &x1, 30)?;
            #[limit(1)]
            while x0 % 3 != 0 {
                x5 = work(&x5, &x1, 14)?;
            }
            let x6 = work(&x5, &x5, 2)? + work(&x0, &x1, 22)?;
            work(&x6, &x6, 25)?
        };
        let x7 = work(&x1, &work(&x2, &x2, 26)?, 13)? + x2;
        match work(&x2, &x7, 27)? % 3 {
        0 => {
            #[after(x7)]
            let x8 = work(&(x7 + x1), &x2, 3)?;
            work(&x8, &x7, 16)?;
            work(&(x2 + x7), &x7, 23)?
        } 1 => {
            let mut x9 = work(&x1, &work(&x7, &x1, 25)?, 26)?;
            #[limit(3)]
            while work(&x7, &work(&x7, &x7, 2)?, 28)? % 3 != 0 {
                x9 = work(&x2, &x9, 30)?;
            }
            let x10 = work(&x7, &work(&x2, &(x7 + x7), 2)?, 12)? + work(&x7, &x1, 8)?;
            x10 + x10
        } _ => {
            let x11 = work(&(x7 + x1), &work(&(x2 + x2), &x7, 21)?, 29)?;
            work(&(x11 + x7), &work(&x11, &(x2 + x7), 14)?, 29)?
        } }
    }
}

flow! {
    fn f175(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x1, 13)?;
        work(&(x1 + x1), &x2, 6)?
    }
}

flow! {
    fn f176(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x1, 25)? + x1;
        let mut x3 = work(&x0, &(x2 + x2), 1)?;
        #[limit(3)]
        while work(&x2, &work(&x3, &x3, 29)?, 12)? % 3 != 0 {
            x3 = work(&x3, &x3, 15)?;
        }
        match x2 % 3 {
        0 => {
            #[after(x3)]
            let x4 = work(&x1, &x2, 7)?;
            #[after(x2)]
            let x5 = work(&x4, &x3, 27)?;
            work(&x3, &work(&x5, &x4, 25)?, 8)? + x4
        } 1 => {
            let x6 = work(&x1, &x1, 3)?;
            work(&x6, &work(&work(&x3, &x2, 21)?, &work(&x1, &x1, 18)?, 27)?, 13)?
        } _ => {
            let mut x7 = work(&x3, &x1, 22)?;
            #[limit(2)]
            while x7 % 3 != 0 {
                x7 = work(&x2, &x3, 28)?;
            }
            #[after(x2)]
            let x8 = work(&x1, &work(&x7, &x2, 8)?, 15)?;
            work(&x7, &work(&x7, &x7, 19)?, 27)?
        } }
    }
}

flow! {
    fn f177(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x1, 28)?;
        work(&x2, &x1, 12)?;
        (for x3 in 0..2u64 {
            let x4 = work(&x3, &x3, 10)?;
            let x5 = work(&work(&x3, &x4, 30)?, &x4, 14)? + work(&x3, &x2, 9)?;
            work(&x4, &x5, 8)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f178(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = if work(&x1, &x1, 28)? % 2 == 0 {
            let x3 = x1 + work(&x1, &(x1 + x1), 13)?;
            #[after(x3)]
            let x4 = work(&x3, &x1, 27)?;
            work(&(x4 + x4), &(x3 + x4), 18)?
        } else {
            let mut x5 = work(&x1, &work(&x1, &x0, 6)?, 26)?;
            #[limit(1)]
            while x1 % 3 != 0 {
                x5 = work(&x0, &x5, 27)?;
            }
            work(&x1, &x5, 30)? + x5
        };
        {
            #[after(x1)]
            let x6 = x2 + work(&work(&x2, &x1, 8)?, &x2, 24)?;
            work(&x2, &(x2 + x6), 22)?;
            x6 + x6
        }
    }
}

flow! {
    fn f179(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x1, 3)?;
        let x3 = if x1 % 2 == 0 {
            work(&x1, &x1, 21)?;
            #[after(x2)]
            let x4 = work(&x1, &x2, 29)?;
            work(&x1, &x4, 7)?
        } else {
            let x5 = work(&(x1 + x2), &x2, 4)?;
            work(&x2, &x5, 16)?
        };
        work(&(x3 + x1), &work(&x2, &x2, 14)?, 18)?
    }
}

flow! {
    fn f180(x0: u64, x1: u64) -> u64 {
        work(&x1, &work(&x0, &(x1 + x1), 9)?, 13)?;
        {
            let mut x2 = work(&x1, &x0, 30)?;
            #[limit(2)]
            while work(&x2, &(x2 + x2), 28)? % 3 != 0 {
                x2 = work(&x2, &x2, 22)?;
            }
            let x3 = (try {
                let x4 = work(&x2, &x1, 4)?;
                let mut x5 = work(&x0, &x2, 11)?;
                #[limit(3)]
                while work(&x2, &x5, 26)? % 3 != 0 {
                    x5 = work(&(x5 + x5), &x1, 16)?;
                }
                broken(&x5, &x2, 25)?
            }).unwrap_or(7);
            match work(&work(&x0, &x1, 20)?, &x3, 5)? % 3 {
            0 => {
                let x6 = work(&x2, &x1, 10)?;
                work(&x6, &x3, 23)?;
                work(&x3, &x3, 10)?
            } 1 => {
                let x7 = work(&work(&(x2 + x2), &x3, 17)?, &x3, 19)? + work(&x2, &x2, 8)?;
                let x8 = work(&(x3 + x3), &work(&(x3 + x7), &x3, 1)?, 17)? + x2;
                work(&x7, &x1, 8)?
            } _ => {
                let x9 = work(&x3, &x2, 10)? + x1;
                let x10 = work(&(x2 + x9), &(x9 + x9), 5)?;
                x10 + work(&x10, &x1, 29)?
            } }
        }
    }
}

flow! {
    fn f181(x0: u64, x1: u64) -> u64 {
        let x2 = work(&work(&x1, &work(&x1, &x0, 8)?, 8)?, &(x0 + x1), 14)?;
        #[after(x0)]
        let x3 = x2 + x2;
        (try {
            let x4 = broken(&x3, &x3, 15)?;
            work(&work(&work(&x4, &x2, 14)?, &x0, 5)?, &x2, 11)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f182(x0: u64, x1: u64) -> u64 {
        work(&(x1 + x0), &x1, 7)?;
        work(&x1, &x1, 25)?;
        if work(&(x1 + x1), &x1, 7)? % 2 == 0 {
            let x2 = work(&(x0 + x1), &x0, 11)? + work(&x0, &x1, 9)?;
            work(&(x1 + x1), &(x2 + x2), 8)?;
            work(&work(&x0, &work(&x2, &x2, 25)?, 24)?, &work(&work(&(x2 + x1), &x1, 19)?, &x1, 3)?, 9)?
        } else {
            let x3 = x1 + work(&x1, &x1, 18)?;
            let x4 = work(&x1, &x3, 10)?;
            work(&x1, &work(&x3, &x4, 23)?, 24)?
        }
    }
}

flow! {
    fn f183(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &x0, 2)?;
        #[limit(3)]
        while work(&x1, &x1, 25)? % 3 != 0 {
            x2 = work(&x0, &x2, 19)?;
        }
        #[after(x1)]
        let x3 = (try {
            let x4 = work(&x1, &(x1 + x2), 13)?;
            let x5 = work(&x1, &(x2 + x2), 6)?;
            work(&x1, &x0, 26)?
        }).unwrap_or(7);
        if x2 % 2 == 0 {
            let x6 = work(&x3, &x3, 12)?;
            let x7 = work(&(x6 + x3), &(x6 + x6), 17)?;
            x6 + x2
        } else {
            work(&work(&x3, &x2, 20)?, &(x3 + x2), 6)?;
            let x8 = x3 + x0;
            work(&x2, &x8, 24)?
        }
    }
}

flow! {
    fn f184(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x0, &(x0 + x1), 12)?;
        #[limit(1)]
        while x2 % 3 != 0 {
            x2 = work(&x2, &x0, 15)?;
        }
        (try {
            work(&work(&x2, &x2, 15)?, &x2, 15)?;
            #[after(x1)]
            let x3 = work(&x2, &x2, 14)? + x2;
            work(&x3, &x1, 7)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f185(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &x1, 9)?;
        (#[limit(1)] for x3 in 0..x1 % 4 {
            work(&(x3 + x1), &x3, 21)?;
            (try {
                let x4 = work(&(x2 + x3), &x3, 20)?;
                work(&(x4 + x4), &broken(&(x2 + x3), &x1, 9)?, 14)?
            }).unwrap_or(7)
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f186(x0: u64, x1: u64) -> u64 {
        #[after(x0)]
        let x2 = (try {
            #[after(x1)]
            let x3 = x0 + x1;
            work(&x3, &work(&x0, &x1, 18)?, 29)?
        }).unwrap_or(7);
        (try {
            let x4 = x2 + work(&(x1 + x2), &(x0 + x1), 3)?;
            work(&x2, &work(&x0, &x4, 21)?, 20)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f187(x0: u64, x1: u64) -> u64 {
        let x2 = (#[limit(1)] for x3 in 0..1u64 {
            let x4 = work(&(x1 + x3), &(x1 + x3), 11)?;
            work(&(x4 + x3), &x1, 18)?
        }).iter().sum::<u64>();
        let x5 = work(&(x2 + x0), &(x2 + x0), 2)?;
        (#[limit(1)] for x6 in 0..x5 % 4 {
            let mut x7 = work(&(x6 + x0), &x6, 7)?;
            #[limit(2)]
            while x6 % 3 != 0 {
                x7 = work(&x6, &x6, 30)?;
            }
            #[after(x6)]
            let x8 = work(&(x2 + x2), &x6, 30)?;
            work(&x5, &x8, 12)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f188(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &x0, 6)?;
        #[limit(2)]
        while work(&x1, &work(&x1, &(x1 + x1), 27)?, 11)? % 3 != 0 {
            x2 = work(&x0, &work(&(x2 + x0), &x2, 30)?, 18)?;
        }
        if x1 % 2 == 0 {
            work(&x2, &x2, 13)?;
            let x3 = work(&x2, &x2, 29)?;
            work(&(x2 + x2), &x1, 10)? + work(&x3, &x3, 24)?
        } else {
            let x4 = work(&x2, &work(&x2, &(x0 + x2), 29)?, 15)?;
            let x5 = work(&x4, &x1, 13)?;
            x5 + x5
        }
    }
}

flow! {
    fn f189(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            let x3 = work(&(x1 + x0), &(x0 + x1), 21)?;
            let x4 = work(&x3, &x0, 2)?;
            work(&x3, &x3, 28)?
        }).unwrap_or(7);
        let x5 = (#[limit(1)] for x6 in 0..x1 % 4 {
            work(&x6, &x6, 22)?;
            #[after(x1)]
            let x7 = work(&work(&(x2 + x2), &(x2 + x6), 7)?, &x2, 14)?;
            work(&x1, &x6, 12)?
        }).iter().sum::<u64>();
        work(&work(&x0, &x5, 12)?, &(x1 + x1), 8)? + work(&(x2 + x2), &work(&x5, &x1, 8)?, 24)? + x2
    }
}

flow! {
    fn f190(x0: u64, x1: u64) -> u64 {
        work(&x1, &x1, 14)?;
        let x2 = (#[limit(1)] for x3 in 0..x1 % 4 {
            let mut x4 = work(&(x1 + x3), &work(&x1, &x3, 12)?, 22)?;
            #[limit(1)]
            while x1 % 3 != 0 {
                x4 = work(&x1, &x3, 1)?;
            }
            (#[limit(1)] for x5 in 0..x3 % 4 {
                #[after(x4)]
                let x6 = work(&x5, &x5, 19)? + x3;
                let x7 = x6 + work(&x6, &x5, 10)?;
                work(&x7, &x5, 13)? + x4
            }).iter().sum::<u64>()
        }).iter().sum::<u64>();
        x1 + x1 + x2
    }
}

flow! {
    fn f191(x0: u64, x1: u64) -> u64 {
        let x2 = {
            #[after(x1)]
            let x3 = x1 + work(&x1, &x0, 6)?;
            let x4 = work(&x3, &x3, 26)?;
            work(&x4, &x4, 25)? + work(&work(&(x4 + x4), &x4, 11)?, &x1, 19)?
        };
        let x5 = work(&work(&(x0 + x1), &work(&x2, &(x1 + x2), 15)?, 1)?, &x2, 10)?;
        {
            let x6 = work(&x0, &x2, 18)?;
            let x7 = work(&x5, &x6, 26)?;
            work(&work(&work(&x5, &x0, 3)?, &x7, 9)?, &x5, 11)?
        }
    }
}

flow! {
    fn f192(x0: u64, x1: u64) -> u64 {
        let x2 = work(&(x1 + x0), &x1, 13)?;
        match x1 % 3 {
        0 => {
            let x3 = work(&x2, &x2, 8)? + work(&x2, &(x2 + x2), 23)?;
            let x4 = work(&x3, &work(&x2, &(x3 + x3), 3)?, 21)?;
            x4 + work(&(x4 + x4), &work(&x3, &x1, 13)?, 11)?
        } 1 => {
            work(&x2, &work(&x0, &x2, 8)?, 26)?;
            work(&work(&x1, &x1, 15)?, &x2, 22)?;
            work(&work(&work(&x1, &x2, 12)?, &work(&x2, &x2, 16)?, 30)?, &x2, 26)?
        } _ => {
            #[after(x1)]
            let x5 = work(&x2, &(x1 + x1), 15)?;
            let x6 = work(&x2, &x2, 24)?;
            work(&x5, &x2, 19)?
        } }
    }
}

flow! {
    fn f193(x0: u64, x1: u64) -> u64 {
        let x2 = (try {
            let x3 = x1 + x0;
            let x4 = work(&x3, &(x3 + x3), 24)?;
            work(&broken(&work(&x1, &x1, 14)?, &x4, 27)?, &x4, 16)?
        }).unwrap_or(7);
        let x5 = work(&work(&(x2 + x2), &(x2 + x0), 29)?, &x2, 3)?;
        (for x6 in 0..3u64 {
            let x7 = x5 + x6;
            let x8 = work(&(x1 + x6), &work(&x1, &x0, 29)?, 15)?;
            x7 + x1
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f194(x0: u64, x1: u64) -> u64 {
        work(&x1, &(x1 + x1), 19)?;
        (try {
            let x2 = x1 + work(&x0, &broken(&x1, &x1, 16)?, 14)?;
            let x3 = work(&x2, &x2, 25)?;
            work(&x2, &x1, 2)? + work(&work(&x1, &x3, 13)?, &work(&x3, &x3, 20)?, 22)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f195(x0: u64, x1: u64) -> u64 {
        let x2 = if x1 % 2 == 0 {
            let x3 = (try {
                let x4 = broken(&x0, &x1, 20)? + work(&x1, &x1, 3)?;
                let x5 = x1 + work(&x1, &x1, 24)?;
                work(&x4, &(x1 + x5), 8)?
            }).unwrap_or(7);
            let x6 = work(&x3, &x3, 2)?;
            match x3 % 3 {
            0 => {
                let x7 = work(&x0, &x3, 12)?;
                work(&x6, &x7, 11)?
            } 1 => {
                let x8 = x1 + work(&x6, &x6, 5)?;
                work(&x8, &x3, 19)?
            } _ => {
                let x9 = x6 + work(&x3, &work(&x6, &x6, 3)?, 5)?;
                #[after(x6)]
                let x10 = work(&x9, &(x9 + x6), 16)? + x9;
                work(&x10, &(x6 + x10), 7)?
            } }
        } else {
            let x11 = (try {
                #[after(x1)]
                let x12 = work(&(x1 + x1), &x0, 29)? + x1;
                work(&x1, &(x12 + x12), 28)? + work(&(x1 + x12), &work(&(x1 + x12), &x12, 21)?, 27)?
            }).unwrap_or(7);
            if work(&work(&x11, &x0, 12)?, &x11, 12)? % 2 == 0 {
                let x13 = work(&work(&(x11 + x11), &x1, 24)?, &x1, 6)?;
                work(&work(&x1, &x11, 10)?, &work(&x1, &work(&x1, &x13, 23)?, 29)?, 26)?
            } else {
                let mut x14 = work(&x11, &work(&x1, &x1, 18)?, 19)?;
                #[limit(2)]
                while work(&x14, &x1, 1)? % 3 != 0 {
                    x14 = work(&x11, &x14, 1)?;
                }
                x14 + work(&x11, &x1, 7)?
            }
        };
        let x15 = work(&x2, &x2, 8)? + work(&x0, &x2, 6)?;
        (#[limit(1)] for x16 in 0..3u64 {
            work(&x16, &x0, 12)?;
            if work(&x16, &x16, 30)? % 2 == 0 {
                let x17 = work(&x15, &x2, 4)?;
                let mut x18 = work(&x17, &(x15 + x17), 14)?;
                #[limit(3)]
                while work(&(x17 + x17), &x2, 18)? % 3 != 0 {
                    x18 = work(&work(&x17, &x15, 13)?, &x17, 4)?;
                }
                work(&(x1 + x17), &(x17 + x17), 23)?
            } else {
                #[after(x2)]
                let x19 = x2 + work(&work(&x16, &x15, 7)?, &x2, 17)?;
                work(&x19, &x15, 4)?;
                x19 + x16
            }
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f196(x0: u64, x1: u64) -> u64 {
        #[after(x1)]
        let x2 = {
            let x3 = work(&x1, &(x0 + x1), 10)?;
            let x4 = work(&x0, &x1, 6)?;
            work(&(x4 + x3), &x4, 6)?
        };
        let x5 = work(&x2, &x1, 11)? + x2 + x2;
        (#[limit(1)] for x6 in 0..x2 % 4 {
            let x7 = work(&(x6 + x5), &x1, 20)?;
            let x8 = x6 + x1;
            x8 + work(&x5, &(x6 + x7), 14)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f197(x0: u64, x1: u64) -> u64 {
        work(&x1, &x1, 5)?;
        let x2 = (for x3 in 0..3u64 {
            let mut x4 = work(&x0, &x3, 29)?;
            #[limit(3)]
            while x4 % 3 != 0 {
                x4 = work(&(x4 + x3), &x4, 10)?;
            }
            work(&x1, &(x4 + x3), 24)?
        }).iter().sum::<u64>();
        (try {
            let x5 = work(&x1, &x2, 28)?;
            let x6 = work(&work(&x1, &x2, 18)?, &x2, 13)?;
            work(&work(&x6, &x5, 22)?, &x6, 30)?
        }).unwrap_or(7)
    }
}

flow! {
    fn f198(x0: u64, x1: u64) -> u64 {
        let x2 = work(&x1, &(x1 + x1), 13)? + x0;
        (#[limit(1)] for x3 in 0..1u64 {
            let x4 = x3 + work(&x2, &x3, 1)?;
            work(&x0, &x4, 1)?
        }).iter().sum::<u64>()
    }
}

flow! {
    fn f199(x0: u64, x1: u64) -> u64 {
        let mut x2 = work(&x1, &work(&x0, &(x1 + x0), 13)?, 1)?;
        #[limit(3)]
        while work(&x2, &(x1 + x1), 23)? % 3 != 0 {
            x2 = work(&(x2 + x0), &x1, 17)?;
        }
        #[after(x2)]
        let x3 = work(&x1, &x2, 3)?;
        match x3 % 3 {
        0 => {
            let x4 = work(&x3, &x0, 23)? + work(&x2, &x1, 29)?;
            work(&x1, &x3, 28)?
        } 1 => {
            let mut x5 = work(&work(&x0, &x3, 6)?, &(x2 + x2), 3)?;
            #[limit(1)]
            while x3 % 3 != 0 {
                x5 = work(&x5, &x3, 24)?;
            }
            x5 + x0
        } _ => {
            let x6 = work(&work(&x1, &x1, 2)?, &x3, 8)? + work(&work(&x1, &x3, 6)?, &x2, 30)?;
            work(&x1, &x6, 12)?
        } }
    }
}

pub(crate) const ALL: &[Make] = &[
    |a, b| Box::new(f0(a, b)),
    |a, b| Box::new(f1(a, b)),
    |a, b| Box::new(f2(a, b)),
    |a, b| Box::new(f3(a, b)),
    |a, b| Box::new(f4(a, b)),
    |a, b| Box::new(f5(a, b)),
    |a, b| Box::new(f6(a, b)),
    |a, b| Box::new(f7(a, b)),
    |a, b| Box::new(f8(a, b)),
    |a, b| Box::new(f9(a, b)),
    |a, b| Box::new(f10(a, b)),
    |a, b| Box::new(f11(a, b)),
    |a, b| Box::new(f12(a, b)),
    |a, b| Box::new(f13(a, b)),
    |a, b| Box::new(f14(a, b)),
    |a, b| Box::new(f15(a, b)),
    |a, b| Box::new(f16(a, b)),
    |a, b| Box::new(f17(a, b)),
    |a, b| Box::new(f18(a, b)),
    |a, b| Box::new(f19(a, b)),
    |a, b| Box::new(f20(a, b)),
    |a, b| Box::new(f21(a, b)),
    |a, b| Box::new(f22(a, b)),
    |a, b| Box::new(f23(a, b)),
    |a, b| Box::new(f24(a, b)),
    |a, b| Box::new(f25(a, b)),
    |a, b| Box::new(f26(a, b)),
    |a, b| Box::new(f27(a, b)),
    |a, b| Box::new(f28(a, b)),
    |a, b| Box::new(f29(a, b)),
    |a, b| Box::new(f30(a, b)),
    |a, b| Box::new(f31(a, b)),
    |a, b| Box::new(f32(a, b)),
    |a, b| Box::new(f33(a, b)),
    |a, b| Box::new(f34(a, b)),
    |a, b| Box::new(f35(a, b)),
    |a, b| Box::new(f36(a, b)),
    |a, b| Box::new(f37(a, b)),
    |a, b| Box::new(f38(a, b)),
    |a, b| Box::new(f39(a, b)),
    |a, b| Box::new(f40(a, b)),
    |a, b| Box::new(f41(a, b)),
    |a, b| Box::new(f42(a, b)),
    |a, b| Box::new(f43(a, b)),
    |a, b| Box::new(f44(a, b)),
    |a, b| Box::new(f45(a, b)),
    |a, b| Box::new(f46(a, b)),
    |a, b| Box::new(f47(a, b)),
    |a, b| Box::new(f48(a, b)),
    |a, b| Box::new(f49(a, b)),
    |a, b| Box::new(f50(a, b)),
    |a, b| Box::new(f51(a, b)),
    |a, b| Box::new(f52(a, b)),
    |a, b| Box::new(f53(a, b)),
    |a, b| Box::new(f54(a, b)),
    |a, b| Box::new(f55(a, b)),
    |a, b| Box::new(f56(a, b)),
    |a, b| Box::new(f57(a, b)),
    |a, b| Box::new(f58(a, b)),
    |a, b| Box::new(f59(a, b)),
    |a, b| Box::new(f60(a, b)),
    |a, b| Box::new(f61(a, b)),
    |a, b| Box::new(f62(a, b)),
    |a, b| Box::new(f63(a, b)),
    |a, b| Box::new(f64(a, b)),
    |a, b| Box::new(f65(a, b)),
    |a, b| Box::new(f66(a, b)),
    |a, b| Box::new(f67(a, b)),
    |a, b| Box::new(f68(a, b)),
    |a, b| Box::new(f69(a, b)),
    |a, b| Box::new(f70(a, b)),
    |a, b| Box::new(f71(a, b)),
    |a, b| Box::new(f72(a, b)),
    |a, b| Box::new(f73(a, b)),
    |a, b| Box::new(f74(a, b)),
    |a, b| Box::new(f75(a, b)),
    |a, b| Box::new(f76(a, b)),
    |a, b| Box::new(f77(a, b)),
    |a, b| Box::new(f78(a, b)),
    |a, b| Box::new(f79(a, b)),
    |a, b| Box::new(f80(a, b)),
    |a, b| Box::new(f81(a, b)),
    |a, b| Box::new(f82(a, b)),
    |a, b| Box::new(f83(a, b)),
    |a, b| Box::new(f84(a, b)),
    |a, b| Box::new(f85(a, b)),
    |a, b| Box::new(f86(a, b)),
    |a, b| Box::new(f87(a, b)),
    |a, b| Box::new(f88(a, b)),
    |a, b| Box::new(f89(a, b)),
    |a, b| Box::new(f90(a, b)),
    |a, b| Box::new(f91(a, b)),
    |a, b| Box::new(f92(a, b)),
    |a, b| Box::new(f93(a, b)),
    |a, b| Box::new(f94(a, b)),
    |a, b| Box::new(f95(a, b)),
    |a, b| Box::new(f96(a, b)),
    |a, b| Box::new(f97(a, b)),
    |a, b| Box::new(f98(a, b)),
    |a, b| Box::new(f99(a, b)),
    |a, b| Box::new(f100(a, b)),
    |a, b| Box::new(f101(a, b)),
    |a, b| Box::new(f102(a, b)),
    |a, b| Box::new(f103(a, b)),
    |a, b| Box::new(f104(a, b)),
    |a, b| Box::new(f105(a, b)),
    |a, b| Box::new(f106(a, b)),
    |a, b| Box::new(f107(a, b)),
    |a, b| Box::new(f108(a, b)),
    |a, b| Box::new(f109(a, b)),
    |a, b| Box::new(f110(a, b)),
    |a, b| Box::new(f111(a, b)),
    |a, b| Box::new(f112(a, b)),
    |a, b| Box::new(f113(a, b)),
    |a, b| Box::new(f114(a, b)),
    |a, b| Box::new(f115(a, b)),
    |a, b| Box::new(f116(a, b)),
    |a, b| Box::new(f117(a, b)),
    |a, b| Box::new(f118(a, b)),
    |a, b| Box::new(f119(a, b)),
    |a, b| Box::new(f120(a, b)),
    |a, b| Box::new(f121(a, b)),
    |a, b| Box::new(f122(a, b)),
    |a, b| Box::new(f123(a, b)),
    |a, b| Box::new(f124(a, b)),
    |a, b| Box::new(f125(a, b)),
    |a, b| Box::new(f126(a, b)),
    |a, b| Box::new(f127(a, b)),
    |a, b| Box::new(f128(a, b)),
    |a, b| Box::new(f129(a, b)),
    |a, b| Box::new(f130(a, b)),
    |a, b| Box::new(f131(a, b)),
    |a, b| Box::new(f132(a, b)),
    |a, b| Box::new(f133(a, b)),
    |a, b| Box::new(f134(a, b)),
    |a, b| Box::new(f135(a, b)),
    |a, b| Box::new(f136(a, b)),
    |a, b| Box::new(f137(a, b)),
    |a, b| Box::new(f138(a, b)),
    |a, b| Box::new(f139(a, b)),
    |a, b| Box::new(f140(a, b)),
    |a, b| Box::new(f141(a, b)),
    |a, b| Box::new(f142(a, b)),
    |a, b| Box::new(f143(a, b)),
    |a, b| Box::new(f144(a, b)),
    |a, b| Box::new(f145(a, b)),
    |a, b| Box::new(f146(a, b)),
    |a, b| Box::new(f147(a, b)),
    |a, b| Box::new(f148(a, b)),
    |a, b| Box::new(f149(a, b)),
    |a, b| Box::new(f150(a, b)),
    |a, b| Box::new(f151(a, b)),
    |a, b| Box::new(f152(a, b)),
    |a, b| Box::new(f153(a, b)),
    |a, b| Box::new(f154(a, b)),
    |a, b| Box::new(f155(a, b)),
    |a, b| Box::new(f156(a, b)),
    |a, b| Box::new(f157(a, b)),
    |a, b| Box::new(f158(a, b)),
    |a, b| Box::new(f159(a, b)),
    |a, b| Box::new(f160(a, b)),
    |a, b| Box::new(f161(a, b)),
    |a, b| Box::new(f162(a, b)),
    |a, b| Box::new(f163(a, b)),
    |a, b| Box::new(f164(a, b)),
    |a, b| Box::new(f165(a, b)),
    |a, b| Box::new(f166(a, b)),
    |a, b| Box::new(f167(a, b)),
    |a, b| Box::new(f168(a, b)),
    |a, b| Box::new(f169(a, b)),
    |a, b| Box::new(f170(a, b)),
    |a, b| Box::new(f171(a, b)),
    |a, b| Box::new(f172(a, b)),
    |a, b| Box::new(f173(a, b)),
    |a, b| Box::new(f174(a, b)),
    |a, b| Box::new(f175(a, b)),
    |a, b| Box::new(f176(a, b)),
    |a, b| Box::new(f177(a, b)),
    |a, b| Box::new(f178(a, b)),
    |a, b| Box::new(f179(a, b)),
    |a, b| Box::new(f180(a, b)),
    |a, b| Box::new(f181(a, b)),
    |a, b| Box::new(f182(a, b)),
    |a, b| Box::new(f183(a, b)),
    |a, b| Box::new(f184(a, b)),
    |a, b| Box::new(f185(a, b)),
    |a, b| Box::new(f186(a, b)),
    |a, b| Box::new(f187(a, b)),
    |a, b| Box::new(f188(a, b)),
    |a, b| Box::new(f189(a, b)),
    |a, b| Box::new(f190(a, b)),
    |a, b| Box::new(f191(a, b)),
    |a, b| Box::new(f192(a, b)),
    |a, b| Box::new(f193(a, b)),
    |a, b| Box::new(f194(a, b)),
    |a, b| Box::new(f195(a, b)),
    |a, b| Box::new(f196(a, b)),
    |a, b| Box::new(f197(a, b)),
    |a, b| Box::new(f198(a, b)),
    |a, b| Box::new(f199(a, b)),
];
