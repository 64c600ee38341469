import { Trans, useLingui } from '@lingui/react/macro';
import { Block, Clock, Facts, Money, Note, Press, Stamp, Sum, useFormats, Word } from '@quittance/ui';
import { RefusalNote } from '../../app/refusals.tsx';
import { useMay, useMe } from '../../app/session.tsx';
import type { Conduct } from '../conduct/conduct.queries.ts';
import { Reach } from '../conduct/reach.tsx';
import { HandoffBlock } from '../handoffs/handoff-block.tsx';
import { HoldBand } from '../holds/hold-band.tsx';
import { RestBand } from '../recall/rest-band.tsx';
import { isZero, minus, sumOf, toTheCent } from '../statement/decimal.ts';
import { useExplanations } from '../statement/explain.ts';
import { daysBetween } from '../timeline/facts.ts';
import { TitleBlock } from '../titles/title-block.tsx';
import { BarredClaims } from './barred.tsx';
import { ClaimClock, LimitationHistory } from './limitation-history.tsx';
import type { Affairs } from './affairs.queries.ts';
import type { CaseFile, LimitationData } from './case.queries.ts';
import { Standing } from './standing.tsx';
import { formatSiren } from './words.ts';

/** Left: who owes how much to whom, until when, and under which mandate. */
export function Who({ file, conduct, affairs, onOpen, onCall }: { file: CaseFile; conduct?: Conduct | undefined; affairs?: Affairs | undefined; onOpen: (panel: 'wishes' | 'plan' | 'dispute' | 'hold' | 'questions' | 'payments' | 'talk' | 'debtor') => void; onCall?: (() => void) | undefined }) {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const explain = useExplanations();
  const statement = file.statement.__typename === 'Statement' ? file.statement : undefined;
  const told = statement && explain(statement, file.claims);
  const totals = statement?.totals;
  const may = useMay();
  const opensPayments = may('read', 'Payment') && totals && !isZero(totals.paid);
  return (
    <>
      <RestBand caseId={file.id} />
      <HoldBand caseId={file.id} onOpen={() => onOpen('hold')} />
      <DebtorBlock file={file} conduct={conduct} onCall={onCall} onWishes={may('read', 'Wish') ? () => onOpen('wishes') : undefined} onRecord={may('read', 'Debtor') ? () => onOpen('debtor') : undefined} />
      <Block className="due">
        <Sum value={totals?.due ?? file.due} perDay={toTheCent(totals ? totals.dailyInterest : file.dailyInterest)} />
        {file.stage === 'closed' && file.closedReason === 'paid' && <Paid affairs={affairs} />}
        {file.statement.__typename === 'Refusal' && <RefusalNote refusal={{ ...file.statement, facts: [{ key: 'on', value: today }, ...file.statement.facts] }} />}
        {totals && told && (
          <Facts money facts={[
            { term: file.claims.some(({ credited }) => !isZero(credited)) ? t`Principal, avoir déduit` : t`Principal`, value: <Money value={totals.principal} explain={told.principal} /> },
            { term: t`Intérêts de retard`, value: <Money value={totals.interest} explain={told.interest} /> },
            { term: t`Indemnités forfaitaires`, value: <Money value={totals.indemnity} explain={told.indemnity} /> },
            !isZero(totals.costs) && { term: t`Frais`, value: <Money value={totals.costs} explain={told.costs} /> },
            { term: opensPayments ? <Press onClick={() => onOpen('payments')}>{t`Versements`}</Press> : t`Versements`, value: <Money value={minus(totals.paid)} explain={told.paid} /> },
            { term: <b>{t`Dû au ${day(statement.asOf)}`}</b>, value: <Money value={totals.due} strong />, total: true },
          ]} />
        )}
        {statement?.warnings.some(({ code }) => code === 'rate_to_confirm') && <p className="note">{t`Un taux est à confirmer : ouvrez les intérêts pour le voir.`}</p>}
        {statement?.warnings.some(({ code }) => code === 'no_notice') && <p className="note">{t`Les intérêts légaux courront de la mise en demeure (C. civ. 1231-6).`}</p>}
      </Block>
      {affairs && <Standing affairs={affairs} onOpen={onOpen} />}
      <BarredClaims file={file} />
      <Claims file={file} />
      {file.limitation && <Block><Limitation of={file.limitation} several={file.claims.length > 1} /></Block>}
      {affairs?.title && <TitleBlock caseId={file.id} />}
      {affairs?.handoffs && affairs.handoffs.length > 0 && <HandoffBlock caseId={file.id} />}
      <MandateLine file={file} />
    </>
  );
}

/** Settled: the stamp, with the day of the payment that settled it. */
function Paid({ affairs }: { affairs: Affairs | undefined }) {
  const { t } = useLingui();
  const { agencyName } = useMe();
  const last = affairs?.payments?.filter(({ reversal }) => !reversal).map(({ valueOn }) => valueOn).sort().at(-1);
  return last ? <Stamp word={t`ACQUITTÉ`} under={agencyName.toUpperCase()} day={last} /> : <p><Word tone="settled">{t`acquittée`}</Word></p>;
}

function DebtorBlock({ file, conduct, onCall, onWishes, onRecord }: { file: CaseFile; conduct: Conduct | undefined; onCall?: (() => void) | undefined; onWishes: (() => void) | undefined; onRecord: (() => void) | undefined }) {
  const { t } = useLingui();
  const { debtor, creditor } = file;
  const said = [debtor.legalForm && !debtor.name.endsWith(` ${debtor.legalForm}`) && debtor.legalForm, debtor.siren && t`SIREN ${formatSiren(debtor.siren)}`].filter(Boolean).join(', ');
  return (
    <Block>
      <h2 className="head-name">{onRecord ? <Press className="head-press" onClick={onRecord}>{debtor.name}</Press> : debtor.name}</h2>
      {said && <p className="soft">{said}</p>}
      <Reach file={file} conduct={conduct} onCall={onCall} onWishes={onWishes} />
      <p className="soft"><Trans>doit à <span className="creditor">{creditor.name}</span></Trans></p>
    </Block>
  );
}

function Claims({ file }: { file: CaseFile }) {
  const { t } = useLingui();
  const { money, day } = useFormats();
  const explain = useExplanations();
  const reads = useMay()('read', 'Document');
  const statement = file.statement.__typename === 'Statement' ? file.statement : undefined;
  const told = statement && explain(statement, file.claims);
  return (
    <Block>
      <table className="table claims">
        <thead><tr><th scope="col">{t`Créances`}</th><th scope="col" className="amount">{t`Reste dû`}</th></tr></thead>
        <tbody>
          {file.claims.map((claim) => {
            const line = statement?.claims.find(({ claimId }) => claimId === claim.id);
            const left = line && sumOf(line.outstanding.principal, line.outstanding.interest, line.outstanding.indemnity);
            const paper = reads ? claim.documents[0] : undefined;
            return (
              <tr key={claim.id}>
                <td>
                  {paper ? <a href={`/documents/${paper.id}`} title={paper.name}>{claim.reference}</a> : claim.reference}<br />
                  <span className="note">{left !== undefined && isZero(left) ? <Word tone="settled">{t`acquittée`}</Word> : <>{t`échue le ${day(claim.dueOn)}`}{claim.limitation && (file.claims.length > 1 || claim.limitation.barred) && <>, <ClaimClock of={claim.limitation} /></>}</>}</span>
                </td>
                <td className="amount">{left !== undefined ? <Money value={left} explain={told?.claim(claim.id)} /> : <Money value={claim.amount} />}<br /><span className="note">{line && t`principal ${money(line.outstanding.principal, false)}`}</span></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Block>
  );
}

/** The clock: until when, by which article, and what last moved it. */
export function Limitation({ of, several }: { of: LimitationData; several: boolean }) {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const years = Number(/P(\d+)Y/.exec(of.period)?.[1] ?? 0), months = Number(/P(\d+)M/.exec(of.period)?.[1] ?? 0);
  const numbers = ['', t`un an`, t`deux ans`, t`trois ans`, t`quatre ans`, t`cinq ans`, t`six ans`, t`sept ans`, t`huit ans`, t`neuf ans`, t`dix ans`];
  const long = years ? numbers[years] ?? t`${years} ans` : t`${months} mois`;
  const on = day(of.movedOn);
  const since: Record<string, string> = {
    accrued: t`${long} depuis l’échéance du ${on}`, acknowledgement: t`${long} depuis sa reconnaissance de dette du ${on}`, partial_payment: t`${long} depuis son versement du ${on}`,
    plan_request: t`${long} depuis sa demande de délai écrite du ${on}`, lawsuit: t`${long} depuis la demande en justice du ${on}`, payment_order_served: t`${long} depuis la signification de l’ordonnance du ${on}`,
    protective_measure: t`${long} depuis la mesure conservatoire du ${on}`, enforcement_act: t`${long} depuis l’acte d’exécution du ${on}`, proof_of_claim: t`${long} depuis la déclaration de créance du ${on}`, enforceable_title: t`${long} depuis le titre exécutoire du ${on}`,
  };
  const start = of.movedOn, gone = daysBetween(start, today) / Math.max(1, daysBetween(start, of.expires)), left = daysBetween(today, of.expires);
  if (of.barred) return <Note><p><Word tone="danger">{t`Prescrite depuis le ${day(of.expires)}`}</Word></p><p className="note">{since[of.movedBy] ?? long}{of.article && `, ${of.article}`}</p><LimitationHistory of={of} /></Note>;
  return (
    <><Clock
      until={of.expires} gone={gone} near={left < 92} title={left < 92 ? (left === 0 ? t`Prescrit ce soir` : t`Prescrit dans ${left} jours`) : t`Prescription`}
      why={<>{since[of.movedBy] ?? long}{several && of.claimReference && <>, {of.claimReference}</>}</>} article={of.article}
    /><LimitationHistory of={of} /></>
  );
}

function MandateLine({ file: { mandate } }: { file: CaseFile }) {
  const { t } = useLingui();
  const { percent } = useFormats();
  const terms = [mandate.reference, mandate.planMaxMonths !== null && mandate.planMaxMonths > 0 && t`plan jusqu’à ${mandate.planMaxMonths} mois`, mandate.discountMaxPercent !== null && !isZero(mandate.discountMaxPercent) && t`remise jusqu’à ${percent(mandate.discountMaxPercent).replace(/[.,]00/, '')}`].filter(Boolean).join(', ');
  return <Block className="last"><p><span className="faint">{t`Mandat`}</span> {terms}{mandate.state !== 'in_force' && <>, <Word tone="danger">{mandate.state === 'ended' ? t`terminé` : t`pas encore en vigueur`}</Word></>}</p></Block>;
}
