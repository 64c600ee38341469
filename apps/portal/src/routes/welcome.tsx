import { createFileRoute, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { houseOf } from '../features/account/sign-in-page.tsx';
import { useEnter } from '../features/account/use-enter.ts';
import { tokenOf, WelcomePage } from '../features/account/welcome-page.tsx';

/** The link of a mail: /welcome#…, for an invitation and for a new password alike. */
export const Route = createFileRoute('/welcome')({ loader: houseOf, component: Welcome });

function Welcome() {
  const hash = useLocation({ select: (location) => location.hash });
  const [token, setToken] = useState(tokenOf(hash));
  // Another link opened in the same tab; once used, the link leaves the address and the page stays.
  if (hash && tokenOf(hash) !== token) setToken(tokenOf(hash));
  return <WelcomePage house={Route.useLoaderData()} token={token} onEntered={useEnter()} />;
}
