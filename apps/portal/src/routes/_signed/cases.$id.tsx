import { createFileRoute, Navigate } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { useMe } from '../../app/session.tsx';
import { CasePage, PANELS } from '../../features/cases/case-page.tsx';

export const Route = createFileRoute('/_signed/cases/$id')({
  validateSearch: z.object({ act: z.catch(z.optional(z.enum(PANELS)), undefined) }),
  component: Case,
});

function Case() {
  const { id } = Route.useParams();
  const { act } = Route.useSearch();
  const navigate = Route.useNavigate();
  // A study works on the file that it was handed, on a page of its own.
  if (useMe().workspace === 'bailiff') return <Navigate to="/bailiff" search={{ case: id }} replace />;
  return <CasePage key={id} id={id} panel={act} onPanel={(panel) => void navigate({ search: panel ? { act: panel } : {}, replace: true })} />;
}
