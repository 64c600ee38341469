import { createFileRoute } from '@tanstack/react-router';
import { RegisterMandate } from '../../../features/mandates/register-mandate.tsx';

export const Route = createFileRoute('/_signed/admin/creditors/$id/mandate')({ component: Mandate });

function Mandate() {
  const { id } = Route.useParams();
  return <RegisterMandate key={id} creditorId={id} />;
}
