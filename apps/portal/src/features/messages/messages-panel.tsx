import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ErrorState, Loading, Moment, Panel, Press, Table, Word } from '@quittance/ui';
import { useEffect, useRef } from 'react';
import { CASE_MESSAGES } from './messages.queries.ts';
import { useMessageWords } from './words.ts';

/** Mails and SMS of the case: to whom, about what, whether they left. Their text is not shown: it may carry a code. */
export function MessagesPanel({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useLingui();
  return <Panel title={t`Courriels et SMS`} onClose={onClose} closeLabel={t`fermer les courriels`} head={<><b>{t`Courriels et SMS`}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}><Inside caseId={caseId} /></Panel>;
}

function Inside({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const words = useMessageWords();
  const { data, error, loading, refetch, fetchMore } = useQuery(CASE_MESSAGES, { variables: { caseId, first: 50 }, fetchPolicy: 'cache-and-network' });
  const page = data?.messages;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  if (error && !page) return <ErrorState onRetry={() => void refetch()} />;
  if (!page) return <Loading lines={4} />;
  return (
    <div ref={box} tabIndex={-1}>
      <Table
        caption={<span className="off-screen">{t`Courriels et SMS de ce dossier`}</span>} rows={page.rows} rowId={(row) => row.id} empty={t`Rien n’a encore été envoyé.`}
        columns={[
          { key: 'at', head: t`Quand`, cell: (row) => <Moment value={row.queuedAt} /> }, { key: 'channel', head: t`Par`, cell: (row) => words.channel(row.channel) },
          { key: 'subject', head: t`Objet`, rowHead: true, cell: (row) => <>{row.subject}<br /><span className="note">{row.recipient}</span></> },
          { key: 'state', head: t`État`, cell: (row) => (row.state === 'sent' ? words.state(row.state) : <Word tone={row.state === 'failed' ? 'danger' : 'wait'}>{words.state(row.state)}</Word>) },
        ]}
      />
      {page.next && <p className="older"><Button kind="quiet" busy={loading} onClick={() => void fetchMore({ variables: { after: page.next } })}><Trans>Voir ce qui précède</Trans></Button></p>}
    </div>
  );
}
