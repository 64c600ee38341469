import { createFileRoute } from '@tanstack/react-router';
import { useMe } from '../../app/session.tsx';
import { AccountPage } from '../../features/account/account-page.tsx';
import { EnrolPage } from '../../features/account/enrol-page.tsx';
import { useEnter } from '../../features/account/use-enter.ts';

export const Route = createFileRoute('/_signed/account')({ component: AccountRoute });

function AccountRoute() {
  const { workspace } = useMe(), enter = useEnter();
  return workspace === 'enrol' ? <EnrolPage onReady={() => enter({ workspace: '' })} /> : <AccountPage />;
}
