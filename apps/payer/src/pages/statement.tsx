import { Trans, useLingui } from '@lingui/react/macro';
import { Claims, Costs, Indemnity, Interest, Paid } from '../parts/lines.tsx';
import { Held } from '../parts/held.tsx';
import { History } from '../parts/history.tsx';
import { Standing } from '../parts/standing.tsx';
import { Stamp } from '../parts/stamp.tsx';
import { isZero, useSay } from '../parts/say.ts';
import type { AgencyView, HeldView, StatementView } from '../view.ts';

/** Who claims what, why, and what can be done about it. Every line opens to its sentence. */
export function Statement({ statement, agency }: { statement: StatementView; agency: AgencyView }) {
  if (statement.closed) return <Closed statement={statement} agency={agency} />;
  return statement.held ? <Silent statement={statement} held={statement.held} agency={agency} /> : <Open statement={statement} agency={agency} />;
}

function Open({ statement, agency }: { statement: StatementView; agency: AgencyView }) {
  const { t } = useLingui();
  const { money, day, daily } = useSay();
  const { reference, debtorName, creditorName, due, asOf, dailyInterest, lacking, costsTotal, plan, disputes, studyName } = statement;
  const disputed = disputes.some(({ state }) => state !== 'settled');
  const running = plan?.state === 'agreed';
  const letters = statement.documents.filter(({ kind }) => kind === 'formal_notice');
  return (
    <>
      <Reference reference={reference} firstLetter={statement.firstLetter} />
      <h1>{disputed ? <Trans>{debtorName}, {creditorName} vous réclame</Trans> : <Trans>{debtorName}, vous devez à {creditorName}</Trans>}</h1>
      <p className="total">{money(due)}</p>
      <p className="asof">
        <Trans>au {day(asOf)}.</Trans>{' '}
        {dailyInterest !== null && Number(dailyInterest) > 0 && <Trans>Chaque jour ajoute {daily(dailyInterest)} d’intérêts.</Trans>}
        {lacking && <Trans>Le taux des intérêts du semestre qui commence le {day(lacking.from)} n’est pas encore publié : les intérêts sont comptés jusqu’à la veille, ceux de ce semestre s’y ajouteront.</Trans>}
      </p>
      <Standing plan={plan} disputes={disputes} studyName={studyName} creditorName={creditorName} />
      <section className="lines" aria-label={t`Décompte`}>
        <Claims claims={statement.claims} />
        <Interest statement={statement} />
        <Indemnity statement={statement} />
        <Costs costs={statement.costs} total={costsTotal} />
        <Paid statement={statement} />
        <p className="sum-line"><span>{disputed ? <Trans>Somme réclamée</Trans> : running ? <Trans>Reste dû</Trans> : <Trans>À payer aujourd’hui</Trans>}</span><b>{money(due)}</b></p>
      </section>
      {isZero(costsTotal) && <p className="fees"><Trans>Aucuns frais de recouvrement ne vous sont demandés.</Trans></p>}
      <nav className="choices" aria-label={t`Que voulez-vous faire`}>
        <a className="button primary big" href="/d/pay"><Trans>Payer</Trans></a>
        <a className="button big" href="/d/plan">{running ? <Trans>Voir mon échéancier</Trans> : <Trans>Payer en plusieurs fois</Trans>}</a>
        <a className="button big" href="/d/contest">{disputed ? <Trans>Voir ma contestation</Trans> : <Trans>Je ne suis pas d’accord</Trans>}</a>
      </nav>
      <Letters letters={letters} />
      <History lines={statement.history} />
      <Question agency={agency} reference={reference} />
      <p className="quiet-note"><Trans>Ce dossier n’est pas le vôtre ? <a href="/d/contest?reason=not_me">Dites-le-nous</a>.</Trans></p>
    </>
  );
}

/** Nothing is asked for: what holds, whom to turn to, and what may still be said. */
function Silent({ statement, held, agency }: { statement: StatementView; held: HeldView; agency: AgencyView }) {
  const { t } = useLingui();
  const { reference, debtorName, creditorName, disputes } = statement;
  const disputed = disputes.some(({ state }) => state !== 'settled');
  return (
    <>
      <Reference reference={reference} firstLetter={statement.firstLetter} />
      <Held held={held} debtorName={debtorName} creditorName={creditorName} />
      <Standing plan={null} disputes={disputes} studyName={null} creditorName={creditorName} />
      <nav className="choices" aria-label={t`Que voulez-vous faire`}>
        <a className="button big" href="/d/contest">{disputed ? <Trans>Voir ma contestation</Trans> : <Trans>Je ne suis pas d’accord</Trans>}</a>
        {!held.noPay && <a className="button big" href="/d/pay"><Trans>Payer</Trans></a>}
        {!held.noPlan && <a className="button big" href="/d/plan"><Trans>Payer en plusieurs fois</Trans></a>}
      </nav>
      <Letters letters={statement.documents.filter(({ kind }) => kind === 'formal_notice')} />
      <History lines={statement.history} />
      <Question agency={agency} reference={reference} />
    </>
  );
}

/** The number of the case, and the first letter, which every later step recalls (CPCE R124-4). */
function Reference({ reference, firstLetter }: Pick<StatementView, 'reference' | 'firstLetter'>) {
  const { day } = useSay();
  return <p className="ref"><Trans>Dossier {reference}</Trans>{firstLetter && <> · <Trans>notre lettre réf. {firstLetter.reference} du {day(firstLetter.sentOn)}</Trans></>}</p>;
}

function Letters({ letters }: { letters: StatementView['documents'] }) {
  return letters.length > 0 && (
    <section className="letters" aria-labelledby="letters">
      <h2 id="letters"><Trans>Nos lettres</Trans></h2>
      <ul>{letters.map(({ id, name }) => <li key={id}><a href={`/d/documents/${id}`}>{name}</a></li>)}</ul>
    </section>
  );
}

const Question = ({ agency, reference }: { agency: AgencyView; reference: string }) =>
  <p className="quiet-note"><Trans>Une question ? Appelez-nous au {agency.phone}, ou écrivez à <a href={`mailto:${agency.email}`}>{agency.email}</a> en donnant le numéro {reference}.</Trans></p>;

function Closed({ statement, agency }: { statement: StatementView; agency: AgencyView }) {
  const { t } = useLingui();
  const { money, day } = useSay();
  const { reference, creditorName, claims, closed, payments, paid, overpaid } = statement;
  const settled = closed!.reason === 'paid';
  const last = payments.find(({ reversed }) => !reversed);
  const receipt = payments.find((p) => !p.reversed && p.receipt)?.receipt;
  if (!settled) {
    return (
      <>
        <p className="ref"><Trans>Dossier {reference}</Trans></p>
        {closed!.reason === 'recalled' ? <>
          <h1><Trans>{creditorName} a repris votre dossier.</Trans></h1>
          <p className="lead"><Trans>Nous ne vous demandons plus rien. Pour ce qui reste à régler, adressez-vous à {creditorName} ; un échéancier convenu l’engage toujours.</Trans></p>
          <History lines={statement.history} />
        </> : <>
        <h1><Trans>Ce dossier est clos.</Trans></h1>
        <p className="lead"><Trans>Nous ne vous demandons plus rien pour {creditorName}. Vous ne recevrez plus de lettre de notre part à ce sujet.</Trans></p>
        <History lines={statement.history} />
        </>}
      </>
    );
  }
  return (
    <>
      {last && <div className="done"><Stamp word={t`ACQUITTÉ`} under={agency.name.toUpperCase()} day={last.valueOn} /></div>}
      <h1><Trans>Vous ne devez plus rien à {creditorName}.</Trans></h1>
      {last && <p className="lead">{payments.filter(({ reversed }) => !reversed).length > 1
        ? <Trans>Nous avons reçu {money(paid)} en tout, le dernier paiement le {day(last.valueOn)}.</Trans>
        : <Trans>Nous avons reçu {money(paid)} le {day(last.valueOn)}.</Trans>}</p>}
      {!isZero(overpaid) && <p className="lead"><Trans>Vous avez payé {money(overpaid)} de trop. Cette somme vous sera rendue : appelez-nous pour nous dire comment.</Trans></p>}
      <section className="lines paid" aria-label={t`Décompte`}>
        {claims.map((claim) => <p key={claim.id}><span><Trans>Facture {claim.reference}</Trans></span><b>{money(claim.amount)}</b></p>)}
        {!isZero(statement.interestTotal) && <p><span><Trans>Intérêts</Trans></span><b>{money(statement.interestTotal)}</b></p>}
        {!isZero(statement.indemnityTotal) && <p><span><Trans>Indemnité de recouvrement</Trans></span><b>{money(statement.indemnityTotal)}</b></p>}
        {!isZero(statement.costsTotal) && <p><span><Trans>Frais</Trans></span><b>{money(statement.costsTotal)}</b></p>}
        <p className="sum-line"><span><Trans>Reste dû</Trans></span><b>{money('0')}</b></p>
      </section>
      {receipt && (receipt.documentId
        ? <nav className="choices" aria-label={t`Quittance`}><a className="button primary big" href={`/d/documents/${receipt.documentId}`}><Trans>Télécharger la quittance</Trans></a></nav>
        : <p className="quiet-note"><Trans>La quittance {receipt.number} est en préparation.</Trans></p>)}
      {receipt?.documentId && <p className="quiet-note"><Trans>Quittance {receipt.number}, remise pour le compte de {creditorName} (CPCE R124-6).</Trans></p>}
      <p className="quiet-note"><Trans>Le dossier {reference} est clos. Vous ne recevrez plus de lettre à ce sujet.</Trans></p>
      <History lines={statement.history} />
    </>
  );
}
