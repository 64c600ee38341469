import { createFileRoute } from '@tanstack/react-router';
import { EnterLawPage } from '../../features/law/enter-law-page.tsx';
import { enterSearch } from '../../features/law/entries-view.ts';

export const Route = createFileRoute('/_signed/law_/entries/new')({ validateSearch: enterSearch, component: New });

function New() {
  const asked = Route.useSearch();
  return <EnterLawPage key={`${asked.name ?? ''}${asked.from ?? ''}`} asked={asked} />;
}
