import { createFileRoute } from '@tanstack/react-router';
import { RegisterCreditor } from '../../../features/creditors/register-creditor.tsx';

export const Route = createFileRoute('/_signed/admin/creditors/new')({ component: RegisterCreditor });
