import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { AgeBar, dayOfInstant, Empty, Loading, Money, Page, Table, Word, useFormats, useKeys } from '@quittance/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useLive } from '../../app/live.tsx';
import { usePalette, usePaletteActs } from '../../app/palette.tsx';
import { useMay, useMe } from '../../app/session.tsx';
import { LinkButton, PageFault } from '../../app/states.tsx';
import { CaseLines } from '../../features/creditor-home/case-lines.tsx';
import type { Band, CasesView } from '../../features/creditor-home/filters.ts';
import { CREDITOR_CASES, CREDITOR_HOME, type CaseLine, type CreditorHome } from '../../features/creditor-home/home.queries.ts';
import { useCreditorWords } from '../../features/creditor-home/words.ts';
import { useCounts } from '../../features/intake/words.ts';
import { MineToAnswer } from '../../features/questions/mine-to-answer.tsx';
import { isZero } from '../../features/statement/decimal.ts';
import '../../features/creditor-home/creditor-home.css';

const A_PAGE = 100, SHOWN = 12, MOST_SORTED = 300;
/** What changes the figures; a case that is here already is read again by itself. */
const CHANGES = ['CaseOpened', 'DepositConfirmed', 'CallLogged', 'CallReversed', 'PromiseTaken', 'LetterQueued', 'LetterSent', 'LetterFailed', 'MandateRegistered', 'MandateEnded', 'PaymentRecorded', 'PaymentReversed', 'CaseClosed', 'CaseReopened', 'DisputeOpened', 'DisputeAnswered', 'DisputeSettled', 'QuestionAsked', 'QuestionAnswered', 'PlanAgreed', 'PlanBroken', 'CasePaused', 'CaseResumed', 'CaseRecalled', 'CaseMessageWritten', 'CaseMessageSeen', 'DepositUndone', 'Resync'] as const;

/** Where is my money: what is due, what is promised, by age, by stage, by deposit; then the cases that moved last. */
export function CreditorHomePage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { agencyName, companyName } = useMe();
  const { data, error, refetch } = useQuery(CREDITOR_HOME, { fetchPolicy: 'cache-and-network' });
  const cases = useQuery(CREDITOR_CASES, { variables: { first: A_PAGE, filter: {} }, fetchPolicy: 'cache-and-network' });
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  const anew = useRef(false);
  useLive(CHANGES, ({ name }) => {
    anew.current ||= name === 'CaseOpened' || name === 'DepositConfirmed' || name === 'Resync';
    clearTimeout(soon.current);
    soon.current = setTimeout(() => { void refetch(); if (anew.current) void cases.refetch(); anew.current = false; }, 300);
  });
  const page = cases.data?.cases, next = page?.next, { fetchMore } = cases;
  useEffect(() => { if (next && page && page.total <= MOST_SORTED) fetchMore({ variables: { after: next } }).catch(() => undefined); }, [next, page, fetchMore]);
  const find = usePalette(), answers = useMay()('answer', 'Question');
  const deposit = () => void navigate({ to: '/creditor/deposit' });
  useKeys([
    { keys: '/', label: t`chercher un dossier`, run: find },
    { keys: 'd', label: t`déposer`, run: deposit },
    { keys: 'q', label: t`questions`, run: () => void navigate({ to: '/questions', search: {} }) },
  ]);
  usePaletteActs(t`Vos créances`, [{ id: 'deposit', label: t`Déposer des factures`, kbd: 'd', run: deposit }]);
  const home = data?.creditorHome;
  if (error && !home) return <PageFault error={error} onRetry={() => void refetch()} />;
  const reference = home?.mandate?.reference;
  const title = home?.creditorName ?? companyName ?? t`Vue d’ensemble`;
  const context = home && (home.mandate?.state === 'in_force' ? t`mandat ${reference ?? ''}, confié à ${agencyName}` : <Word tone="danger">{t`aucun mandat en vigueur`}</Word>);
  if (!home) return <Page title={title} layout="scroll"><Loading lines={12} /></Page>;
  if (!home.deposits.length && !home.stages.length) return <Page title={title} context={context} layout="scroll"><First home={home} /></Page>;
  return (
    <Page title={title} context={context} className="creditor-home" aside={<LinkButton to="/creditor/deposit"><Trans>Déposer des factures</Trans></LinkButton>}>
      {answers && <MineToAnswer onDone={() => void refetch()} />}
      {home.unread > 0 && <p className="unread"><Link to="/conversations" search={{ view: 'unread' }}>{home.unread === 1 ? t`Un message de l’agence à lire` : t`${home.unread} messages de l’agence à lire`}</Link></p>}
      <Figures home={home} />
      <Ages home={home} />
      <div className="columns"><Stages home={home} /><Deposits home={home} /></div>
      <Mine rows={page?.rows} total={page?.total ?? 0} />
    </Page>
  );
}

/** A figure opens the list of the cases that it is made of. */
function To({ view, children }: { view: CasesView; children: React.ReactNode }) {
  return <Link to="/creditor/cases" search={view} className="figure-link">{children}</Link>;
}

function Figures({ home }: { home: CreditorHome }) {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const counts = useCounts();
  const { openCases, promisedCount } = home;
  const court = home.stages.find(({ stage }) => stage === 'judicial'), forced = home.stages.find(({ stage }) => stage === 'enforcement');
  return (
    <section className="figures" aria-label={t`Où en est votre argent`}>
      <div><p className="label">{t`À recouvrer au ${day(today)}`}</p><p className="sum"><To view={{ stage: 'open' }}><Money value={home.due} /></To></p><p className="soft">{counts.cases(openCases)} <Trans>en cours</Trans>, + <Money value={home.dailyInterest} tone="soft" /> <Trans>par jour</Trans></p></div>
      <div><p className="label">{t`Confié en principal, encore ouvert`}</p><p className="sum"><To view={{ stage: 'open' }}><Money value={home.principal} /></To></p><p className="soft"><Trans>hors intérêts et indemnités</Trans></p></div>
      <div><p className="label">{t`Promis pour ce jour ou plus tard`}</p><p className="mid">{promisedCount ? <To view={{ promised: true }}><Money value={home.promised} /></To> : <Money value={home.promised} />}</p><p className="soft">{promisedCount === 0 ? t`aucune promesse en cours` : promisedCount === 1 ? t`une promesse` : t`${promisedCount} promesses`}</p></div>
      <div><p className="label">{t`Recouvré`}</p><p className="mid">{isZero(home.recovered) ? <Money value={home.recovered} /> : <To view={{ recovered: true }}><Money value={home.recovered} /></To>}</p><p className="soft"><Link to="/payments" search={{}}><Trans>versements reçus</Trans></Link></p></div>
      {home.contestedCount > 0 && <div><p className="label">{t`Contesté`}</p><p className="mid"><To view={{ contested: true }}><Money value={home.contested} /></To></p><p className="soft">{counts.cases(home.contestedCount)}</p></div>}
      {court && <div><p className="label">{t`En justice`}</p><p className="mid"><To view={{ stage: 'judicial' }}><Money value={court.due} /></To></p><p className="soft">{counts.cases(court.cases)}</p></div>}
      {forced && <div><p className="label">{t`En exécution forcée`}</p><p className="mid"><To view={{ stage: 'enforcement' }}><Money value={forced.due} /></To></p><p className="soft">{counts.cases(forced.cases)}</p></div>}
    </section>
  );
}

function Ages({ home }: { home: CreditorHome }) {
  const { t } = useLingui();
  const counts = useCounts();
  const { band: say } = useCreditorWords();
  return (
    <section className="ages" aria-label={t`Balance par âge`}>
      <h2 className="label"><Trans>Par âge, depuis l’échéance de la plus ancienne facture</Trans></h2>
      <AgeBar weights={home.ages.map(({ due }) => due)} />
      <ul className="legend">
        {home.ages.map(({ band, cases, due }, at) => {
          const inside = <><span>{say(band)}</span><b className="amount"><Money value={due} /></b><span className="faint">{counts.cases(cases)}</span></>;
          return <li key={band} className={`age-${at}`}>{cases ? <Link to="/creditor/cases" search={{ age: band as Band }}>{inside}</Link> : <span className="nothing">{inside}</span>}</li>;
        })}
      </ul>
    </section>
  );
}

function Stages({ home }: { home: CreditorHome }) {
  const { t } = useLingui();
  const { stage: say } = useCreditorWords();
  type Figure = CreditorHome['stages'][number];
  return (
    <section className="by-stage">
      <h2><Trans>Par étape</Trans></h2>
      <Table
        rows={home.stages} rowId={(row: Figure) => row.stage} caption={<span className="off-screen">{t`Vos créances par étape`}</span>}
        columns={[
          { key: 'stage', head: t`Étape`, rowHead: true, cell: (row) => <Link to="/creditor/cases" search={{ stage: row.stage as NonNullable<CasesView['stage']> }}>{say(row.stage)}</Link> },
          { key: 'cases', head: t`Dossiers`, as: 'amount', cell: (row) => row.cases }, { key: 'principal', head: t`Principal`, as: 'amount', cell: (row) => <Money value={row.principal} tone="soft" /> },
          { key: 'due', head: t`Dû ce jour`, as: 'amount', cell: (row) => <Link to="/creditor/cases" search={{ stage: row.stage as NonNullable<CasesView['stage']> }}><Money value={row.due} /></Link> },
          { key: 'recovered', head: t`Recouvré`, as: 'amount', cell: (row) => (isZero(row.recovered) ? <Money value={row.recovered} tone="soft" /> : <Link to="/creditor/cases" search={{ stage: row.stage as NonNullable<CasesView['stage']>, recovered: true }}><Money value={row.recovered} tone="soft" /></Link>) },
        ]}
      />
    </section>
  );
}

function Deposits({ home }: { home: CreditorHome }) {
  const { t } = useLingui();
  const { day, percent } = useFormats();
  type Figure = CreditorHome['deposits'][number];
  const share = ({ recovered, principal }: Figure) => (Number(principal) ? percent((100 * Number(recovered) / Number(principal)).toFixed(0)) : '—');
  const shown = home.deposits.slice(0, 6);
  return (
    <section className="by-deposit">
      <h2><Trans>Par dépôt</Trans></h2>
      <Table
        rows={shown} rowId={(row: Figure) => row.id} caption={<span className="off-screen">{t`Vos derniers dépôts`}</span>} empty={t`Aucun dépôt encore.`}
        columns={[
          { key: 'deposit', head: t`Dépôt`, rowHead: true, cell: (row) => <Link to="/creditor/deposits/$id" params={{ id: row.id }} search={{}}>{t`Dépôt du ${day(dayOfInstant(row.placedAt))}`}</Link> },
          { key: 'cases', head: t`Dossiers`, as: 'amount', cell: (row) => <Link to="/creditor/cases" search={{ deposit: row.id }}>{row.cases}</Link> },
          { key: 'closed', head: t`Clos`, as: 'amount', cell: (row) => (row.closed ? <Link to="/creditor/cases" search={{ deposit: row.id, over: true }}>{row.closed}</Link> : <span className="soft">—</span>) },
          { key: 'principal', head: t`Confié`, as: 'amount', cell: (row) => <Money value={row.principal} tone="soft" /> },
          { key: 'due', head: t`Dû ce jour`, as: 'amount', cell: (row) => <Link to="/creditor/cases" search={{ deposit: row.id, stage: 'open' }}><Money value={row.due} /></Link> },
          { key: 'recovered', head: t`Recouvré`, as: 'amount', cell: (row) => (isZero(row.recovered) ? <Money value={row.recovered} tone="soft" /> : <Link to="/creditor/cases" search={{ deposit: row.id, recovered: true }}><Money value={row.recovered} tone="soft" /></Link>) },
          { key: 'share', head: t`Part`, as: 'amount', cell: (row) => <span className="soft">{share(row)}</span> },
        ]}
      />
      {home.deposits.length > shown.length && <p className="note below"><Link to="/creditor/deposits"><Trans>Voir tous les dépôts</Trans></Link></p>}
    </section>
  );
}

/** Up to some hundreds of cases those that moved last come first; with more, those that were opened last, as the door gives them. */
function Mine({ rows, total }: { rows: readonly CaseLine[] | undefined; total: number }) {
  const { t } = useLingui();
  if (!rows) return <section className="mine"><Loading lines={6} /></section>;
  const whole = total <= MOST_SORTED;
  const moved = (row: CaseLine) => row.lastWordAt ?? row.openedAt;
  const first = (whole ? [...rows].sort((a, b) => (moved(a) < moved(b) ? 1 : -1)) : rows).slice(0, SHOWN);
  return (
    <section className="mine">
      <h2><Trans>Vos dossiers</Trans> <span className="faint">{whole ? t`${total}, derniers mouvements en tête` : t`${total}, derniers ouverts en tête`}</span></h2>
      <CaseLines label={t`Vos dossiers`} rows={first} total={total} className="short" />
      {total > first.length && <p className="below"><Link to="/creditor/cases" search={{}}>{t`Voir les ${total} dossiers`}</Link></p>}
    </section>
  );
}

/** Before the first deposit: what will be here, and how to begin. */
function First({ home }: { home: CreditorHome }) {
  const { t } = useLingui();
  const inForce = home.mandate?.state === 'in_force', reference = home.mandate?.reference ?? '';
  return (
    <Empty
      title={<Trans>Ici paraîtra où en est votre argent.</Trans>}
      steps={[
        { title: t`Votre mandat`, done: inForce, detail: inForce ? t`Mandat ${reference} en vigueur (CPCE R124-3)` : t`Aucun mandat n’est en vigueur : l’agence doit l’enregistrer avant tout dépôt (CPCE R124-3)`, aside: inForce ? <span className="soft"><Trans>en règle</Trans></span> : undefined },
        { title: t`Un premier dépôt`, detail: t`Tableau CSV, factures UBL ou CII : vous voyez les dossiers avant de les confier`, aside: inForce ? <LinkButton kind="primary" to="/creditor/deposit"><Trans>Déposer des factures</Trans></LinkButton> : undefined },
        { title: t`Le suivi`, detail: t`Chaque appel, promesse et lettre paraît ici aussitôt, avec ce qui est dû ce jour` },
      ]}
    ><Trans>Ce qui reste à recouvrer, ce qui est promis, par âge, par étape et par dépôt, dès que vous avez confié des factures.</Trans></Empty>
  );
}
