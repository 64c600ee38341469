import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { dayOfInstant, Press, useFormats, Word } from '@quittance/ui';
import { graphql } from '../../gql/index.ts';

const AGREED_COSTS = graphql(`query AgreedCosts($id: ID!) { caseFile(id: $id) { id agreedCosts { questionId amount purpose at by } } }`);

/** Beside the field in which a cost is entered: how far the creditor agreed to it, and that it goes further. */
export function AgreedCosts({ caseId, ceiling, onTake }: { caseId: string; ceiling: string | null; onTake: (amount: string) => void }) {
  const { t } = useLingui();
  const { money, day } = useFormats();
  const { data } = useQuery(AGREED_COSTS, { variables: { id: caseId }, fetchPolicy: 'cache-and-network' });
  const agreed = data?.caseFile?.agreedCosts ?? [];
  if (!agreed.length) return null;
  const most = agreed.map(({ amount }) => Number(amount)).reduce((a, b) => Math.max(a, b), 0);
  return (
    <div className="agreed-costs">
      {agreed.map((cost) => <p key={cost.questionId} className="soft">{t`Le créancier accepte ${money(cost.amount)} pour : ${cost.purpose}`} <span className="note">{t`${cost.by}, le ${day(dayOfInstant(cost.at), 'brief')}`}</span> {ceiling !== cost.amount && <Press onClick={() => onTake(cost.amount)}>{t`Reprendre ce montant`}</Press>}</p>)}
      {ceiling !== null && Number(ceiling) > most && <p><Word tone="wait">{t`Ce plafond dépasse ce que le créancier a accepté.`}</Word></p>}
    </div>
  );
}
