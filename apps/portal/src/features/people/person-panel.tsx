import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, Facts, Moment, Panel, Press, useKeys, useToast, Word } from '@quittance/ui';
import { useState } from 'react';
import { RefusalNote, type RefusalLike } from '../../app/refusals.tsx';
import { useMay, useMe } from '../../app/session.tsx';
import { ChangeAccess, type Change, type Giving } from './change-access.tsx';
import { GiveForm } from './give-form.tsx';
import { INVITE_AGAIN, type PersonLine } from './people.queries.ts';
import { useAccessWords } from './words.ts';

/** One person: what he may, since when, by whom; and what may be changed of it. */
export function PersonPanel({ person, onChanged, onClose }: { person: PersonLine; onChanged: () => void; onClose: () => void }) {
  const { t } = useLingui();
  return <Panel title={person.name} onClose={onClose} closeLabel={t`fermer`} head={<><b>{person.name}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}><Inside person={person} onChanged={onChanged} /></Panel>;
}

function Inside({ person, onChanged }: { person: PersonLine; onChanged: () => void }) {
  const { t } = useLingui();
  const may = useMay(), me = useMe();
  const words = useAccessWords();
  const [change, setChange] = useState<Change | 'choose' | null>(null);
  const own = person.id === me.id, gives = may('give', 'Person') && !own, revokes = may('revoke', 'Person') && !own;
  const disabled = person.standing === 'disabled';
  const back = () => setChange(null), done = () => { setChange(null); onChanged(); };
  useKeys([{ keys: 'o', label: t`donner un rôle`, disabled: !gives || disabled || change !== null, run: () => setChange('choose') }]);
  return (
    <>
      <Facts facts={[
        { term: t`Adresse`, value: person.email },
        { term: t`Compte`, value: <Word tone={disabled ? 'danger' : person.standing === 'invited' ? 'wait' : undefined}>{words.standing(person.standing)}</Word> },
        { term: t`Second facteur`, value: person.secondFactor ? t`en place` : t`aucun` },
        { term: t`Dernier passage`, value: person.lastSeenAt ? <Moment value={person.lastSeenAt} /> : t`jamais` },
        { term: t`Séances ouvertes`, value: person.openSessions },
      ]} />
      {change === null ? (
        <>
          <h3><Trans>Accès</Trans></h3>
          {person.roles.length === 0 && <p className="soft"><Trans>Aucun : cette personne ne voit rien.</Trans></p>}
          <ul className="roles-held">
            {person.roles.map((role) => (
              <li key={role.id}>
                <span><b>{words.role(role.role, role.grade)}</b>{role.companyName && <>, {role.companyName}</>}<br /><span className="note"><Trans>depuis le <Moment value={role.givenAt} /></Trans>{role.givenBy && <>, {t`par ${role.givenBy}`}</>}</span></span>
                {gives && <Button size="small" onClick={() => setChange({ kind: 'take', role })} aria-label={t`Retirer ${words.role(role.role, role.grade)}`}><Trans>Retirer</Trans></Button>}
              </li>
            ))}
          </ul>
          {own && <p className="soft"><Trans>Nul ne change son propre accès.</Trans></p>}
          <Buttons>
            {gives && !disabled && <Button kbd="o" onClick={() => setChange('choose')}><Trans>Donner un rôle</Trans></Button>}
            {revokes && (disabled ? <Button onClick={() => setChange({ kind: 'enable' })}><Trans>Rouvrir l’accès</Trans></Button> : <Button kind="quiet" onClick={() => setChange({ kind: 'disable' })}><Trans>Suspendre</Trans></Button>)}
            {revokes && person.standing === 'active' && <Button kind="quiet" onClick={() => setChange({ kind: 'startOver' })}><Trans>A perdu ses moyens d’entrer</Trans></Button>}
            {may('invite', 'Person') && person.standing === 'invited' && <Again userId={person.id} />}
          </Buttons>
        </>
      ) : change === 'choose' ? <GiveForm person={person} onGive={(giving: Giving) => setChange({ kind: 'give', giving })} onCancel={back} />
        : <ChangeAccess key={JSON.stringify(change)} person={person} change={change} onDone={done} onCancel={back} />}
    </>
  );
}

/** The invitation once more: the one before opens nothing any longer. */
function Again({ userId }: { userId: string }) {
  const { t } = useLingui();
  const toast = useToast();
  const [invite, { loading }] = useMutation(INVITE_AGAIN);
  const [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const send = async () => {
    const told = (await invite({ variables: { userId } }).catch(() => undefined))?.data?.inviteAgain;
    if (!told) setRefusal({ code: 'access_unknown', facts: [] });
    else if (told.__typename === 'Refusal') setRefusal(told);
    else toast.say(t`L’invitation est repartie ; la précédente n’ouvre plus rien`);
  };
  return <>{refusal && <RefusalNote refusal={refusal} focus />}<Button busy={loading} onClick={() => void send()}><Trans>Inviter de nouveau</Trans></Button></>;
}
