//! Which links make sense, and which one is right where one does not.
//!
//! Holds one table over the kinds of the two ends. The sentence of a refusal stands in the text files under its code.
//! Called by the window while a link is drawn, and by whoever adds one.

use super::{Network, NodeKind};
use crate::model::{LinkKind, Path};

/// What an end of a link is
pub type End = NodeKind;

/// The link that would be right
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RightLink {
    /// What flows
    pub kind: LinkKind,
    /// What it leaves
    pub from: End,
    /// What it reaches
    pub to: End,
}

/// Why a link makes no sense
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Code of the sentence, such as `network_refused_money`
    pub code: &'static str,
    /// The link that would be right, if there is one between the two or close to them
    pub right_link: Option<RightLink>,
}

/// The kind of the link if it makes sense, or why it does not
///
/// | kind | may leave | may reach |
/// |---|---|---|
/// | people | organisation, employer, corridor, stage | corridor, stage (from outside), employer and organisation (from a corridor or stage) |
/// | money | organisation, authority, employer to a source; source | source; corridor, stage, course, organisation |
/// | obligation | organisation, employer, office | corridor, stage, course, office, organisation, employer |
/// | authority | authority, office | corridor, stage, source, course, organisation, employer, office |
pub fn why_refused(from: End, to: End, kind: LinkKind) -> Result<LinkKind, Refusal> {
    use NodeKind::{Authority, Corridor, Course, Employer, Office, Organisation, Source, Stage};
    let fits = match kind {
        LinkKind::People => matches!(
            (from, to),
            (Organisation | Employer, Corridor | Stage) | (Corridor | Stage, Employer | Organisation)
        ),
        LinkKind::Money => matches!(
            (from, to),
            (Organisation | Authority | Employer, Source)
                | (Source, Corridor | Stage | Course | Organisation)
        ),
        LinkKind::Obligation => matches!(
            (from, to),
            (Organisation | Employer | Office, Corridor | Stage | Course | Office | Organisation | Employer)
        ),
        LinkKind::Authority => matches!(
            (from, to),
            (Authority | Office, Corridor | Stage | Source | Course | Organisation | Employer | Office)
        ),
    };
    if fits {
        Ok(kind)
    } else {
        Err(Refusal { code: code(from, to, kind), right_link: right(from, to, kind) })
    }
}

/// [`why_refused`] for two objects of a network; none when one of them is not in it, or they are the same
pub fn why_refused_between(
    network: &Network<'_>,
    from: &Path,
    to: &Path,
    kind: LinkKind,
) -> Option<Result<LinkKind, Refusal>> {
    let (from, to) = (network.node_of(from)?, network.node_of(to)?);
    (from.path != to.path).then(|| why_refused(from.kind, to.kind, kind))
}

fn code(from: End, to: End, kind: LinkKind) -> &'static str {
    use NodeKind::{Authority, Employer, Organisation, Source};
    match kind {
        LinkKind::Money if from == Employer => "network_refused_employer_pays",
        LinkKind::Money if matches!(from, Organisation | Authority) => "network_refused_money_without_source",
        LinkKind::Money => "network_refused_money",
        LinkKind::People if from == Source => "network_refused_source_moves",
        LinkKind::People if from == Authority || to == Authority => "network_refused_authority_moves",
        LinkKind::People => "network_refused_people",
        LinkKind::Obligation if from == Authority => "network_refused_authority_promises",
        LinkKind::Obligation if to == Authority => "network_refused_promise_to_authority",
        LinkKind::Obligation => "network_refused_obligation",
        LinkKind::Authority if to == Authority => "network_refused_authority_over_authority",
        LinkKind::Authority => "network_refused_authority",
    }
}

fn right(from: End, to: End, kind: LinkKind) -> Option<RightLink> {
    use NodeKind::{Authority, Corridor, Course, Employer, Office, Organisation, Source, Stage};
    // What the first end usually gives, to where it can be given.
    let target = match to {
        Corridor | Stage => to,
        Course if matches!(from, Source | Organisation | Authority | Office) => to,
        _ => Corridor,
    };
    let usual = match from {
        Source => RightLink { kind: LinkKind::Money, from, to: target },
        Authority => RightLink { kind: LinkKind::Authority, from, to: target },
        Office if matches!(target, Corridor | Stage | Course) => {
            RightLink { kind: LinkKind::Authority, from, to: target }
        }
        Organisation | Employer if kind == LinkKind::Money && to != Authority && to != Employer => {
            RightLink { kind: LinkKind::Money, from, to: Source }
        }
        Organisation | Employer => RightLink { kind: LinkKind::Obligation, from, to: target },
        Corridor | Stage => match to {
            Employer | Organisation => RightLink { kind: LinkKind::People, from, to },
            Source => RightLink { kind: LinkKind::Money, from: Source, to: from },
            Authority => RightLink { kind: LinkKind::Authority, from: Authority, to: from },
            Office => RightLink { kind: LinkKind::Authority, from: Office, to: from },
            Corridor | Stage | Course => return None,
        },
        Office | Course => return None,
    };
    // A suggestion is never refused itself.
    why_refused(usual.from, usual.to, usual.kind).is_ok().then_some(usual)
}
