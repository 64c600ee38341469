import { createFileRoute } from '@tanstack/react-router';
import { CreditorPage } from '../../../features/creditors/creditor-page.tsx';

export const Route = createFileRoute('/_signed/admin/creditors/$id/')({ component: Creditor });

function Creditor() {
  const { id } = Route.useParams();
  return <CreditorPage key={id} id={id} />;
}
