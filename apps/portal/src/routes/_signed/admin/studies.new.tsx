import { createFileRoute } from '@tanstack/react-router';
import { RegisterStudy } from '../../../features/studies/register-study.tsx';

export const Route = createFileRoute('/_signed/admin/studies/new')({ component: RegisterStudy });
