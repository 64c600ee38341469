import { Trans, useLingui } from '@lingui/react/macro';
import type { Confidence, LawRule } from '@quittance/law';
import { Button, Facts, Press, useFormats, Word } from '@quittance/ui';
import { Fragment, memo, type ReactNode } from 'react';
import { usesOf } from './figure-uses.ts';
import type { FigureWords } from './figure-words.ts';
import { isEntered, isReplaced, newestFirst, type Figure, type FigureRow } from './figures.ts';
import { useLawWords } from './law-words.ts';
import { UNREAD_FR } from './reasons.ts';
import type { RuleWords } from './rule-words.ts';

/** What an administrator does with a figure: a value for new days, another one for days that have one, or the source that makes a row sure. */
export type FigureAct = 'enter' | 'correct' | 'confirm';
export type OnFigure = (act: FigureAct, figure: Figure, row?: FigureRow) => void;
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

/** What a figure or a rule below a high confidence says of itself, wherever it stands. */
export function Doubt({ confidence }: { confidence: Confidence }) {
  return confidence === 'high' ? <span className="faint"><Trans>vérifié</Trans></span> : <Word tone="wait"><Trans>à confirmer</Trans></Word>;
}

export function Value({ row, values }: { row: FigureRow; values: FigureWords['values'] }) {
  const parts = values(row);
  return parts.length ? <>{parts.map((part, at) => <Fragment key={at}>{at > 0 && ' '}<span className="part">{part}{at < parts.length - 1 && ' ;'}</span></Fragment>)}</> : <>—</>;
}

/** What scrolls sideways can be reached and moved by keyboard. */
const reachable = (box: HTMLElement | null) => { if (box) box.tabIndex = 0; };
/** A row is confirmed where its figure was seen and nobody has yet said from where. */
export const isToConfirm = (row: FigureRow): boolean => row.confidence !== 'high' && row.value !== null && !row.of;

/** Whose a row is; of one of the agency's own, who entered and who approved it, for those who may know. */
function Origin({ row, entry }: { row: FigureRow; entry: ((id: string) => ReactNode) | undefined }) {
  if (!row.ofAgency) return <span className="faint"><Trans>livré avec le produit</Trans></span>;
  return <><Trans>saisi par l’agence</Trans>{row.entryId && entry && <>{' '}<span className="note soft">{entry(row.entryId)}</span></>}</>;
}

interface FigureLineProps extends LineProps {
  figure: Figure; today: string; words: FigureWords & { place: (name: string) => string | undefined };
  /** Who entered a row and who approved it; undefined: not for this reader. */
  entry?: ((id: string) => ReactNode) | undefined;
  /** Undefined: he enters nothing. */
  onFigure?: OnFigure | undefined;
}
export const FIGURE_COLUMNS = 7;
export const FigureLine = memo(function FigureLine({ figure, today, words: { named, unit, values, composed, place }, entry, onFigure, ...line }: FigureLineProps) {
  const { t } = useLingui();
  const { day, locale } = useFormats();
  const { span, sure } = useLawWords(), first = figure.rows[0]?.from;
  const [section, name] = named(figure.id), { rule, readBy, unread } = usesOf(figure.id, section);
  // Not in force on the day: the row that comes next, or the last there was.
  const row = figure.current ?? figure.rows.find(({ from }) => from !== null && from > today) ?? figure.rows.at(-1);
  const isText = figure.kind === 'text', may = onFigure && isEntered(figure), kbd = (key: string) => (line.active ? { kbd: key } : {});
  return (
    <Shell {...line} id={figure.id} attribute="figure" section={section} name={name} span={FIGURE_COLUMNS} cells={row && <>
      <td className={row.value !== null && Array.isArray(row.value) ? 'amount scale' : 'amount'}>{isText ? '' : figure.current || figure.kind === 'constant' ? <Value row={row} values={values} /> : '—'}</td>
      <td>{row.value === null ? '' : unit(row)}{row.of && <span className="note soft"> {composed(row)}</span>}</td>
      <td>{row.article}</td>
      <td>{span(row)}</td>
      <td>{!figure.current && figure.kind !== 'constant' ? <Word tone="danger"><Trans>manque</Trans></Word> : row.value === null ? <Word tone="wait"><Trans>à confirmer : pas encore vu</Trans></Word> : <Doubt confidence={row.confidence} />}{row.ofAgency && <span className="note soft source"><Trans>saisi par l’agence</Trans></span>}{row.confidence !== 'high' && row.source && <> <span className="note source" lang="fr">{row.source}</span></>}</td>
    </>}>
      {may && (
        <div className="buttons law-acts">
          <Button size="small" {...kbd('n')} onClick={() => onFigure('enter', figure)}><Trans>Saisir une nouvelle valeur</Trans></Button>
          {row && <Button size="small" {...kbd('c')} onClick={() => onFigure('correct', figure, row)}><Trans>Corriger</Trans></Button>}
          {row && isToConfirm(row) && <Button size="small" {...kbd('v')} onClick={() => onFigure('confirm', figure, row)}><Trans>Confirmer, avec sa source</Trans></Button>}
        </div>
      )}
      {isText ? figure.rows.map((each) => <blockquote key={each.from} lang="fr">{String(each.value)}</blockquote>) : (
        <div className="table-box" ref={reachable}><table className="law-history">
          <caption>{figure.rows.length === 1 ? t`La seule valeur des tables` : first ? t`Chaque valeur depuis le ${day(first)}` : t`Chaque valeur des tables`}</caption>
          <thead><tr><th scope="col">{t`En vigueur`}</th><th scope="col" className="amount">{t({ message: 'Valeur', context: 'law' })}</th><th scope="col">{t`Article`}</th><th scope="col">{t`Confiance`}</th><th scope="col">{t`Source`}</th><th scope="col">{t`Origine`}</th>{may && <th scope="col"><span className="off-screen">{t`Actes`}</span></th>}</tr></thead>
          <tbody>
            {newestFirst(figure.rows).map((each) => {
              const gone = isReplaced(figure.rows, each);
              return (
                <tr key={`${figure.rows.indexOf(each)}`} className={gone ? 'is-replaced' : undefined} aria-current={each === figure.current ? 'true' : undefined}>
                  <td>{span(each)}</td><td className="amount"><Value row={each} values={values} /> {each.of && <span className="note soft">({composed(each)})</span>}</td><td>{each.article}</td>
                  <td>{gone ? t`remplacée` : each.confidence === 'high' ? sure(each.confidence) : <>{sure(each.confidence)}, <Trans>à confirmer</Trans></>}</td><td>{each.source ? <span lang="fr">{each.source}</span> : <span className="faint"><Trans>non notée</Trans></span>}</td>
                  <td><Origin row={each} entry={line.open ? entry : undefined} /></td>
                  {may && <td className="row-acts">{!gone && <><Press aria-label={t`Corriger la valeur : ${span(each)}`} onClick={() => onFigure('correct', figure, each)}><Trans>corriger</Trans></Press>{isToConfirm(each) && <Press aria-label={t`Confirmer la valeur : ${span(each)}`} onClick={() => onFigure('confirm', figure, each)}><Trans>confirmer</Trans></Press>}</>}</td>}
                </tr>
              );
            })}
          </tbody>
        </table></div>
      )}
      <Facts facts={[
        rule && { term: t`Règle`, value: <>{rule.section} <span lang="fr">{rule.title}</span> <code>{rule.id}</code></> },
        { term: t`Lu par`, value: readBy.length ? <ul className="places">{readBy.map((one) => <li key={one}><code>{one}</code> {place(one)}</li>)}</ul> : unread ? <>{t`aucun calcul.`} {locale === 'fr' ? UNREAD_FR[unread] ?? unread : unread}</> : <span className="faint">{t`aucun calcul`}</span> },
        isText && row && { term: t`Origine`, value: <Origin row={row} entry={undefined} /> },
        { term: t`Identifiant`, value: <code>{figure.id}</code> },
      ]} />
    </Shell>
  );
});

export const RULE_COLUMNS = 8;
export const RuleLine = memo(function RuleLine({ rule, words: { against, effects, where, place, reason }, ...line }: LineProps & { rule: LawRule; words: RuleWords }) {
  const { t } = useLingui();
  const { span, sure } = useLawWords();
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
        { term: t`Confiance`, value: sure(rule.confidence) }, { term: t`Source`, value: t`les textes cités` }, { term: t`Origine`, value: t`livrée avec le produit` }, { term: t`Identifiant`, value: <code>{rule.id}</code> },
      ]} />
    </Shell>
  );
});
