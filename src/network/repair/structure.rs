//! Proposals for findings about the network: leads, accountable bodies, rings, what nobody reaches or needs, idle sources.
//!
//! Proposes in the order in which people would think of them; whether a proposal helps is tried by `super`.

use super::{Repair, by_hand, click, set};
use crate::base::{Diagnostic, Id, tree};
use crate::model::{
    Corridor, CostItem, Edit, FundingSource, LinkKind, OrgKind, Organisation, Path, Role, RoleIn, Scenario,
    SourceStatus, Stage, StageKind, objects,
};
use crate::network::{Network, NodeKind, build, roles::role_rows, structure};
use serde_json::{Value, json};

pub(super) fn proposals(s: &Scenario, finding: &Diagnostic, place: &Path) -> Vec<Repair> {
    let corridor = corridor_of(s, place);
    match finding.code {
        "N-TWO-LEADS" => corridor.map(|c| two_leads(s, c)).unwrap_or_default(),
        "N-NO-LEAD" => corridor.map(|c| no_lead(s, c)).unwrap_or_default(),
        "N-NO-ACCOUNTABLE" => no_accountable(s, place),
        "N-RING" => corridor.map(|c| ring(s, c)).unwrap_or_default(),
        "N-UNREACHED" => corridor.map(|c| unreached(s, c, place)).unwrap_or_default(),
        "N-NO-INTAKE" => vec![by_hand("repair_add_intake", [], place.join("intakes"))],
        "N-SOURCE-IDLE" => source_of(s, place).map(|x| idle_source(s, x)).unwrap_or_default(),
        "N-COST-UNFUNDED" => {
            let cost = s.costs.iter().find(|cost| place.as_str() == format!("costs/{}", cost.id));
            cost.map(|cost| unfunded(s, cost)).unwrap_or_default()
        }
        "N-CUT" => cut(s, finding, place),
        "N-CUT-MONEY" => vec![by_hand("repair_add_source", [], Path::new("sources"))],
        "N-HANGS" => hangs(s, place),
        "N-ORG-IDLE" | "N-NO-ROLE" => idle_organisation(s, finding, place),
        _ => Vec::new(),
    }
}

fn corridor_of<'s>(s: &'s Scenario, place: &Path) -> Option<&'s Corridor> {
    let (_, id) = place.object().filter(|(list, _)| *list == "corridors")?;
    s.corridors.iter().find(|corridor| corridor.id.as_str() == id)
}

fn source_of<'s>(s: &'s Scenario, place: &Path) -> Option<&'s FundingSource> {
    let (_, id) = place.object().filter(|(list, _)| *list == "sources")?;
    s.sources.iter().find(|source| source.id.as_str() == id)
}

fn organisation_of<'s>(s: &'s Scenario, place: &Path) -> Option<&'s Organisation> {
    let (_, id) = place.object().filter(|(list, _)| *list == "organisations")?;
    s.organisations.iter().find(|organisation| organisation.id.as_str() == id)
}

/// The edit that gives an organisation these roles
fn with_roles(organisation: &Organisation, roles: &[RoleIn]) -> Edit {
    let mut single: Vec<RoleIn> = Vec::new();
    for role in roles {
        if !single.contains(role) {
            single.push(role.clone());
        }
    }
    set(&build::organisation_path(&organisation.id).join("roles"), tree::to_json(&single))
}

/// One role more
fn role_more(organisation: &Organisation, role: Role, corridor: Option<&Id>) -> Edit {
    let mut roles = organisation.roles.clone();
    roles.push(RoleIn { role, corridor: corridor.cloned() });
    with_roles(organisation, &roles)
}

/// One lead stays, the others become partners in this corridor and keep their lead in the others
fn two_leads(s: &Scenario, corridor: &Corridor) -> Vec<Repair> {
    let network = Network::of(s);
    let leads: Vec<&Organisation> = structure::with_role(&network, corridor, Role::Lead)
        .iter()
        .filter_map(|path| organisation_of(s, path))
        .collect();
    let give_up = |organisation: &Organisation| {
        let mut roles = Vec::new();
        for role in &organisation.roles {
            match (&role.role, &role.corridor) {
                (Role::Lead, Some(id)) if *id == corridor.id => {
                    roles.push(RoleIn { role: Role::Partner, corridor: Some(id.clone()) });
                }
                (Role::Lead, None) => {
                    roles.push(RoleIn { role: Role::Partner, corridor: Some(corridor.id.clone()) });
                    let others = s.corridors.iter().filter(|other| other.id != corridor.id);
                    roles.extend(
                        others.map(|other| RoleIn { role: Role::Lead, corridor: Some(other.id.clone()) }),
                    );
                }
                _ => roles.push(role.clone()),
            }
        }
        with_roles(organisation, &roles)
    };
    leads
        .iter()
        .map(|kept| {
            let edits =
                leads.iter().filter(|other| other.id != kept.id).map(|other| give_up(other)).collect();
            click("repair_keep_lead", [&kept.name, &corridor.name], edits)
        })
        .collect()
}

/// Bodies that may propose come first, then public ones, then those with most roles
fn no_lead(s: &Scenario, corridor: &Corridor) -> Vec<Repair> {
    let mut candidates: Vec<&Organisation> =
        s.organisations.iter().filter(|o| structure::may_leave(o) && o.kind != OrgKind::Funder).collect();
    candidates.sort_by_key(|o| {
        (o.category.is_none(), o.kind != OrgKind::PublicBody, std::cmp::Reverse(o.roles.len()))
    });
    candidates
        .into_iter()
        .map(|o| {
            let edits = vec![role_more(o, Role::Lead, Some(&corridor.id))];
            click("repair_give_lead", [&o.name, &corridor.name], edits)
        })
        .collect()
}

/// Who does the stage, then the lead, then everybody with a part in the corridor
fn no_accountable(s: &Scenario, place: &Path) -> Vec<Repair> {
    let network = Network::of(s);
    let Some(corridor) = corridor_of(s, place) else { return Vec::new() };
    let Some(stage) = corridor.stages.iter().find(|x| build::stage_path(&corridor.id, &x.id) == *place)
    else {
        return Vec::new();
    };
    let row = role_rows(&network).into_iter().find(|row| row.stage == *place);
    let mut bodies: Vec<Path> = Vec::new();
    if let Some(row) = row {
        bodies.extend(row.responsible);
        bodies.extend(structure::with_role(&network, corridor, Role::Lead));
        bodies.extend(row.consulted);
        bodies.extend(row.informed);
    }
    bodies.extend(s.organisations.iter().map(|o| build::organisation_path(&o.id)));
    let mut seen: Vec<Path> = Vec::new();
    bodies.retain(|body| {
        let new = !seen.contains(body);
        seen.push(body.clone());
        new
    });
    bodies
        .iter()
        .filter_map(|body| organisation_of(s, body))
        .map(|o| {
            let edits = vec![set(&place.join("accountable"), o.id.as_str())];
            click("repair_accountable", [&o.name, &stage.name], edits)
        })
        .collect()
}

/// A step that leads back goes on to what follows the ring instead, or leaves by an exit
fn ring(s: &Scenario, corridor: &Corridor) -> Vec<Repair> {
    let network = Network::of(s);
    let band = build::corridor_path(&corridor.id);
    let position = |id: &Id| corridor.stages.iter().position(|stage| stage.id == *id);
    let mut found = Vec::new();
    for ring in structure::rings(&network).into_iter().filter(|ring| ring.corridor == band) {
        let in_ring = |id: &Id| ring.stages.contains(&build::stage_path(&corridor.id, id));
        let last = corridor.stages.iter().rposition(|stage| in_ring(&stage.id)).unwrap_or(0);
        for (at, stage) in corridor.stages.iter().enumerate().rev().filter(|(_, stage)| in_ring(&stage.id)) {
            for (field, target) in [("next", &stage.next), ("otherwise", &stage.otherwise)] {
                let back = target.as_ref().and_then(position).is_some_and(|to| to <= at);
                if !back {
                    continue;
                }
                let onward =
                    corridor.stages.get(last + 1).filter(|_| field == "next").map(|x| (&x.id, &x.name));
                let lost = field == "otherwise";
                let mut exits: Vec<_> = corridor.exits.iter().collect();
                exits.sort_by_key(|exit| (exit.wanted == lost, exit.closed_path != lost));
                let ways = onward.into_iter().chain(exits.iter().map(|exit| (&exit.id, &exit.name)));
                for (id, name) in ways {
                    let path = build::stage_path(&corridor.id, &stage.id).join(field);
                    let edits = vec![set(&path, id.as_str())];
                    found.push(click("repair_break_ring", [&stage.name, name], edits));
                }
            }
        }
    }
    found
}

/// The stage before it leads to it, and it leads on to where that one led; or it goes
fn unreached(s: &Scenario, corridor: &Corridor, place: &Path) -> Vec<Repair> {
    let Some(at) = corridor.stages.iter().position(|x| build::stage_path(&corridor.id, &x.id) == *place)
    else {
        return Vec::new();
    };
    let stage = &corridor.stages[at];
    let mut found = Vec::new();
    let before: Vec<&Stage> = corridor.stages[..at].iter().rev().filter(|x| x.next.is_some()).collect();
    for previous in before.into_iter().take(3) {
        let mut edits =
            vec![set(&build::stage_path(&corridor.id, &previous.id).join("next"), stage.id.as_str())];
        let follows = stage.next.as_ref().is_some_and(|next| *next != previous.id);
        if !follows
            && let Some(next) = &previous.next
            && *next != stage.id
        {
            edits.push(set(&place.join("next"), next.as_str()));
        }
        found.push(click("repair_connect_stage", [&previous.name, &stage.name], edits.clone()));
        if let Some(next) = previous.next.as_ref().filter(|next| **next != stage.id && follows) {
            edits.push(set(&place.join("next"), next.as_str()));
            found.push(click("repair_connect_stage", [&previous.name, &stage.name], edits));
        }
    }
    if let Ok(removal) = objects::remove(s, std::slice::from_ref(place)) {
        found.push(click("repair_remove_stage", [&stage.name], removal.edits));
    }
    found
}

/// It admits a cost that nobody pays, or any cost of its corridors; or it is closed or goes
fn idle_source(s: &Scenario, source: &FundingSource) -> Vec<Repair> {
    let path = Path::new("sources").join(source.id.as_str());
    let mut found = Vec::new();
    let paid = |cost: &CostItem| {
        s.sources.iter().any(|x| x.status != SourceStatus::Closed && x.admits(cost, &s.corridors))
    };
    let mut costs: Vec<&CostItem> = s.costs.iter().collect();
    costs.sort_by_key(|cost| paid(cost));
    if !source.categories.is_empty() {
        let mut categories = Vec::new();
        for cost in &costs {
            if !categories.contains(&cost.category) && !source.categories.contains(&cost.category) {
                categories.push(cost.category);
                let mut more = source.categories.clone();
                more.push(cost.category);
                let edits = vec![set(&path.join("categories"), tree::to_json(&more))];
                found.push(click("repair_admit_category", [&source.name, &cost.name], edits));
            }
        }
        found.truncate(4);
    }
    if !source.corridors.is_empty() {
        for corridor in s.corridors.iter().filter(|c| !source.corridors.contains(&c.id)).take(3) {
            let mut more = source.corridors.clone();
            more.push(corridor.id.clone());
            let edits = vec![set(&path.join("corridors"), tree::to_json(&more))];
            found.push(click("repair_admit_corridor", [&source.name, &corridor.name], edits));
        }
    }
    found.push(click("repair_close_source", [&source.name], vec![set(&path.join("status"), "Closed")]));
    if let Ok(removal) = objects::remove(s, &[path]) {
        found.push(click("repair_remove_source", [&source.name], removal.edits));
    }
    found
}

/// A source that could admit its category does; those that can be had come first
fn unfunded(s: &Scenario, cost: &CostItem) -> Vec<Repair> {
    let mut sources: Vec<&FundingSource> =
        s.sources.iter().filter(|x| x.status != SourceStatus::Closed && !x.categories.is_empty()).collect();
    sources.sort_by_key(|x| match x.status {
        SourceStatus::Running => 0,
        SourceStatus::Open => 1,
        SourceStatus::Assumed | SourceStatus::Closed => 2,
    });
    let mut found: Vec<Repair> = sources
        .into_iter()
        .filter(|source| !source.categories.contains(&cost.category))
        .map(|source| {
            let mut more = source.categories.clone();
            more.push(cost.category);
            let path = Path::new("sources").join(source.id.as_str()).join("categories");
            click("repair_admit_category", [&source.name, &cost.name], vec![set(&path, tree::to_json(&more))])
        })
        .collect();
    found.push(by_hand("repair_add_source", [], Path::new("sources")));
    found
}

/// Another body of the same kind stands beside: it gets the role that goes with the stages
fn cut(s: &Scenario, finding: &Diagnostic, place: &Path) -> Vec<Repair> {
    let network = Network::of(s);
    let Some(who) = organisation_of(s, place) else { return Vec::new() };
    let mut found = Vec::new();
    let cuts = structure::cut_offs(&network).into_iter().filter(|cut| cut.organisation == *place);
    for cut in cuts.filter(|cut| !cut.stages.is_empty()) {
        let Some(corridor) = corridor_of(s, &cut.corridor) else { continue };
        let kinds: Vec<StageKind> = corridor
            .stages
            .iter()
            .filter(|stage| cut.stages.contains(&build::stage_path(&corridor.id, &stage.id)))
            .map(|stage| stage.kind)
            .collect();
        let roles = [Role::Trainer, Role::Selector, Role::EmployersVoice, Role::Welcome];
        let mut needed: Vec<Role> = Vec::new();
        for kind in &kinds {
            match roles.iter().find(|role| build::natural(**role, *kind)) {
                Some(role) if !needed.contains(role) => needed.push(*role),
                _ => {}
            }
        }
        if needed.is_empty() {
            continue;
        }
        let others = s.organisations.iter().filter(|o| o.kind == who.kind && o.id != who.id);
        for other in others.take(6) {
            let mut roles = other.roles.clone();
            roles.extend(
                needed.iter().map(|role| RoleIn { role: *role, corridor: Some(corridor.id.clone()) }),
            );
            let edits = vec![with_roles(other, &roles)];
            found.push(click("repair_second_body", [&other.name, &who.name, &corridor.name], edits));
        }
    }
    let name = finding.facts.first().map_or("", String::as_str);
    found.push(by_hand("repair_add_organisation", [name], Path::new("organisations")));
    found
}

/// A link from what hangs to the first corridor
fn hangs(s: &Scenario, place: &Path) -> Vec<Repair> {
    let network = Network::of(s);
    let Some(corridor) = s.corridors.first() else { return Vec::new() };
    let to = build::corridor_path(&corridor.id);
    let Some(hanging) = structure::hanging(&network).into_iter().find(|h| h.organisation == *place) else {
        return Vec::new();
    };
    let mut edits = Vec::new();
    let mut names = Vec::new();
    let mut taken: Vec<String> = s.links.iter().map(|link| link.id.to_string()).collect();
    for path in &hanging.hangs {
        let Some(node) = network.node(path) else { continue };
        let kind = match node.kind {
            NodeKind::Organisation => LinkKind::Obligation,
            NodeKind::Authority => LinkKind::Authority,
            NodeKind::Source => LinkKind::Money,
            _ => continue,
        };
        let id = objects::id_of_name(&node.name, "links", &|id| taken.iter().any(|known| known == id));
        taken.push(id.to_string());
        let value: Value = json!({
            "id": id.as_str(), "kind": tree::to_json(&kind), "from": path.as_str(), "to": to.as_str(),
        });
        edits.push(Edit::Add { list: Path::new("links"), value, before: None });
        names.push(node.name.clone());
    }
    if edits.is_empty() {
        return Vec::new();
    }
    vec![click("repair_link_direct", [&names.join(", "), &corridor.name], edits)]
}

/// A role by what the organisation is; or it goes
fn idle_organisation(s: &Scenario, finding: &Diagnostic, place: &Path) -> Vec<Repair> {
    let Some(organisation) = organisation_of(s, place) else { return Vec::new() };
    let trains = s.courses.iter().any(|course| course.trainer.as_ref() == Some(&organisation.id));
    let natural = match organisation.kind {
        OrgKind::Authority | OrgKind::DiplomaticMission | OrgKind::ForeignAuthority => Role::Authority,
        OrgKind::Funder => Role::Funder,
        OrgKind::EmployersAssociation => Role::EmployersVoice,
        OrgKind::ThirdSector => Role::Welcome,
        _ if trains => Role::Trainer,
        OrgKind::TrainingBody | OrgKind::University | OrgKind::Cpia => Role::Partner,
        _ => Role::Adherent,
    };
    let mut roles = vec![natural];
    roles
        .extend([Role::Partner, Role::Adherent, Role::Authority].into_iter().filter(|role| *role != natural));
    let mut found: Vec<Repair> = Vec::new();
    for role in roles {
        for corridor in s.corridors.iter().take(2) {
            let edits = vec![role_more(organisation, role, Some(&corridor.id))];
            let word = tree::to_json(&role);
            let word = word.as_str().unwrap_or_default();
            found.push(click("repair_role", [&organisation.name, word, &corridor.name], edits));
        }
    }
    if finding.code == "N-ORG-IDLE"
        && let Ok(removal) = objects::remove(s, std::slice::from_ref(place))
    {
        found.insert(
            found.len().min(2),
            click("repair_remove_organisation", [&organisation.name], removal.edits),
        );
    }
    found
}
