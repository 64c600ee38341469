import { createFileRoute } from '@tanstack/react-router';
import { CasesPage } from '../../../features/creditor-home/cases-page.tsx';
import { casesSearch } from '../../../features/creditor-home/filters.ts';

export const Route = createFileRoute('/_signed/creditor/cases')({ validateSearch: casesSearch, component: Cases });

function Cases() {
  const navigate = Route.useNavigate();
  return <CasesPage view={Route.useSearch()} onView={(view) => void navigate({ search: view, replace: true })} />;
}
