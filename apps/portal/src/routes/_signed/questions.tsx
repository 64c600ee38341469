import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { QuestionsPage } from '../../features/questions/questions-page.tsx';

export const Route = createFileRoute('/_signed/questions')({
  validateSearch: z.object({ all: z.catch(z.optional(z.literal(true)), undefined) }),
  component: Questions,
});

function Questions() {
  const { all = false } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <QuestionsPage all={all} onAll={(next) => void navigate({ search: next ? { all: true } : {}, replace: true })} />;
}
