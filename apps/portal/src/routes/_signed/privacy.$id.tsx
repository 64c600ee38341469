import { createFileRoute } from '@tanstack/react-router';
import { RequestPage } from '../../features/privacy/request-page.tsx';

export const Route = createFileRoute('/_signed/privacy/$id')({ component: Request });

function Request() {
  const { id } = Route.useParams();
  return <RequestPage key={id} id={id} />;
}
