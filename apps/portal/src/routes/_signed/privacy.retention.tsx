import { createFileRoute } from '@tanstack/react-router';
import { RetentionPage } from '../../features/privacy/retention-page.tsx';

export const Route = createFileRoute('/_signed/privacy/retention')({ component: RetentionPage });
