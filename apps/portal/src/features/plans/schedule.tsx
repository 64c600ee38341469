import { useLingui } from '@lingui/react/macro';
import { Day, Money, Table, useFormats, Word } from '@quittance/ui';
import { sumOf } from '../statement/decimal.ts';
import { usePlanWords } from './words.ts';

interface Line { position: number; dueOn: string; amount: string; paid?: string; state?: string }

/** The instalments, one below the other, with their sum; of a plan that runs also what was paid of each. */
export function Schedule({ lines, downPayment = false }: { lines: readonly Line[]; downPayment?: boolean }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const { instalment, tone } = usePlanWords();
  const followed = lines.some(({ state }) => state !== undefined);
  return (
    <Table
      className="schedule" caption={<span className="off-screen">{t`Échéances`}</span>} rows={lines} rowId={(line) => String(line.position)}
      columns={[
        { key: 'at', head: t`Échéance`, rowHead: true, cell: (line) => (downPayment && line === lines[0] ? t`acompte` : `${line.position}`) },
        { key: 'on', head: t`Pour le`, cell: (line) => <Day value={line.dueOn} style="full" /> },
        ...(followed ? [{ key: 'state', head: t`État`, cell: (line: Line) => <Word tone={tone(line.state!)}>{line.state === 'partly' ? t`${instalment('partly')}, ${money(line.paid ?? '0.00')}` : instalment(line.state!)}</Word> }] : []),
        { key: 'amount', head: t`Somme`, as: 'amount' as const, cell: (line) => <Money value={line.amount} />, foot: <Money value={sumOf(...lines.map(({ amount }) => amount))} /> },
      ]}
    />
  );
}
