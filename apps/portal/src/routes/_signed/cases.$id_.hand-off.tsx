import { createFileRoute } from '@tanstack/react-router';
import { HandOffPage } from '../../features/handoffs/hand-off-page.tsx';

export const Route = createFileRoute('/_signed/cases/$id_/hand-off')({ component: () => <HandOffPage id={Route.useParams().id} /> });
