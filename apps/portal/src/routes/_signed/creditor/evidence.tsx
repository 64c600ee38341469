import { createFileRoute } from '@tanstack/react-router';
import { EvidencePage } from '../../../features/deposits/evidence-page.tsx';

export const Route = createFileRoute('/_signed/creditor/evidence')({ component: EvidencePage });
