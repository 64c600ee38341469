import { createFileRoute } from '@tanstack/react-router';
import { PeoplePage } from '../../features/people/people-page.tsx';
import { peopleSearch } from '../../features/people/people-view.ts';

export const Route = createFileRoute('/_signed/people')({ validateSearch: peopleSearch, component: People });

function People() {
  const navigate = Route.useNavigate();
  return <PeoplePage view={Route.useSearch()} onView={(view) => void navigate({ search: view, replace: true })} />;
}
