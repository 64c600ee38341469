import { Trans, useLingui } from '@lingui/react/macro';
import { LAW_RULES, type LawRule } from '@quittance/law';
import { Button, Empty, Filters, useFormats, useKeys } from '@quittance/ui';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { matches } from '../../app/palette.tsx';
import { TypedFilter } from '../creditor-home/typed-filter.tsx';
import { useFigureWords } from './figure-words.ts';
import { figuresOn, isDoubted, isEntered, type Figure } from './figures.ts';
import { FIGURE_COLUMNS, FigureLine, isToConfirm, keyOf, RULE_COLUMNS, RuleLine, type OnFigure } from './law-lines.tsx';
import type { AppliedLaw } from './law.queries.ts';
import type { LawShow, LawView } from './law-view.ts';
import { useRuleWords } from './rule-words.ts';
import './law.css';

interface Group<Row> { key: string; heading: string; rows: Row[] }
const chapterOf = (section: string) => section.split('.')[0]!;
const placeOf = (section: string) => { const [chapter = 0, number = 0] = section.split('.').map(Number); return chapter * 100 + number; };
const isOurs = (figure: Figure) => figure.kind !== 'made' && figure.rows.some(({ ofAgency }) => ofAgency);
const waits = (rule: LawRule) => rule.confidence !== 'high';
/** The tables print the curved apostrophe, a keyboard the straight one. */
const found = (text: string, ...words: readonly string[]) => matches(text.replaceAll('\'', '’'), ...words);

function gathered<Row>(rows: readonly Row[], group: (row: Row) => { key: string; heading: string }): Group<Row>[] {
  const groups = new Map<string, Group<Row>>();
  for (const row of rows) {
    const { key, heading } = group(row);
    const at = groups.get(key) ?? { key, heading, rows: [] };
    at.rows.push(row);
    groups.set(key, at);
  }
  return [...groups.values()];
}

interface LawTablesProps {
  law: AppliedLaw; view: LawView; onView: (view: LawView) => void;
  /** Above the tables: what lacks. */
  head?: ReactNode;
  /** Who entered a row and who approved it; undefined: not for this reader. */
  entry?: ((id: string) => ReactNode) | undefined;
  /** Undefined: he enters nothing. */
  onFigure?: OnFigure | undefined;
}
/** The law as it is applied: every figure of the agency, every rule of the room of the law. */
export function LawTables({ law, view, onView, head, entry, onFigure }: LawTablesProps) {
  const { t } = useLingui();
  const { today } = useFormats();
  const words = useFigureWords(), ruleWords = useRuleWords();
  const { named } = words, { section: chapterName, place } = ruleWords;
  const text = view.text ?? '', show = view.show ?? 'all';
  const box = useRef<HTMLDivElement>(null), search = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string | null>(null);

  const all = useMemo(() => figuresOn(law.figures, today), [law.figures, today]);
  const figures = all.filter((figure) => show === 'all' || (show === 'confirm' && figure.current && isDoubted(figure)) || (show === 'agency' && isOurs(figure))).filter((figure) => {
    const [section, name] = named(figure.id);
    return found(text, figure.id, section, name, ...figure.rows.map(({ article }) => article));
  }).sort((a, b) => placeOf(named(a.id)[0]) - placeOf(named(b.id)[0]));
  const rules = LAW_RULES.filter((rule) => show === 'all' || (show === 'confirm' ? waits(rule) : show === 'elsewhere' && rule.implementedBy === null)).filter((rule) => found(text, rule.id, rule.section, rule.title, rule.articles));

  const isRate = (figure: Figure) => figure.kind === 'rate' || figure.kind === 'made';
  const inForce = figures.filter((figure) => figure.current || isRate(figure));
  const figureGroups: Group<Figure>[] = [
    ...gathered(inForce.filter(isRate), () => ({ key: 'rates', heading: t`Taux du semestre` })),
    ...gathered(inForce.filter((figure) => !isRate(figure)), (figure) => { const chapter = chapterOf(named(figure.id)[0]); return { key: chapter, heading: chapterName(chapter) }; }),
    ...gathered(figures.filter((figure) => !figure.current && !isRate(figure)), () => ({ key: 'not-now', heading: t`Pas en vigueur ce jour` })),
  ];
  const ruleGroups = gathered(rules, (rule) => { const chapter = chapterOf(rule.section); return { key: chapter, heading: chapterName(chapter) }; });
  const lines = [...figureGroups.flatMap((group) => group.rows.map(({ id }) => keyOf('figure', id))), ...rules.map(({ id }) => keyOf('rule', id))];
  const at = active === null ? -1 : lines.indexOf(active), standing = lines[Math.max(0, at)];

  const toggle = useCallback((id: string) => {
    setActive(id);
    setOpen((was) => { const next = new Set(was); if (!next.delete(id)) next.add(id); return next; });
  }, []);
  const go = (to: number) => {
    const id = lines[Math.max(0, Math.min(lines.length - 1, to))];
    if (id === undefined) return;
    setActive(id);
    [...box.current?.querySelectorAll<HTMLElement>('[data-line]') ?? []].find((line) => line.dataset['line'] === id)?.focus();
  };
  const figureWords = useMemo(() => ({ ...words, place }), [words, place]);
  const stood = all.find(({ id }) => standing === keyOf('figure', id)), row = stood && (stood.current ?? stood.rows.at(-1));
  const enters = onFigure && stood && isEntered(stood);
  useKeys([
    { keys: ['ArrowDown', 'j'], label: t`suivant`, run: () => go(at + 1) }, { keys: ['ArrowUp', 'k'], label: t`précédent`, run: () => go(at - 1) },
    { keys: 'Enter', label: t`ouvrir ou fermer`, run: () => { if (standing === undefined) return false; toggle(standing); go(Math.max(0, at)); return true; } },
    ...(onFigure ? [
      { keys: 'n', label: t`nouvelle valeur`, disabled: !enters, run: () => { if (enters) onFigure('enter', stood); } },
      { keys: 'c', label: t`corriger`, disabled: !enters || !row, run: () => { if (enters && row) onFigure('correct', stood, row); } },
      { keys: 'v', label: t`confirmer`, disabled: !enters || !row || !isToConfirm(row), run: () => { if (enters && row) onFigure('confirm', stood, row); } },
    ] : []),
    { keys: '/', label: t`chercher`, run: () => search.current?.focus() },
  ]);
  const options: { value: LawShow; label: string; count: number }[] = [
    { value: 'all', label: t`Tout`, count: all.filter(({ current }) => current).length + LAW_RULES.length },
    { value: 'confirm', label: t`À confirmer`, count: all.filter((figure) => figure.current && isDoubted(figure)).length + LAW_RULES.filter(waits).length },
    { value: 'elsewhere', label: t`Non mises en œuvre`, count: LAW_RULES.filter(({ implementedBy }) => implementedBy === null).length },
    ...(all.some(isOurs) || show === 'agency' ? [{ value: 'agency' as const, label: t`Saisis par l’agence`, count: all.filter(isOurs).length }] : []),
  ];
  return (
    <>
      <Filters label={t`Filtrer le droit appliqué`} options={options} value={show} onValueChange={(next) => onView({ text: view.text, show: next === 'all' ? undefined : next })} aside={<TypedFilter ref={search} label={t`Chercher un identifiant, un article ou un titre`} placeholder={t`Identifiant, article, titre`} text={text} onText={(next) => onView({ show: view.show, text: next || undefined })} onLeave={() => go(Math.max(0, at))} />} />
      <div className="law-box" ref={box}>
        {head}
        {lines.length === 0 && <Empty inline title={<Trans>Rien de ce nom dans le droit appliqué.</Trans>} actions={<Button onClick={() => onView({})}><Trans>Tout voir</Trans></Button>} />}
        {figureGroups.length > 0 && (
          <section aria-labelledby="law-figures">
            <h2 id="law-figures"><Trans>Les chiffres en vigueur</Trans></h2>
            <Ledger className="figures" heads={[t`Règle`, t`Chiffre`, t({ message: 'Valeur', context: 'law' }), t`Unité`, t`Article`, t`En vigueur`, t`Confiance`]} groups={figureGroups} span={FIGURE_COLUMNS}>
              {(figure) => <FigureLine key={figure.id} figure={figure} today={today} words={figureWords} entry={entry} onFigure={onFigure} active={keyOf('figure', figure.id) === standing} open={open.has(keyOf('figure', figure.id))} onToggle={toggle} />}
            </Ledger>
          </section>
        )}
        {ruleGroups.length > 0 && (
          <section aria-labelledby="law-rules">
            <h2 id="law-rules"><Trans>Les règles</Trans></h2>
            <Ledger className="rules" heads={[t`Règle`, t`Titre`, t`Articles`, t`Contre qui`, t`Effets`, t`En vigueur`, t`Confiance`, t`Mise en œuvre`]} groups={ruleGroups} span={RULE_COLUMNS}>
              {(rule) => <RuleLine key={rule.id} rule={rule} words={ruleWords} active={keyOf('rule', rule.id) === standing} open={open.has(keyOf('rule', rule.id))} onToggle={toggle} />}
            </Ledger>
          </section>
        )}
      </div>
    </>
  );
}

/** One table for a part of the page; its chapters are groups of rows under their name. */
function Ledger<Row>({ className, heads, groups, span, children }: { className: string; heads: readonly string[]; groups: readonly Group<Row>[]; span: number; children: (row: Row) => ReactNode }) {
  return (
    <table className={`law-table ${className}`}>
      <colgroup>{heads.map((head, at) => <col key={head} className={`c${at}`} />)}</colgroup>
      <thead><tr>{heads.map((head, at) => <th key={head} scope="col" className={className === 'figures' && at === 2 ? 'amount' : undefined}>{head}</th>)}</tr></thead>
      {groups.map((group) => (
        <tbody key={group.key}>
          <tr className="chapter"><th scope="rowgroup" colSpan={span}>{/^\d/.test(group.key) && <span className="faint">{group.key}</span>} {group.heading}</th></tr>
          {group.rows.map(children)}
        </tbody>
      ))}
    </table>
  );
}
