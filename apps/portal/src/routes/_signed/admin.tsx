import { createFileRoute, Outlet } from '@tanstack/react-router';
import { useMay } from '../../app/session.tsx';
import { Missing } from '../../app/states.tsx';

/** People, creditors, mandates and settings: for those who keep them. */
export const Route = createFileRoute('/_signed/admin')({ component: Admin });

function Admin() {
  return useMay()('settings', 'Agency') ? <Outlet /> : <Missing />;
}
