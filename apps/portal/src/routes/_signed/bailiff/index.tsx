import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { BailiffPage } from '../../../workspaces/bailiff/bailiff-page.tsx';

export const Route = createFileRoute('/_signed/bailiff/')({
  validateSearch: z.object({ file: z.catch(z.optional(z.string()), undefined), case: z.catch(z.optional(z.string()), undefined) }),
  component: Files,
});

function Files() {
  const navigate = Route.useNavigate();
  const { file: fileId, case: caseId } = Route.useSearch();
  return <BailiffPage box="inbox" fileId={fileId} caseId={caseId} onFile={(file) => void navigate({ search: file ? { file } : {}, replace: true })} />;
}
