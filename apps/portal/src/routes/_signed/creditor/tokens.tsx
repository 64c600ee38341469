import { createFileRoute } from '@tanstack/react-router';
import { useMay } from '../../../app/session.tsx';
import { Missing } from '../../../app/states.tsx';
import { TokensPage } from '../../../features/tokens/tokens-page.tsx';

export const Route = createFileRoute('/_signed/creditor/tokens')({ component: Tokens });

function Tokens() {
  return useMay()('read', 'ApiToken') ? <TokensPage /> : <Missing />;
}
