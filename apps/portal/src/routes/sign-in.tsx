import { createFileRoute, redirect } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { whoIsThere } from '../app/session.tsx';
import { houseOf, SignInPage } from '../features/account/sign-in-page.tsx';
import { inside, useEnter } from '../features/account/use-enter.ts';

export const Route = createFileRoute('/sign-in')({
  validateSearch: z.object({ to: z.catch(z.optional(z.string()), undefined), lost: z.catch(z.optional(z.boolean()), undefined) }),
  beforeLoad: async ({ search }) => { if (!search.lost && (await whoIsThere())) throw redirect({ to: inside(search.to) }); },
  loader: houseOf,
  component: SignIn,
});

function SignIn() {
  const { to, lost } = Route.useSearch();
  return <SignInPage house={Route.useLoaderData()} lost={lost ?? false} onEntered={useEnter(to)} />;
}
