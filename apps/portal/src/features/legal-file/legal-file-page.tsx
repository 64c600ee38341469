import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Empty, Loading, Money, Note, Page, Word, useFormats, useKeys } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { RefusalNote } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { Missing, PageFault } from '../../app/states.tsx';
import { Limitation } from '../cases/who.tsx';
import { useCaseWords } from '../cases/words.ts';
import { CasePowers } from '../mandates/case-powers.tsx';
import { usePaymentWords } from '../payments/words.ts';
import { isZero } from '../statement/decimal.ts';
import { StatementTable } from '../statement/statement-drawer.tsx';
import { useStory } from '../timeline/words.ts';
import { LEGAL_FILE, type LegalCase, type LegalFileData, type Point } from './legal-file.queries.ts';
import { Routes } from './routes.tsx';
import { useLegalWords } from './words.ts';
import '../cases/cases.css';
import './legal-file.css';

/** A case as one argument: who asks and by what right, what is owed and since when, what was done, which routes are open and why the others are not. */
export function LegalFilePage({ id }: { id: string }) {
  const { t } = useLingui();
  const may = useMay();
  const works = may('logCall', 'CaseFile');
  const { data, error, loading, refetch } = useQuery(LEGAL_FILE, { variables: { id }, fetchPolicy: 'cache-and-network', skip: !works });
  if (!works) return <Missing />;
  if (error && !data) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (!data) return loading ? <Page title={t`Dossier juridique`} layout="scroll"><Loading lines={14} /></Page> : <Missing />;
  return data.legalFile && data.caseFile ? <Argument legal={data.legalFile} file={data.caseFile} /> : <Missing />;
}

function Argument({ legal, file }: { legal: LegalFileData; file: LegalCase }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { regime } = useCaseWords();
  const navigate = useNavigate();
  const print = () => window.print();
  useKeys([
    { keys: 'i', label: t`imprimer`, run: print },
    { keys: 'Escape', label: t`retour au dossier`, run: () => void navigate({ to: '/cases/$id', params: { id: file.id }, search: {} }) },
  ]);
  const of = (part: string) => legal.points.filter((point) => point.part === part);
  const statement = file.statement.__typename === 'Statement' ? file.statement : undefined;
  const courts: Record<string, string> = { commercial: t`tribunal de commerce ou des activités économiques`, judicial: t`tribunal judiciaire` };
  return (
    <Page title={t`Dossier juridique ${file.publicReference}`} context={t`${file.creditor.name} contre ${file.debtor.name}, ${regime(file.regime)}`} aside={<Button kind="quiet" onClick={print}><Trans>Imprimer</Trans></Button>} layout="scroll" className="legal-page">
      <article className="legal" aria-label={t`Dossier juridique ${file.publicReference}`}>
        <p className="legal-lead">
          {statement
            ? <Trans>Au {day(legal.asOf)}, <b>{file.debtor.name}</b> doit <b><Money value={statement.totals.due} /></b> à <b>{file.creditor.name}</b> : <Money value={statement.totals.principal} /> de principal, <Money value={statement.totals.interest} /> d’intérêts, <Money value={statement.totals.indemnity} /> d’indemnités forfaitaires, <Money value={statement.totals.costs} /> de frais d’exécution, moins <Money value={statement.totals.paid} /> versés.</Trans>
            : <Trans>Ce que <b>{file.debtor.name}</b> doit à <b>{file.creditor.name}</b> ne peut pas être calculé au {day(legal.asOf)}.</Trans>}
        </p>
        <Part n="I" title={t`Qui demande, et en vertu de quoi`}><Points points={of('power')} /><CasePowers caseId={file.id} /></Part>
        <Part n="II" title={t`Ce qui est dû, et ce qui le prouve`}><Points points={of('evidence')} /></Part>
        <Part n="III" title={t`La mise en demeure`}><Points points={of('notice')} /></Part>
        <Part n="IV" title={t`Le calcul, ligne par ligne`}>{statement ? <StatementTable statement={statement} /> : file.statement.__typename === 'Refusal' && <RefusalNote refusal={file.statement} />}</Part>
        <Part n="V" title={t`Les versements et leur imputation`}><Payments file={file} /></Part>
        <Part n="VI" title={t`Jusqu’à quand la créance peut être poursuivie`}><ul className="legal-clocks">{file.claims.map((claim) => <li key={claim.id}><Limitation of={claim.limitation} several /></li>)}</ul><p className="note"><Trans>Ni un rappel, ni une mise en demeure, même recommandée, ne repousse ce jour (C. civ. 2240 à 2244).</Trans></p></Part>
        <Part n="VII" title={t`Ce qui a été fait`}><Points points={of('conduct')} /><Steps file={file} /></Part>
        <Part n="VIII" title={t`Ce qui suspend`}><Points points={of('suspension')} /></Part>
        <Part n="IX" title={t`Les voies, et ce qui les ferme`}>
          <p className="note">{t`Juridiction : ${courts[legal.court] ?? legal.court}. Les voies sont lues dans les tables du droit au ${day(legal.asOf)}.`}</p>
          {legal.routes.length ? <Routes routes={legal.routes} /> : <Empty inline title={<Trans>Sans décompte, aucune voie ne peut être dite ouverte.</Trans>} />}
        </Part>
        <p className="note legal-foot">{t`Établi le ${day(legal.asOf)} avec les tables du droit, version ${legal.lawVersion}. Ce document expose des faits et des textes ; il ne remplace pas le conseil d’un avocat.`}</p>
      </article>
    </Page>
  );
}

function Part({ n, title, children }: { n: string; title: string; children: ReactNode }) {
  return <section className="legal-part"><h2><span className="faint">{n}</span> {title}</h2>{children}</section>;
}

/** What stands and what lacks, each with its text and its papers. */
function Points({ points }: { points: readonly Point[] }) {
  const { t } = useLingui();
  const { point } = useLegalWords();
  return (
    <ul className="legal-points">
      {points.map(({ code, standing, articles, facts, documents }, at) => (
        <li key={`${code}${at}`} className={standing}>
          <p>
            {standing === 'lacking' && <><Word tone="danger">{t`manque`}</Word> </>}
            {standing === 'weigh' && <><Word tone="wait">{t`à peser`}</Word> </>}
            {point(code, facts, standing === 'lacking')}
            {articles.length > 0 && <span className="article"> {articles.join(' ; ')}</span>}
          </p>
          {documents.length > 0 && <p className="note">{documents.map((document, i) => <span key={document.id}>{i > 0 && ', '}<a href={`/documents/${document.id}`}>{document.name}</a></span>)}</p>}
        </li>
      ))}
    </ul>
  );
}

function Payments({ file: { payments } }: { file: LegalCase }) {
  const { t } = useLingui();
  const { day, money } = useFormats();
  const { means, receiver, part } = usePaymentWords();
  if (!payments.length) return <p className="note"><Trans>Aucun versement n’a été reçu.</Trans></p>;
  const standing = [...payments].sort((one, other) => (one.valueOn < other.valueOn ? -1 : one.valueOn > other.valueOn ? 1 : 0));
  return (
    <ul className="legal-points">
      {standing.map((payment) => (
        <li key={payment.id}>
          <p><b>{day(payment.valueOn)}</b> : {t`${money(payment.amount)} par ${means(payment.means)}, reçu par ${receiver(payment.receivedBy)}`}{payment.reversal && <>, <Word tone="danger">{t`repris le ${day(payment.reversal.at.slice(0, 10))}`}</Word> ({payment.reversal.reason})</>}</p>
          {!payment.reversal && payment.allocations.length > 0 && <p className="note">{payment.allocations.map((each) => `${money(each.amount)} ${t`sur`} ${part(each)}`).join(' ; ')}{!isZero(payment.unallocated) && ` ; ${t`${money(payment.unallocated)} en trop`}`} <span className="article">C. civ. 1343-1, 1342-10</span></p>}
        </li>
      ))}
    </ul>
  );
}

/** What a court looks at: letters, plans, disputes, titles, hand-offs and acts; calls and notes are counted above or stay inside. */
const STEPS: ReadonlySet<string> = new Set(['deposit', 'letter', 'plan', 'dispute', 'judicial', 'stage', 'payment', 'hold', 'message']);

function Steps({ file: { timeline } }: { file: LegalCase }) {
  const { day } = useFormats();
  const { say } = useStory();
  const steps = timeline.rows.filter(({ kind }) => STEPS.has(kind)).reverse();
  return (
    <>
      <ol className="legal-steps">{steps.map((row) => <li key={row.id}><time dateTime={row.at}>{day(row.at.slice(0, 10))}</time> {row.documentId ? <a href={`/documents/${row.documentId}`}>{say(row.code, row.facts)}</a> : say(row.code, row.facts)}</li>)}</ol>
      {timeline.next && <Note><p><Trans>Les lignes plus anciennes se lisent dans le fil du dossier.</Trans></p></Note>}
    </>
  );
}
