import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { QUEUE_FILTERS } from '../../features/queue/queue-list.ts';
import { CollectorDesk } from '../../workspaces/collector/desk.tsx';

export const Route = createFileRoute('/_signed/desk')({
  validateSearch: z.object({ filter: z.catch(z.optional(z.enum(QUEUE_FILTERS)), undefined), text: z.catch(z.optional(z.string()), undefined) }),
  component: Desk,
});

function Desk() {
  const { filter = 'all', text = '' } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <CollectorDesk view={{ filter, text }} onView={(view) => void navigate({ search: { ...(view.filter === 'all' ? {} : { filter: view.filter }), ...(view.text ? { text: view.text } : {}) }, replace: true })} />;
}
