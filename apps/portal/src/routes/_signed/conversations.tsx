import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { useMe } from '../../app/session.tsx';
import { ConversationsPage } from '../../features/case-messages/conversations-page.tsx';

export const Route = createFileRoute('/_signed/conversations')({
  validateSearch: z.object({ view: z.catch(z.optional(z.enum(['unread', 'mine', 'all'])), undefined) }),
  component: Conversations,
});

function Conversations() {
  const { view } = Route.useSearch();
  const navigate = Route.useNavigate();
  // A creditor's own list begins with everything; an agent's with what waits for him.
  const usual = useMe().creditorId ? 'mine' : 'unread';
  return <ConversationsPage view={view ?? usual} onView={(next) => void navigate({ search: next === usual ? {} : { view: next }, replace: true })} />;
}
