import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { POLICY_ARTICLES } from '@quittance/law';
import { Button, dayOfInstant, Empty, Loading, Note, Page, useFormats, useKeys, Word } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLive } from '../../app/live.tsx';
import { useMay } from '../../app/session.tsx';
import { PageFault } from '../../app/states.tsx';
import { CONTACT_POLICIES, type Policy } from './conduct.queries.ts';
import { placed } from './policy-form.ts';
import { usePolicyWords } from './policy-words.ts';
import { SetPolicy } from './set-policy.tsx';
import './policy.css';

/** When and how often a debtor is sought out: the rules in force, those to come, those before, and what the product ships with. */
export function PolicyPage() {
  const { t } = useLingui();
  const { today } = useFormats();
  const may = useMay();
  const { data, error, refetch } = useQuery(CONTACT_POLICIES, { fetchPolicy: 'cache-and-network' });
  useLive(['ContactPolicySet', 'Resync'], () => void refetch().catch(() => undefined));
  const [open, setOpen] = useState(false);
  const sets = may('set', 'ContactPolicy'), policies = data?.contactPolicies;
  useKeys(sets && !open && policies ? [{ keys: 'n', label: t`nouvelles règles`, run: () => setOpen(true) }] : []);
  if (error && !policies) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (!policies) return <Page title={t`Règles de contact`} layout="scroll"><Loading lines={8} /></Page>;
  const { now, toCome, past, shipped } = placed(policies, today);
  return (
    <Page title={t`Règles de contact`} className="policy-page" aside={<Link to="/law" search={{}}><Trans>Le droit appliqué</Trans></Link>}>
      {open && now && <SetPolicy now={now} onClose={() => setOpen(false)} />}
      <section aria-labelledby="policy-now">
        <div className="policy-head"><h2 id="policy-now"><Trans>En vigueur</Trans></h2>{sets && !open && <Button kbd="n" onClick={() => setOpen(true)}><Trans>Nouvelles règles</Trans></Button>}</div>
        {now ? <Rules policy={now} /> : <Empty inline title={<Trans>Aucune règle n’est en vigueur ce jour.</Trans>} />}
        <Note><p><Trans>Aucun texte ne fixe d’heures ni de nombre au recouvrement : la loi interdit ce qui est répété et insistant. Ces heures sont celles du démarchage, ces nombres une règle de la maison. Une lettre n’a pas d’heure ; ce que le débiteur commence lui-même n’est jamais refusé.</Trans></p></Note>
      </section>
      <section aria-labelledby="policy-next">
        <h2 id="policy-next"><Trans>À venir</Trans></h2>
        {toCome.length ? toCome.map((policy) => <Rules key={`${policy.from}${policy.setAt}`} policy={policy} />) : <p className="soft"><Trans>Rien n’est prévu : les règles en vigueur le restent.</Trans></p>}
      </section>
      {past.length > 0 && <section aria-labelledby="policy-past"><h2 id="policy-past"><Trans>Avant</Trans></h2>{past.map((policy) => <Rules key={`${policy.from}${policy.setAt}`} policy={policy} />)}</section>}
      {shipped && <section aria-labelledby="policy-shipped"><h2 id="policy-shipped"><Trans>Règles livrées avec le produit</Trans></h2><Rules policy={shipped} /></section>}
    </Page>
  );
}

/** One set of rules, a line each with the text that it answers to. */
export function Rules({ policy }: { policy: Policy }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = usePolicyWords();
  const { from, reason, setAt, setBy } = policy, start = from ? day(from) : '', on = setAt ? day(dayOfInstant(setAt)) : '';
  return (
    <article className="policy" aria-label={from ? t`Règles dès le ${start}` : t`Règles livrées avec le produit`}>
      <p><b>{from ? t`Dès le ${start}` : t`Les règles livrées avec le produit`}</b>{setBy && <span className="soft">, {t`écrites par ${setBy} le ${on}`}</span>} <span className="note">{policy.article}</span> {policy.confidence === 'high' ? <span className="note">{t`vérifié`}</span> : <Word tone="wait">{t`à confirmer`}</Word>}</p>
      <ul>
        {policy.windows.map((window, at) => <li key={`w${at}`}>{words.window(window)} <span className="note day">{POLICY_ARTICLES.window}</span></li>)}
        {policy.caps.map((cap) => <li key={cap.id}>{words.cap(cap)} <span className="note day">{POLICY_ARTICLES.cap}</span></li>)}
        {policy.windows.length === 0 && <li className="soft">{t`Aucune heure n’est fixée.`}</li>}
        {policy.caps.length === 0 && <li className="soft">{t`Aucun nombre n’est fixé.`}</li>}
      </ul>
      {reason && <p className="soft">{t`« ${reason} »`}</p>}
    </article>
  );
}
