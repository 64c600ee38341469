import { createFileRoute, useLocation } from '@tanstack/react-router';
import { houseOf } from '../features/account/sign-in-page.tsx';
import { tokenOf } from '../features/account/welcome-page.tsx';
import { SignPage } from '../features/sign-mandate/sign-page.tsx';

/** The link of a mail: /sign#…, to a mandate or a special power. What stands behind the # is sent to no log. */
export const Route = createFileRoute('/sign')({ loader: houseOf, component: Sign });

function Sign() {
  return <SignPage house={Route.useLoaderData()} token={tokenOf(useLocation({ select: (location) => location.hash }))} />;
}
