import { createFileRoute } from '@tanstack/react-router';
import { LegalFilePage } from '../../features/legal-file/legal-file-page.tsx';

export const Route = createFileRoute('/_signed/cases/$id_/legal-file')({ component: () => <LegalFilePage id={Route.useParams().id} /> });
