import { createFileRoute } from '@tanstack/react-router';
import { useMay, useMe } from '../../app/session.tsx';
import { Missing } from '../../app/states.tsx';
import { ApiGuidePage } from '../../features/api-guide/api-guide-page.tsx';

export const Route = createFileRoute('/_signed/api-guide')({ component: ApiGuide });

/** For creditors, and for those who give keys. */
function ApiGuide() {
  const gives = useMay()('read', 'ApiToken');
  return useMe().workspace === 'creditor' || gives ? <ApiGuidePage /> : <Missing />;
}
