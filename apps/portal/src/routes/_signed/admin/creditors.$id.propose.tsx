import { createFileRoute } from '@tanstack/react-router';
import { ProposeMandate } from '../../../features/mandates/propose-mandate.tsx';

export const Route = createFileRoute('/_signed/admin/creditors/$id/propose')({
  validateSearch: (search: Record<string, unknown>): { renews?: string } => (typeof search['renews'] === 'string' ? { renews: search['renews'] } : {}),
  component: Propose,
});

function Propose() {
  const { id } = Route.useParams(), { renews } = Route.useSearch();
  return <ProposeMandate key={`${id} ${renews ?? ''}`} creditorId={id} renews={renews} />;
}
