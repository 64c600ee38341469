import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { RequestsPage } from '../../features/privacy/requests-page.tsx';

export const Route = createFileRoute('/_signed/privacy/')({ validateSearch: z.object({ state: z.catch(z.optional(z.enum(['open', 'ended'])), undefined) }), component: Requests });

function Requests() {
  const navigate = Route.useNavigate();
  return <RequestsPage state={Route.useSearch().state} onState={(state) => void navigate({ search: state ? { state } : {}, replace: true })} />;
}
