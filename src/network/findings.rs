//! What is wrong with the structure of a network, as diagnostics.
//!
//! Codes begin with `N-`; the sentences stand in the text files under the code. Facts are names, in the order of the
//! sentence. A structure is never an error: every scenario runs as it stands.

use super::{Network, build, structure};
use crate::base::{Diagnostic, Severity};
use crate::model::{Path, Role, SourceStatus};

/// Names listed in one sentence before the rest is counted
const NAMES_IN_A_SENTENCE: usize = 4;

/// Everything that is wrong with the structure, most serious first, then in the order of the scenario
pub fn findings(network: &Network<'_>) -> Vec<Diagnostic> {
    let mut found = Findings { network, list: Vec::new() };
    found.leads();
    found.accountable();
    found.flow();
    found.money();
    found.cut_off();
    found.idle();
    found.list.sort_by_key(|d| std::cmp::Reverse(d.severity));
    found.list
}

struct Findings<'n, 's> {
    network: &'n Network<'s>,
    list: Vec<Diagnostic>,
}

impl Findings<'_, '_> {
    fn add(&mut self, severity: Severity, code: &'static str, place: &Path, facts: Vec<String>) {
        self.list.push(Diagnostic { severity, code, place: place.as_str().to_owned(), facts });
    }

    fn name(&self, path: &Path) -> String {
        self.network.node(path).map_or_else(|| path.to_string(), |node| node.name.clone())
    }

    /// Names one after the other; of a long list the first few and how many more
    fn names(&self, paths: &[Path]) -> String {
        let mut names: Vec<String> =
            paths.iter().take(NAMES_IN_A_SENTENCE).map(|path| self.name(path)).collect();
        if paths.len() > NAMES_IN_A_SENTENCE {
            names.push(format!("+{}", paths.len() - NAMES_IN_A_SENTENCE));
        }
        names.join(", ")
    }

    fn leads(&mut self) {
        for corridor in &self.network.scenario.corridors {
            let place = build::corridor_path(&corridor.id);
            let leads = structure::with_role(self.network, corridor, Role::Lead);
            if leads.len() > 1 {
                let facts = vec![corridor.name.clone(), self.names(&leads)];
                self.add(Severity::Warning, "N-TWO-LEADS", &place, facts);
            }
            if leads.is_empty() && !self.network.scenario.organisations.is_empty() {
                self.add(Severity::Warning, "N-NO-LEAD", &place, vec![corridor.name.clone()]);
            }
        }
    }

    fn accountable(&mut self) {
        for corridor in &self.network.scenario.corridors {
            for stage in corridor.stages.iter().filter(|s| s.accountable.is_none()) {
                let place = build::stage_path(&corridor.id, &stage.id);
                let facts = vec![stage.name.clone(), corridor.name.clone()];
                self.add(Severity::Warning, "N-NO-ACCOUNTABLE", &place, facts);
            }
        }
    }

    fn flow(&mut self) {
        for ring in structure::rings(self.network) {
            let facts = vec![self.name(&ring.corridor), self.names(&ring.stages)];
            self.add(Severity::Warning, "N-RING", &ring.corridor, facts);
        }
        for stage in structure::unreached(self.network) {
            let corridor = self.network.node(&stage).and_then(|n| n.corridor.clone());
            let corridor = corridor.map(|id| self.name(&build::corridor_path(&id))).unwrap_or_default();
            let facts = vec![self.name(&stage), corridor];
            self.add(Severity::Warning, "N-UNREACHED", &stage, facts);
        }
        for corridor in self.network.scenario.corridors.iter().filter(|c| c.intakes.is_empty()) {
            let place = build::corridor_path(&corridor.id);
            self.add(Severity::Warning, "N-NO-INTAKE", &place, vec![corridor.name.clone()]);
        }
    }

    fn money(&mut self) {
        let s = self.network.scenario;
        for source in s.sources.iter().filter(|x| x.status != SourceStatus::Closed) {
            let meets = |cost: &&crate::model::CostItem| {
                let early = source.until.zip(cost.from).is_some_and(|(until, from)| until <= from);
                let late = source.from.zip(cost.until).is_some_and(|(from, until)| until <= from);
                source.admits(cost, &s.corridors) && !early && !late
            };
            if !s.costs.iter().any(|cost| meets(&cost)) {
                let place = Path::new(&format!("sources/{}", source.id));
                self.add(Severity::Warning, "N-SOURCE-IDLE", &place, vec![source.name.clone()]);
            }
        }
        for cost in &s.costs {
            let admitted =
                s.sources.iter().any(|x| x.status != SourceStatus::Closed && x.admits(cost, &s.corridors));
            if !admitted && !s.sources.is_empty() {
                let place = Path::new(&format!("costs/{}", cost.id));
                self.add(Severity::Warning, "N-COST-UNFUNDED", &place, vec![cost.name.clone()]);
            }
        }
    }

    fn cut_off(&mut self) {
        let s = self.network.scenario;
        for cut in structure::cut_offs(self.network) {
            let leaves = s
                .organisations
                .iter()
                .any(|o| build::organisation_path(&o.id) == cut.organisation && structure::may_leave(o));
            if !leaves {
                continue;
            }
            let (who, corridor) = (self.name(&cut.organisation), self.name(&cut.corridor));
            if !cut.stages.is_empty() {
                let facts = vec![who.clone(), self.names(&cut.stages), corridor.clone()];
                self.add(Severity::Warning, "N-CUT", &cut.organisation, facts);
            }
            if cut.money {
                self.add(Severity::Warning, "N-CUT-MONEY", &cut.organisation, vec![who, corridor]);
            }
        }
        for hanging in structure::hanging(self.network) {
            let facts = vec![self.name(&hanging.organisation), self.names(&hanging.hangs)];
            self.add(Severity::Note, "N-HANGS", &hanging.organisation, facts);
        }
    }

    fn idle(&mut self) {
        for organisation in structure::needed_by_nobody(self.network) {
            let facts = vec![self.name(&organisation)];
            self.add(Severity::Warning, "N-ORG-IDLE", &organisation, facts);
        }
        for organisation in self.network.scenario.organisations.iter().filter(|o| o.roles.is_empty()) {
            let place = build::organisation_path(&organisation.id);
            self.add(Severity::Warning, "N-NO-ROLE", &place, vec![organisation.name.clone()]);
        }
    }
}
