import { Trans } from '@lingui/react/macro';
import { createFileRoute, Link } from '@tanstack/react-router';
import { useMay } from '../../app/session.tsx';
import { LawPage } from '../../features/law/law-page.tsx';
import { lawSearch } from '../../features/law/law-view.ts';

export const Route = createFileRoute('/_signed/law')({ validateSearch: lawSearch, component: Law });

function Law() {
  const navigate = Route.useNavigate();
  // How the agency applies it when it seeks a debtor out.
  const rules = useMay()('read', 'ContactPolicy') ? <Link to="/settings/contact"><Trans>Règles de contact</Trans></Link> : undefined;
  return <LawPage view={Route.useSearch()} onView={(view) => void navigate({ search: view, replace: true })} aside={rules} />;
}
