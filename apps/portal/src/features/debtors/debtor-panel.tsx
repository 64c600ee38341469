import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { ErrorState, Loading, Money, Panel, Press, useFormats, Word } from '@quittance/ui';
import { Link as To } from '@tanstack/react-router';
import { useMay } from '../../app/session.tsx';
import type { CaseFile } from '../cases/case.queries.ts';
import { formatSiren } from '../cases/words.ts';
import { Addresses } from './addresses.tsx';
import { DEBTOR_RECORD, type DebtorRecord } from './debtors.queries.ts';
import { Links } from './links.tsx';
import { Merges } from './merges.tsx';
import { Parties } from './parties.tsx';
import { Points, Representatives } from './points.tsx';
import { useDebtorWords } from './words.ts';
import '../conduct/conduct.css';
import './debtors.css';

/** Who he is, where, how he is reached, who stands for him or owes with him; each with who told it and when. */
export function DebtorPanel({ file, onClose, onCall, onHold }: { file: CaseFile; onClose: () => void; onCall?: (() => void) | undefined; onHold?: (() => void) | undefined }) {
  const { t } = useLingui();
  return <Panel title={t`Le débiteur`} onClose={onClose} closeLabel={t`fermer la fiche`} head={<><b>{t`Le débiteur`}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}><Inside file={file} onCall={onCall} onHold={onHold} /></Panel>;
}

function Inside({ file, onCall, onHold }: { file: CaseFile; onCall: (() => void) | undefined; onHold: (() => void) | undefined }) {
  const may = useMay();
  const records = may('record', 'Debtor'), merges = may('merge', 'Debtor');
  const { data, error, refetch } = useQuery(DEBTOR_RECORD, { variables: { id: file.id, inside: records, merges }, fetchPolicy: 'cache-and-network' });
  const record = data?.caseFile?.debtorRecord;
  if (error && !record) return <ErrorState onRetry={() => void refetch()} />;
  if (!record) return <Loading lines={8} />;
  const writes = records && !record.erasedOn, company = record.kind === 'company';
  return (
    <div className="debtor-record">
      <Identity record={record} />
      <OtherCases record={record} />
      <Addresses caseId={file.id} addresses={record.addresses} letters={file.letters} records={writes} />
      <Points caseId={file.id} kind="phone" points={record.phones} records={writes} onCall={onCall} />
      <Points caseId={file.id} kind="email" points={record.emails} records={writes} />
      <Representatives caseId={file.id} company={company} representatives={record.representatives} records={writes} onHold={onHold} />
      <Parties caseId={file.id} parties={record.parties} records={writes} />
      {company && <Links caseId={file.id} links={record.links} records={writes} />}
      <Points caseId={file.id} kind="account" points={record.accounts} records={writes} />
      {merges && !record.erasedOn && <Merges caseId={file.id} debtor={{ id: record.debtorId, name: record.name }} merges={record.merges ?? []} />}
    </div>
  );
}

function Identity({ record }: { record: DebtorRecord }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useDebtorWords();
  const said = [record.kind === 'company' ? t`société` : t`particulier`, record.legalForm, record.siren && t`SIREN ${formatSiren(record.siren)}`, record.vatNumber && t`TVA ${record.vatNumber}`].filter(Boolean).join(', ');
  return (
    <section className="known" aria-label={t`Identité`}>
      <p><b>{record.name}</b> <span className="soft">{said}</span></p>
      {record.otherNames.map(({ name, siren, why }) => <p key={`${name} ${why}`} className="soft">{why === 'merged' ? t`aussi inscrit comme ${name}` : t`s’appelait ${name}`}{siren && <>, {formatSiren(siren)}</>}</p>)}
      <p className="note">{words.told(record.told)}{record.told.source && <>, {record.told.source}</>}</p>
      {record.erasedOn && <p><Word tone="wait">{t`Ses données ont été effacées le ${day(record.erasedOn)} (RGPD art. 17).`}</Word></p>}
    </section>
  );
}

/** His other cases at this creditor. */
function OtherCases({ record: { otherCases, name } }: { record: DebtorRecord }) {
  const { t } = useLingui();
  const words = useDebtorWords();
  if (!otherCases.length) return null;
  return (
    <section className="known" aria-label={t`Ses autres dossiers`}>
      <h3>{t`Ses autres dossiers`}</h3>
      <ul>{otherCases.map((one) => <li key={one.id}><p><To to="/cases/$id" params={{ id: one.id }} search={{ act: 'debtor' }}>{one.publicReference}</To> <span className="soft">{words.stage(one.stage)}{one.underName !== name && <>, {t`sous le nom ${one.underName}`}</>}</span> <Money value={one.due} /></p></li>)}</ul>
    </section>
  );
}
