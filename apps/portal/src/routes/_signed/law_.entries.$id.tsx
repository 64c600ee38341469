import { createFileRoute } from '@tanstack/react-router';
import { EntryPage } from '../../features/law/entry-page.tsx';

export const Route = createFileRoute('/_signed/law_/entries/$id')({ component: Entry });

function Entry() {
  const { id } = Route.useParams();
  return <EntryPage key={id} id={id} />;
}
