import { Trans, useLingui } from '@lingui/react/macro';
import { Press } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { save, toCsv } from './download.ts';
import { useFaultField, useFaultWords } from './fault-words.ts';
import type { Fault } from './intake.queries.ts';
import { useCounts } from './words.ts';

const AT_FIRST = 60;

/** What was not taken: where it stands, and why. The whole list can be saved. */
export function Refused({ faults, fileName }: { faults: readonly Fault[]; fileName: string }) {
  const { t } = useLingui();
  const say = useFaultWords(), where = useFaultField();
  const counts = useCounts();
  const [all, setAll] = useState(false);
  const shown = all ? faults : faults.slice(0, AT_FIRST);
  const download = () => save(fileName, toCsv([[t`Fichier`, t`Ligne`, t`Champ`, t`Motif`], ...faults.map((fault) => [fault.file, fault.line === null || fault.line === undefined ? '' : String(fault.line), where(fault) ?? '', say(fault)])]));
  return (
    <>
      <h2>{counts.refused(faults.length)} <Press className="faint-link" onClick={download}><Trans>Télécharger la liste</Trans></Press></h2>
      <table className="table refused">
        <caption className="off-screen"><Trans>Ce qui n’est pas repris, et pourquoi</Trans></caption>
        <thead className="off-screen"><tr><th scope="col"><Trans>Fichier et ligne</Trans></th><th scope="col"><Trans>Motif</Trans></th></tr></thead>
        <tbody>
          {shown.map((fault, at) => {
            const { file, line } = fault;
            return (
              <tr key={at}>
                <td><b>{line === null || line === undefined ? file : <Trans>{file}, ligne {line}</Trans>}</b>{fault.field && <><br /><span className="note">{where(fault)}</span></>}</td>
                <td>{say(fault)}{fault.caseId && <> <Link to="/cases/$id" params={{ id: fault.caseId }}>{t`Voir le dossier`}<span className="off-screen"> {fault.facts.find(({ key }) => key === 'caseReference')?.value}</span></Link></>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {shown.length < faults.length && <p className="more"><Press onClick={() => setAll(true)}>{t`Voir les ${faults.length - shown.length} autres`}</Press></p>}
    </>
  );
}
