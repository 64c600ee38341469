import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Confirm, dayOfInstant, Empty, KeyScope, Loading, Moment, Note, Page, Table, useFormats, useKeys, useToast, Word } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { RefusalNote, type RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { PageFault } from '../../app/states.tsx';
import { MakeToken } from './make-token.tsx';
import { API_TOKENS, REVOKE_API_TOKEN, type Token } from './tokens.queries.ts';
import { useTokenWords } from './words.ts';
import './tokens.css';

/** Keys of programs: which there are, in whose name, since when, last used when; made and taken back here. */
export function TokensPage() {
  const { t } = useLingui();
  const may = useMay();
  const { data, error, refetch } = useQuery(API_TOKENS, { fetchPolicy: 'cache-and-network' });
  const [making, setMaking] = useState(false), [revoking, setRevoking] = useState<Token | null>(null);
  const makes = may('register', 'ApiToken'), tokens = data?.apiTokens;
  useKeys(makes && tokens && !making && !revoking ? [{ keys: 'n', label: t`nouvelle clé`, run: () => setMaking(true) }] : []);
  if (error && !tokens) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (!tokens) return <Page title={t`Clés de programmes`} layout="scroll"><Loading lines={6} /></Page>;
  return (
    <Page title={t`Clés de programmes`} className="tokens-page" aside={makes && !making ? <Button kbd="n" onClick={() => setMaking(true)}><Trans>Nouvelle clé</Trans></Button> : null}>
      <Note><p><Trans>Une clé laisse un programme lire, ou déposer, au nom d’une personne et jamais au-delà de ce qu’elle peut. Elle n’ouvre ni les comptes, ni le journal, ni la lettre qui porte le code du débiteur.</Trans> <Link to="/api-guide"><Trans>Comment s’en servir</Trans></Link></p></Note>
      {making && <MakeToken holders={tokens.holders} onMade={() => void refetch().catch(() => undefined)} onClose={() => setMaking(false)} />}
      {revoking && <Revoke token={revoking} onClose={() => setRevoking(null)} onDone={() => void refetch().catch(() => undefined)} />}
      {tokens.rows.length ? <Tokens rows={tokens.rows} {...(may('revoke', 'ApiToken') ? { onRevoke: setRevoking } : {})} /> : <Empty inline title={<Trans>Aucune clé n’a été donnée.</Trans>} />}
    </Page>
  );
}

function Tokens({ rows, onRevoke }: { rows: readonly Token[]; onRevoke?: (token: Token) => void }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useTokenWords();
  return (
    <Table
      caption={<span className="off-screen">{t`Clés de programmes`}</span>} rows={rows} rowId={({ id }) => id}
      columns={[
        { key: 'name', head: t`Nom`, rowHead: true, cell: ({ name, prefix }) => <>{name} <code className="faint">{prefix}…</code></> },
        { key: 'acts', head: t`Au nom de`, cell: ({ actsAs, companyName }) => <>{actsAs}{companyName && <span className="soft">, {companyName}</span>}</> },
        { key: 'scopes', head: t`Peut`, cell: ({ scopes }) => words.scopes(scopes) },
        { key: 'state', head: t`État`, cell: ({ state, expiresAt, revokedAt, revokedBy }) => {
          const { word, tone } = words.state(state), until = day(dayOfInstant(expiresAt)), on = revokedAt ? day(dayOfInstant(revokedAt)) : '';
          return <>{tone === 'ok' ? word : <Word tone={tone === 'wait' ? 'wait' : 'settled'}>{word}</Word>} <span className="soft">{revokedAt ? t`par ${revokedBy ?? '—'}, le ${on}` : t`jusqu’au ${until}`}</span></>;
        } },
        { key: 'used', head: t`Dernier emploi`, cell: ({ lastUsedAt }) => (lastUsedAt ? <Moment value={lastUsedAt} /> : <span className="soft">{t`jamais`}</span>) },
        { key: 'made', head: t`Donnée par`, cell: ({ madeBy, madeAt }) => <>{madeBy} <span className="soft">{day(dayOfInstant(madeAt))}</span></> },
        ...(onRevoke ? [{ key: 'act', head: <span className="off-screen">{t`Acte`}</span>, as: 'end' as const, cell: (token: Token) => (token.state === 'revoked' ? null : <Button size="small" aria-label={t`Révoquer ${token.name}`} onClick={() => onRevoke(token)}><Trans>Révoquer</Trans></Button>) }] : []),
      ]}
    />
  );
}

function Revoke({ token, onClose, onDone }: { token: Token; onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const toast = useToast();
  const [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [revoke, { loading, error }] = useMutation(REVOKE_API_TOKEN, { fetchPolicy: 'no-cache' });
  const { name } = token;
  const send = async () => {
    const { data } = await revoke({ variables: { id: token.id } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.revokeApiToken.__typename === 'Refusal') { setRefusal(data.revokeApiToken); return; }
    toast.say(t`La clé « ${name} » n’ouvre plus rien`);
    onDone();
    onClose();
  };
  return (
    <KeyScope title={t`Confirmer`} shadow>
      <Confirm
        title={t`La clé « ${name} » n’ouvre plus rien, dès maintenant.`} confirm={t`Révoquer la clé`} danger busy={loading} onConfirm={() => void send()} onCancel={onClose}
        consequences={<>{refusal && <RefusalNote refusal={refusal} focus />}{error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. La clé est toujours en service.</Trans></p>}<p><Trans>Le programme qui s’en sert est refusé à sa prochaine demande. Une clé révoquée ne se rétablit pas : il faut en donner une autre.</Trans></p></>}
      />
    </KeyScope>
  );
}
