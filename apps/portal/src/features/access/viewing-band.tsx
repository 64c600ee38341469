import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, useFormats } from '@quittance/ui';
import { useEffect } from 'react';
import { client } from '../../app/client.ts';
import { usePaletteActs } from '../../app/palette.tsx';
import { useMe } from '../../app/session.tsx';
import { STOP_VIEWING } from './access.queries.ts';
import './access.css';

/** While one looks with another's eyes: said over every page, with the way back. It ends by itself. */
export function ViewingBand() {
  const viewing = useMe().viewing;
  return viewing ? <Band viewing={viewing} /> : null;
}

function Band({ viewing }: { viewing: NonNullable<ReturnType<typeof useMe>['viewing']> }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const [stop, { loading }] = useMutation(STOP_VIEWING, { fetchPolicy: 'no-cache' });
  const leave = async () => {
    await stop().catch(() => undefined);
    await client.clearStore();
    window.location.assign(viewing.backTo);
  };
  useEffect(() => {
    const over = setTimeout(() => window.location.assign(viewing.backTo), Math.max(0, Date.parse(viewing.expiresAt) - Date.now()) + 500);
    return () => clearTimeout(over);
  }, [viewing]);
  usePaletteActs(t`Voir comme`, [{ id: 'stop-viewing', label: t`Revenir à ma vue`, run: () => void leave() }], 1);
  const { subjectName } = viewing, until = moment(viewing.expiresAt);
  return (
    <div className="band viewing-band" role="status">
      <span><b>{viewing.as === 'bailiff' ? <Trans>Vous voyez comme l’étude {subjectName}</Trans> : <Trans>Vous voyez comme {subjectName}</Trans>}</b> <Trans>Lecture seule, jusqu’à {until}. Rien ne peut être fait.</Trans></span>
      <Button size="small" busy={loading} onClick={() => void leave()}><Trans>Revenir</Trans></Button>
    </div>
  );
}
