//! Numbered blocks of work on several threads, their parts handed over in the order of the numbers.
//!
//! The order of handing over does not depend on which thread was quicker, so whoever adds the parts up gets the same
//! bytes on any number of threads. Called by the pipeline; holds no state between calls.

use super::Cancel;
use std::{
    collections::BTreeMap,
    num::NonZeroUsize,
    ops::ControlFlow,
    panic,
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

/// How [`parallel`] came to its end
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Every part was handed over
    Complete,
    /// The receiver of the parts wanted no more
    Stopped,
    /// The token was set, or a block gave no part
    Cancelled,
}

/// Threads this machine runs at once; 1 when it does not say
pub fn available_threads() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// Does blocks `0..n_blocks` on up to `threads` threads and hands their parts to `on_part` in ascending order
///
/// Each thread makes working space with `space` once and lends it to every block it does. `work` answers `None` when it
/// sees the token set. A panic in `work` goes on in the calling thread once the other threads have stopped.
pub fn parallel<S, T: Send>(
    threads: NonZeroUsize,
    n_blocks: usize,
    cancel: &Cancel,
    space: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize, &Cancel) -> Option<T> + Sync,
    mut on_part: impl FnMut(T) -> ControlFlow<()>,
) -> Ended {
    let threads = threads.get().min(n_blocks);
    if threads <= 1 {
        return one_after_another(n_blocks, cancel, &space, &work, &mut on_part);
    }
    // Blocks begun after the receiver has had enough would be wasted; its wish is not the caller's token.
    let stop = Cancel::new();
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel::<(usize, Option<T>)>();
    thread::scope(|scope| {
        let handles: Vec<_> = (0..threads)
            .map(|_| {
                let sender = sender.clone();
                let (next, stop, space, work) = (&next, &stop, &space, &work);
                scope.spawn(move || {
                    let mut space = space();
                    loop {
                        let block = next.fetch_add(1, Ordering::Relaxed);
                        if block >= n_blocks || cancel.is_cancelled() || stop.is_cancelled() {
                            return;
                        }
                        // The receiver goes away only when nobody wants more parts.
                        if sender.send((block, work(&mut space, block, cancel))).is_err() {
                            return;
                        }
                    }
                })
            })
            .collect();
        drop(sender);
        let mut early = BTreeMap::new();
        let mut expected = 0;
        let mut ended = Ended::Cancelled;
        'receive: for (block, part) in &receiver {
            early.insert(block, part);
            while let Some(part) = early.remove(&expected) {
                expected += 1;
                let Some(part) = part else { break 'receive };
                if on_part(part).is_break() {
                    ended = Ended::Stopped;
                    break 'receive;
                }
            }
        }
        stop.cancel();
        drop(receiver);
        for handle in handles {
            if let Err(payload) = handle.join() {
                panic::resume_unwind(payload);
            }
        }
        if expected == n_blocks && ended != Ended::Stopped { Ended::Complete } else { ended }
    })
}

fn one_after_another<S, T>(
    n_blocks: usize,
    cancel: &Cancel,
    space: &impl Fn() -> S,
    work: &impl Fn(&mut S, usize, &Cancel) -> Option<T>,
    on_part: &mut impl FnMut(T) -> ControlFlow<()>,
) -> Ended {
    let mut space = space();
    for block in 0..n_blocks {
        if cancel.is_cancelled() {
            return Ended::Cancelled;
        }
        let Some(part) = work(&mut space, block, cancel) else { return Ended::Cancelled };
        if on_part(part).is_break() {
            return Ended::Stopped;
        }
    }
    Ended::Complete
}

#[cfg(test)]
mod tests {
    use super::*;

    fn threads(n: usize) -> NonZeroUsize {
        NonZeroUsize::new(n).expect("at least one")
    }

    #[test]
    fn parts_come_in_order_on_any_number_of_threads() {
        for n in [1, 2, 3, 8] {
            let mut seen = Vec::new();
            let ended = parallel(
                threads(n),
                50,
                &Cancel::new(),
                || (),
                |(), block, _| {
                    // Early blocks take longest, so that they finish out of order.
                    (0..(50 - block) * 200).for_each(|x| {
                        std::hint::black_box(x);
                    });
                    Some(block)
                },
                |part| {
                    seen.push(part);
                    ControlFlow::Continue(())
                },
            );
            assert_eq!((ended, seen), (Ended::Complete, (0..50).collect()));
        }
    }

    #[test]
    fn a_receiver_that_has_enough_stops_the_rest() {
        for n in [1, 3] {
            let mut seen = 0;
            let ended = parallel(
                threads(n),
                1_000_000,
                &Cancel::new(),
                || (),
                |(), block, _| Some(block),
                |_| {
                    seen += 1;
                    if seen == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                },
            );
            assert_eq!((ended, seen), (Ended::Stopped, 10));
        }
    }

    #[test]
    fn a_set_token_ends_without_the_rest() {
        for n in [1, 2] {
            let cancel = Cancel::new();
            let mut seen = 0;
            let ended = parallel(
                threads(n),
                1_000_000,
                &cancel,
                || (),
                |(), block, cancel| (!cancel.is_cancelled()).then_some(block),
                |part| {
                    seen += 1;
                    if part == 5 {
                        cancel.cancel();
                    }
                    ControlFlow::Continue(())
                },
            );
            assert_eq!(ended, Ended::Cancelled);
            assert!(seen < 1_000_000);
        }
    }

    #[test]
    fn no_blocks_is_complete_at_once() {
        let ended = parallel(
            threads(2),
            0,
            &Cancel::new(),
            || (),
            |(), _, _| Some(()),
            |()| ControlFlow::Continue(()),
        );
        assert_eq!(ended, Ended::Complete);
    }

    #[test]
    fn a_panic_in_a_block_reaches_the_caller() {
        let caught = panic::catch_unwind(|| {
            parallel(
                threads(2),
                8,
                &Cancel::new(),
                || (),
                |(), block, _| {
                    assert_ne!(block, 3, "block three");
                    Some(block)
                },
                |_| ControlFlow::Continue(()),
            )
        });
        let payload = caught.expect_err("the panic goes on");
        let text = payload.downcast_ref::<String>().expect("a formatted text");
        assert!(text.contains("block three"), "{text}");
    }
}
