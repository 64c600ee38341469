import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ButtonLink, Note, Progress, Refusal, useKeys } from '@quittance/ui';
import { useSize } from '../acts/use-size.ts';
import type { CaseHandoff } from './handoffs.queries.ts';

/** After it was handed over: the pack is made by itself, also without this page. */
export function HandedOver({ handoff, onBack }: { handoff: CaseHandoff; onBack: () => void }) {
  const { t } = useLingui();
  useKeys([{ keys: 'Enter', label: t`retour au dossier`, quiet: true, run: onBack }]);
  const size = useSize();
  const { study, pack, packState } = handoff;
  const back = <Button kind="primary" kbd="Enter" onClick={onBack}><Trans>Revenir au dossier</Trans></Button>;
  if (packState === 'failed') return <Refusal focus title={t`Le dossier n’a pas pu être préparé.`} safe={t`Il est remis : l’étude le voit à l’écran, avec ses pièces.`} actions={back}><p><Trans>Seul le fichier ZIP manque. Prévenez l’administrateur.</Trans></p></Refusal>;
  return (
    <div className="handed" role="status">
      <Note>
        <p><b>{t`Le dossier est remis à ${study.name}.`}</b></p>
        {packState === 'packed' && pack
          ? <p className="soft">{t`Ses pièces, le décompte, la chronologie et leurs empreintes sont réunis dans un fichier ZIP de ${size(pack.size)}.`}</p>
          : <p className="soft">{t`L’étude le voit déjà ; il lui reste à le prendre en main.`}</p>}
        <div className="buttons">{pack && <ButtonLink href={`/documents/${pack.id}`} download><Trans>Télécharger le dossier</Trans></ButtonLink>}{back}</div>
      </Note>
      {packState === 'queued' && <Progress value={null} label={t`Le fichier ZIP se prépare`} detail={t`il continue sans cette page`} />}
    </div>
  );
}
