import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, Combobox, Select, useKeys, type Option } from '@quittance/ui';
import { useState, type FormEvent } from 'react';
import { useMay, useMe } from '../../app/session.tsx';
import type { Giving } from './change-access.tsx';
import { COMPANIES, type PersonLine } from './people.queries.ts';
import { useAccessWords } from './words.ts';

/** Which role, how far, for whom: what this reader may give. */
export function useGiving(of?: PersonLine) {
  const may = useMay(), me = useMe();
  const words = useAccessWords();
  const own = me.creditorId ?? null, ofAgency = own === null;
  const [role, setRole] = useState<string | null>(own || of?.roles.some((held) => held.role === 'creditor_user') ? 'creditor_user' : null), [grade, setGrade] = useState('operator'), [company, setCompany] = useState<Option | null>(null), [text, setText] = useState('');
  const { data } = useQuery(COMPANIES, { variables: { text: text || null, creditors: ofAgency && role === 'creditor_user', studies: ofAgency && role === 'bailiff' && may('read', 'Study') }, skip: !ofAgency || !['creditor_user', 'bailiff'].includes(role ?? '') });
  const roles: Option[] = (own ? ['creditor_user'] : ['collector', 'supervisor', 'accountant', 'administrator', 'creditor_user', 'bailiff']).map((value) => ({ value, label: words.roles[value]! }));
  const grades: Option[] = Object.entries(words.grades).map(([value, label]) => ({ value, label }));
  const companies: Option[] = ((role === 'bailiff' ? data?.studies : data?.creditors?.rows) ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const needs = role === 'creditor_user' || role === 'bailiff', chosen = own ?? company?.value ?? null;
  const ready = role !== null && (!needs || chosen !== null);
  const giving: Giving | null = ready ? { role, grade: role === 'creditor_user' ? grade : null, creditorId: role === 'creditor_user' ? chosen : null, studyId: role === 'bailiff' ? chosen : null, companyName: company?.label ?? null } : null;
  return { role, setRole: (value: string) => { setRole(value); setCompany(null); }, grade, setGrade, company, setCompany, setText, roles, grades, companies, asksCompany: needs && !own, giving };
}

export function GivingFields({ form, words }: { form: ReturnType<typeof useGiving>; words: Record<string, string> }) {
  const { t } = useLingui();
  return (
    <>
      {form.roles.length > 1 && <Select label={t`Rôle`} options={form.roles} value={form.role} onValueChange={form.setRole} error={words['role']} />}
      {form.role === 'creditor_user' && <Select label={t`Ce qu’elle peut faire`} options={form.grades} value={form.grade} onValueChange={form.setGrade} error={words['grade']} />}
      {form.asksCompany && <Combobox label={form.role === 'bailiff' ? t`Étude` : t`Créancier`} options={form.companies} value={form.company} onValueChange={form.setCompany} onQuery={form.setText} />}
    </>
  );
}

export function GiveForm({ person, onGive, onCancel }: { person: PersonLine; onGive: (giving: Giving) => void; onCancel: () => void }) {
  const form = useGiving(person);
  const { t } = useLingui();
  useKeys([{ keys: 'Escape', label: t`revenir`, inFields: true, run: onCancel }]);
  const send = (event: FormEvent) => { event.preventDefault(); if (form.giving) onGive(form.giving); };
  return (
    <form className="form" onSubmit={send} noValidate>
      <h3><Trans>Donner un rôle</Trans></h3>
      <GivingFields form={form} words={{}} />
      <Buttons><Button type="submit" kind="primary" kbd="Enter" disabled={!form.giving}><Trans>Voir l’effet</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onCancel}><Trans>Revenir</Trans></Button></Buttons>
    </form>
  );
}
