import { createFileRoute } from '@tanstack/react-router';
import { DepositsPage } from '../../../features/deposits/deposits-page.tsx';

export const Route = createFileRoute('/_signed/creditor/deposits/')({ component: DepositsPage });
