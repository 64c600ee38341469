import { createFileRoute } from '@tanstack/react-router';
import { CasePage } from '../../features/cases/case-page.tsx';

export const Route = createFileRoute('/_signed/cases/$id')({ component: () => <CasePage id={Route.useParams().id} /> });
