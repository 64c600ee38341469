import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Combobox, useFormats, type Option } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { SEARCH } from '../../app/search.ts';

/** Any case by its number, a name or an invoice. */
export function FindCase({ value, error, onCase }: { value: Option | null; error?: string | undefined; onCase: (found: Option | null) => void }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const apollo = useApolloClient();
  const [query, setQuery] = useState(''), [options, setOptions] = useState<Option[]>([]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { if (!value) box.current?.querySelector<HTMLElement>('.input')?.focus(); }, [value]);
  useEffect(() => {
    const text = query.trim();
    if (text.length < 2 || text === value?.label) { setOptions([]); return; }
    let gone = false;
    const later = setTimeout(() => {
      void apollo.query({ query: SEARCH, variables: { text }, fetchPolicy: 'no-cache' }).then(({ data }) => {
        if (gone) return;
        const seen = new Set<string>();
        setOptions((data?.search ?? []).filter(({ caseId }) => !seen.has(caseId) && seen.add(caseId)).map((hit) => ({
          value: hit.caseId, label: `${hit.debtorName}, ${hit.publicReference}`, detail: [hit.claimReference, hit.creditorName, hit.due && money(hit.due)].filter(Boolean).join(', '),
        })));
      }, () => undefined);
    }, 160);
    return () => { gone = true; clearTimeout(later); };
  }, [query, value, apollo, money]);
  return (
    <div ref={box}>
      <Combobox
        label={t`Dossier`} hint={t`Numéro, débiteur ou facture`} options={value && !options.length ? [value] : options} value={value} onValueChange={onCase} onQuery={setQuery} error={error}
        nothing={query.trim().length < 2 ? t`Deux lettres au moins.` : t`Aucun dossier de ce nom.`}
      />
    </div>
  );
}
