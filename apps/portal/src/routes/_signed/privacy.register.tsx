import { createFileRoute } from '@tanstack/react-router';
import { RegisterPage } from '../../features/privacy/register-page.tsx';

export const Route = createFileRoute('/_signed/privacy/register')({ component: RegisterPage });
