import { createFileRoute } from '@tanstack/react-router';
import { TitlePage } from '../../features/titles/title-page.tsx';

export const Route = createFileRoute('/_signed/cases/$id_/title')({ component: () => <TitlePage id={Route.useParams().id} /> });
