import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { useMay } from '../../app/session.tsx';
import { Missing } from '../../app/states.tsx';
import { HANDOFF_BOXES, HandoffsPage } from '../../features/handoffs/handoffs-page.tsx';

/** The agency's hand-offs, for those who hand over. */
export const Route = createFileRoute('/_signed/supervision_/handoffs')({
  validateSearch: z.object({ box: z.catch(z.optional(z.enum(HANDOFF_BOXES)), undefined) }),
  component: Handoffs,
});

function Handoffs() {
  const may = useMay();
  const navigate = Route.useNavigate();
  const { box = 'inbox' } = Route.useSearch();
  if (!may('read', 'Supervision') || !may('read', 'Handoff')) return <Missing />;
  return <HandoffsPage key={box} box={box} withdraws={may('withdraw', 'Handoff')} onBox={(next) => void navigate({ search: next === 'inbox' ? {} : { box: next }, replace: true })} />;
}
