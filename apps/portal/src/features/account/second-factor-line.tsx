import { Trans } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { useLocation } from '@tanstack/react-router';
import { useMe } from '../../app/session.tsx';
import { LinkButton } from '../../app/states.tsx';

/** Over every page, for staff who enter with a password alone: until when that may last. The page of the account says it in full. */
export function SecondFactorLine() {
  const { required, enrolled, dueOn } = useMe().secondFactor;
  const { day } = useFormats();
  const { pathname } = useLocation();
  if (!required || enrolled || !dueOn || pathname === '/account') return null;
  const on = day(dueOn);
  return (
    <div className="band second-factor" role="status">
      <span><Trans>Votre accès tient à un mot de passe seul : une seconde preuve est à activer avant le {on}.</Trans></span>
      <LinkButton to="/account" size="small"><Trans>La régler</Trans></LinkButton>
    </div>
  );
}
