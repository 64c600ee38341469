import { createFileRoute } from '@tanstack/react-router';
import { ForgottenPage } from '../features/account/forgotten-page.tsx';
import { houseOf } from '../features/account/sign-in-page.tsx';

export const Route = createFileRoute('/forgotten')({ loader: houseOf, component: Forgotten });

function Forgotten() {
  return <ForgottenPage house={Route.useLoaderData()} />;
}
