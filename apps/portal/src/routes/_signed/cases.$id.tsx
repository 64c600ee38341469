import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { CasePage, PANELS } from '../../features/cases/case-page.tsx';

export const Route = createFileRoute('/_signed/cases/$id')({
  validateSearch: z.object({ act: z.catch(z.optional(z.enum(PANELS)), undefined) }),
  component: Case,
});

function Case() {
  const { id } = Route.useParams();
  const { act } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <CasePage key={id} id={id} panel={act} onPanel={(panel) => void navigate({ search: panel ? { act: panel } : {}, replace: true })} />;
}
