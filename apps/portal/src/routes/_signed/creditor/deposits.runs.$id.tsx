import { createFileRoute } from '@tanstack/react-router';
import { RunPage } from '../../../features/deposits/run-page.tsx';

export const Route = createFileRoute('/_signed/creditor/deposits/runs/$id')({ component: Run });

function Run() {
  const { id } = Route.useParams();
  return <RunPage key={id} id={id} />;
}
