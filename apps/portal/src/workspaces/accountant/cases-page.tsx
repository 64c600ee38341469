import { useLingui } from '@lingui/react/macro';
import { Page, useFormats } from '@quittance/ui';
import { CaseList } from '../../features/cases/case-list.tsx';
import './accounting.css';

/** What is due, case by case, to the cent. */
export function AccountedCasesPage({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useLingui();
  const { day, today } = useFormats();
  return (
    <Page title={t`Comptes`} context={t`ce qui est dû sur chaque dossier, au centime`} aside={<span>{day(today, 'full')}</span>} layout="fixed" className="accounting">
      <CaseList text={text} onText={onText} />
    </Page>
  );
}
