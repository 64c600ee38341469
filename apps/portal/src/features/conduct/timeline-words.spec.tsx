import { expect, test } from '@jest/globals';
import { useStory } from '../timeline/words.ts';
import { doorOf, facts, plain, show } from './conduct.spec-kit.tsx';

function Told({ code, of }: { code: string; of: Record<string, string> }) {
  const { say, found } = useStory();
  return <p>{say(code, facts(of))}|{found(facts(of)) ?? ''}</p>;
}
const told = (code: string, of: Record<string, string>) => plain(show(<Told code={code} of={of} />, doorOf({}).client).container.querySelector('p')!.textContent);

test('what was written to the debtor, what he asked for, who called, and what the check found', () => {
  expect(told('reminder.sent', { channel: 'email', to: 'p***@carnaudet.example', subject: 'Votre dossier' })).toBe('Rappel par courriel à p***@carnaudet.example : « Votre dossier »|');
  expect(told('wish.recorded', { kind: 'stopAsked', holds: 'true', on: '2026-11-12', source: 'sa lettre' })).toBe('Souhait du 12 nov. 2026 : Ne plus être appelé ni recevoir de messages|');
  expect(told('wish.recorded', { kind: 'registeredEmailConsent', holds: 'false', on: '2026-11-20' })).toBe('Souhait retiré le 20 nov. 2026 : Consentement au recommandé électronique|');
  expect(told('call.absent', {})).toBe('Absent|');
  expect(told('call.callback', { incoming: 'true' })).toBe('Appel reçu. Demande à être rappelé|');
  expect(told('call.message_left', { findings: 'outside_hours, too_many_contacts' })).toBe('Message laissé|hors des heures, trop de contacts');
});
