import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ButtonLink, ErrorState, Loading, Page } from '@quittance/ui';
import { createLink, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { codeOf, correlationOf } from './client.ts';

export const LinkButton = createLink(ButtonLink);

/** A fault of a page: what happened, what is safe, what to do. */
export function Fault({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => { reset(); void router.invalidate(); };
  return <PageFault error={error} onRetry={retry} />;
}

/** The same, for a query that failed: <PageFault error={error} onRetry={() => void refetch()} />. */
export function PageFault({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useLingui();
  const code = codeOf(error), stale = error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
  return (
    <Page title={t`Un incident`} layout="scroll">
      {stale
        ? <ErrorState title={t`Quittance a été mise à jour.`} actions={<Button kind="primary" onClick={() => window.location.reload()}><Trans>Charger la nouvelle version</Trans></Button>}><p><Trans>Cette page appartient à la version précédente. Ce qui est enregistré le reste.</Trans></p></ErrorState>
        : code === 'REAUTHENTICATION_REQUIRED'
          ? <ErrorState title={t`Cette page attend que vous confirmiez que c’est vous.`} actions={onRetry && <Button kind="primary" onClick={onRetry}><Trans>Confirmer</Trans></Button>}><p><Trans>Elle montre ce qui est sensible, et votre dernière preuve date. Rien n’a été modifié.</Trans></p></ErrorState>
        : code === 'FORBIDDEN'
          ? <ErrorState title={t`Cette page ne vous est pas ouverte.`}><p><Trans>Votre accès ne le permet pas. Rien n’a été modifié ; l’administrateur de l’agence peut vous l’ouvrir.</Trans></p></ErrorState>
          : code === undefined && !navigator.onLine
            ? <ErrorState title={t`La connexion est coupée.`} onRetry={onRetry ?? (() => undefined)}><p><Trans>Rien n’a été perdu. La page se lira dès que le réseau revient.</Trans></p></ErrorState>
            : <ErrorState code={correlationOf(error)} {...(onRetry ? { onRetry } : {})} />}
    </Page>
  );
}

/** Not found and not yours are one answer. */
export function Missing() {
  const { t } = useLingui();
  return (
    <Page title={t`Page introuvable`} layout="scroll">
      <ErrorState title={t`Il n’y a rien à cette adresse.`} actions={<LinkButton to="/" kind="primary"><Trans>Revenir à l’accueil</Trans></LinkButton>}>
        <p><Trans>L’adresse est incomplète, ou ce qu’elle désigne ne vous est pas ouvert. Rien n’a été modifié.</Trans></p>
      </ErrorState>
    </Page>
  );
}

export function Pending() {
  const { t } = useLingui();
  return <Page title={t`Un instant`} layout="scroll"><Loading lines={8} /></Page>;
}
