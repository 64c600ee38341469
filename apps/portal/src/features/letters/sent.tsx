import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ButtonLink, Note, Progress, Refusal, useFormats, useKeys } from '@quittance/ui';
import type { NoticeCaseQuery } from '../../gql/graphql.ts';

type Letter = NonNullable<NoticeCaseQuery['caseFile']>['letters'][number];

/** After sending: it is made by itself, also without this page; then it can be downloaded. */
export function Sent({ letter, onBack }: { letter: Letter | undefined; onBack: () => void }) {
  const { t } = useLingui();
  const { day, money } = useFormats();
  useKeys([{ keys: ['Escape', 'Enter'], label: t`retour au dossier`, run: onBack }]);
  const back = <Button kind="primary" kbd="Enter" onClick={onBack}><Trans>Revenir au dossier</Trans></Button>;
  if (letter?.state === 'failed') {
    return <Refusal focus title={t`La lettre n’a pas pu être faite.`} safe={t`Rien n’est parti ni débité.`} actions={back}><p>{t`L’impression de ${letter.reference} a échoué après plusieurs essais (${letter.failure ?? '—'}). Prévenez l’administrateur, puis recommencez.`}</p></Refusal>;
  }
  if (letter?.state === 'sent') {
    return (
      <div className="sent" role="status">
        <Note>
          <p><b>{t`La mise en demeure ${letter.reference} est partie.`}</b></p>
          <p className="soft">{t`${money(letter.amount)}, à payer avant le ${day(letter.timeLimitOn, 'full')}. Le créancier la voit dans son dossier ; elle est gardée avec son empreinte.`}</p>
          <div className="buttons">
            {letter.document && <ButtonLink href={`/documents/${letter.document.id}`} download><Trans>Télécharger le PDF</Trans></ButtonLink>}
            {back}
          </div>
        </Note>
      </div>
    );
  }
  return (
    <div className="sent" role="status">
      <Progress value={null} label={t`La lettre se fait`} detail={letter ? t`${letter.reference}, puis elle part` : undefined} />
      <p className="soft">{t`Elle continue sans cette page. Le fil du dossier dira quand elle est partie.`}</p>
      <div className="buttons">{back}</div>
    </div>
  );
}
