import { createFileRoute } from '@tanstack/react-router';
import { LawPage } from '../../features/law/law-page.tsx';
import { lawSearch } from '../../features/law/law-view.ts';

export const Route = createFileRoute('/_signed/law')({ validateSearch: lawSearch, component: Law });

function Law() {
  const navigate = Route.useNavigate();
  return <LawPage view={Route.useSearch()} onView={(view) => void navigate({ search: view, replace: true })} />;
}
