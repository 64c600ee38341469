import { createFileRoute } from '@tanstack/react-router';
import { DepositScreen } from '../../../features/intake/deposit-screen.tsx';

export const Route = createFileRoute('/_signed/creditor/deposit')({ component: DepositScreen });
