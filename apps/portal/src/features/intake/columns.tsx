import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Combobox, Press, Waiting, Word, type Option } from '@quittance/ui';
import { useRef } from 'react';
import { IGNORED, OFFERED, takesSeveral, useFieldNames } from './column-words.ts';
import type { FileMapping, MappedColumn } from './intake.queries.ts';
import type { ColumnsChosen } from './prepared.ts';

/** What every column is read as now: as it was chosen here, else as the house reads it. */
export const fieldsOf = (mapping: FileMapping, chosen: ColumnsChosen | undefined): Map<number, string> =>
  new Map(mapping.columns.map(({ column, field }) => [column, chosen?.fields.get(column) ?? field ?? IGNORED]));

/** One column to another field; what one column alone can say is not read any more from the column that said it before. */
export function withColumn(mapping: FileMapping, chosen: ColumnsChosen | undefined, column: number, field: string): ColumnsChosen {
  const fields = fieldsOf(mapping, chosen);
  if (!takesSeveral(field)) for (const [other, said] of fields) if (said === field) fields.set(other, IGNORED);
  fields.set(column, field);
  return { fields, sure: new Set([...(chosen?.sure ?? []), column]), remember: chosen?.remember ?? true };
}

/** The columns of a table as the creditor sees them, with what each is read as. Every choice renews the preview at once. */
export function Columns({ file, mapping, chosen, busy, onChosen, onOwn, onForget, onTerms, onClose }: {
  file: string; mapping: FileMapping; chosen: ColumnsChosen | undefined; busy: boolean;
  onChosen: (chosen: ColumnsChosen) => void; /** Back to what the house guesses. */ onOwn: () => void; /** What was remembered is forgotten. */ onForget: (() => void) | undefined; /** Due dates can come from terms of payment too. */ onTerms?: () => void; onClose: () => void;
}) {
  const { t } = useLingui();
  const name = useFieldNames();
  const fields = fieldsOf(mapping, chosen), options = useOptions();
  const lacking = mapping.lacking.map(name).join(', ');
  return (
    <section className="columns-view" aria-label={t`Les colonnes de ${file}`}>
      <header className="view-head">
        <h2>{t`Les colonnes de ${file}`}</h2>
        <span className="buttons">{chosen && <Button size="small" kind="quiet" onClick={onOwn}><Trans>Revenir à la lecture de Quittance</Trans></Button>}<Button size="small" onClick={onClose}><Trans>Voir les dossiers</Trans></Button></span>
      </header>
      {lacking
        ? <Waiting><p role="status"><b>{t`Il manque : ${lacking}.`}</b> <Trans>Dites quelle colonne le donne ; rien n’est deviné sans elle.</Trans>{onTerms && mapping.lacking.includes('dueOn') && <> <Press onClick={onTerms}><Trans>Ou dites vos conditions de paiement</Trans></Press></>}</p></Waiting>
        : <p className="soft" role="status">{mapping.remembered && !chosen ? t`Ces colonnes sont lues comme vous l’avez dit lors d’un dépôt précédent.` : t`Ce qui doit être lu l’est. Vérifiez ce qui est deviné.`} {mapping.remembered && onForget && <Press onClick={onForget}><Trans>Oublier cette lecture</Trans></Press>}</p>}
      <ol className="columns" aria-label={t`Colonnes`}>
        {mapping.columns.map((column) => (
          <ColumnLine key={column.column} column={column} field={fields.get(column.column) ?? IGNORED} options={options} guessed={guessedBy(column, chosen)} onField={(field) => { if (!busy) onChosen(withColumn(mapping, chosen, column.column, field)); }} />
        ))}
      </ol>
      <Checkbox
        label={t`Retenir pour la prochaine fois`} checked={chosen?.remember ?? true} disabled={busy}
        hint={t`Un prochain fichier aux mêmes colonnes sera lu de même ; vous pourrez le changer ou l’oublier.`}
        onCheckedChange={(remember) => onChosen({ fields, sure: chosen?.sure ?? new Set(), remember })}
      />
    </section>
  );
}

/** A guess stays marked until a person chose for this very column. */
const guessedBy = (column: MappedColumn, chosen: ColumnsChosen | undefined): boolean => Boolean(column.field) && column.field !== IGNORED && (chosen ? !chosen.sure.has(column.column) : column.guessed);

/** What a column may be read as. They stay the very same while a preview comes in, so that nothing is taken out of the hand of whoever is typing. */
function useOptions(): readonly Option[] {
  const { t, i18n } = useLingui();
  const name = useFieldNames();
  const made = useRef<{ locale: string; options: readonly Option[] }>(undefined);
  if (made.current?.locale !== i18n.locale) made.current = { locale: i18n.locale, options: [{ value: IGNORED, label: t`Ne pas lire` }, ...OFFERED.map((field) => ({ value: field, label: name(field) }))] };
  return made.current.options;
}

function ColumnLine({ column, field, options, guessed, onField }: { column: MappedColumn; field: string; options: readonly Option[]; guessed: boolean; onField: (field: string) => void }) {
  const { t } = useLingui();
  const number = column.column + 1, header = column.header || t`Colonne ${number}`;
  const value = options.find((option) => option.value === field) ?? null;
  return (
    <li>
      <span className="column-head"><b>{header}</b><span className="soft samples">{column.samples.filter(Boolean).slice(0, 5).map((sample, index) => <span key={index}>{sample}</span>)}</span></span>
      <Combobox className="bare" label={t`Ce que dit la colonne « ${header} »`} options={options} value={value} onValueChange={(option) => { if (option && option.value !== field) onField(option.value); }} nothing={t`Aucun champ de ce nom.`} />
      <span className="note">{guessed ? <Word tone="wait">{t`deviné`}</Word> : ''}</span>
    </li>
  );
}
