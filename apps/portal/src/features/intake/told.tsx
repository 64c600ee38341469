import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Refusal } from '@quittance/ui';
import { RefusalNote, useFieldWords } from '../../app/refusals.tsx';
import type { Unfit } from './files.ts';
import { preparation } from './preparation.ts';
import type { Prepared } from './prepared.ts';

/** What came in the way: refusals of the door, files left out, a door that did not answer. */
export function Told({ prepared: { refusal, unfit, failed } }: { prepared: Pick<Prepared, 'refusal' | 'unfit' | 'failed'> }) {
  const { t } = useLingui();
  const words = useFieldWords()(refusal);
  return (
    <>
      {unfit.length > 0 && <LeftOut unfit={unfit} />}
      {refusal && <RefusalNote refusal={refusal} focus actions={Object.values(words).length ? <ul>{Object.values(words).map((line) => <li key={line}>{line}</li>)}</ul> : undefined} />}
      {failed && (
        <Refusal focus title={t`Quittance n’a pas répondu.`} safe={failed.placing ? t`Si le dépôt est déjà passé, essayer de nouveau ne le place pas deux fois.` : t`Rien n’a été confié ; vos fichiers et vos choix sont gardés ici.`} actions={!failed.placing && <Button onClick={() => void preparation.retry()}><Trans>Lire de nouveau</Trans></Button>}>
          <p>{failed.placing ? <Trans>On ne sait pas si les dossiers ont été confiés. Confirmez de nouveau.</Trans> : <Trans>Les fichiers n’ont pas pu être lus. Essayez de nouveau dans un instant.</Trans>}</p>
        </Refusal>
      )}
    </>
  );
}

function LeftOut({ unfit }: { unfit: readonly Unfit[] }) {
  const { t } = useLingui();
  const line = ({ name, code, megabytes, limit }: Unfit) => (code === 'file_empty' ? t`${name} est vide.` : t`${name} fait ${megabytes} Mo ; un fichier doit faire moins de ${limit} Mo. Séparez-le en plusieurs fichiers.`);
  return (
    <Refusal focus title={unfit.length === 1 ? t`Un fichier n’a pas été lu.` : t`${unfit.length} fichiers n’ont pas été lus.`} safe={t`Il n’a pas été envoyé, et rien n’est enregistré.`}>
      {unfit.slice(0, 5).map((one) => <p key={one.name}>{line(one)}</p>)}
      {unfit.length > 5 && <p>{t`Et ${unfit.length - 5} autres.`}</p>}
    </Refusal>
  );
}
