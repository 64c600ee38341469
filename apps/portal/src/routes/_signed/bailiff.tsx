import { createFileRoute, Outlet } from '@tanstack/react-router';
import { useMe } from '../../app/session.tsx';
import { Missing } from '../../app/states.tsx';

/** The pages of a study. */
export const Route = createFileRoute('/_signed/bailiff')({ component: Bailiff });

function Bailiff() {
  return useMe().workspace === 'bailiff' ? <Outlet /> : <Missing />;
}
