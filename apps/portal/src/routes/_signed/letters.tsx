import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { LETTER_STATES, LettersPage } from '../../features/letters/letters-page.tsx';

export const Route = createFileRoute('/_signed/letters')({
  validateSearch: z.object({ state: z.catch(z.optional(z.enum(LETTER_STATES)), undefined) }),
  component: Letters,
});

function Letters() {
  const { state = 'all' } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <LettersPage state={state} onState={(next) => void navigate({ search: next === 'all' ? {} : { state: next }, replace: true })} />;
}
