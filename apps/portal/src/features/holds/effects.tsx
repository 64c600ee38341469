import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Facts, useFormats, Word } from '@quittance/ui';
import type { HoldChanged, HoldEffects } from './holds.queries.ts';
import { useHoldWords } from './words.ts';

/** The same effects, those of one hold only. */
export const effectsOfHold = (effects: HoldEffects, id: string): HoldEffects => ({
  ...effects, stops: effects.stops.filter(({ holdIds }) => holdIds.includes(id)), redirects: effects.redirects.filter(({ holdId }) => holdId === id), freezes: effects.freezes.filter(({ holdId }) => holdId === id), tasks: effects.tasks.filter(({ holdId }) => holdId === id),
  warnings: effects.warnings.filter(({ facts }) => facts.every(({ key, value }) => key !== 'hold' || value === id)),
});

/** What there is to do, with its day; late in red. */
export function TaskLine({ task }: { task: HoldEffects['tasks'][number] }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useHoldWords();
  return <>{words.task(task.task)}{task.due && <>, {task.late ? <Word tone="danger">{t`en retard : c’était pour le ${day(task.due)}`}</Word> : t`au plus tard le ${day(task.due)}`}</>}{task.earliest && <>, {t`pas avant le ${day(task.earliest)}`}</>}{task.article && <span className="note"> {task.article}</span>}</>;
}

/** What stops and by which article, whom to turn to, what runs no more since when, what there is to do. */
export function EffectsTable({ effects }: { effects: HoldEffects }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useHoldWords();
  const rows = (outcome: string) => [...Map.groupBy(effects.stops.filter((stop) => stop.outcome === outcome), ({ article }) => article)].map(([article, stops]) => <div key={article}>{stops.map(({ what }) => words.stop(what)).join(', ')} <span className="note">{article}</span></div>);
  const refused = rows('refuse'), weighed = rows('warn');
  const frozen = effects.freezes.map((freeze) => <div key={freeze.what + freeze.from}>{freeze.until ? t`${words.freeze(freeze.what)}, du ${day(freeze.from)} au ${day(freeze.until)}` : t`${words.freeze(freeze.what)}, depuis le ${day(freeze.from)}`} <span className="note">{freeze.article}</span></div>);
  const turned = effects.redirects.map((to) => <div key={to.to + to.holdId}>{words.redirect(to.to)}{to.name && <>, <b>{to.name}</b></>}{to.address && <>, {to.address}</>} <span className="soft">{to.mode === 'instead' ? t`à la place du débiteur` : t`en plus du débiteur`}</span>{to.article && <span className="note"> {to.article}</span>}</div>);
  return (
    <>
      <Facts facts={[
        refused.length > 0 && { term: t`S’arrêtent`, value: <>{refused}</> },
        weighed.length > 0 && { term: t`À peser`, value: <>{weighed}</> },
        turned.length > 0 && { term: t`S’adresser à`, value: <>{turned}</> },
        frozen.length > 0 && { term: t`Ne courent plus`, value: <>{frozen}</> },
        effects.tasks.length > 0 && { term: t`À faire`, value: <>{effects.tasks.map((task) => <div key={task.task}><TaskLine task={task} /></div>)}</> },
      ]} />
      {effects.warnings.map((warning) => <p key={warning.code} className="note"><Word tone="wait">{words.warning(warning)}</Word>{warning.article && ` ${warning.article}`}</p>)}
    </>
  );
}

/** Before anything is kept: what it would do. `all`: of every hold of the case, for an end, which may leave others. */
export function Foreseen({ answer, fresh, all = false }: { answer: HoldChanged; fresh: boolean; all?: boolean }) {
  const { t } = useLingui();
  const { money, day } = useFormats();
  const effects = all ? answer.effects : effectsOfHold(answer.effects, answer.hold.id);
  const { stops } = effects, { from, state } = answer.hold;
  return (
    <div className="hold-foreseen" aria-live="polite" aria-busy={!fresh}>
      <p>{answer.dueBefore === answer.dueAfter ? t`Dû : ${money(answer.dueAfter)}, inchangé` : t`Dû : ${money(answer.dueBefore)}, puis ${money(answer.dueAfter)}`}<span className="soft"> · {t`${plural(answer.cases, { one: '# dossier du débiteur', other: '# dossiers du débiteur' })}`}</span></p>
      {state === 'waiting' ? <p>{from ? t`Rien ne s’arrête avant le ${day(from)}.` : t`Rien ne s’arrête encore.`}</p> : stops.length === 0 && <p>{all ? t`Plus rien n’est arrêté.` : t`Elle n’arrête rien.`}</p>}
      <EffectsTable effects={effects} />
    </div>
  );
}
