import { useApolloClient, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, Filters, Money, Page, Progress, Word, useKeys, type GridHandle } from '@quittance/ui';
import { useRef, useState, type ReactNode } from 'react';
import { usePaletteActs } from '../../app/palette.tsx';
import { useMe } from '../../app/session.tsx';
import { Addresses } from './addresses.tsx';
import { Aged } from './aged.tsx';
import { Columns } from './columns.tsx';
import { Doubtful } from './doubtful.tsx';
import { Evidence, lackingOf } from './evidence.tsx';
import { FileList } from './file-list.tsx';
import { KindFigures } from './kind-figures.tsx';
import { DEPOSIT_MAPPINGS, FORGET_MAPPING } from './mappings.queries.ts';
import { Papers } from './papers.tsx';
import { preparation } from './preparation.ts';
import { doubtsOf, isLarge, isOfKind, isTaken, kept, leftKindOf, toPlace, undecided, type Kind, type Prepared } from './prepared.ts';
import { CaseInvoices, PreviewCases } from './preview-cases.tsx';
import { Refused } from './refused.tsx';
import { PaymentTerms } from './terms.tsx';
import { Told } from './told.tsx';
import type { PreviewCase } from './intake.queries.ts';
import { useCounts } from './words.ts';

type View = 'cases' | 'columns' | 'terms' | 'doubtful' | 'addresses' | 'papers' | 'evidence' | 'aged';

/** Where to begin: with what keeps the files from being read, then with what keeps the claims from being taken. */
function firstView({ preview, terms }: Prepared): { view: View; file: string | null } {
  const unread = preview?.files.find(({ mapping }) => mapping?.lacking.length);
  if (unread) return { view: 'columns', file: unread.name };
  return { view: preview && preview.needsTerms > 0 && !terms && !preview.cases.length ? 'terms' : 'cases', file: null };
}

/** What confirming would do, and whatever is to be decided before. Every decision renews it; nothing moves under the hand. */
export function Previewed({ prepared, mandate, title, onConfirm }: { prepared: Prepared; mandate: string | undefined; title: string; onConfirm: () => void }) {
  const { t } = useLingui();
  const { agencyName } = useMe();
  const counts = useCounts();
  const { preview, phase, stale, renewing } = prepared;
  const [{ view, file }, setView] = useState(() => firstView(prepared));
  const [kind, setKind] = useState<Kind | null>(null);
  const grid = useRef<GridHandle>(null), chooser = useRef<HTMLInputElement>(null);
  const busy = phase === 'placing', inside = toPlace(prepared), ready = inside.cases > 0 && !busy && !stale;
  const show = (next: View, of: string | null = null) => setView({ view: next, file: of });
  const cases = () => show('cases');
  useKeys([{ keys: 'Ctrl+Enter', label: t`confier`, inFields: true, disabled: !ready, run: () => onConfirm() }]);
  usePaletteActs(title, [
    ...(ready ? [{ id: 'place', label: counts.confirms(inside.cases), kbd: 'Ctrl+Enter', run: () => onConfirm() }] : []),
    { id: 'more', label: t`Ajouter des fichiers`, run: () => chooser.current?.click() }, { id: 'drop', label: t`Abandonner ce dépôt`, run: () => preparation.clear() },
  ]);
  const lacking = lackingOf(kept(prepared)), doubts = doubtsOf(prepared), bare = [...prepared.bare.values()], tables = preview!.files.filter(({ mapping }) => mapping);
  const openDoubts = undecided(prepared).length, bareLeft = bare.filter(({ key }) => !prepared.addresses.has(key)).length, loose = preview!.attachments.filter(({ state }) => state === 'unmatched' || state === 'several').length;
  const unread = tables.filter(({ mapping }) => mapping!.lacking.length), askTerms = preview!.needsTerms > 0 || prepared.terms !== null || unread.some(({ mapping }) => mapping!.lacking.includes('dueOn'));
  const waits = (label: string, waiting: boolean): ReactNode => (waiting ? <Word tone="wait">{label}</Word> : label);
  const views: { value: View; label: ReactNode; count?: number | undefined }[] = [
    { value: 'cases', label: t`Dossiers`, count: inside.cases },
    ...(tables.length ? [{ value: 'columns' as const, label: waits(t`Colonnes`, unread.length > 0), count: unread.length || undefined }] : []),
    ...(askTerms ? [{ value: 'terms' as const, label: waits(t`Échéances`, !prepared.terms), count: preview!.needsTerms || undefined }] : []),
    ...(doubts.length ? [{ value: 'doubtful' as const, label: waits(t`Débiteurs à reconnaître`, openDoubts > 0), count: openDoubts }] : []),
    ...(bare.length ? [{ value: 'addresses' as const, label: waits(t`Adresses`, bareLeft > 0), count: bareLeft }] : []),
    { value: 'papers', label: waits(t`Pièces`, loose > 0), count: preview!.attachments.length || undefined },
    ...(lacking.length ? [{ value: 'evidence' as const, label: t`Pièces qui manquent`, count: preview!.cut ? undefined : lacking.length }] : []),
    ...(preview!.aged.length ? [{ value: 'aged' as const, label: t`Balance âgée` }] : []),
  ];
  const now = views.some(({ value }) => value === view) ? view : 'cases';
  const table = tables.find(({ name }) => name === file) ?? unread[0] ?? tables[0];
  const faults = kind && !isTaken(kind) ? preview!.faults.filter((fault) => leftKindOf(fault) === kind) : preview!.faults;
  const invoices = () => kept(prepared).flatMap((row) => row.claims.map(({ reference }) => ({ reference, debtorName: row.debtorName })));
  const choose = (next: Kind | null) => { setKind(next); cases(); };
  return (
    <Page title={title} context={t`aperçu, rien n’est encore confié`} layout="fixed" className="intake">
      <div className="intake-head">
        <FileList prepared={prepared} busy={busy} chooser={chooser} onColumns={(name) => show('columns', name)} />
        <KindFigures prepared={prepared} kind={kind} onKind={choose} />
        <Filters label={t`Parties du dépôt`} options={views} value={now} onValueChange={(next) => show(next)} />
      </div>
      <div className={faults.length ? 'halves' : 'halves alone'}>
        <div className="opens" aria-busy={renewing}>
          <Told prepared={prepared} />
          {now === 'cases' && <CasesView ref={grid} prepared={prepared} kind={kind} onKind={setKind} busy={busy} />}
          {now === 'columns' && table && <ColumnsView key={table.name} prepared={prepared} tables={tables} table={table} busy={busy} onTable={(name) => show('columns', name)} onTerms={() => show('terms')} onClose={cases} />}
          {now === 'terms' && <PaymentTerms needed={preview!.needsTerms} terms={prepared.terms} onTerms={(terms) => preparation.terms(terms)} onClose={cases} />}
          {now === 'doubtful' && <Doubtful rows={doubts} decisions={prepared.decisions} onDecide={(key, debtorId) => preparation.decide(key, debtorId)} onRest={() => preparation.decideRestAsNew()} onClose={cases} />}
          {now === 'addresses' && <Addresses rows={bare} given={prepared.addresses} onAddress={(key, address) => preparation.address(key, address)} onClose={cases} />}
          {now === 'papers' && <Papers stay papers={preview!.attachments} invoices={invoices()} chosen={prepared.attach} busy={busy} onAttach={(name, reference) => preparation.attach(name, reference)} onFiles={(files) => void preparation.add(files, { role: 'paper' })} onClose={cases} />}
          {now === 'evidence' && <Evidence rows={lacking} busy={busy} onFiles={(files, reference) => void preparation.add(files, { role: 'paper', reference })} onClose={cases} />}
          {now === 'aged' && <Aged bands={preview!.aged} />}
        </div>
        {faults.length > 0 && <section className="aside-col" aria-label={counts.refused(faults.length)}><Refused faults={faults} fileName={t`refus.csv`} /></section>}
      </div>
      <div className="confirm-bar">
        <p><b className="big">{counts.cases(inside.cases)}, {counts.claims(inside.claims)}, <Money value={inside.total} /></b><br />
          <span className="soft" role="status">{renewing ? t`L’aperçu se renouvelle.` : inside.cases < 1 ? t`Il n’y a rien à confier ; ajoutez d’autres fichiers, ou abandonnez.` : openDoubts ? t`${counts.debtors(openDoubts)} à reconnaître : sans votre décision, pris comme nouveaux.` : counts.openedAt(inside.cases, agencyName, mandate)}</span></p>
        <Buttons>
          <Button kind="quiet" disabled={busy} onClick={() => preparation.clear()}><Trans>Abandonner</Trans></Button>
          <Button kind="primary" kbd="Ctrl+Enter" busy={busy} disabled={!busy && !ready} onClick={() => onConfirm()}>{busy ? t`Ouverture des dossiers` : counts.confirms(inside.cases)}</Button>
        </Buttons>
        {busy && <Progress label={t`Ouverture de ${counts.cases(inside.cases)}`} value={null} detail={t`vous pouvez quitter cette page`} />}
        {!busy && isLarge(prepared) && inside.cases > 0 && <p className="note wide"><Trans>C’est un grand dépôt : il sera placé en arrière-plan, vous en verrez l’avancée et pourrez l’arrêter sans que rien n’en reste.</Trans></p>}
      </div>
    </Page>
  );
}

/** The cases to come, all or those of one figure. */
function CasesView({ prepared, kind, onKind, busy, ref }: { prepared: Prepared; kind: Kind | null; onKind: (kind: Kind | null) => void; busy: boolean; ref: React.Ref<GridHandle> }) {
  const { t } = useLingui();
  const counts = useCounts();
  const { preview, without } = prepared;
  const [activeId, setActive] = useState<string | null>(null), [opened, setOpened] = useState<string | null>(null);
  const own = useRef<GridHandle>(null);
  const all = preview!.cases;
  const rows = kind === null ? all : kind === 'left_out' ? all.filter(({ key }) => without.has(key)) : isTaken(kind) ? all.filter((row) => !without.has(row.key) && isOfKind(row, kind)) : all;
  const under = rows.find(({ key }) => key === activeId) ?? rows[0];
  const inside = kept(prepared), whole = toPlace(prepared);
  const joined = inside.filter((row) => row.recognition === 'open_case' || row.existingReference).length, fresh = whole.cases - joined;
  const toggle = (row: PreviewCase | undefined) => { if (row) preparation.toggle(row.key); };
  const open = (row: PreviewCase | undefined) => { if (row) { setActive(row.key); setOpened(row.key); } };
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, disabled: !rows.length, run: () => false },
    { keys: 'Space', label: under && without.has(under.key) ? t`remettre` : t`retirer du dépôt`, disabled: !under || busy, run: () => toggle(under) },
    { keys: 'Enter', label: t`voir les factures`, disabled: !under, run: () => open(under) },
  ]);
  const heading = whole.cases < 1 ? t`Aucun dossier ne sera ouvert` : fresh < 1 ? counts.joining(joined) : joined ? `${counts.opening(fresh)}, ${counts.joined(joined)}` : counts.opening(fresh);
  const row = all.find(({ key }) => key === opened) ?? null;
  return (
    <section className="cases-view" aria-label={heading}>
      <h2>{heading} <span className="faint">{t`${counts.claims(whole.claims)}, rien n’est encore enregistré`}</span>{kind && isShort(rows, all) && <> <Button size="small" kind="quiet" onClick={() => onKind(null)}><Trans>Voir tous les dossiers</Trans></Button></>}</h2>
      {preview!.cut && <p className="note">{t`La liste montre les ${all.length} premiers dossiers ; les totaux comptent tout.`}</p>}
      {rows.length
        ? <PreviewCases ref={merged(ref, own)} preview={preview!} rows={rows} without={without} activeId={activeId} onActive={(line) => setActive(line.key)} onToggle={toggle} onOpen={open} />
        : <p className="soft">{all.length ? t`Aucun dossier de cette nature.` : preview!.needsTerms > 0 && !prepared.terms ? t`Ces factures n’ont pas d’échéance : dites vos conditions de paiement, et elles seront reprises.` : t`Rien de ce qui a été lu ne peut être confié ; le motif de chaque ligne est donné à côté.`}</p>}
      {all.length > 0 && <p className="note below"><Trans>Chaque débiteur a un dossier, chaque facture une créance. Les intérêts et les indemnités ne sont pas repris du fichier, ils seront calculés.</Trans></p>}
      <CaseInvoices row={row} left={opened !== null && without.has(opened)} onToggle={() => toggle(row ?? undefined)} onClose={() => { setOpened(null); own.current?.focus(); }} />
    </section>
  );
}
const isShort = (rows: readonly unknown[], all: readonly unknown[]) => rows.length < all.length;
const merged = <T,>(given: React.Ref<T>, own: React.RefObject<T | null>) => (value: T | null) => { own.current = value; if (typeof given === 'function') given(value); else if (given) given.current = value; };

/** One table at a time; another is a press away. */
function ColumnsView({ prepared, tables, table, busy, onTable, onTerms, onClose }: { prepared: Prepared; tables: NonNullable<Prepared['preview']>['files']; table: NonNullable<Prepared['preview']>['files'][number]; busy: boolean; onTable: (name: string) => void; onTerms: () => void; onClose: () => void }) {
  const { t } = useLingui();
  const apollo = useApolloClient();
  const { data } = useQuery(DEPOSIT_MAPPINGS, { fetchPolicy: 'cache-and-network' });
  const remembered = data?.depositMappings.find(({ fingerprint }) => fingerprint === table.mapping!.fingerprint);
  const forget = async () => {
    const told = await apollo.mutate({ mutation: FORGET_MAPPING, variables: { id: remembered!.id } }).catch(() => undefined);
    if (told?.data?.forgetMapping.__typename !== 'RememberedMapping') return;
    await apollo.refetchQueries({ include: [DEPOSIT_MAPPINGS] }).catch(() => undefined);
    preparation.ownColumns(table.name);
  };
  return (
    <>
      {tables.length > 1 && <Filters flush label={t`Tableaux`} options={tables.map(({ name, mapping }) => ({ value: name, label: mapping!.lacking.length ? <Word tone="wait">{name}</Word> : name }))} value={table.name} onValueChange={onTable} />}
      <Columns
        file={table.name} mapping={table.mapping!} chosen={prepared.mappings.get(table.name)} busy={busy}
        onChosen={(chosen) => preparation.columns(table.name, chosen)} onOwn={() => preparation.ownColumns(table.name)} onForget={table.mapping!.remembered && remembered ? () => void forget() : undefined} onTerms={onTerms} onClose={onClose}
      />
    </>
  );
}
