import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Loading, Note, Page, useFormats, useKeys, Word } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLive, useWatchCase } from '../../app/live.tsx';
import { RefusalNote } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { Missing, PageFault } from '../../app/states.tsx';
import { HandOffForm, WayOut } from './hand-off-form.tsx';
import { CASE_HANDOFFS, HANDOFF_CHECK } from './handoffs.queries.ts';
import { HandedOver } from './handed-over.tsx';
import { lacks, PackChecks } from './pack-checks.tsx';
import type { Mission } from './words.ts';
import './handoffs.css';

/** The file before it goes to a study: what it must hold, to whom it goes, what for; then what became of it. */
export function HandOffPage({ id }: { id: string }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const may = useMay();
  const navigate = useNavigate();
  const hands = may('handOver', 'CaseFile');
  const [handedId, setHanded] = useState<string | null>(null), [chosen, setMission] = useState<Mission | null>(null);
  const about = useQuery(CASE_HANDOFFS, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const check = useQuery(HANDOFF_CHECK, { variables: { caseId: id }, fetchPolicy: 'cache-and-network', skip: handedId !== null });
  useWatchCase(id);
  useLive(['StudyRegistered', 'AccessChanged'], () => { if (handedId === null) void check.refetch(); });
  const back = () => void navigate({ to: '/cases/$id', params: { id }, search: {} });
  useKeys([{ keys: 'Escape', label: t`retour au dossier`, run: back }]);

  const file = about.data?.caseFile;
  if (!may('read', 'Handoff')) return <Missing />;
  if (about.error && !file) return <PageFault error={about.error} onRetry={() => void about.refetch()} />;
  if (!file) return about.loading ? <Page title={t`Remettre à une étude`} layout="scroll"><Loading lines={10} /></Page> : <Missing />;
  const told = check.data?.handoffCheck, handed = file.handoffs.find((one) => one.id === handedId);
  const mission = chosen ?? (file.title && !file.title.servedOn ? 'serve' : 'enforce');
  const missing = told?.__typename === 'HandoffCheck' ? told.items.filter((item) => lacks(item, mission)) : [];
  return (
    <Page title={t`Remettre à une étude`} context={`${file.debtor.name}, ${file.publicReference}`} layout="fixed" className="handoff-page">
      <section className="compose" aria-label={t`Les pièces du dossier`} ref={reachable}>
        <h2 className="head-name">{file.debtor.name}</h2>
        <p className="soft"><Trans>doit à {file.creditor.name}</Trans></p>
        {told?.__typename === 'Refusal' ? <RefusalNote refusal={told} focus actions={<WayOut onBack={back} id={id} code={told.code} />} />
          : !told ? check.error ? <p className="soft"><Trans>La liste des pièces n’a pas pu être lue.</Trans></p> : handedId === null && <Loading lines={10} />
            : <>
              <p className="sum-line"><b>{money(told.due)}</b> <span className="soft">{t`dû ce jour`}</span>, {told.balanced ? t`le décompte est équilibré` : <Word tone="danger">{t`le décompte n’est pas équilibré`}</Word>}</p>
              <h2 className="label">{missing.length === 0 ? t`Rien ne manque au dossier` : missing.length === 1 ? t`Il manque une pièce au dossier` : t`Il manque ${missing.length} pièces au dossier`}</h2>
              <PackChecks items={told.items} mission={mission} />
            </>}
      </section>
      <section className="hand" aria-label={t`À qui et pour quoi`} ref={reachable}>
        {handed ? <HandedOver handoff={handed} onBack={back} />
          : !hands ? <Note><p><b>{t`La remise revient au responsable.`}</b></p><p className="soft"><Trans>Vous pouvez préparer le dossier : quand rien n’y manque, un responsable le remet à l’étude.</Trans></p><div className="buttons"><Button kbd="Escape" onClick={back}><Trans>Revenir au dossier</Trans></Button></div></Note>
            : told?.__typename === 'HandoffCheck' ? <HandOffForm file={file} check={told} mission={mission} onMission={setMission} onHanded={(handoffId) => { setHanded(handoffId); void about.refetch(); }} onBack={back} /> : null}
      </section>
    </Page>
  );
}

/** A box that scrolls is reached by the keyboard too. */
const reachable = (box: HTMLElement | null) => { if (box) box.tabIndex = 0; };
