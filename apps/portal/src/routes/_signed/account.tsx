import { createFileRoute, useRouter } from '@tanstack/react-router';
import { useMe, whoIsThere } from '../../app/session.tsx';
import { AccountPage } from '../../features/account/account-page.tsx';
import { EnrolPage } from '../../features/account/enrol-page.tsx';
import { useEnter } from '../../features/account/use-enter.ts';

export const Route = createFileRoute('/_signed/account')({ component: AccountRoute });

function AccountRoute() {
  const { workspace } = useMe(), enter = useEnter(), router = useRouter();
  return workspace === 'enrol' ? <EnrolPage onReady={() => enter({ workspace: '' })} /> : <AccountPage onProtected={() => void whoIsThere(true).then(() => router.invalidate(), () => undefined)} />;
}
