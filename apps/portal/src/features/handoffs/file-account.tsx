import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Loading, Money, useFormats } from '@quittance/ui';
import { Fragment } from 'react';
import { RefusalNote } from '../../app/refusals.tsx';
import { STATEMENT_ON, type StatementData } from '../cases/case.queries.ts';
import { isZero, minus, sumOf, toTheCent } from '../statement/decimal.ts';
import { useSentences } from '../statement/explain.ts';

/** What is due today and why: each line with its formula and its days, then their sum. */
export function FileAccount({ caseId, due }: { caseId: string; due: string }) {
  const { today } = useFormats();
  const { data, previousData } = useQuery(STATEMENT_ON, { variables: { id: caseId, asOf: today }, fetchPolicy: 'cache-and-network' });
  const statement = (data ?? (previousData?.caseFile?.id === caseId ? previousData : undefined))?.caseFile?.statement;
  if (!statement) return <><p className="sum"><Money value={due} /></p><Loading lines={4} /></>;
  if (statement.__typename === 'Refusal') return <><p className="sum"><Money value={due} /></p><RefusalNote refusal={{ ...statement, facts: [{ key: 'on', value: today }, ...statement.facts] }} /></>;
  return <Account statement={statement} />;
}

function Account({ statement: { claims, totals, asOf } }: { statement: StatementData }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { formula, period, composition, uncertain } = useSentences();
  const perDay = toTheCent(totals.dailyInterest);
  return (
    <>
      <p className="sum"><Money value={totals.due} /></p>
      <p className="per-day">{t`dû au ${day(asOf)}`}{perDay && <>, + <Money value={perDay} tone="soft" /> {t`par jour`}</>}</p>
      <table className="table account">
        <caption className="off-screen">{t`Décompte au ${day(asOf)}`}</caption>
        <thead className="off-screen"><tr><th scope="col">{t`Ligne`}</th><th scope="col">{t`Période`}</th><th scope="col">{t`Somme`}</th></tr></thead>
        <tbody>
          {claims.map((claim) => {
            const paid = sumOf(claim.paid.interest, claim.paid.principal, claim.paid.indemnity);
            return (
              <Fragment key={claim.claimId}>
                <tr><th scope="row">{t`Facture ${claim.reference}`}</th><td className="faint">{t`échue le ${day(claim.dueOn)}`}</td><td><Money value={claim.principal} /></td></tr>
                {claim.interest.map((line, at) => (
                  <tr key={at}>
                    <td>{formula(line)}</td><td className="faint">{period(line.from, line.to)}</td>
                    <td><Money value={line.amount} explain={{ title: t`Intérêts sur ${claim.reference}`, lines: [{ formula: formula(line), period: period(line.from, line.to), amount: line.amount, note: uncertain(line) ? t`taux à confirmer` : undefined }], law: `${line.article} : ${composition(line)}` }} /></td>
                  </tr>
                ))}
                {!isZero(claim.indemnity) && <tr><td>{t`Indemnité forfaitaire`}</td><td className="faint">{claim.indemnityArticle}</td><td><Money value={claim.indemnity} /></td></tr>}
                {!isZero(paid) && <tr><td>{t`Versé`}</td><td className="faint">{t`sur ${claim.reference}`}</td><td><Money value={minus(paid)} /></td></tr>}
              </Fragment>
            );
          })}
          {!isZero(totals.costs) && <tr><td>{t`Frais des actes`}</td><td className="faint">CPCE L111-8</td><td><Money value={totals.costs} /></td></tr>}
          {!isZero(restOf(totals, claims)) && <tr><td>{t`Versé sur les frais`}</td><td /><td><Money value={restOf(totals, claims)} /></td></tr>}
          {!isZero(totals.unallocated) && <tr><td>{t`Versé, non imputé`}</td><td /><td><Money value={minus(totals.unallocated)} /></td></tr>}
        </tbody>
        <tfoot><tr><td>{t`Total`}</td><td /><td><Money value={totals.due} /></td></tr></tfoot>
      </table>
    </>
  );
}

/** What was paid and met no claim: it met costs. The lines add up to what is due, to the cent. */
function restOf(totals: StatementData['totals'], claims: StatementData['claims']): string {
  const onClaims = sumOf(...claims.flatMap(({ paid }) => [paid.interest, paid.principal, paid.indemnity]));
  return sumOf(minus(totals.paid), onClaims, totals.unallocated);
}
