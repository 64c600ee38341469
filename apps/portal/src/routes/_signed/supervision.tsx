import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { SupervisionPage } from '../../workspaces/supervisor/supervision-page.tsx';

export const Route = createFileRoute('/_signed/supervision')({
  validateSearch: z.object({ text: z.catch(z.optional(z.string()), undefined) }),
  component: Supervision,
});

function Supervision() {
  const { text = '' } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <SupervisionPage text={text} onText={(next) => void navigate({ search: next ? { text: next } : {}, replace: true })} />;
}
