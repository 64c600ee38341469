import { createFileRoute, redirect } from '@tanstack/react-router';
import { homeOf } from '../../app/menu.tsx';

/** The house has no hall: each starts where his day starts. */
export const Route = createFileRoute('/_signed/')({
  beforeLoad: ({ context }) => { throw redirect({ to: homeOf(context.me.workspace), replace: true }); },
});
