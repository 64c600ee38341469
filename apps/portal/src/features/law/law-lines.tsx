import { Trans, useLingui } from '@lingui/react/macro';
import { LAW_RULES, type Confidence, type LawRule } from '@quittance/law';
import { Facts, useFormats, Word } from '@quittance/ui';
import { Fragment, memo, type ReactNode } from 'react';
import type { FigureWords } from './figure-words.ts';
import type { Figure, FigureRow } from './figures.ts';
import type { RuleWords } from './rule-words.ts';

interface LineProps { /** The one that the keyboard stands on. */ active: boolean; open: boolean; onToggle: (key: string) => void }
interface ShellProps extends LineProps { id: string; section: string; name: ReactNode; cells: ReactNode; span: number; attribute: 'figure' | 'rule'; children: ReactNode }

export const keyOf = (what: 'figure' | 'rule', id: string): string => `${what}:${id}`;

/** One line, and under it what opens; what is closed of a rule still goes to paper. */
function Shell({ id, section, name, cells, span, attribute, active, open, onToggle, children }: ShellProps) {
  // A figure and a rule may bear one name.
  const key = keyOf(attribute, id), inside = `law-${key.replace(/\W+/g, '-')}`;
  return (
    <>
      <tr className={`law-line ${open ? 'is-open' : ''}`} {...{ [`data-${attribute}`]: id }}>
        <td className="faint">{section}</td>
        <th scope="row"><button type="button" data-line={key} aria-expanded={open} aria-controls={inside} tabIndex={active ? 0 : -1} onClick={() => onToggle(key)}>{name}</button></th>
        {cells}
      </tr>
      <tr className={`law-inside ${open ? 'is-open' : ''}`} id={inside}><td /><td colSpan={span - 1}>{children}</td></tr>
    </>
  );
}

export const ruleOf = (section: string): LawRule | undefined => LAW_RULES.find((rule) => rule.section === section);

/** What a figure or a rule below a high confidence says of itself, wherever it stands. */
export function Doubt({ confidence }: { confidence: Confidence }) {
  return confidence === 'high' ? <span className="faint"><Trans>vérifié</Trans></span> : <Word tone="wait"><Trans>à confirmer</Trans></Word>;
}
function useConfidence(): (confidence: Confidence) => string {
  const { t } = useLingui();
  const words = { high: t`haute`, medium: t`moyenne`, low: t`faible` };
  return (confidence) => words[confidence];
}
/** "depuis le 1er janv. 2013", "1er juil. 2026 – 31 déc. 2026"; what the tables begin without a day has long been in force. */
export function useSpan(): (span: { from: string | null; to: string | null }) => string {
  const { t } = useLingui();
  const { day } = useFormats();
  return ({ from, to }) => {
    const start = from && day(from), end = to && day(to);
    if (start && end) return `${start} – ${end}`;
    return start ? t`depuis le ${start}` : end ? t`jusqu’au ${end}` : t`de longue date`;
  };
}

function Value({ row, values }: { row: FigureRow; values: FigureWords['values'] }) {
  const parts = values(row);
  return parts.length ? <>{parts.map((part, at) => <Fragment key={at}>{at > 0 && ' '}<span className="part">{part}{at < parts.length - 1 && ' ;'}</span></Fragment>)}</> : <>—</>;
}

/** What scrolls sideways can be reached and moved by keyboard. */
const reachable = (box: HTMLElement | null) => { if (box) box.tabIndex = 0; };

export const FIGURE_COLUMNS = 7;
export const FigureLine = memo(function FigureLine({ figure, today, words: { named, unit, values, composed }, ...line }: LineProps & { figure: Figure; today: string; words: FigureWords }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const span = useSpan(), sure = useConfidence(), first = figure.rows[0]?.from;
  const [section, name] = named(figure.id), rule = ruleOf(section);
  // Not in force on the day: the row that comes next, or the last there was.
  const row = figure.current ?? figure.rows.find(({ from }) => from !== null && from > today) ?? figure.rows.at(-1);
  const isText = figure.kind === 'text';
  return (
    <Shell {...line} id={figure.id} attribute="figure" section={section} name={name} span={FIGURE_COLUMNS} cells={row && <>
      <td className={row.value !== null && Array.isArray(row.value) ? 'amount scale' : 'amount'}>{isText ? '' : figure.current || figure.kind === 'constant' ? <Value row={row} values={values} /> : '—'}</td>
      <td>{row.value === null ? '' : unit(row)}{row.of && <span className="note soft"> {composed(row)}</span>}</td>
      <td>{row.article}</td>
      <td>{span(row)}</td>
      <td>{!figure.current && figure.kind !== 'constant' ? <Word tone="danger"><Trans>manque</Trans></Word> : row.value === null ? <Word tone="wait"><Trans>à confirmer : pas encore vu</Trans></Word> : <Doubt confidence={row.confidence} />}{row.confidence !== 'high' && row.source && <> <span className="note source" lang="fr">{row.source}</span></>}</td>
    </>}>
      {isText ? figure.rows.map((each) => <blockquote key={each.from} lang="fr">{String(each.value)}</blockquote>) : (
        <div className="table-box" ref={reachable}><table className="law-history">
          <caption>{figure.rows.length === 1 ? t`La seule valeur des tables` : first ? t`Chaque valeur depuis le ${day(first)}` : t`Chaque valeur des tables`}</caption>
          <thead><tr><th scope="col">{t`En vigueur`}</th><th scope="col" className="amount">{t({ message: 'Valeur', context: 'law' })}</th><th scope="col">{t`Article`}</th><th scope="col">{t`Confiance`}</th><th scope="col">{t`Source`}</th></tr></thead>
          <tbody>
            {figure.rows.toReversed().map((each) => (
              <tr key={`${each.from}/${each.to}`} aria-current={each === figure.current ? 'true' : undefined}>
                <td>{span(each)}</td><td className="amount"><Value row={each} values={values} /> {each.of && <span className="note soft">({composed(each)})</span>}</td><td>{each.article}</td>
                <td>{each.confidence === 'high' ? sure(each.confidence) : <>{sure(each.confidence)}, <Trans>à confirmer</Trans></>}</td><td>{each.source ? <span lang="fr">{each.source}</span> : <span className="faint"><Trans>non notée</Trans></span>}</td>
              </tr>
            ))}
          </tbody>
        </table></div>
      )}
      <Facts facts={[rule && { term: t`Règle`, value: <>{rule.section} <span lang="fr">{rule.title}</span></> }, { term: t`Identifiant`, value: <code>{figure.id}</code> }]} />
    </Shell>
  );
});

export const RULE_COLUMNS = 8;
export const RuleLine = memo(function RuleLine({ rule, words: { against, effects, where, place, reason }, ...line }: LineProps & { rule: LawRule; words: RuleWords }) {
  const { t } = useLingui();
  const span = useSpan(), sure = useConfidence();
  const here = rule.implementedBy !== null;
  return (
    <Shell {...line} id={rule.id} attribute="rule" section={rule.section} name={<span lang="fr">{rule.title}</span>} span={RULE_COLUMNS} cells={<>
      <td lang="fr">{rule.articles}</td>
      <td>{against(rule)}</td>
      <td>{effects(rule)}</td>
      <td>{span(rule)}</td>
      <td><Doubt confidence={rule.confidence} /></td>
      <td className={here ? undefined : 'faint'}>{here ? where(rule) : t`non mise en œuvre`}</td>
    </>}>
      <Facts facts={[
        here ? { term: t`Mise en œuvre`, value: <ul className="places">{rule.implementedBy!.map((name) => <li key={name}><code>{name}</code> {place(name)}</li>)}</ul> } : { term: t`Pourquoi pas`, value: reason(rule) },
        { term: t`Confiance`, value: sure(rule.confidence) }, { term: t`Identifiant`, value: <code>{rule.id}</code> },
      ]} />
    </Shell>
  );
});
