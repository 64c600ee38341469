import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Button, Loading, Table, useFormats } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../app/session.tsx';
import { RETENTION_EFFECTS } from './privacy.queries.ts';
import { usePrivacyWords } from './words.ts';

/** Whom it would concern, the longest free first, each with its case to open. */
export function RetentionEffects({ runId }: { runId: string }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const opens = useMay()('read', 'CaseFile');
  const words = usePrivacyWords();
  const { data, fetchMore } = useQuery(RETENTION_EFFECTS, { variables: { runId, first: 50 } });
  const page = data?.retentionEffects;
  if (!page) return <Loading lines={4} />;
  return (
    <>
      <Table
        caption={t`Dossiers concernés`} rows={page.rows} rowId={(row) => row.debtorId}
        columns={[
          { key: 'reference', head: t`Dossier`, rowHead: true, cell: (row) => (opens ? <Link to="/cases/$id" params={{ id: row.caseId }} search={{}}>{row.publicReference}</Link> : row.publicReference) },
          { key: 'creditor', head: t`Créancier`, cell: (row) => row.creditorName },
          { key: 'kinds', head: t`Données`, cell: (row) => row.kinds.map(words.kind).join(', ') },
          { key: 'since', head: t`Libre depuis`, cell: (row) => day(row.freeSince, 'short') },
        ]}
      />
      {page.next && <div className="buttons"><Button kind="quiet" onClick={() => void fetchMore({ variables: { after: page.next }, updateQuery: (was, { fetchMoreResult: found }) => ({ ...was, retentionEffects: { ...found.retentionEffects, rows: [...was.retentionEffects.rows, ...found.retentionEffects.rows] } }) }).catch(() => undefined)}>{t`La suite`}</Button></div>}
    </>
  );
}
