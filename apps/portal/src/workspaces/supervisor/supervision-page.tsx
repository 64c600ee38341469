import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Block, Empty, Facts, Loading, Money, Page, Table, useFormats, Word } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useLive } from '../../app/live.tsx';
import { CaseList } from '../../features/cases/case-list.tsx';
import { PageFault } from '../../app/states.tsx';
import { graphql } from '../../gql/index.ts';
import './supervision.css';

const SUPERVISION = graphql(`query Supervision { supervision { openCases due withoutNextAction overdue limitationRed collectors { id name cases overdue callsToday promisesToday due } } }`);

/** Who has what in hand, what is late, what may lapse. */
export function SupervisionPage({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const { data, error, refetch } = useQuery(SUPERVISION, { fetchPolicy: 'cache-and-network' });
  const soon = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useLive(['CaseOpened', 'CallLogged', 'CallReversed', 'PromiseTaken', 'NextActionPlanned', 'PaymentRecorded', 'PaymentReversed', 'CaseClosed', 'CaseReopened', 'PlanBroken', 'Resync'], () => { soon.current ??= setTimeout(() => { soon.current = undefined; void refetch(); }, 1000); });
  if (error && !data) return <PageFault error={error} onRetry={() => void refetch()} />;
  const all = data?.supervision;
  if (!all) return <Page title={t`Pilotage`} layout="scroll"><Loading lines={8} /></Page>;
  const sum = (key: 'cases' | 'overdue' | 'callsToday' | 'promisesToday') => all.collectors.reduce((total, one) => total + one[key], 0);
  return (
    <Page title={t`Pilotage`} context={t`${all.openCases} dossiers ouverts`} aside={<span>{day(today, 'full')}</span>} layout="fixed" className="coverage-page">
      {all.openCases === 0 && !text ? <Empty title={<Trans>Aucun dossier n’est encore ouvert.</Trans>}><Trans>Ici paraîtront la charge de chacun, les délais dépassés et les prescriptions proches, dès qu’un créancier a confié des factures.</Trans></Empty> : (
        <>
        <div className="supervision">
          <div className="coverage">
            <Block>
              <p className="sum"><Money value={all.due} /></p>
              <p className="per-day">{t`dû ce jour sur tous les dossiers ouverts`}</p>
            </Block>
            <Block title={t`Ce qui demande un regard`}>
              <Facts money facts={[
                { term: t`Prescription dans le mois`, value: all.limitationRed ? <Word tone="danger">{all.limitationRed}</Word> : '0' },
                { term: t`Suites en retard`, value: all.overdue ? <Word tone="wait">{all.overdue}</Word> : '0' },
                { term: t`Dossiers sans suite`, value: all.withoutNextAction ? <Word tone="danger">{all.withoutNextAction}</Word> : '0' },
              ]} />
            </Block>
            <Block className="ways"><p><Link to="/desk" search={{ filter: 'deadlines' }}><Trans>Voir les délais dans ma file</Trans></Link></p><p><Link to="/desk" search={{ filter: 'answers' }}><Trans>Voir ce qui attend une réponse</Trans></Link></p><p><Link to="/payments" search={{}}><Trans>Voir les encaissements</Trans></Link></p><p><Link to="/letters" search={{}}><Trans>Voir les courriers</Trans></Link></p></Block>
          </div>
          <Table
            caption={t`Charge de chacun`} rows={all.collectors} rowId={(row) => row.id} empty={<Trans>Personne ne suit encore de dossier.</Trans>}
            columns={[
              { key: 'name', head: t`Gestionnaire`, rowHead: true, cell: (row) => row.name, foot: t`Ensemble` },
              { key: 'cases', head: t`Dossiers`, as: 'amount', cell: (row) => row.cases, foot: sum('cases') },
              { key: 'overdue', head: t`En retard`, as: 'amount', cell: (row) => (row.overdue ? <Word tone="wait">{row.overdue}</Word> : '0'), foot: sum('overdue') },
              { key: 'calls', head: t`Appels ce jour`, as: 'amount', cell: (row) => row.callsToday, foot: sum('callsToday') },
              { key: 'promises', head: t`Promesses ce jour`, as: 'amount', cell: (row) => row.promisesToday, foot: sum('promisesToday') },
              { key: 'due', head: t`Dû ce jour`, as: 'amount', cell: (row) => <Money value={row.due} />, foot: <Money value={all.due} /> },
            ]}
          />
        </div>
        <CaseList text={text} onText={onText} />
        </>
      )}
    </Page>
  );
}
