import { createFileRoute, Outlet, redirect, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { client, onSessionLost } from '../app/client.ts';
import { LiveProvider } from '../app/live.tsx';
import { SessionProvider, whoIsThere } from '../app/session.tsx';
import { Shell } from '../app/shell.tsx';
import { Reauthentication } from '../features/account/reauthentication.tsx';

/** Everything behind the door: nobody passes without being known; the address is kept for after. */
export const Route = createFileRoute('/_signed')({
  beforeLoad: async ({ location }) => {
    const me = await whoIsThere();
    if (!me) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
    // Until the second proof is set up, one page alone opens.
    if (me.workspace === 'enrol' && location.pathname !== '/account') throw redirect({ to: '/account', replace: true });
    return { me };
  },
  component: Signed,
});

function Signed() {
  const { me } = Route.useRouteContext();
  const router = useRouter();
  useEffect(() => onSessionLost(() => {
    const to = router.state.location.href;
    void client.clearStore().then(() => router.navigate({ to: '/sign-in', search: { to, lost: true } }));
  }), [router]);
  // Still there: his access changed, or his eyes did. What is on screen was shown to others, so the page is opened anew.
  const ended = () => void whoIsThere(true).then((still) => { if (still) window.location.reload(); else void client.clearStore().then(() => router.navigate({ to: '/sign-in', search: { to: router.state.location.href, lost: true } })); }, () => undefined);
  return <SessionProvider me={me}>{me.workspace === 'enrol' ? <Outlet /> : <LiveProvider client={client} onEnded={ended}><Shell /></LiveProvider>}<Reauthentication /></SessionProvider>;
}
