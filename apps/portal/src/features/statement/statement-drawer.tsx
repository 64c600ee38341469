import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { DayField, Dialog, ErrorState, Loading, Money, Note, useFormats } from '@quittance/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { RefusalNote } from '../../app/refusals.tsx';
import { STATEMENT_ON, type CaseFile, type StatementData } from '../cases/case.queries.ts';
import { isZero, minus, sumOf, toTheCent } from './decimal.ts';
import { useSentences } from './explain.ts';

/** The statement of debt of a chosen day, as a table that can be added up: what one line says, and what is added. */
export function StatementDrawer({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const [asOf, setAsOf] = useState<string | null>(today);
  const [read, setRead] = useState(today);
  if (asOf && asOf !== read) setRead(asOf);
  const { data, previousData, error, loading, refetch } = useQuery(STATEMENT_ON, { variables: { id: file.id, asOf: read } });
  const statement = (data ?? previousData)?.caseFile?.statement;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => { const later = setTimeout(() => field.current?.select()); return () => clearTimeout(later); }, []);
  return (
    <Dialog open onClose={onClose} size="large" title={t`Décompte du dossier ${file.publicReference}`}>
      <div className="statement-head" aria-busy={loading}>
        <DayField ref={field} label={t`Dû au`} hint={t`27/11/2026, fin nov, +10j`} value={asOf} onValueChange={setAsOf} />
        {statement?.__typename === 'Statement' && <DueOn statement={statement} />}
      </div>
      {error && !statement ? <ErrorState onRetry={() => void refetch()} /> : !statement ? <Loading lines={8} /> : statement.__typename === 'Refusal' ? <RefusalNote refusal={{ ...statement, facts: [{ key: 'on', value: read }, ...statement.facts] }} /> : <StatementTable statement={statement} />}
    </Dialog>
  );
}

function DueOn({ statement: { asOf, totals } }: { statement: StatementData }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const perDay = toTheCent(totals.dailyInterest);
  return <div><p className="sum"><Money value={totals.due} /></p><p className="per-day">{t`dû au ${day(asOf)}`}{perDay && <>, + <Money value={perDay} tone="soft" /> {t`par jour`}</>}</p></div>;
}

interface Line { key: string; what: ReactNode; period?: string; rate?: string; one?: string; added?: string; head?: boolean; strong?: boolean }

/** On a telephone it is wider than the screen: with the focus the arrows move it. */
const reachable = (box: HTMLElement | null) => { if (box) box.tabIndex = 0; };

export function StatementTable({ statement }: { statement: StatementData }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { formula, period, composition } = useSentences();
  const lines: Line[] = statement.claims.flatMap((claim): Line[] => {
    const paid = sumOf(claim.paid.principal, claim.paid.interest, claim.paid.indemnity);
    return [
      { key: claim.claimId, head: true, what: claim.reference, period: t`échue le ${day(claim.dueOn)}` },
      { key: `${claim.claimId}p`, what: t`Principal`, added: claim.principal },
      ...claim.interest.map((line, at): Line => ({ key: `${claim.claimId}i${at}`, what: formula(line), period: period(line.from, line.to), rate: `${composition(line)}, ${line.article}`, one: line.amount })),
      ...(claim.interest.length ? [{ key: `${claim.claimId}t`, what: t`Intérêts`, added: claim.interestTotal }] : []),
      ...(isZero(claim.indemnity) ? [] : [{ key: `${claim.claimId}f`, what: t`Indemnité forfaitaire`, rate: claim.indemnityArticle ?? '', added: claim.indemnity }]),
      ...(isZero(paid) ? [] : [{ key: `${claim.claimId}v`, what: t`Versé`, added: minus(paid) }]),
    ];
  });
  if (!isZero(statement.totals.costs)) lines.push({ key: 'costs', what: t`Frais`, added: statement.totals.costs });
  if (!isZero(statement.totals.unallocated)) lines.push({ key: 'rest', what: t`Versé, non imputé`, added: minus(statement.totals.unallocated) });
  const counts: Record<string, string> = { ACT_ACT: t`jours réels sur l’année réelle`, ACT_365: t`jours réels sur 365` };
  return (
    <>
      <section className="table-box" aria-label={t`Décompte au ${day(statement.asOf)}`} ref={reachable}>
        <table className="table statement">
          <caption className="off-screen">{t`Décompte au ${day(statement.asOf)}`}</caption>
          <thead><tr><th scope="col">{t`Ligne`}</th><th scope="col">{t`Période`}</th><th scope="col">{t`Taux et article`}</th><th scope="col" className="amount">{t`Ligne, €`}</th><th scope="col" className="amount">{t`À additionner, €`}</th></tr></thead>
          <tbody>
            {lines.map((line) => (line.head
              ? <tr key={line.key} className="of"><th scope="rowgroup">{line.what}</th><td className="soft">{line.period}</td><td /><td /><td /></tr>
              : <tr key={line.key}><td>{line.what}</td><td className="soft">{line.period}</td><td className="note">{line.rate}</td><td className="amount">{line.one && <Money value={line.one} unit={false} tone="soft" />}</td><td className="amount">{line.added && <Money value={line.added} unit={false} />}</td></tr>))}
          </tbody>
          <tfoot><tr><td colSpan={4}>{t`Dû au ${day(statement.asOf)}`}</td><td className="amount"><Money value={statement.totals.due} unit={false} /></td></tr></tfoot>
        </table>
      </section>
      {statement.warnings.some(({ code }) => code === 'rate_to_confirm') && <Note><p><Trans>Un taux de ce décompte est à confirmer : le texte n’a pas encore été vu par deux sources.</Trans></p></Note>}
      <p className="note">{counts[statement.dayCount] ?? statement.dayCount}. {t`Tables du droit, version ${statement.lawVersion}. Chaque ligne est arrondie au centime.`}</p>
    </>
  );
}
