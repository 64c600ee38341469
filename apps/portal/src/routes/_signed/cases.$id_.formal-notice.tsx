import { createFileRoute } from '@tanstack/react-router';
import { FormalNoticePage } from '../../features/letters/formal-notice-page.tsx';

export const Route = createFileRoute('/_signed/cases/$id_/formal-notice')({ component: () => <FormalNoticePage id={Route.useParams().id} /> });
