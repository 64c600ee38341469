import { createFileRoute } from '@tanstack/react-router';
import { Missing } from '../../app/states.tsx';

/** Any other address: within the frame for who is signed in, at the door for who is not. */
export const Route = createFileRoute('/_signed/$')({ component: Missing });
