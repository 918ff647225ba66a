### Structure of the network: findings and refused links.

## Findings
N-TWO-LEADS = { $fact1 } has more than one lead: { $fact2 }
    .hint = Leave the role of lead to one organisation
N-NO-LEAD = { $fact1 } has no lead
    .hint = Give one organisation the role of lead
N-NO-ACCOUNTABLE = Nobody answers for the stage { $fact1 } ({ $fact2 })
    .hint = Name the organisation that answers for it
N-RING = In { $fact1 } the stages go round in a ring: { $fact2 }
    .hint = Add a stage to repeat an exam, use rework for a file sent back
N-UNREACHED = Nobody reaches the stage { $fact1 } ({ $fact2 })
    .hint = Connect a stage that leads here, or remove it
N-NO-INTAKE = Nobody begins in { $fact1 }
    .hint = Add an intake with a date and people
N-SOURCE-IDLE = { $fact1 } cannot pay any cost
    .hint = Check the categories, corridors, countries and period it admits
N-COST-UNFUNDED = No source admits the cost { $fact1 }
    .hint = Look for a source of this category, or let the employers pay it
N-CUT = If { $fact1 } leaves, { $fact3 } stops: nobody else can do { $fact2 }
    .hint = Find a second organisation for these stages
N-CUT-MONEY = If { $fact1 } leaves, { $fact2 } has no money
    .hint = Add a source of another organisation
N-HANGS = Only { $fact1 } ties { $fact2 } to the network
    .hint = Add a direct link to the corridor
N-ORG-IDLE = { $fact1 } is tied to nothing
    .hint = Give it a role or a link, or remove it
N-NO-ROLE = { $fact1 } has no role
    .hint = Choose lead, partner, adherent or another role

## Refused links
network_refused_employer_pays = An employer pays through a source, not directly
network_refused_money_without_source = Money runs through a source: link the organisation to the source
network_refused_money = Money goes from a source to a corridor, a course or an organisation
network_refused_source_moves = A source brings money, not people
network_refused_authority_moves = An authority decides, it does not accompany people
network_refused_people = People go from an organisation to a corridor and from the corridor to employers
network_refused_authority_promises = An authority decides, it does not undertake
network_refused_promise_to_authority = The undertaking is towards the corridor, not towards the authority
network_refused_obligation = An organisation or employer undertakes, towards a corridor, a stage or another organisation
network_refused_authority_over_authority = An authority decides on a corridor or a stage, not on another authority
network_refused_authority = Only an authority or one of its offices decides
