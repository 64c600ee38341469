import { createFileRoute } from '@tanstack/react-router';
import { TrailPage } from '../../features/trail/trail-page.tsx';
import { trailSearch } from '../../features/trail/trail-view.ts';

export const Route = createFileRoute('/_signed/trail')({ validateSearch: trailSearch, component: Trail });

function Trail() {
  const navigate = Route.useNavigate();
  return <TrailPage view={Route.useSearch()} onView={(view) => void navigate({ search: view, replace: true })} />;
}
