import { useMutation } from '@apollo/client/react';
import { Trans } from '@lingui/react/macro';
import { Button } from '@quittance/ui';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { RefusalNote, type RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { VIEW_AS } from './access.queries.ts';

export interface Looking { as: 'creditor' | 'bailiff' | 'debtor'; creditorId?: string | null; studyId?: string | null; caseId?: string | null }

/**
 * Looks with another's eyes: from here on every page of this session is the other's, so the house is opened anew; the debtor's is a page of
 * its own.
 */
export function useViewAs(): { view: (looking: Looking) => Promise<void>; busy: boolean; refusal: RefusalLike | null } {
  const [ask, { loading }] = useMutation(VIEW_AS, { fetchPolicy: 'no-cache' });
  const [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const view = async (looking: Looking) => {
    setRefusal(null);
    const told = (await ask({ variables: { input: { ...looking, backTo: window.location.pathname + window.location.search } } }).catch(() => undefined))?.data?.viewAs;
    if (!told) { setRefusal({ code: 'access_unknown', facts: [] }); return; }
    if (told.__typename === 'Refusal') { setRefusal(told); return; }
    await client.clearStore();
    window.location.assign(looking.as === 'debtor' ? '/d/statement' : looking.as === 'bailiff' ? '/bailiff' : looking.caseId ? `/cases/${looking.caseId}` : '/creditor');
  };
  return { view, busy: loading, refusal };
}

/** A button of a company's page: how it looks to them. */
export function ViewAsButton({ looking }: { looking: Looking }) {
  const may = useMay();
  const { view, busy, refusal } = useViewAs();
  if (!may('viewAs', 'CaseFile')) return null;
  return <>{refusal && <RefusalNote refusal={refusal} focus />}<Button busy={busy} onClick={() => void view(looking)}>{looking.as === 'creditor' ? <Trans>Voir comme ce créancier</Trans> : <Trans>Voir comme cette étude</Trans>}</Button></>;
}
