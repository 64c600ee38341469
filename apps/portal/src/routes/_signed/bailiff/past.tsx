import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { BailiffPage } from '../../../workspaces/bailiff/bailiff-page.tsx';

export const Route = createFileRoute('/_signed/bailiff/past')({
  validateSearch: z.object({ file: z.catch(z.optional(z.string()), undefined) }),
  component: Files,
});

function Files() {
  const navigate = Route.useNavigate();
  return <BailiffPage box="past" fileId={Route.useSearch().file} onFile={(file) => void navigate({ search: file ? { file } : {}, replace: true })} />;
}
