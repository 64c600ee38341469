import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { dayOfInstant, useFormats } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { LAW_ENTRY } from './law.queries.ts';

/** Who entered a row, who approved it, and when; leads to the entry. */
export function EntryTold({ id }: { id: string }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { data } = useQuery(LAW_ENTRY, { variables: { id } });
  const entry = data?.lawEntry;
  if (!entry) return null;
  const { enteredBy, decidedBy } = entry, on = day(dayOfInstant(entry.enteredAt)), decided = entry.decidedAt ? day(dayOfInstant(entry.decidedAt)) : '';
  const told = entry.act === 'confirmation' ? t`confirmé par ${enteredBy} le ${on}` : decidedBy ? t`par ${enteredBy} le ${on}, approuvé par ${decidedBy} le ${decided}` : t`par ${enteredBy} le ${on}`;
  return <Link to="/law/entries/$id" params={{ id }}>{told}</Link>;
}
