import { useLingui } from '@lingui/react/macro';
import { Press, useFormats } from '@quittance/ui';
import { useState } from 'react';
import { DatumForm, type DatumKind } from './datum-form.tsx';
import { WITHDRAW_DATUM, type Point, type Representative } from './debtors.queries.ts';
import { WhyForm } from './in-place.tsx';
import { Known, Line } from './known.tsx';
import { useDebtorWords } from './words.ts';

type Doing = { what: 'new' } | { what: 'correct' | 'withdraw'; id: string } | null;

/** Numbers, e-mail addresses or accounts. `onCall`: a number is dialled where the check of contacts lets it be. */
export function Points({ caseId, kind, points, records, onCall }: { caseId: string; kind: 'phone' | 'email' | 'account'; points: readonly (Omit<Point, 'e164' | 'line' | 'label'> & Partial<Pick<Point, 'e164' | 'line' | 'label'>>)[]; records: boolean; onCall?: (() => void) | undefined }) {
  const { t } = useLingui();
  const words = useDebtorWords();
  const [doing, setDoing] = useState<Doing>(null);
  const done = () => setDoing(null);
  const titles = { phone: t`Téléphones`, email: t`Courriels`, account: t`Comptes bancaires` }, empties = { phone: t`Aucun numéro.`, email: t`Aucune adresse électronique.`, account: t`Aucun compte connu.` };
  const adds = { phone: t`ajouter un numéro`, email: t`ajouter un courriel`, account: t`ajouter un compte` };
  const gone = { phone: t`Ce numéro n’est plus le sien`, email: t`Ce courriel n’est plus le sien`, account: t`Ce compte n’est plus le sien` };
  const standing = points.filter(({ superseded }) => !superseded), former = points.filter(({ superseded }) => superseded);
  const line = (point: (typeof points)[number]) => (
    <Line key={point.id} told={point.told} superseded={point.superseded} current={point.current && standing.length > 1 ? t`utilisé d’abord` : undefined}
      acts={records && !point.superseded && <><Press onClick={() => setDoing({ what: 'correct', id: point.id })}>{t`corriger`}</Press><Press onClick={() => setDoing({ what: 'withdraw', id: point.id })}>{t`n’est plus le sien`}</Press></>}
      form={doing && doing.what !== 'new' && doing.id === point.id && (doing.what === 'correct' ? <DatumForm caseId={caseId} kind={kind} replaces={point.id} from={{ value: point.value, label: point.label ?? null }} onDone={done} />
        : <WhyForm title={gone[kind]} confirm={t`Retirer`} said={t`Il reste dans l’historique et ne sert plus.`} toast={t`La donnée est retirée`} onDone={done} ask={async (reason, { apollo }) => (await apollo.mutate({ mutation: WITHDRAW_DATUM, variables: { caseId, datumId: point.id, reason } })).data?.withdrawDebtorDatum} />)}>
      {kind === 'phone' && onCall && point.current && !point.superseded && point.e164 ? <a href={`tel:${point.e164}`} onClick={onCall}>{point.shown}</a> : <span className={kind === 'email' ? 'reach-mail' : 'number'}>{point.shown}</span>}
      {(point.line ?? point.label) && <span className="soft"> {[point.line && words.line(point.line), point.label].filter(Boolean).join(', ')}</span>}
    </Line>
  );
  return (
    <Known title={titles[kind]} empty={empties[kind]} count={standing.length} former={former.map(line)} add={records ? adds[kind] : undefined} onAdd={() => setDoing({ what: 'new' })} form={doing?.what === 'new' && <DatumForm caseId={caseId} kind={kind as DatumKind} onDone={done} />}>
      {standing.map(line)}
    </Known>
  );
}

/** Who stands for him: those told of, and those whom a hold names. */
export function Representatives({ caseId, company, representatives, records, onHold }: { caseId: string; company: boolean; representatives: readonly Representative[]; records: boolean; onHold: (() => void) | undefined }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useDebtorWords();
  const [doing, setDoing] = useState<Doing>(null);
  const done = () => setDoing(null);
  const standing = representatives.filter(({ superseded }) => !superseded), former = representatives.filter(({ superseded }) => superseded);
  const line = (one: Representative) => {
    const id = one.id;
    return (
      <Line key={id ?? `${one.kind} ${one.name}`} told={one.told} superseded={one.superseded}
        acts={id ? records && !one.superseded && <><Press onClick={() => setDoing({ what: 'correct', id })}>{t`corriger`}</Press><Press onClick={() => setDoing({ what: 'withdraw', id })}>{t`ne l’est plus`}</Press></> : onHold && <Press onClick={onHold}>{t`voir la mesure`}</Press>}
        form={id && doing && doing.what !== 'new' && doing.id === id && (doing.what === 'correct' ? <DatumForm caseId={caseId} kind="representative" replaces={id} from={{ kind: one.kind, name: one.name, title: one.title ?? null, sinceOn: one.sinceOn ?? null }} onDone={done} />
          : <WhyForm title={t`Il ne le représente plus`} confirm={t`Retirer`} said={t`Son nom reste dans l’historique ; les lettres ne le nomment plus.`} toast={t`Le représentant est retiré`} onDone={done} ask={async (reason, { apollo }) => (await apollo.mutate({ mutation: WITHDRAW_DATUM, variables: { caseId, datumId: id, reason } })).data?.withdrawDebtorDatum} />)}>
        {one.name}<span className="soft">, {one.title ?? words.representative(one.kind)}{one.sinceOn && <>, {t`depuis le ${day(one.sinceOn)}`}</>}</span>
      </Line>
    );
  };
  return (
    <Known title={t`Représentants`} empty={company ? t`Personne n’est connu pour l’engager.` : t`Personne n’agit pour lui.`} count={standing.length} former={former.map(line)} add={records ? t`ajouter un représentant` : undefined} onAdd={() => setDoing({ what: 'new' })} form={doing?.what === 'new' && <DatumForm caseId={caseId} kind="representative" from={{ kind: company ? 'legal' : 'guardian' }} onDone={done} />}>
      {standing.map(line)}
    </Known>
  );
}
