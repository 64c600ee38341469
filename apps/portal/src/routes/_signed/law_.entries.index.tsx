import { createFileRoute } from '@tanstack/react-router';
import { EntriesPage } from '../../features/law/entries-page.tsx';
import { entriesSearch } from '../../features/law/entries-view.ts';

export const Route = createFileRoute('/_signed/law_/entries/')({ validateSearch: entriesSearch, component: Entries });

function Entries() {
  const navigate = Route.useNavigate();
  return <EntriesPage view={Route.useSearch()} onView={(view) => void navigate({ search: view, replace: true })} />;
}
