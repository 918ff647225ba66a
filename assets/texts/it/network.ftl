### Struttura della rete: segnalazioni e legami rifiutati.

## Segnalazioni
N-TWO-LEADS = { $fact1 } ha più di un capofila: { $fact2 }
    .hint = Lascia il ruolo di capofila a un ente solo
N-NO-LEAD = { $fact1 } non ha un capofila
    .hint = Dai il ruolo di capofila a un ente
N-NO-ACCOUNTABLE = Della fase { $fact1 } non risponde nessuno ({ $fact2 })
    .hint = Indica l’ente che ne risponde
N-RING = In { $fact1 } le fasi girano in tondo: { $fact2 }
    .hint = Per ripetere una prova aggiungi una fase, per una pratica rimandata usa il ritorno
N-UNREACHED = Alla fase { $fact1 } non arriva nessuno ({ $fact2 })
    .hint = Collega una fase che porta qui, oppure toglila
N-NO-INTAKE = In { $fact1 } non comincia nessuno
    .hint = Aggiungi un avvio con data e persone
N-SOURCE-IDLE = { $fact1 } non può pagare nessun costo
    .hint = Controlla voci, corridoi, Paesi e periodo ammessi
N-COST-UNFUNDED = Nessuna fonte ammette il costo { $fact1 }
    .hint = Cerca una fonte per questa voce, oppure mettila a carico delle imprese
N-CUT = Se { $fact1 } lascia, si ferma { $fact3 }: nessun altro può fare { $fact2 }
    .hint = Trova un secondo ente per queste fasi
N-CUT-MONEY = Se { $fact1 } lascia, { $fact2 } resta senza soldi
    .hint = Aggiungi una fonte di un altro ente
N-HANGS = Solo { $fact1 } tiene legato alla rete { $fact2 }
    .hint = Aggiungi un legame diretto con il corridoio
N-ORG-IDLE = { $fact1 } non è legato a niente
    .hint = Dai un ruolo o un legame, oppure togli l’ente
N-NO-ROLE = { $fact1 } non ha un ruolo
    .hint = Scegli capofila, partner, aderente o un altro ruolo

## Legami rifiutati
network_refused_employer_pays = Un’impresa paga attraverso una fonte, non direttamente
network_refused_money_without_source = I soldi passano da una fonte: collega l’ente alla fonte
network_refused_money = I soldi vanno da una fonte a un corridoio, a un corso o a un ente
network_refused_source_moves = Una fonte porta soldi, non persone
network_refused_authority_moves = Un’autorità decide, non accompagna le persone
network_refused_people = Le persone vanno da un ente a un corridoio e dal corridoio alle imprese
network_refused_authority_promises = Un’autorità decide, non prende impegni
network_refused_promise_to_authority = L’impegno si prende verso il corridoio, non verso l’autorità
network_refused_obligation = Un impegno lo prende un ente o un’impresa, verso un corridoio, una fase o un altro ente
network_refused_authority_over_authority = Un’autorità decide su un corridoio o su una fase, non su un’altra autorità
network_refused_authority = Solo un’autorità o un suo ufficio decide
