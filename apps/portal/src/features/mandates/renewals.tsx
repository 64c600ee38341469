import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { dayOfInstant, Empty, Loading, useFormats, Word } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useLive } from '../../app/live.tsx';
import { LinkButton, PageFault } from '../../app/states.tsx';
import { RENEWALS, type RenewalLine } from './mandates.queries.ts';
import './mandates.css';

/** What ends soon or has ended; followed live. */
export function useRenewals(creditorId: string | null = null) {
  const { data, error, refetch } = useQuery(RENEWALS, { variables: { creditorId }, fetchPolicy: 'cache-and-network' });
  useLive(['MandateRegistered', 'MandateEnded', 'MandateSigned', 'MandateProposed', 'MandateEnding', 'PowerOfAttorneySigned', 'SignatureMoved', 'Resync'], () => void refetch().catch(() => undefined));
  return { renewals: data?.renewals, error, again: () => void refetch().catch(() => undefined) };
}

/** How it stands, in words: what it is, until when, and what already waits for a signature in its place. */
function useRenewalWords() {
  const { t } = useLingui();
  const { day } = useFormats();
  return {
    told: ({ what, state, reference, until }: RenewalLine): string => {
      const on = day(until);
      if (what === 'mandate') return state === 'ended' ? t`Mandat ${reference}, fini le ${on}` : t`Mandat ${reference}, en vigueur jusqu’au ${on} inclus`;
      return state === 'ended' ? t`Pouvoir spécial ${reference}, fini le ${on}` : t`Pouvoir spécial ${reference}, valable jusqu’au ${on} inclus`;
    },
    left: ({ days }: RenewalLine): string => (days === 0 ? t`finit ce soir` : days === 1 ? t`finit demain` : t`finit dans ${days} jours`),
    proposed: ({ proposedReference, proposedAt }: RenewalLine): string | null => {
      const reference = proposedReference ?? '', on = proposedAt ? day(dayOfInstant(proposedAt)) : '';
      return proposedReference ? t`${reference} attend sa signature depuis le ${on}` : null;
    },
  };
}

function State({ one }: { one: RenewalLine }) {
  const { t } = useLingui();
  const { left } = useRenewalWords();
  return <span className="state"><Word tone={one.state === 'ended' ? 'danger' : 'wait'}>{one.state === 'ended' ? t`a pris fin` : left(one)}</Word></span>;
}

/** For the agency: whose mandate or power it is, and the next act. */
export function RenewalsList({ renewals, error, onRetry }: { renewals: readonly RenewalLine[] | undefined; error: unknown; onRetry: () => void }) {
  const { told, proposed } = useRenewalWords();
  if (error && !renewals) return <PageFault error={error} onRetry={onRetry} />;
  if (!renewals) return <Loading lines={4} />;
  if (!renewals.length) return <Empty inline title={<Trans>Rien n’est à renouveler.</Trans>}><Trans>Aucun mandat ni pouvoir spécial ne finit sous soixante jours sans être suivi d’un autre.</Trans></Empty>;
  return (
    <ul className="renewals">
      {renewals.map((one) => (
        <li key={one.id}>
          <span><Link to="/admin/creditors/$id" params={{ id: one.creditorId }}><b>{one.creditorName}</b></Link><br /><span className="soft">{told(one)}{one.proposedReference && <> ; {proposed(one)}</>}</span></span>
          <State one={one} />
          <span className="do"><Next one={one} /></span>
        </li>
      ))}
    </ul>
  );
}

function Next({ one }: { one: RenewalLine }) {
  if (one.proposedReference) return <LinkButton to="/admin/creditors/$id" params={{ id: one.creditorId }}><Trans>Suivre la signature</Trans></LinkButton>;
  if (one.what === 'power_of_attorney') return <LinkButton to="/admin/creditors/$id" params={{ id: one.creditorId }}><Trans>Demander un pouvoir</Trans></LinkButton>;
  return <LinkButton to="/admin/creditors/$id/propose" params={{ id: one.creditorId }} search={{ renews: one.mandateId }}><Trans>Renouveler</Trans></LinkButton>;
}

/** For the creditor himself: what of his ends, and what he can do about it. */
export function MyRenewals({ creditorId }: { creditorId: string }) {
  const { t } = useLingui();
  const { renewals } = useRenewals(creditorId);
  const { told, proposed } = useRenewalWords();
  if (!renewals?.length) return null;
  return (
    <section className="fees-block" aria-label={t`À renouveler`}>
      <h2><Trans>À renouveler</Trans> <span className="faint">{renewals.length}</span></h2>
      <ul className="renewals">
        {renewals.map((one) => (
          <li key={one.id}>
            <span><b>{told(one)}</b><br /><span className="soft">{one.proposedReference ? <>{proposed(one)} : <Trans>il se lit et se signe ci-dessous.</Trans></> : one.what === 'mandate' ? <Trans>Sans mandat en vigueur, rien ne peut plus être confié. L’agence vous propose le suivant à signer, ici même.</Trans> : <Trans>Ensuite l’agence ne présente plus ces actes en votre nom. Elle vous propose le suivant à signer, ici même.</Trans>}</span></span>
            <State one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
