import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Block, Empty, Loading, Page, Regions, Sum } from '@quittance/ui';
import { useWatchCase } from '../../app/live.tsx';
import { Missing, PageFault } from '../../app/states.tsx';
import { graphql } from '../../gql/index.ts';

const CASE = graphql(`query CasePage($id: ID!) { caseFile(id: $id) { id publicReference stage regime due dailyInterest version debtor { id name } creditor { id name } } }`);

/** Who and how much, what happened, what may be done. */
export function CasePage({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error, loading, refetch } = useQuery(CASE, { variables: { id } });
  useWatchCase(id);
  if (error && !data) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (loading && !data) return <Page title={t`Dossier`} layout="scroll"><Loading /></Page>;
  const file = data?.caseFile;
  if (!file) return <Missing />;
  return (
    <Page title={t`Dossier ${file.publicReference}`} layout="fixed">
      <Regions
        who={<>
          <Block><h2 className="head-name">{file.debtor.name}</h2><p className="soft"><Trans>doit à {file.creditor.name}</Trans></p></Block>
          <Block><Sum value={file.due} perDay={file.dailyInterest} /></Block>
        </>}
        thread={<Empty inline title={<Trans>Ici paraîtra le fil du dossier.</Trans>} />}
        acts={<Empty inline title={<Trans>Ici paraîtront les gestes permis.</Trans>} />}
      />
    </Page>
  );
}
