import { createFileRoute } from '@tanstack/react-router';
import { SingleClaim } from '../../../features/intake/single-claim.tsx';

export const Route = createFileRoute('/_signed/creditor/deposit_/one')({ component: SingleClaim });
