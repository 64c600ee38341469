import { createFileRoute } from '@tanstack/react-router';
import { StudyPage } from '../../../features/studies/study-page.tsx';

export const Route = createFileRoute('/_signed/admin/studies/$id')({ component: Study });

function Study() {
  const { id } = Route.useParams();
  return <StudyPage key={id} id={id} />;
}
